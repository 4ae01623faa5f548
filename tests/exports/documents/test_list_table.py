"""A list as a document."""

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.briefings.list_table import ListTable, Part
from app.briefings.lists import Total
from app.core.tables import Column, Heading, Kind, Table
from app.exports.document import Chart, Paper
from app.exports.documents.list_table import FORMATS, compose
from app.exports.formats import Format, render
from app.exports.statistics import as_list
from tests.exports.readable import readable

GOLDEN = Path(__file__).parents[2] / "golden"
HEADINGS = (Heading("Nội dung", 40), Heading("Thời hạn", 10, Kind.DATE), Heading("Số ngày", 8, Kind.NUMBER))
ROWS = (
    ("Lập kế hoạch", date(2026, 12, 5), 12),
    ("Rà soát", None, None),
    ("Báo cáo", date(2026, 11, 30), 1200),
)
PLAIN = ListTable("nhiệm vụ", HEADINGS, (Part("", ROWS),), date(2026, 11, 23))
GROUPED = ListTable(
    "nhiệm vụ",
    (*HEADINGS, Heading("Cơ quan chủ trì", 30)),
    (
        Part("Sở Tài chính", tuple((*row, "Sở Tài chính") for row in ROWS[:2])),
        Part("Sở Y tế", ((*ROWS[2], "Sở Y tế"),)),
    ),
    date(2026, 11, 23),
    filters=("Thời hạn: quý IV/2026", "Cơ quan: Sở Tài chính, Sở Y tế"),
    totals=(Total("Quá hạn", 2), Total("Trong hạn", 1)),
)
ANNEX = replace(GROUPED, title="So sánh hai ngày", annex=True)
EMPTY = ListTable("cuộc họp", HEADINGS, (Part("", ()),), date(2026, 1, 5), chosen=True)


@pytest.mark.parametrize(
    ("name", "listed"), [("plain", PLAIN), ("grouped", GROUPED), ("annex", ANNEX), ("empty", EMPTY)]
)
def test_a_list_reads_as_its_golden_text(name: str, listed: ListTable) -> None:
    """Set UPDATE_GOLDEN=1 to write the golden texts anew, then read the difference."""
    path, said = GOLDEN / f"list_table-{name}.txt", readable(compose(listed))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(said, encoding="utf-8", newline="\n")
    assert said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("wide", "landscape"), [(60, False), (100, True)])
def test_a_list_lies_across_when_its_columns_are_wide(wide: int, landscape: bool) -> None:
    listed = ListTable("văn bản", (Heading("Nội dung", wide),), (Part("", (("a",),)),), date(2026, 1, 5))
    assert compose(listed).sections[0].landscape is landscape


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("listed", [PLAIN, GROUPED, EMPTY], ids=["plain", "grouped", "empty"])
def test_every_format_holds_it(format_: Format, listed: ListTable) -> None:
    assert render(compose(listed), format_)[:2] in (b"PK", b"%P")


def test_rows_are_counted_through_all_groups() -> None:
    tables = [block for block in compose(GROUPED).sections[0].blocks if isinstance(block, Table)]
    assert [row[0] for table in tables for row in table.rows] == [1, 2, 3]
    assert GROUPED.count == 3


@pytest.mark.parametrize(("on_a3", "paper", "landscape"), [(False, Paper.A4, True), (True, Paper.A3, False)])
def test_a_list_goes_on_the_larger_paper_where_it_is_wanted(
    on_a3: bool, paper: Paper, landscape: bool
) -> None:
    listed = ListTable(
        "văn bản", (Heading("Nội dung", 100),), (Part("", (("a",),)),), date(2026, 1, 5), on_a3=on_a3
    )
    document = compose(listed)
    (section,) = document.sections
    assert (section.paper, section.landscape, document.counted) == (paper, landscape, True)


@pytest.mark.parametrize(("rows", "drawn"), [(16, True), (17, False)])
def test_figures_are_drawn_as_bars_where_they_fit_on_a_page(rows: int, drawn: bool) -> None:
    columns: list[Column[int]] = [
        Column("Tên", str, 20),
        Column("Số", lambda row: row, 8, Kind.NUMBER),
        Column("Tỷ lệ (%)", Decimal, 8, Kind.PERCENT),
    ]
    listed = as_list("Thống kê", columns, range(rows), whole=rows, said=(), made_on=date(2026, 1, 5))
    charts = [block for block in compose(listed).sections[0].blocks if isinstance(block, Chart)]
    assert charts == [Chart("Tỷ lệ (%)", labels=1, values=3)] * drawn
