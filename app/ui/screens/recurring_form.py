"""Nhiệm vụ định kỳ: the form of a task that comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.recurring_form import ExceptionRow, RecurringForm
from app.core.fields import LABELS, NOUNS
from app.core.regulation_terms import DayOffRule, Weekday
from app.core.task_making_terms import Rhythm
from app.core.task_terms import Obligation
from app.core.terms import TaskOrigin
from app.rules.form_checks import recurring
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_AGAIN, _BUT = LABELS["recurring_task"], LABELS["recurring_exception"]


def _load(session: Session, key: str | None) -> Loaded[RecurringForm]:
    from app.services.forms.recurring import load

    return load(session, key, today=today())


def _check(form: RecurringForm, _: Calendar) -> tuple[Complaint, ...]:
    return recurring.check(form, today=today())


def _save(session: Session, loaded: Loaded[RecurringForm]) -> str:
    from app.services.forms.recurring import save

    return save(session, loaded)


def _advise(session: Session, typed: Loaded[RecurringForm]) -> tuple[Complaint, ...]:
    from app.services.forms.recurring import advice

    return advice(session, typed, today=today())


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.recurring import describe

    return describe(session, key, today=today())


WORK = Section(
    "Nhiệm vụ",
    (
        Field("content", _AGAIN["content"], Entry.TEXT),
        Field("leads", "Cơ quan chủ trì", Entry.REFS, find=lookups.agencies, may_add=("agency",)),
        Field("coordinating", "Cơ quan phối hợp", Entry.REFS, find=lookups.agencies, may_add=("agency",)),
        Field("product", _AGAIN["product"], Entry.LINE),
        Field("room", _AGAIN["room_id"], Entry.REF, find=lookups.rooms),
        Field("officer", _AGAIN["officer_id"], Entry.REF, find=lookups.people, may_add=("person",)),
    ),
)
WHEN = Section(
    "Khi nào",
    (
        Field("rhythm", _AGAIN["rhythm"], Entry.CHOICE, terms=Rhythm),
        Field("weekday", _AGAIN["weekday"], Entry.CHOICE, terms=Weekday, may_be_open=True),
        Field("day", _AGAIN["day"], Entry.NUMBER, hint="Ví dụ: 25"),
        Field("month", _AGAIN["month"], Entry.NUMBER, hint="Ví dụ: 6"),
        Field("move", _AGAIN["move"], Entry.CHOICE, terms=DayOffRule),
        Field("every", _AGAIN["every"], Entry.NUMBER, hint="2: hai tuần, tháng, quý, năm một lần"),
        Field("ahead_days", _AGAIN["ahead_days"], Entry.NUMBER),
        Field("starts_on", _AGAIN["starts_on"], Entry.DAY, required=True),
        Field("ends_on", _AGAIN["ends_on"], Entry.DAY),
    ),
)
EXCEPTIONS = Section(
    "Ngoại lệ",
    (
        Field(
            "exceptions",
            "Kỳ bỏ hoặc chuyển ngày",
            Entry.ROWS,
            row=ExceptionRow,
            columns=(
                Field("day", _BUT["day"], Entry.DAY, required=True),
                Field("moved_to", _BUT["moved_to"], Entry.DAY, hint="Để trống: bỏ kỳ này"),
                Field("reason", _BUT["reason"], Entry.LINE),
            ),
        ),
    ),
    folded=True,
)
SOURCE = Section(
    "Nguồn giao",
    (
        Field("origin", _AGAIN["origin"], Entry.CHOICE, terms=TaskOrigin),
        Field("obligation", _AGAIN["obligation"], Entry.CHOICE, terms=Obligation),
        Field("assigner", "Người giao", Entry.REF, find=lookups.assigners, may_add=("post", "person")),
        Field("field", _AGAIN["field_id"], Entry.REF, find=lookups.fields_of_work, may_add=("field",)),
        Field("note", _AGAIN["note"], Entry.TEXT),
    ),
)

RECURRING_FORM: FormScreen[RecurringForm] = FormScreen(
    name="recurring",
    noun=NOUNS["recurring_task"],
    table="recurring_task",
    sections=(WORK, WHEN, EXCEPTIONS, SOURCE),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
