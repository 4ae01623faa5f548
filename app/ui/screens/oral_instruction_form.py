"""Chỉ đạo bằng lời: the form of an oral instruction with its tasks (duty 26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.oral_form import OralForm
from app.core.fields import LABELS
from app.core.terms import Secrecy
from app.rules.form_checks import oral
from app.rules.secrets import said_after
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.screens.task_lines import TASK_LINES
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_SAID = LABELS["source_document"]


def _load(session: Session, key: str | None) -> Loaded[OralForm]:
    from app.services.forms.oral import load

    return load(session, key, today=today())


def _check(form: OralForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return oral.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[OralForm]) -> str:
    from app.services.forms.oral import save

    return save(session, loaded, today=today())


def _advise(session: Session, typed: Loaded[OralForm]) -> tuple[Complaint, ...]:
    from app.services.forms.task_lines import advise_lines

    form = typed.values
    return advise_lines(session, form.said_on, form.tasks)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.oral import describe

    return describe(session, key, today=today())


SAID = Section(
    "Chỉ đạo",
    (
        Field(
            "said_by",
            _SAID["said_by_person_id"],
            Entry.REF,
            required=True,
            find=lookups.assigners,
            may_add=("post", "person"),
        ),
        Field("said_on", "Ngày chỉ đạo", Entry.DAY, required=True),
        Field("said_at", _SAID["said_at"], Entry.TIME),
        Field("place", _SAID["place"], Entry.LINE),
        Field("content", "Nội dung chỉ đạo", Entry.TEXT),
        Field("secrecy", _SAID["secrecy"], Entry.CHOICE, terms=Secrecy),
    ),
)
PASSED_ON = Section(
    "Truyền đạt, xác nhận",
    (
        Field(
            "transmitted_by", _SAID["transmitted_by_id"], Entry.REF, find=lookups.people, may_add=("person",)
        ),
        Field("transmitted_to", _SAID["transmitted_to"], Entry.LINE),
        Field("confirmed_number", "Số, ký hiệu văn bản xác nhận", Entry.LINE),
        Field("confirmed_on", _SAID["confirmed_on"], Entry.DAY),
    ),
)

ORAL_INSTRUCTION_FORM: FormScreen[OralForm] = FormScreen(
    name="oral_instruction",
    noun="chỉ đạo bằng lời",
    table="source_document",
    sections=(SAID, PASSED_ON, Section("Nhiệm vụ theo chỉ đạo", (TASK_LINES,))),
    load=_load,
    check=_check,
    save=_save,
    advise=_advise,
    describe=_describe,
    remark=lambda before, now: said_after(before.secrecy, now.secrecy),
)
