"""A meeting that is held again: on which days, but for exceptions, and what each is called (features 26, 27)."""

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from app.core.meeting_terms import MeetingRhythm
from app.core.month_days import day_of_month
from app.core.regulation_terms import DayOffRule
from app.core.terms import MeetingKind
from app.rules.meeting_titles import proposed_title
from app.rules.regular_days import moved_off
from app.rules.regulation import Calendar
from app.rules.working_days import is_working_day

WEEK, YEAR = 7, 12
_MONTH = re.compile(r"(?P<lead>\btháng )(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?\b(?!/)", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(tháng|quý|năm|tuần|lần|kỳ) (?:thứ )?\d{1,4}(?:/\d{4})?\b", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")


class Again(NamedTuple):
    """One time: the day of the rhythm, and the day on which it is held."""

    day: date
    held_on: date


def times(
    rhythm: MeetingRhythm,
    first: date,
    until: date,
    *,
    move: DayOffRule,
    but: Collection[date] = (),
    calendar: Calendar,
) -> tuple[Again, ...]:
    """Each time from the first day to the last, moved off days off; none on the days left out, before or after that.

    A day that is asked for once stays.
    """
    if rhythm is MeetingRhythm.ONCE:
        return (Again(first, first),)
    found = (Again(day, moved_off(day, move, calendar)) for day in _days(rhythm, first, until, calendar))
    return tuple(one for one in found if one.day not in but and one.held_on not in but)


def _days(rhythm: MeetingRhythm, first: date, until: date, calendar: Calendar) -> Iterator[date]:
    match rhythm:
        case MeetingRhythm.WEEKLY:
            for number in range((until - first).days // WEEK + 1):
                yield first + timedelta(days=number * WEEK)
        case _:
            for number in range((until.year - first.year) * YEAR + until.month - first.month + 1):
                year, month = divmod(first.month - 1 + number, YEAR)
                day = _in_month(rhythm, first, first.year + year, month + 1, calendar)
                if day is not None and first <= day <= until:
                    yield day


def _in_month(rhythm: MeetingRhythm, first: date, year: int, month: int, calendar: Calendar) -> date | None:
    """The day of a month that is like the first day; none where a month has no fifth such weekday."""
    match rhythm:
        case MeetingRhythm.MONTH_DAY:
            return day_of_month(year, month, first.day)
        case MeetingRhythm.MONTH_WEEKDAY:
            begin = date(year, month, 1)
            place = (first.day - 1) // WEEK
            day = begin + timedelta(days=(first.weekday() - begin.weekday()) % WEEK + place * WEEK)
            return day if day.month == month else None
        case _:
            day = day_of_month(year, month, 31)
            while not is_working_day(day, calendar):
                day -= timedelta(days=1)
            return day


def read_days(words: str, first: date, until: date) -> tuple[date, ...]:
    """The days that are left out, as typed ("15/3; 30/4/2027"); without a year the one between first and last.

    ValueError, with a sentence, for what is no day or not between them.
    """
    return tuple(_read(part.strip(), first, until) for part in re.split(r"[;,]", words) if part.strip())


def _read(word: str, first: date, until: date) -> date:
    if not (found := _DAY.fullmatch(word)):
        raise ValueError(
            f"“{word}” không phải là ngày; viết như 15/3 hoặc 15/3/2027, cách nhau bằng dấu chấm phẩy."
        )
    years = [int(found[3])] if found[3] else range(first.year, until.year + 1)
    for year in years:
        try:
            day = date(year, int(found[2]), int(found[1]))
        except ValueError:
            continue
        if first <= day <= until:
            return day
    raise ValueError(f"Ngày {word} không có trong khoảng từ ngày họp đầu đến ngày cuối.")


def retitled(words: str, old: date, new: date) -> str:
    """The words for another month: "tháng 12" and the months beside it move as far as the day does."""
    by = (new.year - old.year) * YEAR + new.month - old.month

    def moved(found: re.Match[str]) -> str:
        month, year = int(found["month"]), int(found["year"] or old.year)
        away = (year - old.year) * YEAR + month - old.month
        if found["year"] is None:
            away = (away + YEAR // 2) % YEAR - YEAR // 2  # "tháng 1" beside December is the next one
        if not 1 <= month <= YEAR or abs(away) > 1:
            return found[0]
        years, at = divmod(old.month - 1 + away + by, YEAR)
        return f"{found['lead']}{at + 1}" + (f"/{old.year + years}" if found["year"] else "")

    return _MONTH.sub(moved, words)


def series_name(title: str) -> str:
    """What all meetings of a series are called: "Giao ban Văn phòng tháng 12/2026" without the number of its month."""
    return " ".join(_NUMBERED.sub(r"\1", title).casefold().split())


def title_again(title: str, kind: MeetingKind, old: date, new: date) -> str:
    """What a meeting is called when it is held again: as its kind proposes, where that was its name before."""
    return proposed_title(kind, new) if title == proposed_title(kind, old) else retitled(title, old, new)
