"""Thành phần, trả lời: who is invited to a meeting, to which contents, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Loaded
from app.briefings.guests_form import GuestRow, GuestsForm
from app.core.fields import LABELS, NOUNS
from app.core.meeting_held_terms import Answer
from app.rules.form_checks import guests
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens.meeting_form import attendees, refuse_closed
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_SAYS = LABELS["meeting_attendance"]


def _load(session: Session, key: str | None) -> Loaded[GuestsForm]:
    from app.services.forms.guests import load

    if key is not None:
        refuse_closed(session, key)
    return load(session, key)


def _check(form: GuestsForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return guests.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[GuestsForm]) -> str:
    from app.services.forms.guests import save

    return save(session, loaded)


def _advise(session: Session, loaded: Loaded[GuestsForm]) -> tuple[Complaint, ...]:
    from app.services.forms.guests import advise_agencies

    return (*guests.old_answers(loaded.values), *advise_agencies(session, loaded))


GROUPS = Section(
    "Mời thêm cả nhóm khi lưu",
    (
        Field("committee", "Thành viên UBND tỉnh", Entry.FLAG),
        Field("departments", "Các sở, ban, ngành", Entry.FLAG),
        Field("communes", "UBND các xã, phường, đặc khu", Entry.FLAG),
        Field("rooms", "Các phòng thuộc Văn phòng", Entry.FLAG),
        Field("office_leaders", "Lãnh đạo Văn phòng", Entry.FLAG),
        Field("sent_on", "Gửi giấy mời ngày", Entry.DAY, hint="Ghi cho những nơi chưa có ngày gửi"),
        Field("sent_by", _SAYS["sent_by"], Entry.LINE, hint="Trục liên thông, thư điện tử, điện thoại…"),
    ),
)
ROWS = Field(
    "guests",
    "Được mời",
    Entry.ROWS,
    row=GuestRow,
    columns=(
        Field(
            "who", "Người, cơ quan", Entry.REF, required=True, find=attendees, may_add=("person", "agency")
        ),
        Field("items", "Chỉ dự nội dung số", Entry.LINE, hint="Để trống: cả cuộc họp; như 3-4"),
        Field("sent_on", _SAYS["sent_on"], Entry.DAY),
        Field("answer", _SAYS["answer"], Entry.CHOICE, terms=Answer, may_be_open=True),
        Field("answered_on", _SAYS["answered_on"], Entry.DAY),
        Field("substitute", _SAYS["substitute"], Entry.LINE),
        Field("substitute_post", _SAYS["substitute_post"], Entry.LINE),
        Field("substitute_phone", _SAYS["substitute_phone"], Entry.LINE),
        Field("reason", _SAYS["reason"], Entry.LINE),
    ),
)

GUESTS_FORM: FormScreen[GuestsForm] = FormScreen(
    name="guests",
    noun=NOUNS["meeting_attendance"],
    table="meeting",
    sections=(GROUPS, Section("Thành phần", (ROWS,))),
    load=_load,
    check=_check,
    save=_save,
    advise=_advise,
    title="Thành phần dự họp, trả lời",
)
