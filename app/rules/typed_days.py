"""Days, months and times as people type them at the desk: "5/9", "mai", "cuối tháng", "trước 15/11", "8h30"."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum, auto
from functools import partial

from app.core.text import clean, fold
from app.core.words import short_date
from app.rules.regulation import Calendar
from app.rules.working_days import WEEKLY, working_days_after
from app.rules.written_days import (
    last_day,
    read_deadline,
    read_month,
    split_lead_in,
)

LATE_ENTRY = timedelta(days=30)
"""A day without a year that passed so long ago at most is that one, also of a deadline: it is entered late."""

_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, **{str(n): n - 2 for n in range(2, 8)}}
_FROM_TODAY = {
    **dict.fromkeys(("hom nay", "nay", "ngay hom nay"), 0),
    **dict.fromkeys(("mai", "ngay mai"), 1),
    **dict.fromkeys(("kia", "ngay kia", "mot", "ngay mot"), 2),
    **dict.fromkeys(("hom qua", "qua", "ngay hom qua"), -1),
    "hom kia": -2,
}
_WEEKDAY = re.compile(
    r"(?:thu\s*(?P<n>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu nhat|cn))(?:\s+(?P<when>.+))?"
)
_WHEN = {"nay": 0, "sau": 1, "toi": 1, "truoc": -1, "qua": -1, "ngoai": -1}
_SPAN = re.compile(
    r"(?P<end>dau|giua|cuoi|het)\s+(?P<what>tuan|thang|quy|nam)(?:\s+(?P<when>nay|sau|toi|truoc|qua|ngoai))?"
)
_AHEAD = re.compile(
    r"(?:sau\s+|trong\s+)?(?P<n>\d{1,3})\s+(?P<what>ngay|tuan|thang)\s+(?:nua|toi)|(?:sau\s+)?(?P<d>\d{1,3})\s+ngay"
)
_WORKING = re.compile(r"(?:sau\s+|trong\s+)?(?P<n>\d{1,2})\s+ngay\s+lam\s+viec(?:\s+(?:nua|toi))?")
_NUMBER_OF_DAY = re.compile(r"(?:ngay\s+|mung\s+)?(?P<d>\d{1,2})")
_ONLY_A_DAY = re.compile(r"(?:ngay\s+)?\d{1,2}\s*[/.\-]\s*\d{1,2}")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_TIME = re.compile(
    r"(?P<h>\d{1,2})\s*(?:(?:[:.h]|gio)\s*(?P<m>\d{1,2})?\s*(?:phut|p)?)?(?:\s*(?P<half>sang|chieu|toi|trua))?"
)
_NOT_IN_THE_CALENDAR = "Không có ngày"


class Nearest(StrEnum):
    """Which year a day without one means."""

    COMING = auto()
    EITHER_WAY = auto()


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day as typed; `words` are what was written when it was more than the day, and must be kept."""

    day: date | None
    words: str = ""
    complaint: str = ""


def read_typed_day(
    text: str,
    today: date,
    *,
    nearest: Nearest = Nearest.EITHER_WAY,
    day_before: bool = True,
    calendar: Calendar = WEEKLY,
) -> TypedDay:
    """Read a day or a deadline; nothing typed is no day.

    `day_before` says that "trước 15/11" asks for the 14th (`Regulation.before_means_day_before`); with the `calendar`
    "5 ngày làm việc" are counted.
    """
    said = fold(text).strip(" .,;")
    if not said:
        return TypedDay(None)
    manner, rest = split_lead_in(said)
    is_less = manner == "before" and day_before
    earliest = (today + _ONE_DAY if is_less else today) if nearest is Nearest.COMING else date.min
    found = _from_today(said, today, earliest) or _from_today(rest, today, earliest)
    found = found or _working(said, today, calendar)
    if found is None and (number := _NUMBER_OF_DAY.fullmatch(rest)):
        found = _day_of_month(int(number["d"]), today, nearest)
    if found is None:
        return _written(text, today, nearest=nearest, day_before=day_before)
    return TypedDay(found - _ONE_DAY if is_less else found, clean(text))


def read_typed_month(text: str, today: date) -> tuple[int, int] | None:
    """Read a month: "10/2026", "tháng 10", "quý IV", "tháng sau"; without a year the nearest one.

    ValueError for what is no month; nothing typed is None.
    """
    said = fold(text).strip(" .,;")
    if not said:
        return None
    if found := re.fullmatch(r"thang\s+(nay|sau|toi|truoc|qua)", said):
        return _month_away(today, _WHEN[found[1]])
    month = read_month(text).value
    if month is None:
        raise ValueError(text)
    if month.year:
        return month.year, month.month
    years = (today.year, today.year + 1, today.year - 1)
    return min((abs((y - today.year) * 12 + month.month - today.month), -y, y) for y in years)[2], month.month


def read_typed_time(text: str) -> time | None:
    """Read a time of day: "8h30", "14:00", "2 giờ chiều", "0830"; ValueError for what is none."""
    said = fold(text).strip(" .,;")
    if not said:
        return None
    if re.fullmatch(r"\d{3,4}", said):
        said = f"{said[:-2]}:{said[-2:]}"
    found = _TIME.fullmatch(said)
    if not found:
        raise ValueError(text)
    hour = int(found["h"])
    if found["half"] in ("chieu", "toi") and hour < 12:
        hour += 12
    return time(hour, int(found["m"] or 0))


def _written(text: str, today: date, *, nearest: Nearest, day_before: bool) -> TypedDay:
    """A day as documents write it, in the year that fits when none is written."""
    said = _DIGITS.sub(r"\1/\2/\3", text.strip()) if re.fullmatch(r"\d{8}", text.strip()) else text
    if said.strip().isdigit():
        return TypedDay(None, complaint=_unreadable(text))
    years = [today.year, today.year + 1, today.year - 1]
    readings = [read_deadline(said, year=year) for year in years]
    known = [reading.value for reading in readings if reading.value is not None]
    if not known:
        return TypedDay(None, complaint=_complaint(text, [reading.message for reading in readings]))
    deadlines = {found.day: found for found in known if found.day is not None}
    if not deadlines:  # "thường xuyên": no day, and rightly so
        return TypedDay(None, known[0].words)
    best = _fitting(deadlines, today, nearest)
    found = deadlines[best]
    words = "" if _ONLY_A_DAY.fullmatch(fold(found.words)) else found.words
    return TypedDay(best - _ONE_DAY if found.before and day_before else best, words)


def _fitting(days: Iterable[date], today: date, nearest: Nearest) -> date:
    """The coming one of some days, or the nearest."""
    coming = [day for day in days if day >= today - LATE_ENTRY]
    if nearest is Nearest.COMING and coming:
        return min(coming)
    return min(days, key=lambda day: (abs(day - today), day < today))


def _from_today(said: str, today: date, earliest: date) -> date | None:
    """A day that is told from today on; one that comes round again ("cuối tuần") not before `earliest`."""
    if said in _FROM_TODAY:
        return today + timedelta(days=_FROM_TODAY[said])
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
        (_WEEKDAY, partial(_weekday, earliest=earliest)),
        (_SPAN, partial(_edge_of_span, earliest=earliest)),
        (_AHEAD, _ahead),
    )
    return next((read(found, today) for pattern, read in readers if (found := pattern.fullmatch(said))), None)


def _weekday(found: re.Match[str], today: date, *, earliest: date) -> date | None:
    number = 6 if found["sunday"] else _WEEKDAYS[found["n"]]
    monday = today - timedelta(days=today.weekday())
    match found["when"]:
        case None:  # the coming one, today included
            first = max(today, earliest)
            return first + timedelta(days=(number - first.weekday()) % 7)
        case when if (weeks := re.fullmatch(r"tuan\s+(\w+)", when)) and weeks[1] in _WHEN:
            return monday + timedelta(days=number) + _WHEN[weeks[1]] * _WEEK
        case "nay" | "toi" | "sau" as when:
            return monday + timedelta(days=number) + _WHEN[when] * _WEEK
    return None


def _edge_of_span(found: re.Match[str], today: date, *, earliest: date) -> date:
    """The first, the middle or the last day of a week, month, quarter or year; a week ends on Friday.

    Which one is said ("tháng này") or the one that runs, unless its day is before `earliest`: then the next.
    """
    day = _edge(found, today, _WHEN[found["when"] or "nay"])
    return _edge(found, today, 1) if day < earliest and not found["when"] else day


def _edge(found: re.Match[str], today: date, away: int) -> date:
    match found["what"]:
        case "tuan":
            monday = today - timedelta(days=today.weekday()) + away * _WEEK
            return monday + timedelta(days={"dau": 0, "giua": 2}.get(found["end"], 4))
        case "thang":
            first, months = date(*_month_away(today, away), 1), 1
        case "quy":
            start = today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1)
            first, months = date(*_month_away(start, 3 * away), 1), 3
        case _:
            first, months = date(today.year + away, 1, 1), 12
    last = last_day(*_month_away(first, months - 1))
    return {"dau": first, "giua": first + (last - first) // 2}.get(found["end"], last)


def _ahead(found: re.Match[str], today: date) -> date:
    number = int(found["n"] or found["d"])
    match found["what"]:
        case "tuan":
            return today + number * _WEEK
        case "thang":
            year, month = _month_away(today, number)
            return date(year, month, min(today.day, monthrange(year, month)[1]))
        case _:
            return today + timedelta(days=number)


def _working(said: str, today: date, calendar: Calendar) -> date | None:
    found = _WORKING.fullmatch(said)
    return working_days_after(today, int(found["n"]), calendar) if found else None


def _day_of_month(number: int, today: date, nearest: Nearest) -> date | None:
    """The day of a month that is told by its number alone."""
    days = []
    for away in (0, 1, -1):
        year, month = _month_away(today, away)
        if 1 <= number <= monthrange(year, month)[1]:
            days.append(date(year, month, number))
    if nearest is Nearest.COMING:
        days = [day for day in days if day >= today] or days
    return min(days, key=lambda day: (abs(day - today), day < today)) if days else None


def _month_away(day: date, away: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + away, 12)
    return year, month + 1


def _complaint(text: str, told: list[str]) -> str:
    if any(sentence.startswith(_NOT_IN_THE_CALENDAR) for sentence in told):
        return f"Không có ngày “{clean(text)}” trong lịch; gõ như {short_date(date(2026, 11, 15))}."
    return _unreadable(text)


def _unreadable(text: str) -> str:
    return f"Không hiểu ngày “{clean(text)}”; gõ như {short_date(date(2026, 11, 15))}."
