"""Rows as text that Word and Excel take as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from html import escape
from typing import TypeVar

from PySide6.QtCore import QMimeData

from app.core.tables import Column, show

Row = TypeVar("Row")


def said_cells(
    columns: Sequence[Column[Row]], rows: Iterable[Row], *, headings: bool = False
) -> list[list[str]]:
    """What the rows say in these columns, below their headings where those are wanted."""
    above = [[column.title for column in columns]] if headings else []
    return above + [[show(column.value(row), column.kind) for column in columns] for row in rows]


def as_mime(cells: Sequence[Sequence[str]]) -> QMimeData:
    """Cells for the clipboard."""
    taken = QMimeData()
    taken.setText(as_tsv(cells))
    taken.setHtml(as_html(cells))
    return taken


def as_tsv(cells: Sequence[Sequence[str]]) -> str:
    """Cells between tabs, one row a line; a cell with tabs or lines stands in quotes, as Excel reads it."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(cells)
    return out.getvalue()


def as_html(cells: Sequence[Sequence[str]]) -> str:
    """Cells as a table for Word and Excel; marked as text, so that no cell is taken for a formula."""
    rows = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in cells)
    return f'<meta charset="utf-8"><table border="1">{rows}</table>'


def _html_cell(text: str) -> str:
    return f"<td style=\"mso-number-format:'\\@'\">{escape(text).replace(chr(10), '<br>')}</td>"
