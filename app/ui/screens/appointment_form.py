"""Lịch công tác: the form of a line of the weekly schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.appointment_form import AppointmentForm
from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.schedule import Half
from app.core.fields import LABELS, NOUNS
from app.core.schedule_terms import AppointmentKind
from app.rules.form_checks import appointment
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LINE = LABELS["appointment"]


def _load(session: Session, key: str | None) -> Loaded[AppointmentForm]:
    from app.services.forms.appointment import load

    return load(session, key, today=today())


def _save(session: Session, loaded: Loaded[AppointmentForm]) -> str:
    from app.services.forms.appointment import save

    return save(session, loaded)


def _advise(session: Session, loaded: Loaded[AppointmentForm]) -> tuple[Complaint, ...]:
    from app.services.forms.appointment import advise

    return advise(session, loaded)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.appointment import describe

    return describe(session, key)


WORK = Section(
    "Nội dung",
    (
        Field("content", _LINE["content"], Entry.TEXT, required=True),
        Field("day", _LINE["day"], Entry.DAY, required=True),
        Field("half", _LINE["half"], Entry.CHOICE, terms=Half, hint="Theo giờ, nếu có ghi giờ"),
        Field("starts_at", _LINE["starts_at"], Entry.TIME),
        Field("ends_at", _LINE["ends_at"], Entry.TIME),
        Field("kind", _LINE["kind"], Entry.CHOICE, terms=AppointmentKind),
        Field("place", _LINE["place"], Entry.LINE, advised=True),
    ),
)
PEOPLE = Section(
    "Thành phần",
    (
        Field(
            "chair",
            "Chủ trì",
            Entry.REF,
            hint="Chức danh hoặc họ tên",
            find=lookups.assigners,
            may_add=("post", "person"),
            advised=True,
        ),
        Field(
            "people",
            "Lãnh đạo dự",
            Entry.REFS,
            find=lookups.assigners,
            may_add=("post", "person"),
            advised=True,
        ),
        Field("attends", _LINE["attends"], Entry.LINE, hint="Sở Tài chính; UBND các xã có dự án"),
        Field("prepares", _LINE["prepares_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
        Field(
            "office_leader", _LINE["office_leader_id"], Entry.REF, find=lookups.people, may_add=("person",)
        ),
        Field("room", _LINE["room_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
        Field("note", _LINE["note"], Entry.TEXT),
    ),
)

APPOINTMENT_FORM: FormScreen[AppointmentForm] = FormScreen(
    name="appointment",
    noun=NOUNS["appointment"],
    table="appointment",
    sections=(WORK, PEOPLE),
    load=_load,
    check=appointment.check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
