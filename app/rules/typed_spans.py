"""Spans of days as people type them: "từ 1/3 đến 20/5" (days that have passed), "quý IV/2026", "tuần 45/2026"."""

import re
from datetime import date

from app.core.text import fold
from app.core.words import roman
from app.rules.spans import Span, SpanKind, read_span
from app.rules.typed_days import read_typed_day

_BETWEEN = re.compile(r"\s*\.\.\s*|\s+(?:den|-)\s+(?:het\s+)?(?:ngay\s+)?")
_FROM = re.compile(r"^tu\s+(?:ngay\s+)?")
_OF_YEAR = re.compile(r"(?:nam\s+)?(\d{4})")
_OF_PART = re.compile(
    r"(?P<kind>quy|thang|tuan)?\s*(?P<part>\d{1,2}|[iv]+)\s*(?:/|\s+nam\s|\s)\s*(?P<year>\d{4})"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_CODES = {"thang": "{:02d}", "quy": "Q{}", "tuan": "W{:02d}"}
_YEAR = re.compile(r"\d{4}|(?:[/.-]\s*\d{1,2}\s*){2}")


def read_typed_span(text: str, today: date) -> Span | None:
    """Return the span that was typed, or none for anything else; a day without a year is the last one that came."""
    days = [_day(part, today) for part in _BETWEEN.split(_FROM.sub("", fold(text)))]
    match days:
        case [date() as first, date() as last] if first <= last:
            return read_span(f"{first}..{last}", SpanKind.DAYS)
        case _:
            return None


def span_code(text: str) -> str:
    """Return the code of a year, quarter, month or week that was typed; any other text as it is."""
    folded = fold(text).strip()
    if year := _OF_YEAR.fullmatch(folded):
        return year[1]
    found = _OF_PART.fullmatch(folded)
    if found is None:
        return text
    said, part, year_said = found["kind"] or "thang", found["part"], found["year"]
    number = _ROMAN.get(part) or (int(part) if part.isdigit() else 0)
    return f"{year_said}-{_CODES[said].format(number)}" if number else text


def span_words(code: str) -> str:
    """Return the same the other way round: "năm 2026", "quý IV/2026", "tháng 10/2026", "tuần 45/2026"."""
    year, _, part = code.partition("-")
    match part[:1]:
        case "":
            return f"năm {year}" if year else ""
        case "Q":
            return f"quý {roman(int(part[1:]))}/{year}"
        case "W":
            return f"tuần {int(part[1:])}/{year}"
        case _:
            return f"tháng {int(part)}/{year}"


def _day(said: str, today: date) -> date | None:
    """A day with a year as it is; without one, or "hôm nay", the last that is not after today."""
    day = read_typed_day(said, today).day
    if day is None or day <= today or _YEAR.search(said):
        return day
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else None
