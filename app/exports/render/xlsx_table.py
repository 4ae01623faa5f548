"""A table on a worksheet: its headings, and the styles and place of its rows."""

from collections.abc import Sequence
from itertools import groupby

from app.core.tables import Cell, Heading, Table, further
from app.exports.metrics import POINTS_PER_MM
from app.exports.render.xlsx_rows import ColumnCells, Rows
from app.exports.render.xlsx_shell import PlacedTable, Shell, cell_at, get_letter, merge, put_text
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
    _place_body(shell, table)
    if table.total is not None:
        _place_rows(shell, (table.total,), _columns(shell, table.headings, bold=True))
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


def _place_body(shell: Shell, table: Table) -> None:
    """The rows, and before some of them the bold lines over all columns."""
    columns = _columns(shell, table.headings) if table.rows else ()
    joined = further(table) if table.joined else []
    least = table.row_height_mm * POINTS_PER_MM
    groups = sorted(table.groups, key=lambda group: group[0])
    cuts = sorted({0, *(place for place, _ in groups)})
    for start, end in zip(cuts, [*cuts[1:], len(table.rows)], strict=True):
        for place, words in groups:
            if place == start:
                _place_group(shell, words, len(table.headings))
        _join(shell, joined[start:end])
        _place_rows(shell, table.rows[start:end], columns, least=least)


def _place_group(shell: Shell, words: str, count: int) -> None:
    dress_heading(put_text(shell, shell.row, 1, words), across="left")
    lines = Lines(Words(bold=True), room(sum(shell.pixels[:count])))[words]
    shell.sheet.row_dimensions[shell.row].height = row_height(lines)
    merge(shell, shell.row, 1, shell.row, count)
    shell.row += 1


def _join(shell: Shell, patterns: Sequence[tuple[bool, ...]]) -> None:
    """Make one cell of those that go on, in the rows from the next free one; those rows are spliced in later."""
    for column in range(len(patterns[0]) if patterns else 0):
        begins = [place for place, pattern in enumerate(patterns) if not pattern[column]]
        for start, end in zip(begins, [*begins[1:], len(patterns)], strict=True):
            if end - start > 1:
                letter = get_letter(column + 1)
                shell.sheet.merged_cells.add(f"{letter}{shell.row + start}:{letter}{shell.row + end - 1}")


def _columns(shell: Shell, headings: tuple[Heading, ...], *, bold: bool = False) -> tuple[ColumnCells, ...]:
    words = Words(bold=bold)
    return tuple(
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


def _place_rows(
    shell: Shell,
    rows: Sequence[tuple[Cell, ...]],
    columns: tuple[ColumnCells, ...],
    *,
    least: float = 0.0,
) -> None:
    if not rows:
        return
    cell_at(shell, shell.row, 1).value = 0  # the row that all of them will replace
    shell.rows.append(Rows(shell.row, rows, columns, least))
    shell.row += len(rows)
