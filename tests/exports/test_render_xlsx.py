"""The workbook opened again: with openpyxl for its looks, with calamine for what other programs read."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from app.core.errors import AppError
from app.core.tables import Cell, Heading, Kind, Table
from app.exports.document import Block, Chart, Document, Paragraph, Role, Section, SideBySide
from app.exports.render.xlsx import LONGEST_NAME, render, sheet_names
from app.exports.render.xlsx_rows import CHUNK, LONGEST_TEXT
from app.exports.styles import CHART_BAR_MM

HEADS = (
    Heading("TT", 5, Kind.CENTRED),
    Heading("Cơ quan", 40),
    Heading("Đúng hạn", 10, Kind.NUMBER, "Đã hoàn thành"),
    Heading("Quá hạn", 10, Kind.NUMBER, "Đã hoàn thành"),
    Heading("Tỷ lệ (%)", 12, Kind.PERCENT),
    Heading("Thời hạn", 14, Kind.DATE),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    (1, "Sở Tài chính", 1234, 0, Decimal("33.33"), date(2026, 10, 15)),
    (2, "Sở Văn hóa, Thể thao và Du lịch", 5, None, None, None),
)
TOTAL: tuple[Cell, ...] = (None, "Tổng cộng", 1239, 0, Decimal("99.5"), None)
TABLE = Table(HEADS, ROWS, TOTAL, numbered=True)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LETTERHEAD = SideBySide(
    (
        (
            (Paragraph(Role.PARENT_AGENCY, "UBND TỈNH ĐẮK LẮK"), Paragraph(Role.AGENCY, "VĂN PHÒNG")),
            (Paragraph(Role.NATION, NATION), Paragraph(Role.MOTTO, "Độc lập - Tự do - Hạnh phúc")),
        ),
        (
            (Paragraph(Role.NUMBER, "Số:      /BC-VP"),),
            (Paragraph(Role.PLACE_AND_DATE, "Đắk Lắk, ngày     tháng     năm 2026"),),
        ),
    ),
    40,
)
TITLE = (
    Paragraph(Role.APPENDIX_LABEL, "Phụ lục I"),
    Paragraph(Role.APPENDIX_TITLE, "TỔNG HỢP"),
    Paragraph(Role.APPENDIX_NOTE, "(Kèm theo Báo cáo)"),
)


def document(*blocks: Block, landscape: bool = True, title: str = "Số liệu") -> Document:
    return Document("so-lieu", title, (Section(blocks, landscape=landscape, sheet="Bảng"),))


def opened(source: Document) -> Workbook:
    return load_workbook(BytesIO(render(source)))


def sheet_of(*blocks: Block, landscape: bool = True) -> Any:
    return opened(document(*blocks, landscape=landscape)).active


def read(*blocks: Block) -> list[list[Any]]:
    """The sheet as calamine, which the importers use, reads it."""
    book = CalamineWorkbook.from_filelike(BytesIO(render(document(*blocks))))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def one_column(*cells: Cell, kind: Kind = Kind.TEXT) -> Table:
    return Table((Heading("Nội dung", 30, kind),), tuple((cell,) for cell in cells))


def part(name: str, *blocks: Block) -> str:
    with ZipFile(BytesIO(render(document(*blocks)))) as package:
        return package.read(name).decode()


def first_row(sheet: Any) -> int:
    """The first row under the headings."""
    return int(sheet.freeze_panes[1:])


def test_cells_keep_their_types_and_values() -> None:
    sheet = sheet_of(TABLE)
    values = [cell.value for cell in sheet[first_row(sheet)]]
    assert values == [1, "Sở Tài chính", 1234, 0, 33.33, datetime(2026, 10, 15)]  # noqa: DTZ001 - Excel knows no zone
    assert [type(value) for value in values] == [int, str, int, int, float, datetime]


def test_calamine_reads_the_same_cells() -> None:
    first, second, total = read(TABLE)[3:]
    assert first == [1.0, "Sở Tài chính", 1234.0, 0.0, 33.33, date(2026, 10, 15)]
    assert second == [2.0, "Sở Văn hóa, Thể thao và Du lịch", 5.0, "", "", ""]
    assert total == ["", "Tổng cộng", 1239.0, 0.0, 99.5, ""]


def test_number_formats_follow_the_kind() -> None:
    sheet = sheet_of(TABLE)
    formats = [cell.number_format for cell in sheet[first_row(sheet)]]
    assert formats == ["General", "General", "#,##0", "#,##0", "0.00", "dd/mm/yyyy"]


@pytest.mark.parametrize(
    ("kind", "cell", "number_format"),
    [
        (Kind.NUMBER, Decimal("1.5"), "#,##0.00"),
        (Kind.PERCENT, 100, "0.00"),
        (Kind.CENTRED, 2026, "General"),
        (Kind.TEXT, date(2026, 1, 2), "dd/mm/yyyy"),
    ],
)
def test_a_cell_of_another_type_is_formatted_by_its_type(kind: Kind, cell: Cell, number_format: str) -> None:
    assert sheet_of(one_column(cell, kind=kind))["A2"].number_format == number_format


def test_alignment_follows_the_kind_and_text_is_wrapped_in_thin_borders() -> None:
    sheet = sheet_of(TABLE)
    row = sheet[first_row(sheet)]
    assert [cell.alignment.horizontal for cell in row] == [
        "center",
        "left",
        "right",
        "right",
        "right",
        "center",
    ]
    assert all(cell.alignment.wrap_text and cell.border.left.style == "thin" for cell in row)
    assert {cell.font.name for cell in row} == {"Times New Roman"}


def test_the_total_row_is_bold_and_no_other() -> None:
    sheet = sheet_of(TABLE)
    rows = sheet.iter_rows(min_row=first_row(sheet))
    assert [row[1].font.bold for row in rows] == [False, False, True]


def test_group_headings_are_merged_over_their_columns_and_others_through_both_rows() -> None:
    sheet = sheet_of(TABLE)
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {
        "A1:A2",
        "B1:B2",
        "C1:D1",
        "E1:E2",
        "F1:F2",
    }
    assert [sheet["C1"].value, sheet["C2"].value, sheet["D2"].value] == [
        "Đã hoàn thành",
        "Đúng hạn",
        "Quá hạn",
    ]
    assert [cell.value for cell in sheet[3]] == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]


def test_headings_are_repeated_frozen_and_filtered_without_the_total() -> None:
    sheet = sheet_of(*TITLE, TABLE)
    assert sheet.print_title_rows == "$4:$6"
    assert sheet.freeze_panes == "A7"
    assert sheet.auto_filter.ref == "A6:F8"


def test_a_sheet_is_printed_one_page_wide_on_a4_with_numbers_from_1_but_not_on_the_first() -> None:
    sheet = sheet_of(*TITLE, TABLE)
    setup = sheet.page_setup
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "landscape", 1, 0)
    assert (setup.firstPageNumber, setup.useFirstPageNumber) == (1, True)
    assert sheet.HeaderFooter.differentFirst
    assert sheet.oddHeader.center.text == "&P"
    assert sheet.oddHeader.center.font == "Times New Roman,Regular"
    assert not sheet.firstHeader
    assert sheet.print_area == "'Bảng'!$A$1:$F$9"


@pytest.mark.parametrize(("landscape", "orientation"), [(True, "landscape"), (False, "portrait")])
def test_margins_are_the_decrees_whichever_way_the_paper_lies(landscape: bool, orientation: str) -> None:
    sheet = sheet_of(TABLE, landscape=landscape)
    margins = sheet.page_margins
    found = [
        round(side * 25.4)
        for side in (margins.left, margins.right, margins.top, margins.bottom, margins.header)
    ]
    assert found == [30, 20, 20, 20, 10]
    assert sheet.page_setup.orientation == orientation


def test_the_columns_fill_the_page_by_their_shares() -> None:
    sheet = sheet_of(Table((Heading("A", 20), Heading("B", 60), Heading("C", 20)), ()))
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths[1] == pytest.approx(3 * widths[0], rel=0.02)
    assert sum(widths) * 8 == pytest.approx(247 / 25.4 * 96, abs=4)


@pytest.mark.parametrize(
    ("kind", "cell", "characters"),
    [
        (Kind.DATE, date(2026, 10, 15), 10),
        (Kind.NUMBER, 1_234_567_890, 13),
        (Kind.NUMBER, Decimal("-1234.5"), 9),
        (Kind.PERCENT, Decimal("100.00"), 6),
    ],
)
def test_no_number_or_day_is_without_room(kind: Kind, cell: Cell, characters: int) -> None:
    heads = (Heading("A", 1, kind), Heading("Nội dung", 500))
    sheet = sheet_of(Table(heads, ((cell, "x"),)))
    assert sheet.column_dimensions["A"].width > characters


def test_the_letterhead_stands_left_and_right_and_the_title_over_the_whole_width() -> None:
    sheet = sheet_of(LETTERHEAD, *TITLE, TABLE)
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "UBND TỈNH ĐẮK LẮK",
        "VĂN PHÒNG",
        "Số:      /BC-VP",
    ]
    merged = {str(found) for found in sheet.merged_cells.ranges}
    right = next(cell for cell in sheet[1][1:] if cell.value)
    assert right.value == NATION
    assert sheet.cell(3, right.column).value.startswith("Đắk Lắk, ngày")
    assert f"{right.coordinate}:F1" in merged
    assert {"A5:F5", "A6:F6", "A7:F7"} <= merged
    assert (sheet["A5"].value, sheet["A5"].font.bold, sheet["A7"].font.italic) == ("Phụ lục I", True, True)


def test_rules_are_drawn_where_the_decree_wants_them_beside_a_chart_too() -> None:
    plain = part("xl/drawings/rules1.xml", LETTERHEAD, *TITLE, TABLE)
    assert plain.count("<x:cxnSp ") == 3  # agency, motto, note
    with_chart = part("xl/drawings/drawing1.xml", LETTERHEAD, *TITLE, TABLE, Chart("Tỷ lệ", 1, 4))
    assert with_chart.count("<x:cxnSp ") == 3
    assert with_chart.count("graphicFrame>") == 2
    rows = [int(row) for row in re.findall(r"<x:from>.*?<x:row>(\d+)<", plain)]
    assert rows == [1, 1, 6]


def test_merged_rows_are_as_high_as_their_text() -> None:
    short, long = (sheet_of(Paragraph(Role.APPENDIX_TITLE, text)) for text in ("NGẮN", "RẤT DÀI " * 60))
    assert long.row_dimensions[1].height > 3 * short.row_dimensions[1].height


def test_table_rows_of_several_lines_have_a_height_that_is_not_held() -> None:
    sheet = sheet_of(one_column("Ngắn", "Một\nhai\nba", "dài " * 400))
    one, three, many = (sheet.row_dimensions[row].height for row in (2, 3, 4))
    assert one is None
    assert three == pytest.approx(3 * 12 * 1.149 + 3, abs=0.01)
    assert many > 2 * three
    assert 'r="3" ht="44.36"><c' in part("xl/worksheets/sheet1.xml", one_column("Ngắn", "Một\nhai\nba"))


@pytest.mark.parametrize("text", ["=1+1", "+84 262", "-", "- Đã trình", "@tên", '=HYPERLINK("x")'])
def test_a_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    cell = sheet_of(one_column(text))["A2"]
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (text, "s", True)
    assert read(one_column(text))[1][0] == text


def test_titles_and_headings_that_look_like_formulas_stay_text_too() -> None:
    sheet = sheet_of(Paragraph(Role.APPENDIX_TITLE, "=1+1"), Table((Heading("=A1"),), (("x",),)))
    assert [(sheet[at].value, sheet[at].data_type) for at in ("A1", "A2")] == [("=1+1", "s"), ("=A1", "s")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A & B < C > D \"E\" 'F'", "A & B < C > D \"E\" 'F'"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("chuông\x07, không\x00, \x1bthoát", "chuông, không, thoát"),
        ("nửa \ud83d, \uffff", "nửa , "),
        ("  lề  ", "  lề  "),
        ("\x00", ""),
        ("</t></is></c>", "</t></is></c>"),
        ("%s {0} {}", "%s {0} {}"),
        ("😀 Ê Đê", "😀 Ê Đê"),
    ],
)
def test_texts_come_back_without_what_xml_cannot_hold(text: str, said: str) -> None:
    table = one_column(text, "sau")
    assert sheet_of(table)["A2"].value == said
    assert [row[0] for row in read(table)[1:]] == [said, "sau"]


def test_a_text_like_excels_own_escapes_is_escaped() -> None:
    assert "mã _x005F_x0041_, _xin_" in part("xl/worksheets/sheet1.xml", one_column("mã _x0041_, _xin_"))


@settings(max_examples=40)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))), max_size=5))
def test_every_text_that_can_be_seen_comes_back(texts: list[str]) -> None:
    rows = read(one_column(*texts, "cuối"))[1:]
    assert [row[0] for row in rows] == [*texts, "cuối"]


def test_the_longest_text_is_kept_whole_and_a_longer_one_refused_by_its_place() -> None:
    assert sheet_of(one_column("x" * LONGEST_TEXT))["A2"].value == "x" * LONGEST_TEXT
    with pytest.raises(AppError, match=r"Cột “Nội dung” của trang “Bảng” .* dài hơn 32\.767 ký tự"):
        render(document(one_column("ngắn", "x" * (LONGEST_TEXT + 1))))
    with pytest.raises(AppError, match="Ô A1 của trang “Bảng”"):
        render(document(Paragraph(Role.BODY, "😀" * (LONGEST_TEXT // 2 + 1))))


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        render(document(one_column(Decimal("NaN"))))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(1900, 3, 1), datetime(1900, 3, 1)),  # noqa: DTZ001 - Excel knows no zone
        (date(1900, 2, 28), "28/02/1900"),
        (date(1850, 1, 1), "01/01/1850"),
    ],
)
def test_days_that_excel_counts_wrongly_are_written_as_text(day: date, value: object) -> None:
    assert sheet_of(one_column(day, kind=Kind.DATE))["A2"].value == value


def test_thousands_of_rows_keep_their_order_and_the_table_under_them_its_place() -> None:
    count = 2 * CHUNK + 7
    below = one_column("sau cùng")
    sheet = sheet_of(
        one_column(*range(count), kind=Kind.NUMBER), Paragraph(Role.SUBHEADING, "2. Bảng hai"), below
    )
    assert [sheet.cell(row, 1).value for row in range(2, count + 2)] == list(range(count))
    assert [sheet.cell(count + 2 + n, 1).value for n in (1, 2, 3)] == ["2. Bảng hai", "Nội dung", "sau cùng"]


def test_headings_that_are_not_true_for_every_table_are_not_held() -> None:
    same = sheet_of(TABLE, Paragraph(Role.SUBHEADING, "2."), TABLE)
    assert (same.freeze_panes, same.print_title_rows) == ("A4", "$1:$3")
    other = sheet_of(TABLE, Paragraph(Role.SUBHEADING, "2."), one_column("x"))
    assert (other.freeze_panes, other.print_title_rows, other.auto_filter.ref) == (None, None, "A3:F5")


def test_an_empty_table_is_its_headings() -> None:
    empty = Table(HEADS, (), None, numbered=True)
    sheet = sheet_of(empty, Chart("Tỷ lệ", 1, 4))
    assert (sheet.max_row, sheet.auto_filter.ref, sheet.freeze_panes) == (3, "A3:F3", "A4")
    assert len(read(empty)) == 3


def test_a_chart_draws_the_rows_of_the_table_before_it_from_above_without_the_total() -> None:
    chart = part("xl/charts/chart1.xml", *TITLE, TABLE, Chart("Tỷ lệ đúng hạn", 1, 4))
    assert re.findall(r"<f>(.*?)</f>", chart) == ["'Bảng'!$B$7:$B$8", "'Bảng'!$E$7:$E$8"]
    assert '<barDir val="bar"/>' in chart
    assert '<orientation val="maxMin"/>' in chart
    assert '<showVal val="1"/>' in chart
    assert "<legend>" not in chart
    assert "Tỷ lệ đúng hạn" in chart
    assert 'typeface="Times New Roman"' in chart


def test_a_chart_is_higher_the_more_bars_it_has_and_what_follows_stands_under_it() -> None:
    def height(rows: int) -> tuple[int, int]:
        table = Table((Heading("Cơ quan"), Heading("%", kind=Kind.PERCENT)), (("Sở", Decimal(50)),) * rows)
        sheet = sheet_of(table, Chart("Tỷ lệ", 0, 1), Paragraph(Role.BODY, "Hết"))
        last = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "Hết")
        return sheet._charts[0].anchor.ext.cy, last - rows

    (small, small_end), (big, big_end) = height(10), height(40)
    assert big - small == pytest.approx(30 * CHART_BAR_MM * 36_000)
    assert big_end > small_end > 10


def test_only_sections_that_name_a_sheet_become_one() -> None:
    sections = (Section((TABLE,)), Section((TABLE,), sheet="Một"), Section((*TITLE,), sheet="Hai"))
    book = opened(Document("x", "x", sections))
    assert book.sheetnames == ["Một", "Hai"]
    assert book["Hai"]["A2"].value == "TỔNG HỢP"


def test_a_document_without_sheets_is_refused() -> None:
    with pytest.raises(AppError, match="“Thông báo” không có bảng nào"):
        render(Document("x", "Thông báo", (Section((TABLE,)),)))


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["Phụ lục I: Tổng hợp"], ["Phụ lục I Tổng hợp"]),
        (["[a]*b?/\\c"], ["a b c"]),
        (["Bảng", "BẢNG", "bảng"], ["Bảng", "BẢNG (2)", "bảng (3)"]),
        (["'nháy'", "//", "History"], ["nháy", "Trang", "History (2)"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 27 + " (2)"]),
    ],
)
def test_sheet_names_are_what_excel_takes(asked: list[str], names: list[str]) -> None:
    assert sheet_names(asked) == names


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_sheet_names_become_different_and_legal(asked: list[str]) -> None:
    names = sheet_names(asked)
    assert len({name.casefold() for name in names}) == len(asked)
    assert all(0 < len(name) <= LONGEST_NAME and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in names)


def test_the_same_document_gives_the_same_bytes_and_names_no_other_program() -> None:
    source = document(LETTERHEAD, *TITLE, TABLE, Chart("Tỷ lệ", 1, 4))
    data = render(source)
    assert data == render(source)
    with ZipFile(BytesIO(data)) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        assert all(entry.date_time[0] == 1980 for entry in package.infolist())
        assert not any(b"penpyxl" in package.read(name) for name in package.namelist())


def test_the_workbook_carries_the_title_and_its_usual_font_is_times_new_roman() -> None:
    book = opened(document(TABLE, title="Báo cáo <tháng 10> & 11"))
    assert book.properties.title == "Báo cáo <tháng 10> & 11"
    assert "creator" not in part("docProps/core.xml", TABLE)
    assert book["Bảng"]["Z99"].font.name == "Times New Roman"


def test_progress_counts_rows_and_may_end_the_work() -> None:
    seen: list[tuple[int, int]] = []
    source = document(one_column(*range(CHUNK + 1)), TABLE)
    render(source, progress=lambda done, total: seen.append((done, total)))
    total = CHUNK + 1 + 3
    assert seen == [(CHUNK, total), (CHUNK + 1, total), (CHUNK + 3, total), (total, total)]

    class Cancelled(Exception):  # noqa: N818 - not an error
        pass

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        render(source, progress=stop)


@pytest.mark.parametrize(
    "blocks", [(TABLE,), (LETTERHEAD, *TITLE, TABLE), (one_column("x"), one_column("y"))]
)
def test_every_cell_says_where_it_is_and_the_sheet_how_far_it_goes(blocks: tuple[Block, ...]) -> None:
    xml = part("xl/worksheets/sheet1.xml", *blocks)
    rows = [int(row) for row in re.findall(r'<row r="(\d+)"', xml)]
    assert rows == sorted(set(rows))
    for row, cells in re.findall(r'<row r="(\d+)".*?>(.*?)</row>', xml):
        assert all(cell == row for cell in re.findall(r'<c r="[A-Z]+(\d+)"', cells))
    end = re.search(r'<dimension ref="A1:[A-Z]+(\d+)"', xml)
    assert end
    assert int(end.group(1)) == rows[-1]


def test_words_of_headings_and_cells_are_not_broken_but_for_endless_ones() -> None:
    heads = (Heading("Nghiêng", 1), Heading("Số", 1), Heading("Địa chỉ", 1), Heading("Nội dung", 500))
    sheet = sheet_of(Table(heads, (("x", "1234/UBND-TH", "x" * 200, "x"),)))
    heading, number, address = (sheet.column_dimensions[letter].width for letter in "ABC")
    assert 7 < heading < 10
    assert 11 < number < 15
    assert address == pytest.approx(15, abs=0.2)


def test_a_title_is_what_xml_can_hold() -> None:
    document = Document("so", "Số liệu <tháng>\x00 10", (Section((TABLE,), sheet="Bảng"),))
    with ZipFile(BytesIO(render(document))) as package:
        assert "<dc:title>Số liệu &lt;tháng&gt; 10</dc:title>" in package.read("docProps/core.xml").decode()
