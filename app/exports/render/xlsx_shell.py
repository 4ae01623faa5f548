"""A worksheet while it is laid out, and the ways to write on it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from app.core.tables import Table
from app.exports.render.xlsx_rows import FORMULA_SIGNS, Rows, sayable

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: the row it is in, pixels from the sheet's left edge, points under the row's top, its length."""

    row: int
    left: float
    below: float
    length: float


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """Where a table stands: rows of the sheet, from 1; without rows `last` is before `first`."""

    table: Table
    head: int
    first: int
    last: int


@dataclass(slots=True)
class Shell:
    """A worksheet while it is laid out; `row` is the next free one."""

    sheet: "Worksheet"
    pixels: tuple[int, ...]
    row: int = 1
    rows: list[Rows] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)

    @property
    def area(self) -> str:
        """The cells in use, from A1."""
        from openpyxl.utils import get_column_letter

        return f"A1:{get_column_letter(len(self.pixels))}{max(self.row - 1, 1)}"


def put_text(shell: Shell, row: int, column: int, text: str) -> "Cell":
    """Write a text that stays one, whatever it begins with."""
    cell = cell_at(shell, row, column)
    cell.value = sayable(text, f"Ô {cell.coordinate} của trang “{shell.sheet.title}”")
    cell.data_type = "s"
    cell.quotePrefix = int(text.startswith(FORMULA_SIGNS))
    return cell


def cell_at(shell: Shell, row: int, column: int) -> "Cell":
    """The cell at `row` and `column`, from 1."""
    return cast("Cell", shell.sheet.cell(row, column))  # never the hidden part of a merged one


def get_letter(column: int) -> str:
    """The name of a column, from 1: "A"."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)


def merge(shell: Shell, top: int, left: int, bottom: int, right: int) -> None:
    """Make one cell of several; a single one stays as it is."""
    if (top, left) != (bottom, right):
        shell.sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
