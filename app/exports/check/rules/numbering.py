"""Errors 12: parts, chapters, articles, items and points (appendix I, part I, II.6.d and V.6)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.exports.check.findings import Fault
from app.exports.check.parts.document import Parts
from app.exports.check.parts.outline import LETTERS, Level, Marker, marker
from app.exports.check.parts.segments import whole
from app.exports.check.rules.common import Found, once
from app.exports.check.word.blocks import Paragraph

Item = tuple[Paragraph, Marker]
_HEADINGS = {Level.PART, Level.CHAPTER, Level.GROUP}


@dataclass(slots=True)
class Counting:
    """The series that are open, the outermost first: level, last value, whether bold; and what is out of order."""

    open: list[list[object]] = field(default_factory=list)
    wrong: list[tuple[Paragraph, str]] = field(default_factory=list)
    letters: list[tuple[Paragraph, str]] = field(default_factory=list)

    def count(self, paragraph: Paragraph, found: Marker, *, bold: bool) -> None:
        """Take the next number: it goes on with an open series, or begins one inside."""
        at = self._series(found, bold=bold)
        if at is None:
            if found.value > 1 and self._is_open(found.level):
                self._complain(paragraph, found)
            self.open.append([found.level, found.value, bold])
            return
        del self.open[at + 1 :]
        before = self.open[at][1]
        self.open[at][1] = found.value
        if found.value != int(str(before)) + 1:
            self._complain(paragraph, found, int(str(before)))

    def _series(self, found: Marker, *, bold: bool) -> int | None:
        """The open series that this number belongs to: the innermost it follows, else, unless it is 1, the last."""
        same = [n for n, (level, _, _) in enumerate(self.open) if level == found.level]
        fitting = [n for n in same if int(str(self.open[n][1])) + 1 == found.value]
        if fitting:
            return fitting[-1]
        if not same:
            return None
        if found.value > 1:
            return same[-1]
        last = self.open[-1]
        again = last == [found.level, 1, bold] and found.level not in _HEADINGS
        return same[-1] if again else None

    def _is_open(self, level: Level) -> bool:
        return any(each == level for each, _, _ in self.open)

    def _complain(self, paragraph: Paragraph, found: Marker, before: int = 0) -> None:
        if found.level is Level.POINT:
            expected = LETTERS[before] if before < len(LETTERS) else ""
            self.letters.append(
                (paragraph, f"sau “{LETTERS[before - 1]})” là “{found.said})”, đúng thứ tự là “{expected})”")
            )
        elif before == found.value:
            self.wrong.append((paragraph, f"số {found.said} bị trùng"))
        else:
            self.wrong.append((paragraph, f"sau số {before} là số {found.said}"))


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the numbering."""
    items = [(p, found) for p in parts.text if (found := marker(p)) is not None]
    yield from _order(parts, items)
    yield from _forms(parts, items)
    yield from _titles(parts, items)
    yield from _alone(parts)


def _order(parts: Parts, items: list[Item]) -> Iterator[Fault]:
    counting = Counting()
    known = {id(paragraph): found for paragraph, found in items}
    for paragraph in parts.text:
        found = known.get(id(paragraph))
        if found is None:
            if _is_heading(paragraph):
                counting.open.clear()  # what has a heading of its own counts anew
        elif found.level not in {Level.DECIMAL, Level.DOTTED_POINT} and found.value:
            counting.count(paragraph, found, bold=whole(paragraph).mostly("bold"))
    if counting.wrong:
        yield from once(
            "12a", _found(counting.wrong), f"Số thứ tự không liền: {counting.wrong[0][1]}.", parts
        )
    strange = [
        (p, f"“{m.said})” không có trong bảng chữ cái tiếng Việt")
        for p, m in items
        if m.level is Level.POINT and not m.value
    ]
    letters = counting.letters + strange
    if letters:
        yield from once("12b", _found(letters), f"Thứ tự điểm: {letters[0][1]}.", parts)


def _found(told: list[tuple[Paragraph, str]]) -> list[Found]:
    return [(paragraph, ()) for paragraph, _ in told]


def _is_heading(paragraph: Paragraph) -> bool:
    line = whole(paragraph)
    return len(line.text) < 120 and line.all("bold") and bool(line.letters)


def _forms(parts: Parts, items: list[Item]) -> Iterator[Fault]:
    dotted: list[Found] = [(p, ()) for p, m in items if m.level is Level.DOTTED_POINT]
    yield from once("12c", dotted, "Điểm viết “a.”; quy định “a)”.", parts)
    decimal: list[Found] = [(p, ()) for p, m in items if m.level is Level.DECIMAL]
    yield from once("12d", decimal, "Đánh số kiểu 1.1, 1.1.1 không có trong quy định.", parts)
    arabic: list[Found] = [
        (p, ()) for p, m in items if m.level in {Level.PART, Level.CHAPTER} and m.said.isdigit()
    ]
    yield from once("12e", arabic, "Phần, Chương đánh số La Mã, không đánh số Ả Rập.", parts)
    capital: list[Found] = [(p, ()) for p, m in items if m.level in _HEADINGS and _label(p).isupper()]
    yield from once(
        "12h", capital, "Từ “Phần”, “Chương”, “Mục” viết chữ thường, không viết hoa toàn bộ.", parts
    )


def _label(paragraph: Paragraph) -> str:
    found = re.match(r"[^\W\d_]+", paragraph.whole.strip())
    return found[0] if found else ""


def _titles(parts: Parts, items: list[Item]) -> Iterator[Fault]:
    """Headings without a title; an article needs one where others have one."""
    text = parts.text
    after = {id(before): following for before, following in itertools.pairwise(text)}
    bare: list[Found] = []
    for paragraph, found in items:
        following = after.get(id(paragraph))
        followed = following is not None and not marker(following) and _is_heading_like(following)
        if found.level in _HEADINGS and not found.rest and not followed:
            bare.append((paragraph, ()))
    articles = [(p, m) for p, m in items if m.level is Level.ARTICLE]
    titled = [p for p, m in articles if _is_titled(p, m)]
    if titled and len(titled) * 2 >= len(articles):
        bare += [(p, ()) for p, m in articles if not _is_titled(p, m)]
    yield from once("12f", bare, "Không có tiêu đề.", parts)


def _is_heading_like(paragraph: Paragraph) -> bool:
    line = whole(paragraph)
    return line.is_upper or line.mostly("bold") or paragraph.align == "center"


def _is_titled(paragraph: Paragraph, found: Marker) -> bool:
    return bool(found.rest) and len(found.rest) < 160 and whole(paragraph).all("bold")


def _alone(parts: Parts) -> Iterator[Fault]:
    """A heading at the foot of a page, as the program laid out the pages that saved the file last."""
    text = parts.text
    found: list[Found] = [
        (before, ())
        for before, after in itertools.pairwise(text)
        if "rendered before" in after.breaks
        and not before.keep
        and marker(before) is not None
        and _is_heading(before)
        and before.where.block + 1 == after.where.block
    ]
    yield from once("12g", found, "Tiêu đề nằm một mình ở cuối trang.", parts)
