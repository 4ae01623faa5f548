"""On which days a recurring task is due: its days by the rhythm, and where they go that are days off."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from app.core.month_days import day_of_month
from app.core.regulation_terms import DayOffRule
from app.core.task_making_terms import Rhythm
from app.rules.regular_days import moved_off
from app.rules.regulation import Calendar
from app.rules.working_days import is_working_day, working_days_before

LONGEST_MOVE = timedelta(days=31)
"""No run of days off is longer and no exception goes further: a day that lies further ahead need not be looked at."""

Said = TypeVar("Said", int, date)
_A_YEAR = timedelta(days=366)
_WEEK = timedelta(days=7)
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When a task comes again; `weekday` is 0 on Monday, a month without the day `day` takes its last.

    Of the days of its rhythm it comes on every `every`-th, counted from the first on or after `starts_on`. `but` are
    its exceptions: a day, of the rhythm or on which it would be due, and the day that it is due on instead (None: it
    is left out).
    """

    rhythm: Rhythm
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    move: DayOffRule = DayOffRule.BEFORE
    every: int = 1
    starts_on: date | None = None
    but: tuple[tuple[date, date | None], ...] = ()


def days_of(rule: Recurrence, first: date, last: date) -> Iterator[date]:
    """Give the days of the rhythm from `first` to `last`, both included, before any is moved off a day off.

    They do not depend on the calendar, so they name an occurrence for good. ValueError for a rhythm that lacks its day.
    """
    days = _every_day(rule, first, last)
    if rule.every == 1:
        return days
    begin = _given(rule.starts_on)
    start = next(_every_day(rule, begin, begin + _A_YEAR))
    return (day for day in days if day >= start and _steps(rule.rhythm, start, day) % rule.every == 0)


def _every_day(rule: Recurrence, first: date, last: date) -> Iterator[date]:
    if rule.rhythm is Rhythm.WEEKLY:
        yield from _weekly(_given(rule.weekday), first, last)
        return
    for year in range(first.year, last.year + 1):
        for month in range(1, 13):
            day = _in_month(rule, year, month)
            if day is not None and first <= day <= last:
                yield day


def _steps(rhythm: Rhythm, start: date, day: date) -> int:
    """How many weeks, months, quarters or years of the rhythm lie between two of its days."""
    months = (day.year - start.year) * 12 + day.month - start.month
    match rhythm:
        case Rhythm.WEEKLY:
            return (day - start) // _WEEK
        case Rhythm.QUARTER_END:
            return months // _QUARTER
        case Rhythm.YEARLY:
            return day.year - start.year
        case _:
            return months


def due_day(rule: Recurrence, day: date, calendar: Calendar) -> date | None:
    """Return the day on which an occurrence is due, None if it is left out.

    The last working day of a month is always before its end.
    """
    due = _usual_day(rule, day, calendar)
    return next((instead for known, instead in rule.but if known in (day, due)), due)


def occurrence_of(rule: Recurrence, day: date, calendar: Calendar) -> date | None:
    """Return the day of the rhythm that an exception of a day is about; None if there is none."""
    begin = rule.starts_on or date.min
    days = days_of(rule, max(begin, day - LONGEST_MOVE), day + LONGEST_MOVE)
    return next((one for one in days if day in (one, _usual_day(rule, one, calendar))), None)


def is_put_off(rule: Recurrence, day: date, calendar: Calendar) -> bool:
    """Tell whether an exception moves an occurrence to a later day than its own."""
    due = due_day(rule, day, calendar)
    return due is not None and due > _usual_day(rule, day, calendar)


def _usual_day(rule: Recurrence, day: date, calendar: Calendar) -> date:
    if rule.rhythm is Rhythm.LAST_WORKING_DAY:
        return day if is_working_day(day, calendar) else working_days_before(day, 1, calendar)
    return moved_off(day, rule.move, calendar)


def last_day(last: date, ends_on: date | None) -> date:
    """Return the last day of the rhythm to look at: one after the end may be due before it."""
    return min(last, ends_on + LONGEST_MOVE) if ends_on is not None else last


def comes_by(day: date, due: date, ends_on: date | None) -> bool:
    """Tell whether an occurrence still comes: its own day, or the day on which it is due, is not past the end."""
    return ends_on is None or min(day, due) <= ends_on


def next_dues(
    rule: Recurrence,
    calendar: Calendar,
    *,
    after: date,
    starts_on: date,
    ends_on: date | None = None,
    most: int = 1,
) -> tuple[date, ...]:
    """Return the next days on which a task is due after a day, `most` at most, the earliest first."""
    last = max(after, starts_on) + _A_YEAR * rule.every * most + LONGEST_MOVE
    found: list[date] = []
    for day in days_of(rule, max(after - LONGEST_MOVE, starts_on), last_day(last, ends_on)):
        if len(found) >= most and day - LONGEST_MOVE > sorted(found)[most - 1]:
            break  # none of the later ones is moved before these
        due = due_day(rule, day, calendar)
        if due is not None and due > after and comes_by(day, due, ends_on):
            found.append(due)
    return tuple(sorted(found)[:most])


def next_due(
    rule: Recurrence, calendar: Calendar, *, after: date, starts_on: date, ends_on: date | None = None
) -> date | None:
    """Return the day on which a task is next due after a day; None when it has ended."""
    return next(iter(next_dues(rule, calendar, after=after, starts_on=starts_on, ends_on=ends_on)), None)


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


def _given(said: Said | None) -> Said:
    if said is None:
        raise ValueError("a rhythm without its day")
    return said
