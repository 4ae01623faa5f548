"""Errors 21: tables (the decree does not rule them; what readers and printers trip over)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.exports.check.findings import Fault, Mend
from app.exports.check.parts.document import Parts
from app.exports.check.rules.common import fault
from app.exports.check.word.blocks import Paragraph, Row, Table
from app.exports.check.word.names import VAL, W, drop

_LONG = 25  # rows: such a table goes over a page
_SLACK = 14.0  # points that a table may stand out: its cell margins on both sides
_FIGURE = re.compile(r"^-?\d[\d.,]*%?$")
_BOTH = (re.compile(r"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$"), re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$"))


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of tables of data."""
    tables = parts.data_tables
    wide = [t for t in tables if _is_wide(parts, t)]
    if wide:
        yield fault("21a", _places(wide), "Bảng rộng hơn vùng chữ của trang.")
    long = [t for t in tables if len(t.rows) > _LONG and t.where.depth == 0]
    bare = [t for t in long if not t.rows[0].heading]
    if bare:
        yield fault(
            "21b",
            _places(bare),
            "Dòng tiêu đề bảng không lặp lại ở trang sau.",
            None,
            tuple(_row_switch(t.rows[0], "tblHeader") for t in bare),
        )
    split = [t for t in long if not all(row.whole for row in t.rows)]
    if split:
        yield fault(
            "21c",
            _places(split),
            "Dòng của bảng có thể bị ngắt qua hai trang.",
            None,
            tuple(_row_switch(row, "cantSplit") for t in split for row in t.rows if not row.whole),
        )
    fixed = [t for t in tables if any(row.exact for row in t.rows)]
    if fixed:
        yield fault(
            "21d",
            _places(fixed),
            "Dòng của bảng có chiều cao cố định, chữ dài bị che.",
            None,
            tuple(_free(row) for t in fixed for row in t.rows if row.exact),
        )
    left = [t for t in tables if _has_left_figures(t)]
    if left:
        yield fault("21e", _places(left), "Cột số không canh phải hoặc giữa.")
    mixed = [t for t in tables if _mixes(t)]
    if mixed:
        yield fault("21f", _places(mixed), "Lẫn dấu chấm và dấu phẩy trong cách viết số.")


def _places(tables: list[Table]) -> str:
    return "Bảng " + ", ".join(str(table.number + 1) for table in tables[:6])


def _is_wide(parts: Parts, table: Table) -> bool:
    if table.where.depth or not table.where.block >= 0:
        return False
    block = table.where.block
    section = next((s for s in parts.word.sections if s.first <= block <= s.last), parts.word.sections[-1])
    return table.width > section.width - section.left - section.right + _SLACK


def _row_switch(row: Row, name: str) -> Mend:
    from lxml import etree

    def mend() -> None:
        about = row.element.find(W + "trPr")
        if about is None:
            about = etree.Element(W + "trPr")
            before = row.element.find(W + "tblPrEx")
            row.element.insert(0 if before is None else 1, about)
        found = about.find(W + name)
        if found is None:
            found = etree.SubElement(about, W + name)
        drop(found, VAL)

    return mend


def _free(row: Row) -> Mend:
    def mend() -> None:
        height = row.element.find(f"{W}trPr/{W}trHeight")
        if height is not None:
            height.set(W + "hRule", "atLeast")

    return mend


def _columns(table: Table) -> list[list[Paragraph]]:
    """The paragraphs with text of each column of a table without merged cells."""
    width = max(len(row.cells) for row in table.rows)
    rows = [row for row in table.rows if len(row.cells) == width]
    return [
        [
            b
            for row in rows[1:]
            for b in row.cells[column].blocks
            if isinstance(b, Paragraph) and b.text.strip()
        ]
        for column in range(width)
    ]


def _has_left_figures(table: Table) -> bool:
    for column in _columns(table)[1:]:
        figures = [p for p in column if _FIGURE.match(p.text.strip()) and len(p.text.strip()) > 2]
        if len(figures) >= 4 and len(figures) * 10 >= len(column) * 9:
            left = [p for p in figures if p.align not in {"right", "center", "end"}]
            if len(left) * 2 > len(figures):
                return True
    return False


def _mixes(table: Table) -> bool:
    said = [p.text.strip() for column in _columns(table) for p in column]
    dots, commas = (any(pattern.match(text) for text in said) for pattern in _BOTH)
    return dots and commas
