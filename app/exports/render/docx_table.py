"""The rows of a table as Word's XML, written as text: the quick way for thousands of rows."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from app.core.tables import Cell, Heading, Kind, Table, show
from app.exports.metrics import column_widths
from app.exports.render.docx_text import all_escaped, escaped
from app.exports.styles import CELL_PADDING_MM, TABLE_LINE_WEIGHT

ROWS_AT_A_TIME = 500
TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
HEADING_STYLE = "CellHeading"
CELL_STYLES: dict[Kind, str] = {
    Kind.TEXT: "CellText",
    Kind.CENTRED: "CellCentred",
    Kind.NUMBER: "CellNumber",
    Kind.PERCENT: "CellNumber",
    Kind.DATE: "CellCentred",
}

_END = "</w:t></w:r></w:p></w:tc>"
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_HEADING_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW_END = "</w:tr>"


def table_xml(table: Table, width: int, *, keep_last: bool = False) -> Iterator[tuple[bytes, int]]:
    """Pieces of the table's XML, each with the number of rows in it.

    `width` is that of the text in twentieths of a point; `keep_last` keeps the last row on the page of what follows.
    """
    widths = shared_widths(column_widths(table, width / TWIPS_PER_POINT), width)
    yield (_opening(widths, width) + "".join(_heading_rows(table, widths))).encode(), 0
    ending = _ending_rows(table, widths, keep_last=keep_last)
    free = len(table.rows) - len(ending) + (table.total is not None)
    kinds = [heading.kind for heading in table.headings]
    frame = _frame(kinds, widths)
    for start in range(0, free, ROWS_AT_A_TIME):
        rows = table.rows[start : min(start + ROWS_AT_A_TIME, free)]
        yield _rows(rows, kinds, frame), len(rows)
    yield b"".join(ending) + b"</w:tbl>", len(table.rows) - free


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
        yield _HEADING_ROW + "".join(_under_groups(headings)) + _ROW_END
    else:
        yield _HEADING_ROW + "".join(_heading_cell(head.title, width) for head, width in headings) + _ROW_END
    if table.numbered:
        yield _HEADING_ROW + "".join(_number_cells(widths)) + _ROW_END


def _number_cells(widths: list[int]) -> Iterator[str]:
    for n, width in enumerate(widths, start=1):
        yield _cell_opening(width, CELL_STYLES[Kind.CENTRED]) + f"({n})" + _END


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
    return _cell_opening(width, HEADING_STYLE, merged=merged) + escaped(text) + _END


def _cell_opening(width: int, style: str, *, merged: str = "", keep: str = "", run: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr><w:r>{run}<w:t xml:space="preserve">'
    )


def _frame(kinds: list[Kind], widths: list[int], *, keep: bool = False, bold: bool = False) -> bytes:
    """A row with `%s` for each text; no mark of ours holds a percent sign."""
    kept, run = "<w:keepNext/>" if keep else "", "<w:rPr><w:b/></w:rPr>" if bold else ""
    cells = (
        _cell_opening(width, CELL_STYLES[kind], keep=kept, run=run) + "%s" + _END
        for kind, width in zip(kinds, widths, strict=True)
    )
    return (_ROW + "".join(cells) + _ROW_END).encode()


def _ending_rows(table: Table, widths: list[int], *, keep_last: bool) -> list[bytes]:
    """The last rows, where they differ: the row before a total stays with it, as does a last row before a block."""
    kinds = [heading.kind for heading in table.headings]
    rows = []
    if table.rows and (keep_last or table.total is not None):
        rows.append(_rows(table.rows[-1:], kinds, _frame(kinds, widths, keep=True)))
    if table.total is not None:
        rows.append(_rows([table.total], kinds, _frame(kinds, widths, keep=keep_last, bold=True)))
    return rows


def _rows(rows: Sequence[tuple[Cell, ...]], kinds: list[Kind], frame: bytes) -> bytes:
    said = [
        cell if isinstance(cell, str) else show(cell, kind)
        for row in rows
        for cell, kind in zip(row, kinds, strict=True)
    ]
    return frame * len(rows) % tuple(all_escaped(said))
