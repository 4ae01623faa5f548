"""The looks of the decree as styles of a workbook."""

from typing import TYPE_CHECKING

from app.core.tables import Kind
from app.exports.render.xlsx_rows import ColumnCells, TextCells
from app.exports.render.xlsx_widths import Lines
from app.exports.styles import BLACK, FONT, TABLE_SIZE, Align, Look

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Alignment, Border, Font
    from openpyxl.worksheet.worksheet import Worksheet

WHOLE_FORMAT = "#,##0"  # shown with the separators of the reader's Excel
DECIMAL_FORMAT = "#,##0.00"
PERCENT_FORMAT = "0.00"  # the heading says %
DAY_FORMAT = "dd/mm/yyyy"
TEXT_FORMAT = "General"

_HORIZONTAL = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center", Align.JUSTIFY: "justify"}
_KIND_HORIZONTAL = {Kind.TEXT: "left", Kind.NUMBER: "right", Kind.PERCENT: "right"}
_MM_PER_INDENT = 2.4  # three blanks of the workbook's usual font


def dress(cell: "Cell", look: Look) -> None:
    """Give a cell of the title block the look of its paragraph."""
    from openpyxl.styles import Alignment

    cell.font = _font(look.size, bold=look.bold, italic=look.italic, colour=look.colour)
    cell.alignment = Alignment(
        horizontal="center" if look.boxed else _HORIZONTAL[look.align],
        vertical="bottom" if look.before > look.after else "top",
        indent=round(look.left_indent_mm / _MM_PER_INDENT),
        wrap_text=True,
    )


def dress_heading(cell: "Cell", *, bold: bool = True, across: str = "center") -> None:
    """Give a cell the look of a table heading, or of a group of rows."""
    cell.font, cell.border = _font(TABLE_SIZE, bold=bold), _thin_border()
    cell.alignment = _alignment(across)


def column_cells(
    sheet: "Worksheet", column: int, kind: Kind, *, place: str, lines: Lines, bold: bool = False
) -> ColumnCells:
    """Register the styles of a table's column (from 1) in the workbook of `sheet`."""
    from openpyxl.utils import get_column_letter

    def style(number_format: str, *, quoted: bool = False) -> int:
        cell = _free_cell(sheet)
        cell.font, cell.border = _font(TABLE_SIZE, bold=bold), _thin_border()
        cell.alignment = _alignment(_KIND_HORIZONTAL.get(kind, "center"))
        cell.number_format, cell.quotePrefix = number_format, int(quoted)
        return cell.style_id

    return ColumnCells(
        letter=get_column_letter(column),
        texts=TextCells(plain=style(TEXT_FORMAT), quoted=style(TEXT_FORMAT, quoted=True), place=place),
        whole=style(_whole_format(kind)),
        decimal=style(PERCENT_FORMAT if kind is Kind.PERCENT else DECIMAL_FORMAT),
        day=style(DAY_FORMAT),
        lines=lines,
    )


def _free_cell(sheet: "Worksheet") -> "Cell":
    """A cell that is not on the sheet: openpyxl keeps the style of a cell by reference, so each needs its own."""
    from openpyxl.cell.cell import Cell

    return Cell(sheet, 1, 1)


def _whole_format(kind: Kind) -> str:
    match kind:
        case Kind.PERCENT:
            return PERCENT_FORMAT
        case Kind.NUMBER:
            return WHOLE_FORMAT
        case _:
            return TEXT_FORMAT  # an ordinal, not an amount


def _font(size: int, *, bold: bool, italic: bool = False, colour: str = BLACK) -> "Font":
    from openpyxl.styles import Font

    return Font(name=FONT, size=size, bold=bold, italic=italic, color=None if colour == BLACK else colour)


def _alignment(horizontal: str) -> "Alignment":
    from openpyxl.styles import Alignment

    return Alignment(horizontal=horizontal, vertical="center", wrap_text=True)


def _thin_border() -> "Border":
    from openpyxl.styles import Border, Side

    side = Side(style="thin")
    return Border(left=side, right=side, top=side, bottom=side)
