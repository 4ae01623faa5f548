"""Everything that is due in a month, in whole weeks: the calendar of obligations as a grid (duty 124)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.briefings.due_days import DueDay, DueLine, DueMonth
from app.core.lunar import lunar_day
from app.core.report_terms import DueKind, DueState
from app.rules.working_days import off_name
from app.services.due_days import due_lines
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads
    from app.rules.periods import Month

DAYS = 7


def read_month(session: Reads, month: Month, *, today: date, kind: DueKind | None = None) -> DueMonth:
    """Return the weeks around a month with all that is due, as it stands today, or with one kind of it."""
    first = month.start - timedelta(days=month.start.weekday())
    last = month.end + timedelta(days=DAYS - 1 - month.end.weekday())
    calendar = read_calendar(session)
    lines: dict[date, list[DueLine]] = defaultdict(list)
    for line in due_lines(session, first, last, today=today):
        if kind in (None, line.kind):
            lines[line.day].append(line)
    days = [
        DueDay(
            day,
            lunar_day(day),
            off_name(day, calendar),
            tuple(sorted(lines[day], key=lambda line: line.state is not DueState.LATE)),
            is_beside=not month.start <= day <= month.end,
        )
        for day in (first + timedelta(days=number) for number in range((last - first).days + 1))
    ]
    weeks = tuple(tuple(days[start : start + DAYS]) for start in range(0, len(days), DAYS))
    return DueMonth(month.year, month.month, today, weeks, kind)
