"""Lập lại cuộc họp: a meeting as the pattern of others, once or in a series with exceptions (features 26, 27)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.briefings.bulk_changes import Changed
from app.briefings.meeting_verbs import Repeating
from app.core.fields import NOUNS
from app.core.meeting_terms import MeetingRhythm
from app.core.regulation_terms import DayOffRule
from app.core.words import capital, short_date, weekday
from app.rules.form_checks.meeting_sheets import check_repeating
from app.rules.meeting_series import read_days
from app.ui.forms.screen import Entry, Field, SheetScreen

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.services.meeting_series import Series
    from app.ui.shell import Shell


def ask_repeating(shell: Shell, keys: Sequence[str]) -> None:
    """Ask on which days a meeting is held again, show them, and make them."""
    from app.ui.forms.sheet import open_sheet

    open_sheet(REPEAT, keys[:1], shell)


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.meeting import Meeting
    from app.services.choosing import chosen

    return chosen(session, Meeting, keys)


def _series(values: Repeating) -> Series | None:
    """What is typed, as soon as it is whole."""
    from app.services.meeting_series import Series

    until = values.first if values.rhythm is MeetingRhythm.ONCE else values.until
    if values.first is None or until is None:
        return None
    but = read_days(values.but, values.first, until) if values.rhythm is not MeetingRhythm.ONCE else ()
    return Series(values.rhythm, values.first, until, values.move, but)


def _preview(session: Session, keys: Sequence[str], values: Repeating) -> Sequence[Changed]:
    from app.services.meeting_series import foresee

    try:
        series = _series(values)
    except ValueError:  # the sheet says beside the box what is wrong with it
        series = None
    if series is None:
        return ()
    return tuple(
        Changed(
            one.title,
            short_date(one.time.day),
            "đã có, không lập lại" if one.is_there else _said(one.time.held_on),
        )
        for key in keys
        for one in foresee(session, key, series)
    )


def _said(day: date) -> str:
    return f"{capital(weekday(day))}, {short_date(day)}"


def _repeat(session: Session, keys: Sequence[str], values: Repeating) -> int:
    from app.services.meeting_series import repeat

    series = _series(values)
    if series is None:
        raise ValueError("a meeting is held again without its days")
    made = (repeat(session, key, series, guests=values.guests, contents=values.contents) for key in keys)
    return sum(map(len, made))


REPEAT: SheetScreen[Repeating] = SheetScreen(
    title="Lập lại cuộc họp",
    verb="Lập theo",
    noun=NOUNS["meeting"],
    fields=(
        Field("first", "Ngày họp (đầu)", Entry.DAY, required=True),
        Field("rhythm", "Lặp lại", Entry.CHOICE, terms=MeetingRhythm),
        Field("until", "Đến ngày", Entry.DAY, hint="Ngày cuối của chuỗi"),
        Field("but", "Trừ các ngày", Entry.LINE, hint="Như 15/3; 30/4"),
        Field("move", "Trùng ngày nghỉ", Entry.CHOICE, terms=DayOffRule),
        Field("guests", "Mời cùng thành phần", Entry.FLAG),
        Field("contents", "Cùng nội dung, danh sách tài liệu", Entry.FLAG),
    ),
    start=Repeating,
    check=check_repeating,
    chosen=_chosen,
    left_out="",
    change=_repeat,
    done="Đã lập {} cuộc họp.",
    preview=_preview,
    fate="làm mẫu",
    heads=("Cuộc họp sẽ lập", "Theo nhịp", "Ngày họp"),
    widths=(40, 11, 19),
)
