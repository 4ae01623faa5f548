"""A table as strips of a PDF page: one a row, wrapped once, under a heading that every page repeats."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise

from app.core.tables import Cell, Heading, Kind, Table, show
from app.exports.metrics import column_widths
from app.exports.render.pdf_cell import BASE, LEADING, SIDE_PADDING, TOP_PADDING, wrap
from app.exports.render.pdf_head import head
from app.exports.render.pdf_page import Box, Grid, Text
from app.exports.render.pdf_text import Face, Line, face
from app.exports.styles import TABLE_SIZE

LARGEST_HEAD = 0.5  # of a page: a taller heading is not repeated
REMEMBERED_CELLS = 8192  # of one column and one text; names of agencies come again and again
LONGEST_REMEMBERED = 200  # signs

Placed = tuple[tuple[float, str], ...]  # the lines of a cell: where each begins, and what it says


def table(said: Table, width: float, page_height: float) -> Iterator[Box]:
    """The strips of a table `width` points wide: heading, rows, total."""
    if not said.headings:
        return
    edges = (0.0, *accumulate(column_widths(said, width)))
    top = head(said.headings, edges, numbered=said.numbered)
    repeated = top.height <= page_height * LARGEST_HEAD
    grid = Grid(edges, top if repeated else None)
    yield replace(top, keep=repeated and (bool(said.rows) or said.total is not None))
    yield from _rows(said, grid, whole=int(page_height / LEADING))


def _rows(said: Table, grid: Grid, *, whole: int) -> Iterator[Box]:
    plain = _Columns(said.headings, grid.edges, face(False, False), whole=whole)
    before_total = len(said.rows) - 1 if said.total is not None else None
    for place, cells in enumerate(said.rows):
        height, texts = plain.row(cells)
        yield Box(height, texts, keep=place == before_total, grid=grid)
    if said.total is not None:
        height, texts = _Columns(said.headings, grid.edges, face(True, False), whole=whole).row(said.total)
        yield Box(height, texts, grid=grid)


class _Columns:
    """How the cells of each column are wrapped and placed in one face; what was wrapped is remembered."""

    def __init__(
        self, headings: Sequence[Heading], edges: Sequence[float], font: Face, *, whole: int
    ) -> None:
        self._font = font
        self._whole = whole  # lines on a page
        self._kinds = tuple(heading.kind for heading in headings)
        self._bounds = tuple(pairwise(edges))
        self._remembered = lru_cache(maxsize=REMEMBERED_CELLS)(self._place)

    def row(self, cells: Sequence[Cell]) -> tuple[float, tuple[Text, ...]]:
        """The height of a row, and its texts: in the middle of it, at the top of one too high to be seen whole."""
        said = (show(cell, kind) for kind, cell in zip(self._kinds, cells, strict=True))
        filled = [self._lines(column, text) for column, text in enumerate(said)]
        most = max(map(len, filled))
        lowest = 0.0 if most > self._whole else LEADING / 2
        name, texts = self._font.name, list[Text]()
        for lines in filled:
            y = TOP_PADDING + BASE + (most - len(lines)) * lowest
            for x, text in lines:
                texts.append(Text(x, y, name, TABLE_SIZE, text))
                y += LEADING
        return most * LEADING + 2 * TOP_PADDING, tuple(texts)

    def _lines(self, column: int, text: str) -> Placed:
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
