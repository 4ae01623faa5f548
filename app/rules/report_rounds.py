"""The reports of one round after another: which period each covers, and when it is due (duties 114-118)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.month_days import day_of_month
from app.core.report_terms import ReportEvery
from app.rules.periods import MONTHS_A_YEAR, Month, month_of
from app.rules.spans import SpanKind, span_of

MOST = 120  # rounds of one form: ten years of months
_MONTHS = {ReportEvery.MONTH: 1, ReportEvery.QUARTER: 3, ReportEvery.HALF_YEAR: 6, ReportEvery.YEAR: 12}
_SPANS = {
    ReportEvery.WEEK: SpanKind.WEEK,
    ReportEvery.MONTH: SpanKind.MONTH,
    ReportEvery.QUARTER: SpanKind.QUARTER,
    ReportEvery.HALF_YEAR: SpanKind.HALF_YEAR,
    ReportEvery.YEAR: SpanKind.YEAR,
}


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its report's name, the period that it covers (open where none was given), the day it is due."""

    name: str
    start: date | None
    end: date | None
    due_on: date


def rounds(
    name: str,
    every: ReportEvery,
    *,
    start: date | None,
    end: date | None,
    due_on: date,
    until: date | None,
) -> Iterator[Round]:
    """Give the first round and those after it that are due by `until`; of one that comes once the first alone.

    Each is called by its week, month, quarter or year: that in which its period ends, else that of its day.
    """
    for number in range(MOST):
        due = _moved(due_on, every, number)
        if number and (every is ReportEvery.ONCE or until is None or due > until):
            return
        first, last = (_moved(day, every, number) if day else None for day in (start, end))
        yield Round(_called(name, every, last or due), first, last, due)


def _moved(day: date, every: ReportEvery, times: int) -> date:
    """A day so many rounds later; the last day of a month stays the last one."""
    if every is ReportEvery.WEEK:
        return day + timedelta(days=7 * times)
    months = day.year * MONTHS_A_YEAR + day.month - 1 + _MONTHS.get(every, 0) * times
    month = Month(months // MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1)
    is_last = day == month_of(day).end
    return month.end if is_last else day_of_month(month.year, month.month, day.day)


def _called(name: str, every: ReportEvery, day: date) -> str:
    return f"{name} {span_of(day, _SPANS[every]).name}" if every in _SPANS else name
