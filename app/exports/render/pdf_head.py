"""The heading of a table as one strip of a PDF page: titles, groups over them, the row (1) (2) (3)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.core.tables import Heading
from app.exports.render.pdf_cell import BASE, LEADING, TOP_PADDING, height, wrap
from app.exports.render.pdf_page import Box, Rule, Text
from app.exports.render.pdf_text import Face, Line, face
from app.exports.styles import TABLE_LINE_WEIGHT, TABLE_SIZE


@dataclass(frozen=True, slots=True)
class Title:
    """Words over the points from `left` to `right`; `group` for those over several columns."""

    left: float
    right: float
    lines: list[Line]
    font: Face
    group: bool = False


def head(headings: Sequence[Heading], edges: Sequence[float], *, numbered: bool) -> Box:
    """Bold titles in the middle of their cells, the row of numbers regular, with all lines around them.

    Words come in the order of a Word table: the upper row, then the titles under the groups.
    """
    upper = tuple(_upper(headings, edges))
    lower = tuple(_title(h.title, edges[n], edges[n + 1]) for n, h in enumerate(headings) if h.group)
    middle = _highest(title for title in upper if title.group)
    bottom = max(_highest(title for title in upper if not title.group), middle + _highest(lower))
    texts = [text for title in upper for text in _centred(title, 0.0, middle if title.group else bottom)]
    texts += (text for title in lower for text in _centred(title, middle, bottom))
    end = bottom
    if numbered:
        numbers = tuple(_number(n, edges) for n in range(len(headings)))
        end += _highest(numbers)
        texts += (text for number in numbers for text in _centred(number, bottom, end))
    return Box(end, tuple(texts), tuple(_rules(upper, edges, middle, bottom, end)), keep=True)


def _upper(headings: Sequence[Heading], edges: Sequence[float]) -> Iterator[Title]:
    """The upper row: titles of columns without a group, and groups over neighbours that share them."""
    column = 0
    while column < len(headings):
        group, end = headings[column].group, column + 1
        while group and end < len(headings) and headings[end].group == group:
            end += 1
        yield _title(group or headings[column].title, edges[column], edges[end], group=bool(group))
        column = end


def _title(words: str, left: float, right: float, *, group: bool = False) -> Title:
    font = face(True, False)
    return Title(left, right, wrap(words, font, left, right), font, group)


def _number(column: int, edges: Sequence[float]) -> Title:
    font, left, right = face(False, False), edges[column], edges[column + 1]
    return Title(left, right, wrap(f"({column + 1})", font, left, right), font)


def _highest(titles: Iterable[Title]) -> float:
    return max((height(title.lines) for title in titles), default=0.0)


def _centred(title: Title, top: float, bottom: float) -> Iterator[Text]:
    y = (top + bottom - height(title.lines)) / 2 + TOP_PADDING + BASE
    for line in title.lines:
        x = (title.left + title.right - line.width) / 2
        yield Text(x, y, title.font.name, TABLE_SIZE, line.text)
        y += LEADING


def _rules(
    upper: Sequence[Title], edges: Sequence[float], middle: float, bottom: float, end: float
) -> Iterator[Rule]:
    """Lines level across, under groups, upright between all titles, and between the columns below groups."""
    for y in sorted({0.0, bottom, end}):
        yield Rule(edges[0], y, edges[-1], y, TABLE_LINE_WEIGHT)
    for title in upper:
        if title.group:
            yield Rule(title.left, middle, title.right, middle, TABLE_LINE_WEIGHT)
    whole = {title.left for title in upper} | {edges[-1]}
    for x in edges:
        yield Rule(x, 0.0 if x in whole else middle, x, end, TABLE_LINE_WEIGHT)
