"""A week of the schedule as its page shows it: each day's lines, what clashes, what was changed since it was sent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.briefings.week import Week, WeekDay, WeekLine
from app.core.lunar import lunar_day
from app.core.terms import DayKind
from app.rules.clashes import clashes
from app.rules.spans import SpanKind, span_of
from app.rules.working_days import is_working_day
from app.services.briefs.week_schedule import brief, leaders_of, read_lines
from app.services.clashes import taken_on
from app.services.settings import read_calendar, read_regulation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DAYS = 7


def read_week(session: Session, monday: date, whose: str, today: date) -> Week:
    """Return the week that begins on a Monday, of all leaders or of one ("post:KEY", "person:KEY")."""
    span = span_of(monday, SpanKind.WEEK)
    schedule = brief(session, f"{span.code}/{whose}" if whose else span.code, today)
    shown = {entry.key: entry for entry in schedule.entries}
    sources = {row.id.hex: row.meeting_id is not None for row, _ in read_lines(session, span.start, span.end)}
    days = []
    for day in (monday + timedelta(days=number) for number in range(DAYS)):
        met = _clashes(session, day)
        lines = [
            WeekLine(entry, met.get(key, ()), of_meeting=sources[key])
            for key, entry in shown.items()
            if entry.day == day
        ]
        days.append(WeekDay(day, lunar_day(day), _off(session, day), tuple(lines)))
    leaders = [Choice(code, name) for code, name in leaders_of(session, span.start, span.end).items()]
    return Week(span.code, span.name, tuple(days), tuple(leaders), schedule.version)


def _off(session: Session, day: date) -> str | None:
    """What a day off is called; None for a day on which people work."""
    calendar = read_calendar(session)
    if day in calendar.days_off:
        return calendar.names.get(day, DayKind.OFF.label)
    return None if is_working_day(day, calendar) else ""


def _clashes(session: Session, day: date) -> dict[str, tuple[str, ...]]:
    """What each line of a day shares with others, in words."""
    minutes, taken = read_regulation(session).appointment_minutes, taken_on(session, day)
    found = {one.key: tuple(clash.words for clash in clashes(one, taken, minutes=minutes)) for one in taken}
    return {key: words for key, words in found.items() if words}
