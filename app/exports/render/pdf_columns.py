"""How the cells of a PDF table's columns are wrapped and placed."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from app.core.tables import Cell, Heading, Kind, show
from app.exports.render.pdf_cell import BASE, LEADING, SIDE_PADDING, TOP_PADDING, wrap
from app.exports.render.pdf_page import Text
from app.exports.render.pdf_text import Face, Line
from app.exports.styles import TABLE_SIZE

REMEMBERED_CELLS = 8192  # of one column and one text; names of agencies come again and again
LONGEST_REMEMBERED = 200  # signs

Placed = tuple[tuple[float, str], ...]  # the lines of a cell: where each begins, and what it says


class Columns:
    """How the cells of each column are wrapped and placed in one face; what was wrapped is remembered."""

    def __init__(
        self, headings: Sequence[Heading], edges: Sequence[float], font: Face, *, whole: int
    ) -> None:
        self.font = font.name
        self._font = font
        self._whole = whole  # lines on a page
        self._kinds = tuple(heading.kind for heading in headings)
        self._bounds = tuple(pairwise(edges))
        self._remembered = lru_cache(maxsize=REMEMBERED_CELLS)(self._place)

    def row(self, cells: Sequence[Cell], *, least: float = 0.0) -> tuple[float, tuple[Text, ...]]:
        """The height of a row, and its texts: in the middle of it, at the top of one too high to be seen whole.

        It is `least` points high at least.
        """
        said = (show(cell, kind) for kind, cell in zip(self._kinds, cells, strict=True))
        filled = [self.lines(column, text) for column, text in enumerate(said)]
        most = max(map(len, filled))
        height = most * LEADING + 2 * TOP_PADDING
        lowest = 0.0 if most > self._whole else LEADING / 2
        base = TOP_PADDING + BASE + max(least - height, 0.0) / 2
        name, texts = self._font.name, list[Text]()
        for lines in filled:
            y = base + (most - len(lines)) * lowest
            for x, text in lines:
                texts.append(Text(x, y, name, TABLE_SIZE, text))
                y += LEADING
        return max(height, least), tuple(texts)

    def lines(self, column: int, text: str) -> Placed:
        """The lines of a column's cell."""
        return (self._remembered if len(text) <= LONGEST_REMEMBERED else self._place)(column, text)

    def _place(self, column: int, text: str) -> Placed:
        left, right = self._bounds[column]
        kind = self._kinds[column]
        return tuple(
            (_begin(line, left, right, kind), line.text) for line in wrap(text, self._font, left, right)
        )


def _begin(line: Line, left: float, right: float, kind: Kind) -> float:
    """Words stand on the left, signs and days in the middle, numbers on the right."""
    match kind:
        case Kind.TEXT:
            return left + SIDE_PADDING
        case Kind.CENTRED | Kind.DATE:
            return (left + right - line.width) / 2
        case Kind.NUMBER | Kind.PERCENT:
            return right - SIDE_PADDING - line.width
