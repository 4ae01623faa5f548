"""By which days the contents of a programme are chosen: contents have a month, a week has days (duties 33, 38)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.rules.spans import Span, SpanKind
from app.rules.working_days import days_worked
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from datetime import date

    from app.models.asking import Reads


def contents_days(reads: Reads, span: Span) -> tuple[date, date]:
    """Return the days whose months a span's contents are of: its own, of a week those on which people work.

    So a week that only touches the next month on its Sunday has no contents of that month.
    """
    if span.kind is not SpanKind.WEEK:
        return span.start, span.end
    return days_worked(span.start, span.end, read_calendar(reads))
