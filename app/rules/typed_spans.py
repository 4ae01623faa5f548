"""Spans of days as people type them: "từ 1/3 đến 20/5", "01/03/2026 - 20/05/2026"; days that have passed."""

import re
from datetime import date

from app.core.text import fold
from app.rules.spans import Span, SpanKind, read_span
from app.rules.typed_days import read_typed_day

_BETWEEN = re.compile(r"\s*\.\.\s*|\s+(?:den|-)\s+(?:het\s+)?(?:ngay\s+)?")
_FROM = re.compile(r"^tu\s+(?:ngay\s+)?")
_YEAR = re.compile(r"\d{4}|(?:[/.-]\s*\d{1,2}\s*){2}")


def read_typed_span(text: str, today: date) -> Span | None:
    """Return the span that was typed, or none for anything else; a day without a year is the last one that came."""
    days = [_day(part, today) for part in _BETWEEN.split(_FROM.sub("", fold(text)))]
    match days:
        case [date() as first, date() as last] if first <= last:
            return read_span(f"{first}..{last}", SpanKind.DAYS)
        case _:
            return None


def _day(said: str, today: date) -> date | None:
    """A day with a year as it is; without one, or "hôm nay", the last that is not after today."""
    day = read_typed_day(said, today).day
    if day is None or day <= today or _YEAR.search(said):
        return day
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else None
