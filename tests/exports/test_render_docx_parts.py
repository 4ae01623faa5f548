"""Word files of the parts that only some documents have: stamps, runs, addresses, groups, joined cells, A3."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Word
from docx.shared import Mm, Pt

from app.core.tables import MOST_TOGETHER, Cell, Heading, Kind, Table
from app.exports.document import Block, Document, Paper, Paragraph, Role, Run, Section, SideBySide, run_on
from app.exports.render.docx import render
from app.exports.render.docx_rows import ROWS_AT_A_TIME
from app.exports.styles import BOX_HEIGHT_MM, LOOKS

BODY = Paragraph(Role.BODY, "Văn phòng báo cáo.")
CONTACT = ("Địa chỉ: 09 Lê Duẩn & 11 Lê Lợi;", "điện thoại: 0262")
COLUMNS = (Heading("Ngày", 12), Heading("Buổi", 8, Kind.CENTRED), Heading("Nội dung", 40))


def opened(*sections: Section, counted: bool = False) -> Word:
    return docx.Document(BytesIO(render(Document("thu", "Thử", sections, counted=counted))))


def of(*blocks: Block) -> Word:
    return opened(Section(blocks))


def _mm(twips: str | int) -> float:
    return int(twips) / 1440 * 25.4


# --- runs ---


def test_runs_turn_round_what_their_role_says_and_nothing_else() -> None:
    parts = (Run("Điều 1."), Run(" Giao ", bold=True), Run("Sở Y tế", bold=True, italic=True))
    word = of(run_on(Role.ARTICLE, *parts), run_on(Role.BODY, Run("một "), Run("hai", bold=True)))
    article, body = word.paragraphs
    assert [(run.text, run.bold, run.italic) for run in article.runs] == [
        ("Điều 1.", None, None),
        (" Giao ", False, None),
        ("Sở Y tế", False, True),
    ]
    assert [(run.text, run.bold) for run in body.runs] == [("một ", None), ("hai", True)]
    assert article.text == "".join(part.text for part in parts)


# --- stamps ---


@pytest.mark.parametrize(("words", "width"), [("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20)])
def test_a_stamp_of_urgency_is_a_red_box_of_the_decree_s_size(words: str, width: float) -> None:
    word = of(SideBySide((((Paragraph(Role.URGENCY, words),), (BODY,)),), 39))
    (cell,) = word.element.body.xpath("//w:tc[1]")
    (indent,) = cell.xpath(".//w:ind")
    column = 160 * 39 / 100 - 3 / 72 * 25.4  # without the gap to the right cell
    inside = column - _mm(indent.get(indent.nsmap["w"].join("{}") + "left")) - indent.right.mm
    assert inside == pytest.approx(width, abs=0.1)
    style: Any = word.styles["VB Độ khẩn"]
    sides = style.element.xpath(".//w:pBdr/*")
    assert [side.tag.rpartition("}")[2] for side in sides] == ["top", "left", "bottom", "right"]
    assert set(style.element.xpath(".//w:pBdr/*/@w:val")) == {"single"}
    assert set(style.element.xpath(".//w:color/@w:val")) == {"FF0000"}
    above, below = (int(side) for side in style.element.xpath(".//w:pBdr/*/@w:space") if int(side))
    height = above + below + LOOKS[Role.URGENCY].size * 1.149
    assert height / 72 * 25.4 == pytest.approx(BOX_HEIGHT_MM, abs=0.3)


def test_how_far_a_document_may_go_is_a_black_box_in_the_middle_of_its_column() -> None:
    word = of(SideBySide((((BODY,), (Paragraph(Role.CIRCULATION, "LƯU HÀNH NỘI BỘ"),)),), 39))
    (indent,) = word.element.body.xpath("//w:ind")
    assert indent.left == pytest.approx(indent.right, abs=700)
    assert indent.left > 0
    assert set(word.styles["VB Phạm vi lưu hành"].element.xpath(".//w:pBdr/*/@w:color")) == {"000000"}


# --- margins of the page ---


def test_the_address_stands_at_the_foot_of_the_first_page_of_its_section_alone() -> None:
    word = opened(Section((BODY,), contact=CONTACT), Section((BODY,)), Section((BODY,), contact=CONTACT[:1]))
    feet = [[p.text for p in section.first_page_footer.paragraphs] for section in word.sections]
    assert feet == [list(CONTACT), [""], [CONTACT[0]]]
    assert all(section.footer.is_linked_to_previous for section in word.sections)
    assert [section.footer_distance for section in word.sections] == [
        pytest.approx(Mm(size), abs=700) for size in (20, 10, 20)
    ]
    first, second = word.sections[0].first_page_footer.paragraphs
    assert first._p.xpath(".//w:pBdr/w:top/@w:val") == ["single"]
    assert second._p.xpath(".//w:pBdr") == []


def test_without_addresses_there_is_no_footer_in_the_file() -> None:
    names = ZipFile(BytesIO(render(Document("thu", "Thử", (Section((BODY,)),))))).namelist()
    assert [name for name in names if "footer" in name] == []


def test_a_section_without_numbers_has_none_and_the_next_has_them_again() -> None:
    word = opened(Section((BODY,), numbered=False), Section((BODY,)))
    fields = [bool(section.header._element.xpath(".//w:fldSimple")) for section in word.sections]
    assert fields == [False, True]
    assert all(section.different_first_page_header_footer for section in word.sections)


def test_counted_pages_say_how_many_there_are_from_the_first_on_and_go_on_through_the_sections() -> None:
    word = opened(Section((BODY,), landscape=True), Section((BODY,)), counted=True)
    for section in word.sections:
        for header in (section.header, section.first_page_header):
            fields = header._element.xpath(".//w:fldSimple/@w:instr")
            assert [field.strip() for field in fields] == ["PAGE", "NUMPAGES"]
            assert "".join(header._element.xpath(".//w:t/text()")) == "Trang 1/1"
    assert word.element.body.xpath("//w:pgNumType/@w:start") == [], "Word's own count, of the whole file"


@pytest.mark.parametrize(
    ("landscape", "paper", "size"),
    [
        (False, Paper.A4, (210, 297)),
        (True, Paper.A4, (297, 210)),
        (False, Paper.A3, (297, 420)),
        (True, Paper.A3, (420, 297)),
    ],
)
def test_pages_have_the_size_of_their_paper(landscape: bool, paper: Paper, size: tuple[int, int]) -> None:
    table = Table(COLUMNS, ((1, 2, 3),))
    word = opened(Section((table,), landscape=landscape, paper=paper))
    (page,) = word.sections
    assert (page.page_width, page.page_height) == tuple(pytest.approx(Mm(side), abs=700) for side in size)
    (width,) = word.element.body.xpath("//w:tblW/@w:w")
    assert _mm(width) == pytest.approx(size[0] - 50, abs=0.1)


# --- tables ---


def _rows(word: Word) -> list[Any]:
    return list(word.element.body.xpath("//w:tr[not(w:trPr/w:tblHeader)]"))


def _said(row: Any) -> list[str]:
    return ["".join(cell.xpath(".//w:t/text()")) for cell in row.xpath("w:tc")]


def test_groups_are_bold_lines_over_all_columns_that_stay_with_the_next_row() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("a", "b", "c"), ("d", "e", "f"))
    table = Table(
        COLUMNS, rows, ("", "", "Cộng"), groups=((0, "Một"), (0, "Hai & ba"), (1, "Bốn"), (2, "Cuối"))
    )
    found = _rows(of(table))
    assert [_said(row) for row in found] == [
        ["Một"],
        ["Hai & ba"],
        ["a", "b", "c"],
        ["Bốn"],
        ["d", "e", "f"],
        ["Cuối"],
        ["", "", "Cộng"],
    ]
    for row in (found[0], found[1], found[3], found[5]):
        assert row.xpath("w:tc/w:tcPr/w:gridSpan/@w:val") == ["3"]
        assert len(row.xpath(".//w:keepNext")) == len(row.xpath(".//w:rPr/w:b")) == 1
    assert found[2].xpath(".//w:keepNext") == []


def _merged(row: Any) -> list[str]:
    """Of each cell: "" alone, "restart" the first of several, "continue" a further one."""
    cells = ((cell.xpath("w:tcPr/w:vMerge"), cell) for cell in row.xpath("w:tc"))
    return [(mark[0].get(f"{{{cell.nsmap['w']}}}val") or "continue") if mark else "" for mark, cell in cells]


def test_empty_cells_of_joined_columns_go_on_with_those_above_but_not_under_a_group() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Thứ Hai", "Sáng", "a"),
        ("", "", "b"),
        (None, "Chiều", None),
        ("", "", "c"),
        ("", "Tối", "d"),
    )
    found = _rows(of(Table(COLUMNS, rows, ("", "", "Cộng"), groups=((3, "Nhóm"),), joined=2)))
    assert [_merged(row) for row in found] == [
        ["restart", "restart", ""],
        ["continue", "continue", ""],
        ["continue", "restart", ""],
        [""],
        ["restart", "restart", ""],
        ["continue", "restart", ""],
        ["", "", ""],
    ]


def test_a_joined_cell_of_few_rows_stands_whole_on_its_page() -> None:
    days = (("Thứ Hai", 3), ("Thứ Ba", 1), ("Thứ Tư", MOST_TOGETHER + 1))
    rows = tuple((day if n == 0 else "", "", n) for day, count in days for n in range(count))
    found = _rows(of(Table(COLUMNS, rows, joined=1)))
    kept = [bool(row.xpath(".//w:keepNext")) for row in found]
    assert kept[:-1] == [True, True, False, False, *[False] * MOST_TOGETHER], (
        "the last stays with what ends it"
    )


def test_joined_rows_are_written_once_each_and_in_order_over_the_borders_of_pieces() -> None:
    count = ROWS_AT_A_TIME + 7
    rows = tuple((f"Ngày {n // 3}" if n % 3 == 0 else "", "", n) for n in range(count))
    found = _rows(of(Table(COLUMNS, rows, joined=1)))
    assert [_said(row)[2] for row in found] == [f"{n:,}".replace(",", ".") for n in range(count)]
    assert [_merged(row)[0] for row in found] == ["continue" if n % 3 else "restart" for n in range(count)]


def test_rows_are_at_least_as_high_as_they_must_be_and_the_total_as_it_likes() -> None:
    found = _rows(of(Table(COLUMNS, (("a", "b", "c"),), ("", "", "Cộng"), row_height_mm=12)))
    (height,) = found[0].xpath("w:trPr/w:trHeight")
    word = "{" + found[0].nsmap["w"] + "}"
    assert (_mm(height.get(f"{word}val")), height.get(f"{word}hRule")) == (
        pytest.approx(12, abs=0.05),
        "atLeast",
    )
    assert found[1].xpath("w:trPr/w:trHeight") == []


LONG = "Tỷ lệ hoàn thành đúng hạn (%)"


@pytest.mark.parametrize(("title", "group", "least"), [(LONG, "Nhóm", True), ("STT", "Nhóm", False)])
def test_a_heading_over_both_rows_has_room_on_later_pages(title: str, group: str, least: bool) -> None:
    """LibreOffice forgets merged cells when it repeats headings: the second row says how high it must be."""
    headings = (Heading(title, 4), Heading("Tổng", 20, group=group), Heading("Chậm", 20, group=group))
    word = of(Table(headings, (("Sở Y tế", 1, 2),)))
    first, second, *_ = word.tables[0]._tbl.xpath("w:tr")
    assert not first.xpath("w:trPr/w:trHeight")
    found = second.xpath("w:trPr/w:trHeight/@w:val")
    assert bool(found) is least
    assert all(int(height) >= 2 * 20 * 12 for height in found), "two lines more at least"


def test_a_paragraph_between_tables_keeps_the_gap_on_both_sides() -> None:
    label = Paragraph(Role.RECIPIENTS_LABEL, "Nơi nhận:")
    table = Table(COLUMNS, ((1, 2, 3),))
    form = of(table, label, table).paragraphs[0].paragraph_format
    assert (form.space_before, form.space_after) == (Pt(6), Pt(6))
    assert of(BODY, label, BODY).paragraphs[1].paragraph_format.space_before is None


def test_the_last_row_of_an_open_ended_block_may_be_split_and_the_one_before_it_is_let_go() -> None:
    rows = (((BODY,), (BODY,)), ((BODY,), (BODY,)), ((BODY, BODY), ()))
    for open_ended, whole, kept in ((True, [1, 1, 0], [2, 0, 0]), (False, [1, 1, 1], [2, 2, 3])):
        found = of(SideBySide(rows, 48, open_ended=open_ended)).element.body.xpath("//w:tr")
        assert [len(row.xpath("w:trPr/w:cantSplit")) for row in found] == whole
        assert [len(row.xpath(".//w:keepNext")) for row in found] == kept
