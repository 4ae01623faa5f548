"""A table as Word's XML: its grid and its headings; `docx_rows` writes the rest."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from app.core.tables import Heading, Kind, Table
from app.exports.metrics import POINTS_PER_MM, column_widths, line_height, wrap
from app.exports.render.docx_rows import CELL_END, CELL_STYLES, cell_opening, rows_xml
from app.exports.render.docx_text import escaped
from app.exports.render.docx_units import TWIPS_PER_MM, TWIPS_PER_POINT
from app.exports.styles import CELL_PADDING_MM, TABLE_LINE_WEIGHT, TABLE_SIZE, Look

HEADING_STYLE = "CellHeading"
_HEADING_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW_END = "</w:tr>"
_HEAD = Look(TABLE_SIZE, bold=True)


def table_xml(table: Table, width: int, *, keep_last: bool = False) -> Iterator[tuple[bytes, int]]:
    """Pieces of the table's XML, each with the number of rows in it.

    `width` is that of the text in twentieths of a point; `keep_last` keeps the last row on the page of what follows.
    """
    widths = shared_widths(column_widths(table, width / TWIPS_PER_POINT), width)
    yield (_opening(widths, width) + "".join(_heading_rows(table, widths))).encode(), 0
    yield from rows_xml(table, widths, keep_last=keep_last)
    yield b"</w:tbl>", 0


def shared_widths(shares: Sequence[float], width: int) -> list[int]:
    """Share `width` among columns by their shares; the parts add up to it exactly."""
    whole, taken, edges = sum(shares), 0.0, [0]
    for share in shares:
        taken += share
        edges.append(round(width * taken / whole))
    return [right - left for left, right in pairwise(edges)]


def _opening(widths: list[int], width: int) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{round(TABLE_LINE_WEIGHT * 8)}" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    padding = round(CELL_PADDING_MM * TWIPS_PER_MM)
    margins = "".join(
        f'<w:{side} w:w="{twips}" w:type="dxa"/>'
        for side, twips in (
            ("top", padding // 2),
            ("left", padding),
            ("bottom", padding // 2),
            ("right", padding),
        )
    )
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _heading_rows(table: Table, widths: list[int]) -> Iterator[str]:
    headings = list(zip(table.headings, widths, strict=True))
    if any(heading.group for heading in table.headings):
        yield _HEADING_ROW + "".join(_group_cells(headings)) + _ROW_END
        yield _under_row(_height_under(headings)) + "".join(_under_groups(headings)) + _ROW_END
    else:
        yield (
            _HEADING_ROW + "".join(_heading_cell(head.title, width) for head, width in headings) + _ROW_END
        )
    if table.numbered:
        yield _HEADING_ROW + "".join(_number_cells(widths)) + _ROW_END


def _under_row(height: int) -> str:
    """The second row of headings; its height is said for LibreOffice, which forgets merged cells on later pages."""
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    return _HEADING_ROW.replace("<w:tblHeader/>", f"{least}<w:tblHeader/>")


def _height_under(headings: list[tuple[Heading, int]]) -> int:
    """In twips: what headings over both rows need of the second one; 0 where they need nothing of it."""
    alone = max((_lines(head.title, width) for head, width in headings if not head.group), default=0)
    groups = groupby(headings, key=lambda item: item[0].group)
    over = max(_lines(name, sum(width for _, width in members)) for name, members in groups if name)
    return round(max(alone - over, 0) * line_height(TABLE_SIZE) * TWIPS_PER_POINT)


def _lines(text: str, width: int) -> int:
    """How many lines a heading takes in a column of so many twips."""
    return len(wrap(text, _HEAD, width / TWIPS_PER_POINT - 2 * CELL_PADDING_MM * POINTS_PER_MM))


def _number_cells(widths: list[int]) -> Iterator[str]:
    for n, width in enumerate(widths, start=1):
        yield cell_opening(width, CELL_STYLES[Kind.CENTRED]) + f"({n})" + CELL_END


def _group_cells(headings: list[tuple[Heading, int]]) -> Iterator[str]:
    for group, members in groupby(headings, key=lambda item: item[0].group):
        columns = list(members)
        if group:
            width = sum(column for _, column in columns)
            yield _heading_cell(group, width, f'<w:gridSpan w:val="{len(columns)}"/>')
        else:
            yield from (
                _heading_cell(head.title, width, '<w:vMerge w:val="restart"/>') for head, width in columns
            )


def _under_groups(headings: list[tuple[Heading, int]]) -> Iterator[str]:
    for head, width in headings:
        yield _heading_cell(head.title, width) if head.group else _heading_cell("", width, "<w:vMerge/>")


def _heading_cell(text: str, width: int, merged: str = "") -> str:
    return cell_opening(width, HEADING_STYLE, merged=merged) + escaped(text) + CELL_END
