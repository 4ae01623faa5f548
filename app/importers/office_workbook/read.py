"""The sheets of a workbook as grids of values, read with python-calamine."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import AppError
from app.importers.office_workbook.container import open_safely
from app.importers.office_workbook.values import Grid
from app.models.turns import giving_way_here

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: row 1 of Excel is `grid[0]`; all rows are equally long, empty cells are ''."""

    name: str
    grid: Grid
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook; `uncomputed` says that formulas have no stored value."""

    name: str
    sheets: tuple[Sheet, ...]
    uncomputed: bool = False


def read_book(path: Path) -> Book:
    """Read all sheets of the workbook at `path`.

    Raises AppError if it is no workbook, damaged, protected or hostile.
    """
    safe = open_safely(path)
    try:
        sheets = _sheets(safe.content)
    except BaseException as problem:  # the reader answers broken parts with errors of its own, or a panic
        if not _is_readers(problem):
            raise
        raise AppError(
            f"Tệp “{path.name}” bị hỏng, không đọc được.", "Mở và lưu lại tệp bằng Excel rồi thử lại."
        ) from problem
    return Book(path.stem, sheets, safe.uncomputed)


def _is_readers(problem: BaseException) -> bool:
    module = type(problem).__module__.partition(".")[0]
    return module in {"python_calamine", "pyo3_runtime"} or isinstance(problem, OSError | ValueError)


def _sheets(content: BytesIO) -> tuple[Sheet, ...]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with CalamineWorkbook.from_filelike(content) as workbook:
        read = []
        for about in workbook.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(about.name)
            grid = _grid(sheet)
            _fill_down(grid, sheet.merged_cell_ranges or [])
            read.append(Sheet(about.name, grid, about.visible is not SheetVisibleEnum.Visible))
    return tuple(read)


def _grid(sheet: "CalamineSheet") -> Grid:
    """All rows, asked for one by one: all at once would keep every other thread waiting."""
    before = [""] * (sheet.start[1] if sheet.start else 0)  # which a row does not tell
    return [[*before, *row] for row in giving_way_here(sheet.iter_rows())]


def _fill_down(grid: Grid, merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Give the cells under a cell merged over several rows its value: one document, several tasks.

    Cells merged to the right stay empty.
    """
    for (top, left), (bottom, right) in merged:
        if top >= len(grid) or left >= len(grid[top]) or left != right:
            continue
        value: Any = grid[top][left]
        for row in grid[top + 1 : bottom + 1]:
            row[left] = value
