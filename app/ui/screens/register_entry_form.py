"""Sổ theo dõi khác: the form of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.register_forms import RegisterForm
from app.core.fields import LABELS, NOUNS
from app.core.register_terms import RegisterKind
from app.rules.form_checks import registers
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_ENTRY = LABELS["register_entry"]


def _load(session: Session, key: str | None) -> Loaded[RegisterForm]:
    from app.services.forms.register_entry import load

    return load(session, key, today=today())


def _check(form: RegisterForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return registers.check_entry(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[RegisterForm]) -> str:
    from app.services.forms.register_entry import save

    return save(session, loaded)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.register_entry import describe

    return describe(session, key, today=today())


REGISTER_ENTRY_FORM: FormScreen[RegisterForm] = FormScreen(
    name="register_entry",
    noun=NOUNS["register_entry"],
    table="register_entry",
    sections=(
        Section(
            "Nội dung",
            (
                Field("kind", _ENTRY["kind"], Entry.CHOICE, terms=RegisterKind),
                Field("content", _ENTRY["content"], Entry.TEXT, required=True),
                Field("document_number", _ENTRY["document_number"], Entry.LINE),
                Field("dated", _ENTRY["dated"], Entry.DAY),
                Field("agency", _ENTRY["agency_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
                Field("person", _ENTRY["person_id"], Entry.REF, find=lookups.people, may_add=("person",)),
                Field("approved_by", _ENTRY["approved_by"], Entry.LINE),
                Field(
                    "due_on",
                    _ENTRY["due_on"],
                    Entry.DEADLINE,
                    hint="Để trống với nội dung phân cấp: theo kỳ xem lại của quy chế",
                    met="done_on",
                ),
                Field("done_on", _ENTRY["done_on"], Entry.DAY),
                Field("result", _ENTRY["result"], Entry.TEXT),
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
)
