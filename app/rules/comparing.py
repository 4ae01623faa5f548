"""The periods that a period is compared with: the one before it, and the same a year ago; each seen as long after."""

from __future__ import annotations

from datetime import date, timedelta

from app.briefings.figures import Period
from app.core.statistics_terms import Comparison
from app.rules.periods import MONTHS_A_YEAR, Month, month_of

_ONE_DAY = timedelta(days=1)
_IN_EVERY_MONTH = 28


def compared(period: Period, comparison: Comparison) -> Period | None:
    """Return the other period, seen as far from its end as this one is; none before the first year."""
    try:
        start, end = _before(period) if comparison is Comparison.BEFORE else _year_ago(period)
        return Period(start, end, _as_far(period, start, end))
    except (ValueError, OverflowError):
        return None


def _before(period: Period) -> tuple[date, date]:
    """As many months where the period is of whole ones (from any day to the day before it), else as many days."""
    after, last = period.end + _ONE_DAY, period.start - _ONE_DAY
    if after.day == period.start.day <= _IN_EVERY_MONTH:
        first = _month(2 * _number(period.start) - _number(after)).start
        return first.replace(day=period.start.day), last
    return period.start - (after - period.start), last


def _year_ago(period: Period) -> tuple[date, date]:
    start, end = _same_day(period.start), _same_day(period.end)
    return start, month_of(end).end if period.end == month_of(period.end).end else end


def _as_far(period: Period, start: date, end: date) -> date:
    """A period that is not over is compared with as many days of the other; later looks wait as long."""
    if period.as_of >= period.end:
        return end + (period.as_of - period.end)
    return min(end, start + (period.as_of - period.start))


def _same_day(day: date) -> date:
    """The 29th of February was the 28th."""
    month = Month(day.year - 1, day.month)
    return date(month.year, month.month, min(day.day, month.end.day))


def _number(day: date) -> int:
    return day.year * MONTHS_A_YEAR + day.month - 1


def _month(number: int) -> Month:
    year, month = divmod(number, MONTHS_A_YEAR)
    return Month(year, month + 1)
