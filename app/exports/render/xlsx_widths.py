"""Room in a worksheet, where Excel does not find it by itself: columns, and rows of merged cells."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from math import inf

from app.core.tables import Cell, Heading, Kind, Table
from app.core.words import number
from app.exports.metrics import LINE_HEIGHT, shared, text_width
from app.exports.styles import TABLE_SIZE

PIXELS_PER_CHARACTER = 8  # a digit of Times New Roman 12 at 96 dots an inch: the unit of column widths
POINTS_PER_PIXEL = 0.75
PADDING = 5  # pixels that Excel leaves beside the text of a cell

CAUTION = 0.96  # part of a cell that is counted on: Excel measures a little differently

_ROW_PADDING = 3.0  # points that rows of several lines get besides
_LEAST = {Kind.DATE: 11.0, Kind.PERCENT: 7.5, Kind.NUMBER: 5.0}  # characters; narrower, Excel shows ####
_LEAST_OTHERS = 3.0
_SQUEEZE = 0.6  # columns give up to this part of their width before the printed page is made smaller
_SAMPLE = 200  # rows that are looked through for long words
_LONGEST_WORD = 15.0  # characters; a longer one, such as an address, is broken
_WIDEST = 1.6
_NO_TABLE = (Heading("", 40), Heading("", 60))  # a letterhead has two sides


def column_pixels(tables: Sequence[Table], page: float) -> tuple[int, ...]:
    """Widths of a sheet's columns: the headings' shares of `page` pixels, two columns at least.

    Together they are wider than the page, which then prints smaller, where they would be squeezed too much.
    """
    heads = [table.headings for table in tables] or [_NO_TABLE]
    count = max(2, *map(len, heads))
    asked = [max(h[i].width for h in heads if i < len(h)) if _any(heads, i) else 12 for i in range(count)]
    least = [max((_least(t, i) for t in tables), default=_LEAST_OTHERS) for i in range(count)]
    total = max(page / PIXELS_PER_CHARACTER, _SQUEEZE * sum(asked), sum(least))
    return tuple(int(width * PIXELS_PER_CHARACTER) for width in shared(asked, least, total))


def roomier(pixels: Sequence[int], needs: Iterable[tuple[float, float]]) -> tuple[int, ...]:
    """Widen the columns until the two sides of a letterhead find a border between them, within reason.

    `needs` are pixels of the longest lines left and right. The page then prints smaller.
    """
    factors = (
        min(max(left / sum(pixels[:k]), right / sum(pixels[k:])) for k in range(1, len(pixels)))
        for left, right in needs
    )
    factor = min(max(factors, default=1.0), _WIDEST)
    return tuple(pixels) if factor <= 1 else tuple(round(width * factor + 0.5) for width in pixels)


def _any(heads: Sequence[tuple[Heading, ...]], column: int) -> bool:
    return any(column < len(head) for head in heads)


def _least(table: Table, column: int) -> float:
    """Characters that a column needs to hold the words of its heading and its cells, its numbers and its days."""
    if column >= len(table.headings):
        return _LEAST_OTHERS
    heading = table.headings[column]
    sample = (cell for row in table.rows[:_SAMPLE] if isinstance(cell := row[column], str))
    longest = max((word for cell in sample for word in cell.split()), key=len, default="")
    own = _characters(text_width(longest, TABLE_SIZE))
    words = max(
        (_characters(text_width(w, TABLE_SIZE, bold=True)) for w in heading.title.split()), default=0.0
    )
    least = max(words, min(own, _LONGEST_WORD), _LEAST.get(heading.kind, _LEAST_OTHERS))
    if heading.kind is not Kind.NUMBER:
        return least
    rows = table.rows if table.total is None else (*table.rows, table.total)
    return max(least, 1.5 + _longest_number(row[column] for row in rows))


def _characters(points: float) -> float:
    return (points / CAUTION / POINTS_PER_PIXEL + PADDING + 1) / PIXELS_PER_CHARACTER


def _longest_number(cells: Iterable[Cell]) -> int:
    numbers = [cell for cell in cells if isinstance(cell, int | Decimal)]
    decimals = 3 if any(isinstance(cell, Decimal) for cell in numbers) else 0
    ends = [min(numbers), max(numbers)] if numbers else [0]
    return max(len(number(int(end))) for end in ends) + decimals


def room(pixels: float) -> float:
    """Points for text in cells that are so wide together."""
    return (pixels - PADDING) * POINTS_PER_PIXEL * CAUTION


def row_height(lines: int) -> float:
    """Points that a table row of so many lines needs."""
    return lines * TABLE_SIZE * LINE_HEIGHT + _ROW_PADDING


class Words(dict[str, float]):
    """Points that a word takes in a table; measured once, as a workbook repeats itself."""

    def __init__(self, *, bold: bool) -> None:
        super().__init__()
        self._bold = bold

    def __missing__(self, word: str) -> float:
        self[word] = width = text_width(word, TABLE_SIZE, self._bold)
        return width


class Lines(dict[str, int]):
    """Lines that a text takes in a table's cell with `width` points of room, by the text."""

    def __init__(self, words: Words, width: float) -> None:
        super().__init__()
        self._words, self._width, self._blank = words, width, words[" "]

    def __missing__(self, text: str) -> int:
        self[text] = lines = sum(map(self._fill, text.split("\n"))) if "\n" in text else self._fill(text)
        return lines

    def _fill(self, text: str) -> int:
        width, blank = self._width, self._blank
        lines, at = 0, inf
        for word in map(self._words.__getitem__, text.split(" ")):
            at += blank + word
            if at > width:
                lines, at = lines + 1, word
                if word > width:  # broken within
                    lines, at = lines + int(word / width), word % width
        return lines


def heading_lines(headings: Sequence[Heading], pixels: Sequence[int]) -> list[int]:
    """Lines of text in the heading rows of a table: one row, or two where there are groups."""
    words = Words(bold=True)
    upper = lower = whole = 1
    left = iter(pixels)
    for group, members in groupby(headings, key=lambda heading: heading.group):
        run = [(heading.title, next(left)) for heading in members]
        lines = max(Lines(words, room(width))[title] for title, width in run)
        if group:
            over = Lines(words, room(sum(width for _, width in run)))[group]
            upper, lower = max(upper, over), max(lower, lines)
        else:
            whole = max(whole, lines)
    grouped = any(heading.group for heading in headings)
    return [upper, max(lower, whole - upper)] if grouped else [whole]
