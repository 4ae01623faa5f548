"""On which days a recurring task is due: its days by the rhythm, and where they go that are days off."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.month_days import day_of_month
from app.core.regulation_terms import DayOffRule
from app.core.task_making_terms import Rhythm
from app.rules.regular_days import moved_off
from app.rules.regulation import Calendar
from app.rules.working_days import is_working_day, working_days_before

LONGEST_MOVE = timedelta(days=31)
"""No run of days off is longer, so a day that lies further ahead need not be looked at."""

_A_YEAR = timedelta(days=366)
_WEEK = timedelta(days=7)
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When a task comes again; `weekday` is 0 on Monday, a month without the day `day` takes its last."""

    rhythm: Rhythm
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    move: DayOffRule = DayOffRule.BEFORE


def days_of(rule: Recurrence, first: date, last: date) -> Iterator[date]:
    """Give the days of the rhythm from `first` to `last`, both included, before any is moved off a day off.

    They do not depend on the calendar, so they name an occurrence for good. ValueError for a rhythm that lacks its day.
    """
    if rule.rhythm is Rhythm.WEEKLY:
        yield from _weekly(_given(rule.weekday), first, last)
        return
    for year in range(first.year, last.year + 1):
        for month in range(1, 13):
            day = _in_month(rule, year, month)
            if day is not None and first <= day <= last:
                yield day


def due_day(rule: Recurrence, day: date, calendar: Calendar) -> date:
    """Return the day on which an occurrence is due; the last working day of a month is always before its end."""
    if rule.rhythm is Rhythm.LAST_WORKING_DAY:
        return day if is_working_day(day, calendar) else working_days_before(day, 1, calendar)
    return moved_off(day, rule.move, calendar)


def next_due(
    rule: Recurrence, calendar: Calendar, *, after: date, starts_on: date, ends_on: date | None = None
) -> date | None:
    """Return the day on which a task is next due after a day; None when it has ended."""
    last = max(after, starts_on) + _A_YEAR + LONGEST_MOVE
    days = days_of(rule, max(after - LONGEST_MOVE, starts_on), min(last, ends_on or last))
    return next((due for day in days if (due := due_day(rule, day, calendar)) > after), None)


def _weekly(weekday: int, first: date, last: date) -> Iterator[date]:
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while day <= last:
        yield day
        day += _WEEK


def _in_month(rule: Recurrence, year: int, month: int) -> date | None:
    match rule.rhythm:
        case Rhythm.MONTHLY:
            return day_of_month(year, month, _given(rule.day))
        case Rhythm.YEARLY:
            return day_of_month(year, month, _given(rule.day)) if month == _given(rule.month) else None
        case Rhythm.QUARTER_END if month % _QUARTER:
            return None
        case _:
            return date(year, month, monthrange(year, month)[1])


def _given(number: int | None) -> int:
    if number is None:
        raise ValueError("a rhythm without its day")
    return number
