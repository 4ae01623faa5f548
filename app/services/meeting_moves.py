"""Meetings get another day, hours or place: the chosen ones, or one and all later ones of its series (feature 27)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from app.core.errors import AppError
from app.core.text import clean
from app.models.meeting import Conclusion, Meeting
from app.rules.meeting_series import series_name
from app.rules.regular_days import moved_off
from app.services.agenda_papers import settle_due
from app.services.forms.common import alive
from app.services.guest_answers import follow_day
from app.services.locked_meetings import is_changeable, require_open
from app.services.meeting_order import held_after
from app.services.obligations import follow_regulation
from app.services.schedule import follow_meeting
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.briefings.meeting_verbs import Moving
    from app.rules.regulation import Calendar


@dataclass(frozen=True, slots=True)
class Moved:
    """A meeting and when and where it would be."""

    meeting: Meeting
    day: date
    starts_at: time | None
    ends_at: time | None
    place: str


def can_move() -> ColumnElement[bool]:
    """That a meeting stands, may be changed and concluded nothing yet, as a condition."""
    concluded = exists().where(Conclusion.meeting_id == Meeting.id, Conclusion.deleted_at.is_(None))
    return is_changeable() & ~concluded


def with_later(session: Session, keys: Sequence[str]) -> tuple[str, ...]:
    """The meetings of keys, and those of their series that come after them and can still be moved or cancelled.

    Of a series are meetings of a kind with the same name but for the numbers of months, quarters and the like.
    """
    found = dict.fromkeys(keys)
    for key in keys:
        row = alive(session, Meeting, key)
        name = series_name(row.title)
        after = Meeting.kind == row.kind, held_after(row), Meeting.deleted_at.is_(None)
        in_time = Meeting.held_on, Meeting.starts_at, Meeting.id
        rows = session.scalars(select(Meeting).where(*after, can_move()).order_by(*in_time))
        found.update(dict.fromkeys(one.id.hex for one in rows if series_name(one.title) == name))
    return tuple(found)


def foresee(session: Session, keys: Sequence[str], moving: Moving) -> tuple[Moved, ...]:
    """Tell when and where meetings would be, the first one first; AppError when one is gone."""
    asked = with_later(session, keys) if moving.later else keys
    rows = sorted((alive(session, Meeting, key) for key in dict.fromkeys(asked)), key=_place_in_time)
    if not rows:
        return ()
    by = moving.day - rows[0].held_on if moving.day else timedelta(0)
    calendar = read_calendar(session)
    return tuple(_moved(row, by, moving, calendar, is_first=row is rows[0]) for row in rows)


def _place_in_time(row: Meeting) -> tuple[date, time, str]:
    return row.held_on, row.starts_at or time.min, row.id.hex


def _moved(row: Meeting, by: timedelta, moving: Moving, calendar: Calendar, *, is_first: bool) -> Moved:
    day = row.held_on + by
    return Moved(
        row,
        day if is_first or not by else moved_off(day, moving.off, calendar),  # the day that was typed stays
        moving.starts_at or row.starts_at,
        moving.ends_at or row.ends_at,
        clean(moving.place) or row.place,
    )


def move(session: Session, keys: Sequence[str], moving: Moving) -> int:
    """Move meetings as `foresee` tells; answers how many changed.

    Last days of papers, lines of the schedule and the reports that are due before a meeting follow (duty 114).

    Raises:
        AppError: one is gone, locked or cancelled, or would end before it begins.
    """
    moved = sum(_apply(session, one) for one in foresee(session, keys, moving))
    if moved:
        follow_regulation(session)
    return moved


def _apply(session: Session, one: Moved) -> bool:
    row, old_day = one.meeting, one.meeting.held_on
    require_open(session, row.id)
    if one.starts_at and one.ends_at and one.ends_at <= one.starts_at:
        raise AppError(f"“{row.title}” sẽ kết thúc trước khi bắt đầu.", "Ghi cả giờ họp và giờ kết thúc.")
    now = (one.day, one.starts_at, one.ends_at, one.place)
    if now == (row.held_on, row.starts_at, row.ends_at, row.place):
        return False
    row.held_on, row.starts_at, row.ends_at, row.place = now
    if one.day != old_day:
        settle_due(session, row)
        follow_day(session, row.id)
    session.flush()
    follow_meeting(session, row)
    return True
