"""A table is declared once and filled; its cells keep their types and are said in one way."""

from datetime import date
from decimal import Decimal

import pytest

from app.core.tables import Cell, Column, Heading, Kind, show, tabulate


def test_columns_are_filled_row_by_row_with_typed_cells() -> None:
    columns: tuple[Column[tuple[str, int]], ...] = (
        Column("Cơ quan", lambda row: row[0], 30),
        Column("Số", lambda row: row[1], 8, Kind.NUMBER, "Nhiệm vụ"),
    )
    table = tabulate(iter(columns), iter([("Sở Y tế", 1234)]), total=("Tổng", 1234), numbered=True)
    assert table.headings == (Heading("Cơ quan", 30), Heading("Số", 8, Kind.NUMBER, "Nhiệm vụ"))
    assert table.rows == (("Sở Y tế", 1234),)
    assert (table.total, table.numbered) == (("Tổng", 1234), True)


@pytest.mark.parametrize(
    ("cell", "kind", "said"),
    [
        (None, Kind.TEXT, ""),
        (None, Kind.NUMBER, ""),
        (None, Kind.PERCENT, "–"),
        (Decimal(64), Kind.PERCENT, "64,00"),
        (Decimal("26.88"), Kind.PERCENT, "26,88"),
        (Decimal("1234.50"), Kind.NUMBER, "1.234,5"),
        (1234, Kind.NUMBER, "1.234"),
        (date(2026, 3, 5), Kind.DATE, "05/03/2026"),
        ("Sở Y tế", Kind.TEXT, "Sở Y tế"),
    ],
)
def test_a_cell_is_said_as_tables_do(cell: Cell, kind: Kind, said: str) -> None:
    assert show(cell, kind) == said
