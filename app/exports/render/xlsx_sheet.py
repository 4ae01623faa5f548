"""One section as a worksheet: everything but the table rows, which are spliced in later."""

from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from app.core.tables import Table
from app.exports.document import Block, Chart, Paragraph, Section, SideBySide
from app.exports.render.xlsx_chart import place_chart
from app.exports.render.xlsx_page import hold_headings, page_pixels, set_page, set_window
from app.exports.render.xlsx_shell import Shell
from app.exports.render.xlsx_table import place_table
from app.exports.render.xlsx_title import needs, place_paragraph, place_sides
from app.exports.render.xlsx_widths import PIXELS_PER_CHARACTER, column_pixels, roomier
from app.exports.styles import LOOKS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SPACER = 9.0  # points between a letterhead and a title that brings no gap of its own


def lay_out(sheet: "Worksheet", section: Section, *, counted: bool) -> Shell:
    """Lay `section` out on an empty sheet; `counted`: its pages say how many there are.

    Raises AppError where a text is longer than a cell may be.
    """
    from openpyxl.utils import get_column_letter

    pixels = roomier(
        column_pixels(
            [block for block in section.blocks if isinstance(block, Table)],
            page_pixels(section),
        ),
        (needs(block) for block in section.blocks if isinstance(block, SideBySide)),
    )
    for number, width in enumerate(pixels, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width / PIXELS_PER_CHARACTER
    shell = Shell(sheet, pixels)
    set_window(sheet)
    for before, block in pairwise((None, *section.blocks)):
        _part(shell, before, block)
        _place(shell, block)
    set_page(sheet, section, area=shell.area, counted=counted)
    _serve_tables(shell)
    return shell


def _serve_tables(shell: Shell) -> None:
    """Filter the first table; hold its headings only if they are true for every table under it."""
    from openpyxl.utils import get_column_letter

    if not shell.tables:
        return
    first = shell.tables[0]
    end = first.last if first.table.total is None else first.last - 1
    letter = get_column_letter(len(first.table.headings))
    if not first.table.groups and not first.table.joined:  # Excel sorts no cells of different sizes
        shell.sheet.auto_filter.ref = f"A{first.first - 1}:{letter}{max(end, first.first - 1)}"
    if all(placed.table.headings == first.table.headings for placed in shell.tables):
        hold_headings(shell.sheet, first.head, first.first - 1)


def _part(shell: Shell, before: Block | None, block: Block | None) -> None:
    """Leave a row free where two blocks would touch."""
    match before, block:
        case (Table() | Chart(), _):
            shell.row += 1
        case (SideBySide(), Paragraph(role=role)) if LOOKS[role].before < _SPACER:
            shell.sheet.row_dimensions[shell.row].height = _SPACER
            shell.row += 1
        case (SideBySide(), Table() | Chart()):
            shell.row += 1


def _place(shell: Shell, block: Block | None) -> None:
    match block:
        case Paragraph():
            height = place_paragraph(shell, block, 1, len(shell.pixels))
            shell.sheet.row_dimensions[shell.row].height = height
            shell.row += 1
        case SideBySide():
            place_sides(shell, block)
        case Table():
            place_table(shell, block)
        case Chart():
            place_chart(shell, block)
        case None:
            pass
        case _:
            assert_never(block)
