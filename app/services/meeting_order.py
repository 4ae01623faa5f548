"""Which meetings come before, after or are still ahead: by their days, on one day by their hours."""

from datetime import date, time

from sqlalchemy import ColumnElement, and_, or_

from app.models.meeting import Meeting


def held_before(meeting: Meeting) -> ColumnElement[bool]:
    """That a meeting is held before this one, as a condition; on one day only where both hours are known."""
    earlier = Meeting.held_on < meeting.held_on
    hour = meeting.starts_at
    return earlier if hour is None else or_(earlier, _same_day(meeting) & (Meeting.starts_at < hour))


def held_after(meeting: Meeting) -> ColumnElement[bool]:
    """That a meeting is held after this one, as a condition; on one day only where both hours are known."""
    later = Meeting.held_on > meeting.held_on
    hour = meeting.starts_at
    return later if hour is None else or_(later, _same_day(meeting) & (Meeting.starts_at > hour))


def is_ahead(day: date, hour: time | None = None) -> ColumnElement[bool]:
    """That a meeting is not over on a day, as a condition; one that had begun by an hour of it is.

    One of that day without an hour is not over: nobody knows when it begins.
    """
    if hour is None:
        return Meeting.held_on >= day
    waits = or_(Meeting.starts_at.is_(None), Meeting.starts_at > hour)
    return or_(Meeting.held_on > day, and_(Meeting.held_on == day, waits))


def _same_day(meeting: Meeting) -> ColumnElement[bool]:
    return Meeting.held_on == meeting.held_on
