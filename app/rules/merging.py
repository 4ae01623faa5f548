"""Lines of rooms' reports put together: what several say is said once, what they count is added up (duty 119)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.core.text import fold
from app.core.words import number

_COUNT = re.compile(r"(?<![\w.,/–-])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?=\s+[^\W\d_])")
_MARKS = re.compile(r"^\s*(?:[-–+*•]|\d{1,2}[.)]|[a-zđ]\))\s+")
_ENDS = " .,:;"
_NO_COUNT_BEFORE = frozenset(
    {
        *("ngay", "thang", "nam", "quy", "tuan", "ky", "so", "thu", "lan", "gio"),
        *("dieu", "khoan", "diem", "muc", "phan", "phu", "luc", "chuong"),
    }
)
_NO_COUNT_AFTER = frozenset(["gio", "phut", "ngay", "tuan", "thang", "quy", "nam"])


@dataclass(frozen=True, slots=True)
class RoomLine:
    """One line of a report: the key of the report, the room or person whose it is, the part that it stands in."""

    report: str
    room: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class MergedLine:
    """A line for the office's report, of one room or of several; `note` says how several became one."""

    part: str
    text: str
    rooms: tuple[str, ...]
    sources: tuple[RoomLine, ...]
    note: str = ""


def lines_of(report: str, room: str, part: str, words: str) -> Iterator[RoomLine]:
    """The lines of a part of a report, without the marks of lists; empty ones go."""
    for line in words.splitlines():
        text = _MARKS.sub("", line).strip()
        if text:
            yield RoomLine(report, room, part, text)


def merged(lines: Sequence[RoomLine]) -> tuple[MergedLine, ...]:
    """Put the lines together, those of several rooms first, then room by room as they come.

    Lines are the same where they differ in capitals, accents and counts alone. Where the counts differ they are added;
    where nothing does, it is one matter that was reported twice.
    """
    same: dict[tuple[str, str], list[RoomLine]] = {}
    for line in lines:
        same.setdefault((line.part, _shape(line.text)), []).append(line)
    found = [_one(group) for group in same.values()]
    rooms = list(dict.fromkeys(line.room for line in lines))
    return tuple(sorted(found, key=lambda one: -1 if len(one.rooms) > 1 else rooms.index(one.rooms[0])))


def _one(group: Sequence[RoomLine]) -> MergedLine:
    first, rooms = group[0], tuple(dict.fromkeys(line.room for line in group))
    counted = [_counts(line.text) for line in group]
    values = [tuple(value for *_, value in counts) for counts in counted]
    if len(group) == 1:
        return MergedLine(first.part, first.text, rooms, (first,))
    sums = tuple(sum(each, Decimal(0)) for each in zip(*values, strict=True))
    if len(set(values)) == 1:
        note = f"{len(group)} báo cáo ghi giống nhau, ghi một lần"
        if sums:
            note += f"; nếu là số liệu riêng của từng nơi thì cộng lại là {_said(sums)}"
        text = first.text if len(rooms) == 1 else f"{_stem(first.text)} ({', '.join(rooms)})"
        return MergedLine(first.part, text, rooms, tuple(group), f"{note}.")
    told = "; ".join(f"{line.room} {_said(each)}" for line, each in zip(group, values, strict=True))
    text = f"{_stem(_with(first.text, counted[0], sums))} ({told})"
    return MergedLine(
        first.part, text, rooms, tuple(group), f"Cộng số liệu của {len(group)} báo cáo: {told}."
    )


def _counts(text: str) -> list[tuple[int, int, Decimal]]:
    """Where the counts of a text stand, and what they are: no dates, numbers of documents, percentages, durations."""
    found = []
    for match in _COUNT.finditer(text):
        before = fold(text[: match.start()]).split()
        after = fold(text[match.end() :]).split()
        if (before and before[-1] in _NO_COUNT_BEFORE) or after[0].strip(_ENDS) in _NO_COUNT_AFTER:
            continue
        value = Decimal(match[1].replace(".", "") + (match[2] or "").replace(",", "."))
        found.append((match.start(), match.end(), value))
    return found


def _shape(text: str) -> str:
    """A text without its counts, its capitals and accents."""
    return fold(_replaced(text, [(start, end, "#") for start, end, _ in _counts(text)])).strip(_ENDS)


def _with(text: str, counts: Sequence[tuple[int, int, Decimal]], sums: Sequence[Decimal]) -> str:
    return _replaced(
        text, [(start, end, _written(one)) for (start, end, _), one in zip(counts, sums, strict=True)]
    )


def _replaced(text: str, places: Sequence[tuple[int, int, str]]) -> str:
    for start, end, words in reversed(places):
        text = text[:start] + words + text[end:]
    return text


def _said(values: Sequence[Decimal]) -> str:
    return " và ".join(map(_written, values))


def _written(value: Decimal) -> str:
    """A count as documents write it: two digits at least, a comma before decimals."""
    whole = value == value.to_integral_value()
    if whole and value < 10:
        return f"{int(value):02d}"
    return number(int(value)) if whole else number(value)


def _stem(text: str) -> str:
    return text.rstrip(_ENDS)
