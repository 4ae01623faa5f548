"""How a document says until when a task is to be done, and how often a regular one."""

import re
from datetime import date, timedelta

from app.core.text import fold
from app.core.words import long_date, month_year, roman
from app.rules.deadline_hours import hour_in, say_hour
from app.rules.regulation import InForce
from app.rules.written_days import last_day, split_lead_in

_MONTH = re.compile(r"(thang|t\.?)\s*\d{1,2}(?!\s*[/.-]\s*\d{1,2}\b)")
_QUARTER = re.compile(r"qu[iy]\b")
_HALF = re.compile(r"(6|sau) thang (dau|cuoi) nam\b")
_YEAR = re.compile(r"nam\b")
_RHYTHM = re.compile(r"(dinh ky|hang|moi)\b")


def say_due(deadline: date | None, words: str, regulation: InForce) -> str:
    """Return what stands behind "hoàn thành" for the last day that keeps a deadline; empty without one.

    A deadline that was written "Trước ngày 15/12" is said so again, and one that was a month as that month. Of a
    plain day it depends on what the office's "trước ngày" means: the day before it, or the day itself
    (`before_means_day_before`). With an hour it is the day itself: "trước 17 giờ ngày 15/12".
    """
    if deadline is None:
        return ""
    if hour := hour_in(words):
        return f"trước {say_hour(hour)} {long_date(deadline)}"
    manner, rest = split_lead_in(fold(words))
    if manner == "before":
        return f"trước {long_date(_named(deadline, regulation))}"
    if whole := _period(deadline, rest):
        return f"trong {whole}"
    return (
        f"{'chậm nhất' if regulation.on(deadline).before_means_day_before else 'trước'} {long_date(deadline)}"
    )


def say_rhythm(words: str) -> str:
    """Return how often a regular task is done, from the words of its deadline: "định kỳ hằng quý"."""
    said = " ".join(words.split()).rstrip(" .;")
    return said[:1].lower() + said[1:] if _RHYTHM.match(fold(said)) else "thường xuyên"


def _named(last: date, regulation: InForce) -> date:
    """The day that was written: `deadline_day` asked the regulation for that one."""
    written = last + timedelta(days=1)
    return written if regulation.on(written).before_means_day_before else last


def _period(end: date, said: str) -> str:
    """The month, quarter, half year or year that was written, if `end` is its last day."""
    if end != last_day(end.year, end.month):
        return ""
    if _HALF.match(said) and end.month in (6, 12):
        return f"6 tháng {'đầu' if end.month == 6 else 'cuối'} năm {end.year}"
    if _QUARTER.match(said) and end.month % 3 == 0:
        return f"quý {roman(end.month // 3)} năm {end.year}"
    if _YEAR.match(said) and end.month == 12:
        return f"năm {end.year}"
    return month_year(end.year, end.month) if _MONTH.match(said) else ""
