"""Periods as filters know them: "2026-10-01..2026-10-31", both days included; the usual ones, and how each is said."""

from __future__ import annotations

from datetime import date, timedelta

from app.core.words import short_date
from app.rules.periods import Month, month_of

SIGN = ".."
_DAY = timedelta(days=1)
QUARTERS = {1: "I", 4: "II", 7: "III", 10: "IV"}


def code(first: date, last: date) -> str:
    """The code of a period."""
    return f"{first.isoformat()}{SIGN}{last.isoformat()}"


def days(period: str) -> tuple[date, date] | None:
    """The first and the last day of a code; nothing where it is none."""
    first, _, last = period.partition(SIGN)
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None


def usual(today: date) -> tuple[tuple[str, str], ...]:
    """The periods that are asked for most, by name, with their codes."""
    month = month_of(today)
    before, after = (month_of(month.start - _DAY), month_of(month.end + _DAY))
    quarter = Month(month.year, (month.month - 1) // 3 * 3 + 1)
    return (
        ("Tháng này", code(month.start, month.end)),
        ("Tháng trước", code(before.start, before.end)),
        ("Quý này", code(quarter.start, Month(quarter.year, quarter.month + 2).end)),
        ("Năm nay", _year(today.year)),
        ("Tháng sau", code(after.start, after.end)),
        ("Năm sau", _year(today.year + 1)),
    )


def _year(year: int) -> str:
    return code(date(year, 1, 1), date(year, 12, 31))


def say(period: str) -> str:
    """A code in words: "tháng 10/2026", "quý IV/2026", "năm 2026", "01/10/2026 – 05/11/2026"."""
    found = days(period)
    if found is None:
        return period
    first, last = found
    whole = first.day == 1 and last == month_of(last).end and first.year == last.year
    if whole and first.month == last.month:
        return f"tháng {first.month:02d}/{first.year}"
    if whole and first.month in QUARTERS and last.month == first.month + 2:
        return f"quý {QUARTERS[first.month]}/{first.year}"
    if whole and (first.month, last.month) == (1, 12):
        return f"năm {first.year}"
    return short_date(first) if first == last else f"{short_date(first)} – {short_date(last)}"


def say_months(period: str) -> str:
    """The months that a code touches, where a month is what is looked for: "tháng 10/2026 – tháng 11/2026"."""
    found = days(period)
    if found is None:
        return period
    first, last = month_of(found[0]), month_of(found[1])
    whole = say(code(first.start, last.end))
    if whole[0].isalpha():  # one that has a name
        return whole
    return " – ".join(say(code(month.start, month.end)) for month in (first, last))
