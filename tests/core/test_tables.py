"""A table is declared once and filled; its cells keep their types and are said in one way."""

from datetime import date
from decimal import Decimal

import pytest

from app.core.tables import Cell, Column, Heading, Kind, Table, further, show, show_all, tabulate


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


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "cells",
    [
        ("Sở Y tế", ""),
        (1234, -5, 0),
        (date(2026, 3, 5), None, date(2026, 3, 5)),
        (None, None),
        (Decimal("26.88"), None, 3, "x", date(2026, 3, 5)),
        (True, 1),
    ],
)
def test_a_column_is_said_as_its_cells_are(cells: tuple[Cell, ...], kind: Kind) -> None:
    assert list(show_all(cells, kind)) == [show(cell, kind) for cell in cells]


def test_empty_cells_of_joined_columns_go_on_but_not_in_the_first_row_or_under_a_group() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("", "a", ""), ("", None, ""), (None, "b", None), ("", "", "c"))
    table = Table((Heading("1"), Heading("2"), Heading("3")), rows, groups=((3, "Nhóm"),), joined=2)
    assert further(table) == [(False, False), (True, True), (True, False), (False, False)]
