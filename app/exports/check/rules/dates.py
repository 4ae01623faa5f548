"""Errors 7: place and date (appendix I, part I, II.4), and weekdays in the text that do not fit their day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from app.core.words import long_date, weekday
from app.exports.check.findings import Fault, Mend
from app.exports.check.mend import edits
from app.exports.check.parts import patterns
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import Segment
from app.exports.check.regulation import numbers
from app.exports.check.rules.common import Found, fault, not_centred, once, upright_bold, wrong_size

_PLACE = "Địa danh, thời gian"
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_ORDINALS = {"2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5}
_WRITTEN = re.compile(
    r"(?:thứ\s+(?P<named>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<sunday>chủ\s+nhật))\s*,?\s*\(?\s*(?:ngày\s+)?"
    r"(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4})",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"\bngày\s+(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?:\s*/\s*|\s+năm\s+)((?:19|20)\d\d)\b"
)


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the date."""
    line = parts.front.date
    if line is not None:
        yield from _line(line)
        yield from wrong_size("07g", "date", _PLACE, [line])
        yield from upright_bold("07e", _PLACE, [line], bold=False, italic=True)
        yield from not_centred("07f", _PLACE, [line])
    elif _must_be_dated(parts):
        yield fault("07i", _PLACE, "Không thấy địa danh và thời gian ban hành văn bản.")
    yield from _text(parts)


def _must_be_dated(parts: Parts) -> bool:
    return parts.kind is not None and parts.kind.dated and parts.front.found and not parts.is_annex_alone


def _line(line: Segment) -> Iterator[Fault]:
    written = patterns.DATE.search(line.raw)
    if written is None:
        yield from _slashed(line)
        return
    yield from _zeros(line, written)
    before = line.raw[: written.start()].rstrip()
    if not before:
        yield fault("07d", _PLACE, "Thiếu địa danh trước ngày, tháng, năm.", line)
    elif not before.endswith(","):
        at = line.start + len(before)
        yield fault(
            "07d",
            _PLACE,
            f"Thiếu dấu phẩy sau địa danh “{before.split('  ')[-1].strip()}”.",
            line,
            edits.replace(line.paragraph, at, at, ","),
        )
    day, month, year = (re.sub(r"\D", "", written[part]) for part in ("day", "month", "year"))
    if day and month and year and not _is_day(int(day), int(month), int(year)):
        yield fault("07h", _PLACE, f"Ngày {day} tháng {month} năm {year} không có trên lịch.", line)


def _zeros(line: Segment, written: re.Match[str]) -> Iterator[Fault]:
    limits = numbers()["dates"]
    day, month = written["day"].strip(), written["month"].strip()
    short = (
        [("ngày", "day", day)] if re.fullmatch(r"[1-9]", day) and int(day) < limits["zero_day_below"] else []
    )
    if re.fullmatch(r"\d", month) and 0 < int(month) < limits["zero_month_below"]:
        short.append(("tháng", "month", month))
    mends = tuple(m for _, part, said in short for m in _put(line, written, part, f"0{said}"))
    if short:
        said = " và ".join(f"{word} {number}" for word, _, number in short)
        sentence = f"Đang ghi “{said}”; quy định thêm số 0 cho ngày dưới 10 và tháng 1, 2."
        yield fault("07a", _PLACE, sentence, line, mends)
    if re.fullmatch(r"0[3-9]", month):
        yield fault(
            "07b",
            _PLACE,
            f"Đang ghi “tháng {month}”; quy định không thêm số 0 cho tháng 3 đến tháng 9.",
            line,
            _put(line, written, "month", month[1]),
        )


def _put(line: Segment, written: re.Match[str], part: str, text: str) -> tuple[Mend, ...]:
    raw = written[part]
    start = line.start + written.start(part) + len(raw) - len(raw.lstrip())
    return edits.replace(line.paragraph, start, start + len(raw.strip()), text)


def _slashed(line: Segment) -> Iterator[Fault]:
    found = patterns.SLASHED.match(line.text)
    if found is None:
        return
    day, month, year = (int(found[part]) for part in ("day", "month", "year"))
    if not _is_day(day, month, year):
        yield fault("07h", _PLACE, f"Ngày {day}/{month}/{year} không có trên lịch.", line)
        return
    place = re.sub(r"\s*ngày\s*$", "", found["place"]).strip(" ,")
    text = f"{place}, {long_date(date(year, month, day))}"
    yield fault(
        "07c",
        _PLACE,
        f"Đang ghi “{line.text}”; quy định “{text}”.",
        line,
        edits.replace(line.paragraph, line.start, line.end, text),
    )


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _text(parts: Parts) -> Iterator[Fault]:
    strange: list[Found] = []
    wrong: list[Found] = []
    said = expected = ""
    for paragraph in parts.text:
        for found in _IN_TEXT.finditer(paragraph.text):
            if not _is_day(*(int(part) for part in found.groups())):
                strange.append((paragraph, ()))
                said = said or found[0]
        for found in _WRITTEN.finditer(paragraph.text):
            day, month, year = int(found["day"]), int(found["month"]), int(found["year"])
            if _is_day(day, month, year) and date(year, month, day).weekday() != _weekday(found):
                wrong.append((paragraph, ()))
                expected = expected or f"“{found[0]}”: ngày này là {weekday(date(year, month, day))}"
    yield from once("07h", strange, f"“{said}” không có trên lịch.", parts)
    yield from once("07j", wrong, f"{expected}.", parts)


def _weekday(found: re.Match[str]) -> int:
    if found["sunday"]:
        return 6
    named = found["named"].lower()
    return _WEEKDAYS.get(named, _ORDINALS.get(named, -1))
