"""Stretches of days by the text that names them: "2026-10", "2026-Q4", "2026-H1", "2026", "2026-W45", "day..day"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.errors import AppError
from app.core.terms import Term
from app.core.words import month_year, roman, short_date
from app.rules.periods import Month

_WEEK = timedelta(days=6)
_FORMS = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>\d{2})))?"
)
_HALVES = ("đầu", "cuối")


class SpanKind(Term):
    """How long a stretch of days is."""

    WEEK = "week", "tuần"
    MONTH = "month", "tháng"
    QUARTER = "quarter", "quý"
    HALF_YEAR = "half_year", "6 tháng"
    YEAR = "year", "năm"
    DAYS = "days", "khoảng ngày"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included; `code` names them in a subject, `name` in a sentence."""

    kind: SpanKind
    code: str
    start: date
    end: date
    name: str


def read_span(code: str, *allowed: SpanKind) -> Span:
    """Return the days that a text names; AppError where there are none, or they are not of an allowed kind."""
    span = _days(code) if ".." in code else _named(code)
    if span is None or (allowed and span.kind not in allowed):
        kinds = ", ".join(kind.label for kind in allowed or SpanKind)
        raise AppError(f"“{code}” không phải là {kinds}.", "Viết như 2026-10, 2026-Q4, 2026 hoặc 2026-W45.")
    return span


def span_of(day: date, kind: SpanKind) -> Span:
    """Return the week, month, quarter, half year or year that a day lies in; ValueError for days."""
    year, month = day.year, day.month
    match kind:
        case SpanKind.WEEK:
            year, week, _ = day.isocalendar()
            return read_span(f"{year:04d}-W{week:02d}")
        case SpanKind.MONTH:
            return read_span(f"{year:04d}-{month:02d}")
        case SpanKind.QUARTER:
            return read_span(f"{year:04d}-Q{(month + 2) // 3}")
        case SpanKind.HALF_YEAR:
            return read_span(f"{year:04d}-H{(month + 5) // 6}")
        case SpanKind.YEAR:
            return read_span(f"{year:04d}")
    raise ValueError(f"no {kind} around a day")


def part_name(name: str, whole: Span | Month, first: date, last: date) -> str:
    """The name of a part of some months: with its days where it is not the whole ("… (từ 15/01 đến 31/01)")."""
    if (first, last) == (whole.start, whole.end):
        return name
    return f"{name} (từ {first:%d/%m} đến {last:%d/%m})"


def _days(code: str) -> Span | None:
    first, _, last = code.partition("..")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    name = f"từ ngày {short_date(start)} đến ngày {short_date(end)}"
    return Span(SpanKind.DAYS, code, start, end, name) if start <= end else None


def _named(code: str) -> Span | None:
    found = _FORMS.fullmatch(code)
    if not found or not int(found["year"]):
        return None
    year = int(found["year"])
    if found["week"]:
        return _week(code, year, int(found["week"]))
    if found["month"]:
        month = int(found["month"])
        return _months(SpanKind.MONTH, code, Month(year, month), 1, month_year(year, month))
    if found["quarter"]:
        quarter = int(found["quarter"])
        first = Month(year, quarter * 3 - 2)
        return _months(SpanKind.QUARTER, code, first, 3, f"quý {roman(quarter)} năm {year}")
    if found["half"]:
        half = int(found["half"])
        first = Month(year, half * 6 - 5)
        return _months(SpanKind.HALF_YEAR, code, first, 6, f"6 tháng {_HALVES[half - 1]} năm {year}")
    return _months(SpanKind.YEAR, code, Month(year, 1), 12, f"năm {year}")


def _months(kind: SpanKind, code: str, first: Month, many: int, name: str) -> Span:
    return Span(kind, code, first.start, Month(first.year, first.month + many - 1).end, name)


def _week(code: str, year: int, week: int) -> Span | None:
    try:
        start = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Span(SpanKind.WEEK, code, start, start + _WEEK, f"tuần {week:02d} năm {year}")
