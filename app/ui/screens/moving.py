"""Dời cuộc họp: another day, other hours or another place, for the chosen ones or for all later ones (feature 27)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.briefings.bulk_changes import Changed
from app.briefings.meeting_verbs import Moving
from app.core.fields import LABELS, NOUNS
from app.core.regulation_terms import DayOffRule
from app.core.words import capital, number, short_date, weekday
from app.rules.form_checks.meeting_sheets import check_moving
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.screens.cancelling import LATER
from app.ui.today import today

if TYPE_CHECKING:
    from datetime import time

    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.ui.shell import Shell

_MEETING = LABELS["meeting"]


def ask_moving(shell: Shell, keys: Sequence[str]) -> None:
    """Ask when and where meetings are held instead, show each, and move them."""
    from app.ui.forms.sheet import open_sheet

    open_sheet(MOVE, keys, shell)


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.meeting import Meeting
    from app.services.choosing import chosen
    from app.services.meeting_moves import can_move

    return chosen(session, Meeting, keys, fits=can_move())


def _preview(session: Session, keys: Sequence[str], values: Moving) -> Sequence[Changed]:
    from app.services.briefs.meeting import invitation_of
    from app.services.forms.meeting_clashes import say_clashes
    from app.services.meeting_moves import foresee
    from app.services.old_days import answers_to

    told = []
    for one in foresee(session, keys, values):
        row = one.meeting
        old = short_date(row.held_on), _hours(row.starts_at, row.ends_at), row.place
        new = short_date(one.day), _hours(one.starts_at, one.ends_at), one.place
        there = len(new) if new[2] != old[2] else 2  # a place that stays need not be said
        said = ", ".join(filter(None, (capital(weekday(one.day)), *new[:there])))
        sent = " – đã gửi giấy mời" if new != old and invitation_of(session, row.id.hex) else ""
        if one.day != row.held_on and (answers := answers_to(session, row.id)):
            sent = f"{sent} – {number(answers)} trả lời thành của ngày cũ"
        if new != old and (clash := say_clashes(session, one, today=today())):
            sent = f"{sent} – ▲ {clash}"
        told.append(
            Changed(
                row.title, ", ".join(filter(None, old[:there])), "như cũ" if new == old else f"{said}{sent}"
            )
        )
    return tuple(told)


def _hours(starts_at: time | None, ends_at: time | None) -> str:
    """ "08:00–11:30"; empty where neither is known."""
    return "–".join(f"{one:%H:%M}" for one in (starts_at, ends_at) if one is not None)


def _move(session: Session, keys: Sequence[str], values: Moving) -> int:
    from app.services.meeting_moves import move

    return move(session, keys, values)


MOVE: SheetScreen[Moving] = SheetScreen(
    title="Dời cuộc họp",
    verb="Dời",
    noun=NOUNS["meeting"],
    fields=(
        Field("day", "Ngày họp mới", Entry.DAY, hint="Của cuộc đầu; các cuộc sau dời cùng số ngày"),
        Field("starts_at", _MEETING["starts_at"], Entry.TIME, hint="Trống: như cũ"),
        Field("ends_at", _MEETING["ends_at"], Entry.TIME, hint="Trống: như cũ"),
        Field("place", _MEETING["place"], Entry.LINE, hint="Trống: như cũ"),
        Field("later", LATER, Entry.FLAG),
        Field("off", "Cuộc sau trùng ngày nghỉ", Entry.CHOICE, terms=DayOffRule),
    ),
    start=Moving,
    check=check_moving,
    chosen=_chosen,
    left_out="đã họp, đã khóa hoặc đã hủy",
    change=_move,
    done="Đã dời {} cuộc họp.",
    preview=_preview,
    fate="được chọn để dời",
    heads=("Cuộc họp", "Hiện nay", "Sẽ là"),
    widths=(24, 16, 28),
    counts_preview=True,
)
