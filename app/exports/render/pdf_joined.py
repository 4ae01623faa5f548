"""Rows of a PDF table whose first columns are joined: a cell's words run on through the rows that it covers."""

from collections.abc import Iterator, Sequence

from app.core.tables import Cell, Table, further, show, staying
from app.exports.render.pdf_cell import BASE, LEADING, TOP_PADDING
from app.exports.render.pdf_columns import Columns, Placed
from app.exports.render.pdf_page import Box, Grid, Text
from app.exports.styles import TABLE_SIZE

_EXACT = 0.01  # points: sums of fractions


def joined_rows(said: Table, grid: Grid, columns: Columns, *, least: float) -> Iterator[Box]:
    """One strip a row; the last row of a joined cell is as high as the cell's words still need.

    Whole lines go to each row, so that a page may end after any of them; the next one begins with as many lines of a
    cell that goes on as its first row holds.
    """
    patterns, kept = further(said), staying(said)
    left: list[Placed] = [()] * said.joined
    whole = list(left)
    for place, cells in enumerate(said.rows):
        following = patterns[place + 1] if place + 1 < len(patterns) else (False,) * said.joined
        for column, goes_on in enumerate(patterns[place]):
            if not goes_on:
                whole[column] = left[column] = columns.lines(
                    column, show(cells[column], said.headings[column].kind)
                )
        ended = [lines for lines, goes_on in zip(left, following, strict=True) if not goes_on]
        need = max((_height(lines) for lines in ended), default=0.0)
        height, texts = columns.row(_without(cells, said.joined), least=max(least, need))
        room = int((height - TOP_PADDING + _EXACT) / LEADING)
        said_out = [() if lines else all_of for lines, all_of in zip(left, whole, strict=True)]
        words, left = _laid(left, room, columns)
        again, _ = _laid(said_out, room, columns)
        yield Box(
            height,
            (*words, *texts),
            keep=kept[place],
            grid=grid,
            across=_across(grid, patterns[place]),
            again=tuple(again),
        )


def _height(lines: Placed) -> float:
    return len(lines) * LEADING + 2 * TOP_PADDING


def _without(cells: Sequence[Cell], joined: int) -> Sequence[Cell]:
    return (*("",) * joined, *cells[joined:])


def _laid(left: Sequence[Placed], room: int, columns: Columns) -> tuple[list[Text], list[Placed]]:
    """What of each joined cell stands on this row, from its top, and what is left for the next."""
    texts = [
        Text(x, TOP_PADDING + BASE + line * LEADING, columns.font, TABLE_SIZE, words)
        for lines in left
        for line, (x, words) in enumerate(lines[:room])
        if words
    ]
    return texts, [lines[room:] for lines in left]


def _across(grid: Grid, pattern: Sequence[bool]) -> tuple[tuple[float, float], ...] | None:
    """The parts of the line above the row that are drawn."""
    if not any(pattern):
        return None
    parts = [
        (grid.edges[column], grid.edges[column + 1]) for column, goes_on in enumerate(pattern) if not goes_on
    ]
    return (*parts, (grid.edges[len(pattern)], grid.edges[-1]))
