"""A table as strips of a PDF page: one a row, wrapped once, under a heading that every page repeats."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from app.core.tables import Table
from app.exports.metrics import POINTS_PER_MM, column_widths
from app.exports.render.pdf_cell import BASE, LEADING, SIDE_PADDING, TOP_PADDING, wrap
from app.exports.render.pdf_cell import height as cell_height
from app.exports.render.pdf_columns import Columns
from app.exports.render.pdf_head import head
from app.exports.render.pdf_joined import joined_rows
from app.exports.render.pdf_page import Box, Grid, Text
from app.exports.render.pdf_text import face
from app.exports.styles import TABLE_SIZE

LARGEST_HEAD = 0.5  # of a page: a taller heading is not repeated


def table(
    said: Table, width: float, page_height: float, pause: Callable[[], object] = lambda: None
) -> Iterator[Box]:
    """The strips of a table `width` points wide: heading, rows with the groups before them, total.

    `pause` is called now and then while columns are measured.
    """
    if not said.headings:
        return
    edges = (0.0, *accumulate(column_widths(said, width, pause)))
    top = head(said.headings, edges, numbered=said.numbered)
    repeated = top.height <= page_height * LARGEST_HEAD
    grid = Grid(edges, top if repeated else None)
    has_more = bool(said.rows) or bool(said.groups) or said.total is not None
    yield replace(top, keep=repeated and has_more)
    whole = int(page_height / LEADING)
    rows = _with_groups(said, grid, _rows(said, grid, whole=whole))
    yield from _together(rows) if said.closes else rows
    if said.total is not None:
        height, texts = Columns(said.headings, edges, face(True, False), whole=whole).row(said.total)
        yield Box(height, texts, grid=grid)


def _rows(said: Table, grid: Grid, *, whole: int) -> Iterator[Box]:
    columns = Columns(said.headings, grid.edges, face(False, False), whole=whole)
    least = said.row_height_mm * POINTS_PER_MM
    if said.joined:
        yield from joined_rows(said, grid, columns, least=least)
        return
    for cells in said.rows:
        height, texts = columns.row(cells, least=least)
        yield Box(height, texts, grid=grid)


def _with_groups(said: Table, grid: Grid, rows: Iterable[Box]) -> Iterator[Box]:
    """The rows with the bold lines over all columns that stand before some; none is left alone by a total."""
    before_total = len(said.rows) - 1 if said.total is not None else None
    if not said.groups:
        for place, row in enumerate(rows):
            yield replace(row, keep=True) if place == before_total else row
        return
    groups = sorted(said.groups, key=lambda group: group[0])
    for place, row in enumerate(rows):
        while groups and groups[0][0] <= place:
            yield _group(groups.pop(0)[1], grid, keep=True)
        yield replace(row, keep=True) if place == before_total and not groups else row
    for place, (_, words) in enumerate(groups, start=1):
        yield _group(words, grid, keep=place < len(groups) or said.total is not None)


def _together(rows: Iterable[Box]) -> Iterator[Box]:
    """The rows of a table that no page splits: each is kept with the next."""
    held = list(rows)
    yield from (replace(row, keep=True) for row in held[:-1])
    yield from held[-1:]


def _group(words: str, grid: Grid, *, keep: bool) -> Box:
    font, right = face(True, False), grid.edges[-1]
    lines = wrap(words, font, 0.0, right)
    texts = tuple(
        Text(SIDE_PADDING, TOP_PADDING + BASE + place * LEADING, font.name, TABLE_SIZE, line.text)
        for place, line in enumerate(lines)
    )
    return Box(cell_height(lines), texts, keep=keep, grid=grid, whole=True)
