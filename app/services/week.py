"""A week of the schedule as its page shows it: each day's lines, what clashes, what was changed since it was sent."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.lists import Choice
from app.briefings.week import Week, WeekDay, WeekLine
from app.core.lunar import lunar_day
from app.models.schedule import Appointment
from app.rules.chairing import advice, is_missing
from app.rules.clashes import clashes
from app.rules.spans import SpanKind, span_of
from app.rules.working_days import off_name
from app.services.briefs.week_schedule import brief, leaders_of, marked
from app.services.chairing import chairs_on_lines
from app.services.clashes import taken_between
from app.services.regulation_versions import regulation_on
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.clashes import Taken

DAYS = 7


def read_week(session: Session, monday: date, whose: str, today: date) -> Week:
    """Return the week that begins on a Monday, of all leaders or of one ("post:KEY", "person:KEY")."""
    span, calendar = span_of(monday, SpanKind.WEEK), read_calendar(session)
    schedule = brief(session, f"{span.code}/{whose}" if whose else span.code, today)
    of_all = bool(whose) and not schedule.version
    if of_all:  # it never went out by itself: what its leader has is the schedule of all
        schedule = marked(session, schedule, span.code)
    met, meetings = _clashes(session, span.start, span.end), _of_meetings(session, span.start, span.end)
    away = _away(session, [entry.key for entry in schedule.entries])
    lines: dict[date, list[WeekLine]] = defaultdict(list)
    for entry in schedule.entries:
        key = entry.key
        lines[entry.day].append(
            WeekLine(entry, met.get(key, ()), of_meeting=key in meetings, away=away.get(key, ""))
        )
    days = tuple(
        WeekDay(day, lunar_day(day), off_name(day, calendar), tuple(lines[day]))
        for day in (monday + timedelta(days=number) for number in range(DAYS))
    )
    leaders = [Choice(code, name) for code, name in leaders_of(session, span.start, span.end).items()]
    return Week(span.code, span.name, days, tuple(leaders), schedule.version, of_all=of_all)


def _of_meetings(session: Session, first: date, last: date) -> set[str]:
    """The lines of meetings."""
    inside = (Appointment.day.between(first, last), Appointment.deleted_at.is_(None))
    rows = session.scalars(select(Appointment.id).where(*inside, Appointment.meeting_id.is_not(None)))
    return {key.hex for key in rows}


def _away(session: Session, lines: list[str]) -> dict[str, str]:
    """What is told of the chairs of these lines' meetings who are away, where nobody is known to chair instead."""
    chairs = chairs_on_lines(session, lines)
    return {line: advice(chair.noted) for line, chair in chairs.items() if is_missing(chair.noted)}


def _clashes(session: Session, first: date, last: date) -> dict[str, tuple[str, ...]]:
    """What each line of some days shares with others, in words."""
    minutes = regulation_on(session, first).appointment_minutes
    by_day: dict[date, list[Taken]] = defaultdict(list)
    for taken in taken_between(session, first, last):
        by_day[taken.slot.day].append(taken)
    return {
        one.key: words
        for day in by_day.values()
        for one in day
        if (words := tuple(clash.words for clash in clashes(one, day, minutes=minutes)))
    }
