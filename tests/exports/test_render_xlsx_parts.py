"""Worksheets of tables with groups, joined cells and high rows; A3; sheets without page numbers."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from app.core.tables import Cell, Heading, Kind, Table
from app.exports.document import Chart, Document, Paper, Paragraph, Role, Section, SideBySide
from app.exports.render.xlsx import render
from app.exports.styles import LOOKS

COLUMNS = (
    Heading("Ngày", 12),
    Heading("Buổi", 8, Kind.CENTRED),
    Heading("Nội dung", 40),
    Heading("Số", 8, Kind.NUMBER),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Thứ Hai", "Sáng", "a", 1),
    ("", "", "b", 2),
    ("", "Chiều", "c", 3),
    ("Thứ Ba", "", "d", 4),
)


def sheet(table: Table, *, counted: bool = False, **page: Any) -> Any:
    section = Section((table,), sheet="Lịch", **page)
    document = Document("lich", "Lịch", (section,), counted=counted)
    return load_workbook(BytesIO(render(document))).worksheets[0]


def values(found: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in found.iter_rows(min_row=2, values_only=True)]


def test_groups_are_bold_cells_over_all_columns_and_the_rows_stand_between_them() -> None:
    found = sheet(
        Table(COLUMNS, ROWS, (None, None, "Cộng", 10), groups=((0, "=Một"), (2, "Hai"), (4, "Cuối")))
    )
    none = (None,) * 3
    assert values(found) == [
        ("=Một", *none),
        ("Thứ Hai", "Sáng", "a", 1),
        (None, None, "b", 2),
        ("Hai", *none),
        (None, "Chiều", "c", 3),
        ("Thứ Ba", None, "d", 4),
        ("Cuối", *none),
        (None, None, "Cộng", 10),
    ]
    assert {str(merged) for merged in found.merged_cells.ranges} == {"A2:D2", "A5:D5", "A8:D8"}
    assert found["A2"].font.bold
    assert found["A2"].data_type == "s"
    assert not found["A3"].font.bold
    assert found.auto_filter.ref is None


def test_joined_cells_are_one_and_a_single_one_stays_single() -> None:
    found = sheet(Table(COLUMNS, ROWS, joined=2))
    assert {str(merged) for merged in found.merged_cells.ranges} == {"A2:A4", "B2:B3", "B4:B5"}
    assert [row[3] for row in values(found)] == [1, 2, 3, 4]
    assert found.auto_filter.ref is None


def test_no_cell_is_joined_with_one_over_a_group() -> None:
    found = sheet(Table(COLUMNS, ROWS, joined=1, groups=((2, "Nhóm"),)))
    assert {str(merged) for merged in found.merged_cells.ranges} == {"A2:A3", "A4:D4"}


def test_rows_are_at_least_as_high_as_they_must_be() -> None:
    found = sheet(Table(COLUMNS, ROWS, row_height_mm=12))
    assert [found.row_dimensions[row].height for row in range(2, 6)] == [pytest.approx(34.02, abs=0.01)] * 4
    plain = sheet(Table(COLUMNS, ROWS))
    assert plain.row_dimensions[2].height is None
    assert plain.auto_filter.ref == "A1:D5"


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, 9), (Paper.A3, 8)])
def test_the_sheet_is_printed_on_its_paper_with_or_without_numbers(paper: Paper, size: int) -> None:
    found = sheet(Table(COLUMNS, ROWS), paper=paper, landscape=True)
    assert (found.page_setup.paperSize, found.page_setup.orientation) == (size, "landscape")
    assert "&P" in (found.oddHeader.center.text or "")
    bare = sheet(Table(COLUMNS, ROWS), paper=paper, numbered=False)
    assert bare.oddHeader.center.text is None


def test_counted_pages_say_how_many_there_are_from_the_first_on() -> None:
    found = sheet(Table(COLUMNS, ROWS), counted=True)
    assert found.oddHeader.center.text == "Trang &P/&N"
    assert not found.page_setup.useFirstPageNumber, "it goes on from sheet to sheet of a printed workbook"
    assert not found.HeaderFooter.differentFirst


def test_no_chart_is_drawn_of_rows_that_groups_stand_between() -> None:
    chart = Chart("Biểu đồ", labels=0, values=3)
    blocks = (Paragraph(Role.APPENDIX_TITLE, "BẢNG"), Table(COLUMNS, ROWS, groups=((1, "Nhóm"),)), chart)
    book = load_workbook(BytesIO(render(Document("b", "B", (Section(blocks, sheet="B"),)))))
    assert not book.worksheets[0]._charts


def test_recipients_stay_together_beside_the_room_for_the_signature() -> None:
    names = ("Nơi nhận:", "- Như trên;", "- Lãnh đạo Văn phòng;", "- Lưu: VT, TH.")
    left = tuple(Paragraph(Role.RECIPIENT, name) for name in names)
    right = (Paragraph(Role.SIGNER, "CHÁNH VĂN PHÒNG"), Paragraph(Role.SIGNER_NAME, "Trần Quang Bình"))
    section = Section((Table(COLUMNS, ROWS), SideBySide(((left, right),), 48)), sheet="Lịch")
    found = load_workbook(BytesIO(render(Document("lich", "Lịch", (section,))))).worksheets[0]
    said = {cell.value: cell.row for row in found.iter_rows() for cell in row if cell.value}
    first = said["Nơi nhận:"]
    assert [said[name] for name in names] == [first, first + 1, first + 2, first + 3]
    assert (said["CHÁNH VĂN PHÒNG"], said["Trần Quang Bình"]) == (first, first + 4)
    between = sum(found.row_dimensions[row].height for row in range(first + 1, first + 5))
    assert between == pytest.approx(LOOKS[Role.SIGNER_NAME].before + 14 * 1.149, abs=0.1)
