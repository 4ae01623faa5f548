"""A table on a worksheet: its headings, and the styles and place of its rows."""

from collections.abc import Sequence
from itertools import groupby

from app.core.tables import Cell, Heading, Table
from app.exports.render.xlsx_rows import Rows
from app.exports.render.xlsx_shell import PlacedTable, Shell, cell_at, merge, put_text
from app.exports.render.xlsx_styles import column_cells, dress_heading
from app.exports.render.xlsx_widths import Lines, Words, heading_lines, room, row_height


def place_table(shell: Shell, table: Table) -> None:
    """Write the headings of `table`, and note its rows to be spliced in."""
    head = shell.row
    if any(heading.group for heading in table.headings):
        _place_groups(shell, table.headings)
    else:
        _place_headings(shell, [heading.title for heading in table.headings])
    for row, lines in enumerate(heading_lines(table.headings, shell.pixels), head):
        shell.sheet.row_dimensions[row].height = row_height(lines)
    if table.numbered:
        _place_headings(shell, [f"({n})" for n in range(1, len(table.headings) + 1)], bold=False)
    first = shell.row
    _place_rows(shell, table.headings, table.rows)
    if table.total is not None:
        _place_rows(shell, table.headings, (table.total,), bold=True)
    shell.tables.append(PlacedTable(table, head, first, shell.row - 1))


def _place_headings(shell: Shell, titles: Sequence[str], *, bold: bool = True) -> None:
    for column, title in enumerate(titles, 1):
        dress_heading(put_text(shell, shell.row, column, title), bold=bold)
    shell.row += 1


def _place_groups(shell: Shell, headings: tuple[Heading, ...]) -> None:
    """Two heading rows: groups over their columns, other headings through both."""
    upper = shell.row
    _place_headings(shell, [heading.group or heading.title for heading in headings])
    _place_headings(shell, [heading.title for heading in headings])
    column = 1
    for group, members in groupby(headings, key=lambda heading: heading.group):
        count = len(list(members))
        if group:
            merge(shell, upper, column, upper, column + count - 1)
        else:
            for single in range(column, column + count):
                merge(shell, upper, single, upper + 1, single)
        column += count


def _place_rows(
    shell: Shell, headings: tuple[Heading, ...], rows: Sequence[tuple[Cell, ...]], *, bold: bool = False
) -> None:
    if not rows:
        return
    words = Words(bold=bold)
    columns = tuple(
        column_cells(
            shell.sheet,
            number,
            heading.kind,
            place=f"Cột “{heading.title}” của trang “{shell.sheet.title}”",
            lines=Lines(words, room(shell.pixels[number - 1])),
            bold=bold,
        )
        for number, heading in enumerate(headings, 1)
    )
    cell_at(shell, shell.row, 1).value = 0  # the row that all of them will replace
    shell.rows.append(Rows(shell.row, rows, columns))
    shell.row += len(rows)
