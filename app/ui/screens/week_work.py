"""What the week page asks of the data, and the verbs behind its buttons."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.briefings.schedule import Half
from app.ui.today import now, today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.appointment_form import AppointmentForm
    from app.briefings.week import Week
    from app.core.progress import Progress

WEEK = timedelta(days=7)


def read(session: Session, *, monday: date, whose: str) -> Week:
    """The week as it stands."""
    from app.services.week import read_week

    return read_week(session, monday, whose, today())


def move(session: Session, *, key: str, day: date, half: str) -> time | None:
    """Put a line on another day or half; the hour that does not fit there any more."""
    from app.services.schedule import move as carry

    return carry(session, key, day=day, half=Half(half))


def remove(session: Session, *, key: str) -> None:
    """Move a line to the bin."""
    from uuid import UUID

    from app.services.bin import delete

    delete(session, "appointment", UUID(key))


def copy_last(session: Session, *, monday: date) -> tuple[int, int]:
    """Copy the week before into this one; how many lines were copied, and how many of it were not."""
    from app.services.schedule import copy_week, lines_in

    there = lines_in(session, monday - WEEK)
    copied = copy_week(session, monday - WEEK, into=monday)
    return copied, there - copied


def take_meetings(session: Session, *, monday: date) -> int:
    """Put the week's meetings on it."""
    from app.services.schedule import put_meetings

    return put_meetings(session, monday)


def take_reception(session: Session, *, monday: date) -> date:
    """Put the day of reception of the month in which the week ends on the schedule; its day."""
    from app.models.schedule import Appointment
    from app.rules.periods import month_of
    from app.services.forms.common import alive
    from app.services.schedule import chairman, put_reception

    key = put_reception(session, month_of(monday + WEEK - timedelta(days=1)), chair=chairman(session))
    return alive(session, Appointment, key).day


def write_calendar(session: Session, _: Progress, *, subject: str, path: Path) -> Path:
    """Write the iCalendar file of a week of one leader, or of all."""
    from app.exports.files import write_content
    from app.exports.icalendar import calendar_file
    from app.services.briefs.week_schedule import brief
    from app.services.regulation_versions import regulation_on

    told = brief(session, subject, today())
    minutes = regulation_on(session, told.start).appointment_minutes
    return write_content(calendar_file(told, minutes=minutes, made_at=now()), path)


def new_line(day: date, half: str) -> AppointmentForm:
    """The values with which an empty form of a line begins."""
    from app.briefings.appointment_form import AppointmentForm

    return AppointmentForm(day=day, half=Half(half))
