"""The days that a periodic report covers, by the day on which the office closes its figures (Decree 09/2019/NĐ-CP)."""

from collections.abc import Callable
from datetime import date, timedelta

from app.briefings.figures import Period
from app.briefings.period import PeriodName
from app.core.words import long_date
from app.rules.periods import month_of
from app.rules.regulation import InForce
from app.rules.spans import Span, SpanKind, span_of

_NOUNS = {SpanKind.MONTH: "tháng", SpanKind.QUARTER: "quý", SpanKind.YEAR: "năm"}
_FILES = {SpanKind.MONTH: "thang {m:02d}-{y}", SpanKind.QUARTER: "quy {q}-{y}", SpanKind.YEAR: "nam {y}"}
_ONE_DAY = timedelta(days=1)


Closing = Callable[[date], date]
"""The day with which the figures close of a span that ends on a day."""


def closing_by(regulation: InForce) -> Closing:
    """Return how figures close by the regulation; a change moves no day on which they closed before it."""
    return lambda last: regulation.day(lambda numbers: _closed(last, numbers.report_closing_day))


def _closed(last: date, closing_day: int) -> date:
    return last.replace(day=closing_day) if closing_day else last


def report_period(span: Span, closing: Closing, *, as_of: date | None = None) -> Period:
    """Return the days of a report on a month, quarter, half year or year, seen on `as_of` (None: on its last day).

    With 14 as the closing day, October is 15 September to 14 October, and the year 15 December to 14 December; its
    programme items are those of the named months all the same. It begins where the span before it closed, by whatever
    number, so that every day is in one report. With 0, and for a span of days, nothing moves.
    """
    if span.kind is SpanKind.DAYS:
        return Period(span.start, span.end, as_of or span.end)
    start, end = closing(span.start - _ONE_DAY) + _ONE_DAY, closing(span.end)
    if (start, end) == (span.start, span.end):
        return Period(start, end, as_of or end)
    first, last = month_of(span.start), month_of(span.end)
    return Period(start, end, as_of or end, ((first.year, first.month), (last.year, last.month)))


def seen_on(period: Period, today: date) -> date:
    """Return the day that a report is seen on: today while its period runs, then its last day."""
    return min(period.end, max(today, period.start))


def preceding(span: Span) -> Span | None:
    """Return the span of the same kind before this one; none before a span of days."""
    return None if span.kind is SpanKind.DAYS else span_of(span.start - _ONE_DAY, span.kind)


def following(span: Span) -> Span | None:
    """Return the span of the same kind after this one; none after a span of days."""
    return None if span.kind is SpanKind.DAYS else span_of(span.end + _ONE_DAY, span.kind)


def named(span: Span) -> PeriodName:
    """Return how sentences name a span; one of days is long, and after its first mention only "trong kỳ"."""
    if span.kind is SpanKind.DAYS:
        name = f"từ {long_date(span.start)} đến {long_date(span.end)}"
        return PeriodName(name, "trong kỳ", "kỳ", f"tu {span.start:%d-%m-%Y} den {span.end:%d-%m-%Y}")
    return PeriodName(span.name, f"trong {span.name}", _NOUNS.get(span.kind, "kỳ"), _file(span))


def _file(span: Span) -> str:
    first = month_of(span.start)
    half = f"6 thang {'dau' if first.month == 1 else 'cuoi'} nam {first.year}"
    return _FILES.get(span.kind, half).format(m=first.month, q=(first.month + 2) // 3, y=first.year)
