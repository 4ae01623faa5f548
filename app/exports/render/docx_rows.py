"""The rows of a table as Word's XML, written as text: the quick way for thousands of rows."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, groupby
from operator import itemgetter

from app.core.tables import Cell, Kind, Table, further, show_all, staying
from app.exports.render.docx_text import all_escaped, escaped
from app.exports.render.docx_units import TWIPS_PER_MM

ROWS_AT_A_TIME = 100
CELL_STYLES: dict[Kind, str] = {
    Kind.TEXT: "CellText",
    Kind.CENTRED: "CellCentred",
    Kind.NUMBER: "CellNumber",
    Kind.PERCENT: "CellNumber",
    Kind.DATE: "CellCentred",
}
CELL_END = "</w:t></w:r></w:p></w:tc>"

_ROW_END = "</w:tr>"
_KEEP = "<w:keepNext/>"
_BOLD = "<w:rPr><w:b/><w:bCs/></w:rPr>"
_FIRST, _FURTHER = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"  # of several cells that are drawn as one

Row = tuple[Cell, ...]
Pattern = tuple[bool, ...]  # of the joined columns: whether the cell goes on with the one above it


def rows_xml(table: Table, widths: list[int], *, keep_last: bool) -> Iterator[tuple[bytes, int]]:
    """Pieces with all rows, groups and the total, each with the number of the table's rows in it.

    The row before a total stays on its page, as does the last one before a block that wants it (`keep_last`), and
    every row of a table that closes a paper.
    """
    form = _Form(table, widths)
    last = len(table.rows) - 1
    kept = last if keep_last or table.closes or table.total is not None else -1
    of_last = keep_last or table.total is not None
    for start, end, groups in _stretches(table, kept):
        if groups:
            yield "".join(map(form.group, groups)).encode(), 0
        for at in range(start, end, ROWS_AT_A_TIME):
            to = min(at + ROWS_AT_A_TIME, end)
            keep = of_last if at == kept else table.closes
            yield form.rows(at, to, keep=keep), to - at
    if table.total is not None:
        yield form.total(table.total, keep=keep_last), 0


def cell_opening(
    width: int, style: str, *, merged: str = "", keep: str = "", run: str = "", upright: str = "center"
) -> str:
    """A cell of one paragraph up to its text; `merged` is the XML of what it is one with."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}<w:vAlign w:val="{upright}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr><w:r>{run}<w:t xml:space="preserve">'
    )


def _stretches(table: Table, kept: int) -> Iterator[tuple[int, int, list[str]]]:
    """From row to row what can be written in one go, with the groups that stand before it."""
    groups: dict[int, list[str]] = {}
    for place, words in table.groups:
        groups.setdefault(place, []).append(words)
    cuts = sorted({0, *groups, *([kept] if kept >= 0 else [])})
    for start, end in zip(cuts, [*cuts[1:], len(table.rows)], strict=True):
        yield start, end, groups.get(start, [])


def _row_begin(own: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{own}</w:trPr>"


class _Form:
    """How the rows of one table are written."""

    def __init__(self, table: Table, widths: list[int]) -> None:
        self._kinds = [heading.kind for heading in table.headings]
        self._widths = widths
        self._rows = table.rows
        self._patterns = further(table) if table.joined else []
        self._staying = staying(table)
        height = round(table.row_height_mm * TWIPS_PER_MM)
        least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
        self._begin = _row_begin(least)
        self._frame = cache(self._make_frame)

    def group(self, words: str) -> str:
        """A bold line over all columns that stays with the row under it."""
        merged = f'<w:gridSpan w:val="{len(self._widths)}"/>'
        opening = cell_opening(
            sum(self._widths), CELL_STYLES[Kind.TEXT], merged=merged, keep=_KEEP, run=_BOLD
        )
        return f"{_row_begin()}{opening}{escaped(words)}{CELL_END}{_ROW_END}"

    def rows(self, start: int, end: int, *, keep: bool) -> bytes:
        """Rows of the table from `start` to before `end`."""
        rows = self._rows[start:end]
        if not self._patterns:
            return self._fill(rows, (), keep=keep)
        kept = (keep or stays for stays in self._staying[start:end])
        runs = groupby(
            zip(zip(self._patterns[start:end], kept, strict=True), rows, strict=True), itemgetter(0)
        )
        return b"".join(
            self._fill([row for _, row in run], pattern, keep=stays) for (pattern, stays), run in runs
        )

    def total(self, row: Row, *, keep: bool) -> bytes:
        """The last row, bold; none of its cells goes on with what is above."""
        return self._fill([row], (), keep=keep, bold=True)

    def _fill(self, rows: Sequence[Row], pattern: Pattern, *, keep: bool, bold: bool = False) -> bytes:
        columns = map(show_all, zip(*rows, strict=True), self._kinds)
        said = list(chain.from_iterable(zip(*columns, strict=True)))
        return self._frame(pattern, keep, bold) * len(rows) % tuple(all_escaped(said))

    def _make_frame(self, pattern: Pattern, keep: bool, bold: bool) -> bytes:
        """A row with `%s` for each text; no mark of ours holds a percent sign."""
        merged = chain((_FURTHER if further else _FIRST for further in pattern), self._alone(pattern))
        cells = (
            cell_opening(
                width,
                CELL_STYLES[kind],
                merged=marks,
                keep=_KEEP if keep else "",
                run=_BOLD if bold else "",
                upright="top" if marks else "center",
            )
            + "%s"
            + CELL_END
            for width, kind, marks in zip(self._widths, self._kinds, merged, strict=True)
        )
        return ((_row_begin() if bold else self._begin) + "".join(cells) + _ROW_END).encode()

    def _alone(self, pattern: Pattern) -> Iterator[str]:
        return ("" for _ in range(len(self._widths) - len(pattern)))
