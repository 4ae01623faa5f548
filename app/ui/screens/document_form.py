"""Văn bản giao nhiệm vụ: a source document with all its tasks, entered at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Complaint, Details, Loaded
from app.core.fields import LABELS, NOUNS
from app.core.task_making_terms import DocumentMark
from app.core.terms import Secrecy
from app.rules.form_checks import document
from app.rules.secrets import said_after
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.screens.task_lines import TASK_LINES
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_DOCUMENT = LABELS["source_document"]


def _load(session: Session, key: str | None) -> Loaded[DocumentForm]:
    from app.services.forms.document import load

    return load(session, key, today=today())


def _check(form: DocumentForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return document.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[DocumentForm]) -> str:
    from app.services.forms.document import save

    return save(session, loaded, today=today())


def _advise(session: Session, typed: Loaded[DocumentForm]) -> tuple[Complaint, ...]:
    from app.services.forms.task_lines import advise_lines

    form = typed.values
    return advise_lines(session, form.assigned_on or form.issued_on, form.tasks)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.document import describe

    return describe(session, key, today=today())


DOCUMENT_FORM: FormScreen[DocumentForm] = FormScreen(
    name="document",
    noun=NOUNS["source_document"],
    table="source_document",
    sections=(
        Section(
            "Văn bản",
            (
                Field("number", _DOCUMENT["number"], Entry.LINE),
                Field("issued_on", _DOCUMENT["issued_on"], Entry.DAY),
                Field("issuer", _DOCUMENT["issuer"], Entry.LINE),
                Field("summary", _DOCUMENT["summary"], Entry.TEXT),
                Field("secrecy", _DOCUMENT["secrecy"], Entry.CHOICE, terms=Secrecy),
            ),
        ),
        Section(
            "Khi thêm nhiệm vụ",
            (
                Field("assigned_on", "Ngày giao, nếu khác ngày ban hành", Entry.DAY),
                Field(
                    "assigner",
                    "Người giao",
                    Entry.REF,
                    find=lookups.assigners,
                    may_add=("post", "person"),
                ),
            ),
        ),
        Section("Nhiệm vụ của văn bản", (TASK_LINES,)),
        Section(
            "Không lập nhiệm vụ, trả lại hồ sơ",
            (
                Field("marks", _DOCUMENT["marks"], Entry.CHOICES, terms=DocumentMark),
                Field("return_letter", _DOCUMENT["return_letter"], Entry.LINE),
                Field("returned_on", _DOCUMENT["returned_on"], Entry.DAY),
            ),
            folded=True,
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    advise=_advise,
    describe=_describe,
    remark=lambda before, now: said_after(before.secrecy, now.secrecy),
)
