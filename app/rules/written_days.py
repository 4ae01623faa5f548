"""Days, deadlines and months as offices write them, day before month (issue 2, section 3)."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from app.core.text import clean, fold
from app.rules.regulation import InForce

FIRST_YEAR, LAST_YEAR = 1990, 2100
_SERIALS = (40000, 60000)
_EPOCH = date(1899, 12, 30)
_EXPECTED = "cần ngày như 15/10/2026"
_EXPECTED_DEADLINE = (
    "cần ngày như 15/10/2026, “Trước ngày 15/10/2026”, “Tháng 10/2026”, “Quý IV/2026”, "
    "“Thường xuyên” hoặc để trống"
)
_EMPTY = {"", "-", "--", "...", "…", "/", "./."}
_NO_DEADLINE = _EMPTY | {
    "khong",
    "khong co",
    "khong thoi han",
    "khong quy dinh",
    "khong xac dinh",
    "khong co thoi han",
}
_NO_DEADLINE |= {"khong han", "khong co han", "chua xac dinh"}
_NOT_YET = _EMPTY | {
    "khong",
    "khong co",
    "chua",
    "chua co",
    "chua hoan thanh",
    "dang thuc hien",
    "chua thuc hien",
}
_NOT_YET |= {"chua trinh", "chua ban hanh", "chua gui", "chua nhan", "chua bao cao", "chua xong"}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_ASIDE = re.compile(r"\s*[(\[][^()]*[)\]]\s*$")
_WEEKDAY = re.compile(r"\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b,?\s*(?=ngay\b|\d)")
_PART_OF_DAY = r"(?:\s*(?:sang|trua|chieu|toi)\b)?"
_HOUR_FIRST = re.compile(
    rf"\b(?:luc\s+)?\d{{1,2}}\s*(?:gio|h|:)\s*\d{{0,2}}(?:\s*phut|')?(?::\d\d)?{_PART_OF_DAY},?\s+(?=.*\d)"
)
_HOUR_LAST = re.compile(
    rf"[\s,]+(?:luc\s+)?\d{{1,2}}\s*(?:h|gio|:)\s*(?:\d{{1,2}}(?:\s*phut)?)?(?::\d\d)?(?:\.\d+)?{_PART_OF_DAY}$"
)
_LEAD_IN = re.compile(
    r"^(?:(?:phai\s+)?(?:hoan thanh|xong|bao cao|trinh|gui)\s+)?"
    r"(?:(?:thoi han|han chot|han)\s*:?\s*)?(?:la\s+)?"
    r"(?:(?P<till>trong|cham nhat(?: la| den het| den| vao| trong)?|muon nhat(?: la)?|tre nhat(?: la)?|den het|den|het|"
    r"khong qua|truoc hoac trong|truoc va trong|vao|tu nay den|xong trong|cuoi|den cuoi|trong va truoc)|"
    r"(?P<before>truoc))?\s*"
)
_DAY = re.compile(
    r"(?:ngay\s*)?(?P<d>\d{1,2})\s*(?P<s>[/.\-])\s*(?P<m>\d{1,2})(?:\s*(?P=s)\s*(?P<y>\d{4}|\d{2}))?\.?"
    r"|(?:ngay\s*)?(?P<d2>\d{1,2})\s*(?:thang|/)\s*(?P<m2>\d{1,2})(?:\s*,?\s*(?:nam|/|-)\s*(?P<y2>\d{4}))?\.?"
)
_ISO = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:t[\d:.]+z?)?")
_MONTH = re.compile(
    r"(?:thang|t\.?)\s*(?P<m>\d{1,2})(?:\s*(?:/|-|\.|nam|,\s*nam)\s*(?P<y>\d{4}))?\.?|(?P<m2>\d{1,2})\s*[/\-.]\s*(?P<y2>\d{4})"
)
_QUARTER = re.compile(r"qu[iy]\s*(?P<q>iv|i{1,3}|[1-4])(?:\s*(?:/|-|\.|,)?\s*(?:nam\s*)?(?P<y>\d{4}))?\.?")
_HALF = re.compile(r"(?:6|sau) thang (?P<half>dau|cuoi) nam\s*(?P<y>\d{4})?\.?")
_YEAR = re.compile(r"nam\s*(?P<y>\d{4})\.?")
_DOCUMENT = re.compile(
    r"ngay\s*\d{1,2}\s*thang\s*\d{1,2}\s*nam\s*\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d+\s*/\s*[a-z][\w-]*"
    r"|\d{4}\s*-\s*\d{4}"
)
_YEARS_OF_TITLES = tuple(
    re.compile(pattern)
    for pattern in (
        r"nam\s*((?:19|20)\d\d)\b",
        r"[/-]\s*((?:19|20)\d\d)\b",
        r"(?<!\d)((?:19|20)\d\d)(?!\d)",
    )
)
_REGULAR = re.compile(
    r"^(?:nhiem vu\s+)?(?:thuong xuyen|dinh ky|hang (?:ngay|tuan|thang|quy|nam)|lien tuc)\b"
)
_DURATION = re.compile(
    r"^(?:trong(?: vong| thoi han| thoi gian)?\s+)?\d+\s*(?:ngay|tuan|thang|nam)(?:\s+lam viec)?\b"
)


class Level(StrEnum):
    """An error refuses the whole file, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Parsed(NamedTuple):
    """What a cell means, with a complaint if `message` says one."""

    value: Any
    level: Level | None = None
    message: str = ""


class Deadline(NamedTuple):
    """A deadline as written; `before` says that the day itself is excluded ("trước ngày …")."""

    day: date | None
    before: bool = False
    regular: bool = False
    words: str = ""


class Month(NamedTuple):
    """A month as written; a bare one has no year."""

    year: int | None
    month: int


def error(message: str) -> Parsed:
    """A cell that cannot be understood."""
    return Parsed(None, Level.ERROR, message)


def warning(value: Any, message: str) -> Parsed:
    """A cell that was understood with a doubt."""
    return Parsed(value, Level.WARNING, message)


def read_day(raw: Any, *, year: int | None = None) -> Parsed:
    """Read one day; empty or "chưa hoàn thành" is None. `year` completes a date without a year."""
    known = _typed(raw)
    if known is not None:
        return known
    said = _bare(str(raw))
    if said in _NOT_YET:
        return Parsed(None)
    till, rest = split_lead_in(said)
    if till == "before":
        return error(f"“{_short(raw)}” không phải là một ngày cụ thể: {_EXPECTED}.")
    return _day(raw, rest, year) or error(f"Không hiểu ngày “{_short(raw)}”: {_EXPECTED}.")


def read_deadline(raw: Any, *, year: int | None = None) -> Parsed:
    """Read a deadline: a day, the last day of a month or quarter, a regular task, or none."""
    known = _typed(raw)
    if known is not None:
        return known._replace(value=known.value and Deadline(known.value))
    said = _bare(str(raw))
    if said in _NO_DEADLINE:
        return Parsed(Deadline(None))
    words = clean(str(raw))
    if _REGULAR.match(said):
        return Parsed(Deadline(None, regular=True, words=words))
    if _DURATION.match(said) and not (_HALF.fullmatch(said) or _DAY.fullmatch(said)):
        return error(f"“{_short(raw)}” là khoảng thời gian, chưa rõ ngày cuối: {_EXPECTED_DEADLINE}.")
    manner, rest = split_lead_in(said)
    found = _day(raw, rest, year) or _period_end(raw, rest, year)
    if found is None:
        return error(f"Không hiểu thời hạn “{_short(raw)}”: {_EXPECTED_DEADLINE}.")
    if found.value is None:
        return found
    day, whole_period = found.value if isinstance(found.value, tuple) else (found.value, False)
    before = manner == "before"
    if before and whole_period:
        return error(f"Không hiểu thời hạn “{_short(raw)}”: {_EXPECTED_DEADLINE}.")
    plainly = bool(re.fullmatch(r"\d{1,2}\s*([/.\-])\s*\d{1,2}\s*\1\s*\d{4}\.?", words))
    return found._replace(value=Deadline(day, before=before, words="" if plainly else words))


def read_month(raw: Any) -> Parsed:
    """Read the month of a programme item; its year is None where only the month is written."""
    if isinstance(raw, datetime | date):
        return Parsed(Month(raw.year, raw.month))
    if isinstance(raw, float | int):
        return _bare_month(raw, int(raw) if raw == int(raw) else 0)
    said = split_lead_in(_bare(str(raw)))[1]
    if said in _NOT_YET:
        return Parsed(None)
    if re.fullmatch(r"\d{1,2}(?:[.,]0)?", said):
        return _bare_month(raw, int(re.split(r"[.,]", said)[0]))
    for pattern in (_MONTH, _QUARTER):
        found = pattern.fullmatch(said)
        if found:
            return _month_of(raw, found)
    day = _day(raw, said, None)
    if day is not None and day.value is not None:
        return Parsed(Month(day.value.year, day.value.month))
    return error(f"Không hiểu tháng “{_short(raw)}”: cần số tháng từ 1 đến 12 hoặc “Tháng 10/2026”.")


def year_in_title(*titles: str) -> int | None:
    """The year that a title speaks of: "… năm 2026", "tháng 10/2026"; dates of documents in it do not count."""
    said = [_DOCUMENT.sub(" ", fold(title)) for title in titles]
    for pattern in _YEARS_OF_TITLES:  # "… năm 2026" of any title counts more than a bare number of the first
        for title in said:
            found = pattern.search(title)
            if found:
                return int(found[1])
    return None


def deadline_day(deadline: Deadline | None, regulation: InForce) -> date | None:
    """The last day on which a deadline is kept; "trước ngày 15" is the 14th where the regulation says so."""
    if deadline is None or deadline.day is None:
        return None
    back = deadline.before and regulation.on(deadline.day).before_means_day_before
    return deadline.day - timedelta(days=1) if back else deadline.day


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _typed(raw: Any) -> Parsed | None:
    match raw:
        case datetime():
            return _in_range(raw, raw.date())
        case date():
            return _in_range(raw, raw)
        case bool():
            return error(f"Ô ghi đúng/sai, {_EXPECTED}.")
        case float() | int():
            return _serial(raw)
        case str():
            number = raw.strip()
            return _serial(float(number)) if re.fullmatch(r"\d{5}(\.0)?", number) else None
        case _:
            return error(f"Ô ghi giờ ({raw}), {_EXPECTED}.")


def _serial(number: float) -> Parsed:
    if _SERIALS[0] <= number <= _SERIALS[1]:
        day = _EPOCH + timedelta(days=int(number))
        return warning(day, f"Số {number:.0f} được hiểu là ngày {day:%d/%m/%Y} (ô chưa định dạng ngày).")
    return error(f"Số {number:g} không phải là ngày: {_EXPECTED}.")


def _in_range(raw: Any, day: date) -> Parsed:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return Parsed(day)
    return error(f"Năm của ngày “{_short(raw)}” không hợp lý: {_EXPECTED}.")


def _bare(text: str) -> str:
    """The folded text without asides, hours and days of the week."""
    said = fold(text)
    said = _ASIDE.sub("", said)
    with_hour_first = _HOUR_FIRST.sub("trong ", said, count=1)
    if with_hour_first != said:  # "trước 17 giờ ngày 15/10" ends on the 15th itself
        said = with_hour_first.replace("truoc trong", "trong").replace("trong trong", "trong")
        said = re.sub(r"(cham nhat|den|la|vao) trong ", r"\1 ", said)
    return _WEEKDAY.sub("", _HOUR_LAST.sub("", said) if _has_day(said) else said).strip(" .,;:")


def _has_day(said: str) -> bool:
    return bool(re.search(r"\d{1,2}\s*[/.\-]\s*\d{1,2}|thang|\d{4}-\d", said))


def split_lead_in(said: str) -> tuple[str, str]:
    """Part folded words from what leads in to them: "before" (trước), "till" (đến, trong …) or "" comes first."""
    found = _LEAD_IN.match(said)
    if not found:
        return "", said
    manner = "before" if found["before"] else "till" if found["till"] else ""
    return manner, said[found.end() :].strip()


def _day(raw: Any, said: str, year: int | None) -> Parsed | None:
    found = _ISO.fullmatch(said) or _DAY.fullmatch(said)
    if not found:
        return None
    parts = found.groupdict()
    written = parts["y"] or parts.get("y2")
    day, month = int(parts["d"] or parts["d2"]), int(parts["m"] or parts["m2"])
    if written is None and _QUARTERS and parts.get("s") in {".", "-"} and month > 12:
        return None
    if written is None:
        return _without_year(raw, day, month, year)
    if len(written) == 2:
        found_day = _made(raw, 2000 + int(written), month, day)
        if found_day.value is None:
            return found_day
        return warning(
            found_day.value,
            f"“{_short(raw)}” được hiểu là ngày {found_day.value:%d/%m/%Y} (năm có hai chữ số).",
        )
    return _made(raw, int(written), month, day)


def _without_year(raw: Any, day: int, month: int, year: int | None) -> Parsed:
    if year is None:
        return error(f"“{_short(raw)}” chưa có năm: {_EXPECTED}.")
    found = _made(raw, year, month, day)
    if found.value is None:
        return found
    return warning(found.value, f"“{_short(raw)}” chưa có năm, được hiểu là ngày {found.value:%d/%m/%Y}.")


def _made(raw: Any, year: int, month: int, day: int) -> Parsed:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return error(f"Năm của ngày “{_short(raw)}” không hợp lý: {_EXPECTED}.")
    if month > 12 >= day:
        return error(f"“{_short(raw)}” không có tháng {month}: ngày viết trước tháng, {_EXPECTED}.")
    try:
        return Parsed(date(year, month, day))
    except ValueError:
        return error(f"Không có ngày “{_short(raw)}” trong lịch: {_EXPECTED}.")


def _period_end(raw: Any, said: str, year: int | None) -> Parsed | None:
    """The last day of a month, quarter, half year or year; (day, True), for "trước" would be unclear."""
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...] = (
        (_MONTH, lambda found: int(found["m"] or found["m2"])),
        (_QUARTER, lambda found: 3 * _QUARTERS[found["q"]]),
        (_HALF, lambda found: 6 if found["half"] == "dau" else 12),
        (_YEAR, lambda _: 12),
    )
    for pattern, month_of in readers:
        found = pattern.fullmatch(said)
        if found:
            written = found.groupdict().get("y") or found.groupdict().get("y2")
            return _end_of(raw, int(written) if written else None, month_of(found), year)
    return None


def _end_of(raw: Any, written: int | None, month: int, year: int | None) -> Parsed:
    of = written or year
    if not 1 <= month <= 12:
        return error(f"Không có tháng {month} (“{_short(raw)}”): {_EXPECTED_DEADLINE}.")
    if of is None:
        return error(f"“{_short(raw)}” chưa có năm: {_EXPECTED_DEADLINE}.")
    if not FIRST_YEAR <= of <= LAST_YEAR:
        return error(f"Năm của “{_short(raw)}” không hợp lý: {_EXPECTED_DEADLINE}.")
    end = (last_day(of, month), True)
    if written:
        return Parsed(end)
    return warning(end, f"“{_short(raw)}” chưa có năm, được hiểu là năm {of}.")


def _bare_month(raw: Any, month: int) -> Parsed:
    if 1 <= month <= 12:
        return Parsed(Month(None, month))
    if isinstance(raw, float | int) and _SERIALS[0] <= raw <= _SERIALS[1]:
        day = _EPOCH + timedelta(days=int(raw))
        return warning(Month(day.year, day.month), f"Số {raw:.0f} được hiểu là tháng {day.month}/{day.year}.")
    return error(f"Không có tháng “{_short(raw)}”: cần số tháng từ 1 đến 12 hoặc “Tháng 10/2026”.")


def _month_of(raw: Any, found: re.Match[str]) -> Parsed:
    parts = found.groupdict()
    month = 3 * _QUARTERS[parts["q"]] if parts.get("q") else int(parts["m"] or parts["m2"])
    written = parts.get("y") or parts.get("y2")
    year = int(written) if written else None
    if not 1 <= month <= 12 or (year is not None and not FIRST_YEAR <= year <= LAST_YEAR):
        return error(f"Không có tháng “{_short(raw)}”: cần số tháng từ 1 đến 12 hoặc “Tháng 10/2026”.")
    return Parsed(Month(year, month))


def _short(raw: Any) -> str:
    match raw:
        case date():
            said = f"{raw:%d/%m/%Y}"
        case float():
            said = f"{raw:g}"
        case _:
            said = clean(str(raw))
    return said if len(said) <= 40 else said[:39] + "…"
