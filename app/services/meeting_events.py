"""Meetings as lines of a calendar, to send along with their invitations (feature 29)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.briefings.schedule import Half, ScheduleEntry
from app.models.change_log import Change
from app.models.meeting import Meeting, MeetingAttendance
from app.rules.chairing import printed
from app.rules.clashes import half_of
from app.services.chairing import chair_of
from app.services.forms.common import alive
from app.services.forms.refs import holder_of
from app.services.taking_part import taking_part

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class MeetingEvent:
    """A meeting as a line; `version` grows with every change of it, `is_off`: it was cancelled."""

    entry: ScheduleEntry
    version: int
    is_off: bool


def events_of(session: Session, keys: Sequence[str]) -> tuple[MeetingEvent, ...]:
    """The meetings of these keys, as they stand; AppError when one is gone."""
    return tuple(_event(session, alive(session, Meeting, key)) for key in dict.fromkeys(keys))


def _event(session: Session, row: Meeting) -> MeetingEvent:
    chair, noted = (
        holder_of(session, row.chair_post_id, row.chair_person_id),
        chair_of(session, row.id.hex).noted,
    )
    entry = ScheduleEntry(
        day=row.held_on,
        half=half_of(row.starts_at, Half.WHOLE),
        content=row.title,
        starts_at=row.starts_at,
        chair=printed(chair.name, noted) if chair else "",
        attends=taking_part(session, row).words,
        place=row.place,
        key=row.id.hex,
        ends_at=row.ends_at,
    )
    return MeetingEvent(entry, _changes(session, row), row.cancelled_on is not None)


def _changes(session: Session, row: Meeting) -> int:
    """How often a meeting and who comes to it were changed since it was made.

    A calendar takes a file with a higher number.
    """
    guests = session.scalars(select(MeetingAttendance.id).where(MeetingAttendance.meeting_id == row.id))
    logged = Change.row_id.in_([row.id.hex, *(guest.hex for guest in guests)])
    number = session.scalar(select(func.count()).select_from(Change).where(logged)) or 1
    return number - 1
