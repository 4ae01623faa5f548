"""Word files opened again: what they say, how it looks, and what a checker of Decree 30/2020 would look at."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st

from app.core.tables import Heading, Kind, Table
from app.exports.document import Block, Chart, Document, Paragraph, Role, Section, SideBySide
from app.exports.metrics import POINTS_PER_MM, text_width
from app.exports.render.docx import render
from app.exports.render.docx_rows import ROWS_AT_A_TIME
from app.exports.render.docx_rules import EMU_PER_POINT
from app.exports.render.docx_styles import BREAK_STYLE, STYLE_NAMES, style_id
from app.exports.render.docx_table import shared_widths
from app.exports.render.docx_text import all_escaped, escaped
from app.exports.styles import LOOKS, RULE_ROOM, TABLE_SIZE

MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY = Paragraph(Role.BODY, "Văn phòng báo cáo như sau:")
CLOSING = Paragraph(Role.BODY, "Văn phòng báo cáo.")
HEADINGS = (
    Heading("STT", 5, Kind.CENTRED),
    Heading("Nội dung", 40),
    Heading("Thời hạn", 12, Kind.DATE),
    Heading("Số", 8, Kind.NUMBER, "Kết quả"),
    Heading("Tỷ lệ (%)", 8, Kind.PERCENT, "Kết quả"),
)
ROW = (1, "Tham mưu kế hoạch", date(2026, 10, 5), 1234, Decimal("26.88"))
TABLE = Table(HEADINGS, (ROW, ROW), total=(None, "Tổng cộng", None, 2468, None), numbered=True)
SIGNATURE = SideBySide(
    (
        ((Paragraph(Role.RECIPIENTS_LABEL, "Nơi nhận:"),), (Paragraph(Role.SIGNER, "CHÁNH VĂN PHÒNG"),)),
        ((Paragraph(Role.RECIPIENT, "- Lưu: VT."),), (Paragraph(Role.SIGNER_NAME, "Nguyễn Văn Hùng"),)),
    ),
    48,
    keep_with_previous=True,
)


def document(*blocks: Block, landscape: bool = False) -> Document:
    return Document("bao-cao", "Báo cáo tháng 10", (Section(blocks, landscape=landscape),))


def opened(*blocks: Block, landscape: bool = False) -> Word:
    return docx.Document(BytesIO(render(document(*blocks, landscape=landscape))))


def parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def found(word: Word, path: str) -> list[Any]:
    return list(word.element.body.xpath(path))


def body_paragraphs(word: Word) -> list[tuple[str, str]]:
    return [(paragraph.style.name or "", paragraph.text) for paragraph in word.paragraphs if paragraph.style]


# --- paragraphs and styles ---


def test_every_role_has_a_style_of_its_own_that_a_clerk_can_name() -> None:
    assert set(STYLE_NAMES) == set(Role)
    assert len(set(STYLE_NAMES.values())) == len(Role)


def test_a_document_of_every_role_is_read_again_in_its_styles() -> None:
    word = opened(*(Paragraph(role, f"Đoạn {role}") for role in Role))
    assert body_paragraphs(word) == [(STYLE_NAMES[role], f"Đoạn {role}") for role in Role]


@pytest.mark.parametrize("role", Role)
def test_a_style_looks_as_the_decree_wants_its_role(role: Role) -> None:
    style = opened(BODY).styles[STYLE_NAMES[role]]
    look, form = LOOKS[role], style.paragraph_format
    font = style.font
    assert (font.size, bool(font.bold), bool(font.italic)) == (Pt(look.size), look.bold, look.italic)
    assert form.space_before == Pt(look.before)
    assert form.line_spacing == pytest.approx(look.line, abs=0.005)
    assert form.first_line_indent == pytest.approx(Mm(look.first_indent_mm), abs=700)
    assert bool(form.keep_with_next) is look.keep


def test_every_font_named_in_the_file_is_times_new_roman() -> None:
    files = parts(render(document(BODY, TABLE, SIGNATURE)))
    styles = docx.Document(BytesIO(render(document(BODY)))).styles.element
    named = styles.xpath("//w:rFonts/@*")
    assert set(named) == {"Times New Roman"}
    assert len(named) == 2 * 4  # defaults and Normal: ascii, hAnsi, eastAsia, cs
    assert "Theme=" not in files["word/styles.xml"]
    assert not any(font in "".join(files.values()) for font in ("Calibri", "Cambria", "Arial"))


def test_the_language_is_vietnamese_and_the_text_black_but_for_the_stamp_of_urgency() -> None:
    styles: Any = opened(BODY).styles.element
    assert styles.xpath("//w:lang/@w:val") == ["vi-VN", "vi-VN"]
    coloured = styles.xpath("//w:style[.//w:color[@w:val != '000000']]/@w:styleId")
    assert coloured == [style_id(Role.URGENCY)]


def test_the_properties_tell_title_and_language_and_nothing_of_a_template() -> None:
    files = parts(render(document(BODY)))
    properties = opened(BODY).core_properties
    assert (properties.title, properties.language) == ("Báo cáo tháng 10", "vi-VN")
    assert (properties.author, properties.comments, properties.created) == ("", "", None)
    assert not any("python-docx" in content or "Macintosh" in content for content in files.values())
    assert set(files) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header1.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    }


def test_a_line_break_in_a_paragraph_stays_in_the_paragraph() -> None:
    word = opened(Paragraph(Role.BODY, "dòng một\ndòng hai"))
    assert [paragraph.text for paragraph in word.paragraphs] == ["dòng một\ndòng hai"]
    assert len(found(word, "//w:p//w:br")) == 1


def test_blanks_left_for_the_clerk_are_kept() -> None:
    text = "Số:           /BC-VP"
    assert opened(Paragraph(Role.NUMBER, text)).paragraphs[0].text == text


def test_no_paragraph_is_empty_between_paragraphs() -> None:
    assert all(paragraph.text for paragraph in opened(BODY, BODY, BODY).paragraphs)


# --- pages ---


@pytest.mark.parametrize("landscape", [False, True])
def test_the_page_is_a4_with_the_margins_of_the_decree(landscape: bool) -> None:
    page = opened(BODY, landscape=landscape).sections[0]
    size = (page.page_width, page.page_height)
    assert size == pytest.approx((Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297)), abs=700)
    assert page.orientation == (WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT)
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert margins == pytest.approx((Mm(20), Mm(20), Mm(30), Mm(20)), abs=700)


def test_each_section_has_its_orientation_and_begins_its_numbers_at_one() -> None:
    sections = (Section((BODY,)), Section((TABLE,), landscape=True), Section((BODY, TABLE)))
    word = docx.Document(BytesIO(render(Document("a", "A", sections))))
    assert [page.orientation == WD_ORIENT.LANDSCAPE for page in word.sections] == [False, True, False]
    assert found(word, "//w:sectPr/w:pgNumType/@w:start") == ["1", "1", "1"]
    assert all(page.different_first_page_header_footer for page in word.sections)


def test_the_page_number_is_centred_in_the_header_but_not_on_the_first_page() -> None:
    page = opened(BODY).sections[0]
    number = page.header.paragraphs[0]
    assert number.paragraph_format.element.xpath("./w:fldSimple/@w:instr") == [" PAGE "]
    assert number.style is not None
    assert (number.style.font.size, number.style.font.italic) == (Pt(14), None)
    assert number.style.element.xpath("./w:pPr/w:jc/@w:val") == ["center"]
    assert page.first_page_header.is_linked_to_previous
    assert page.header_distance == pytest.approx(Mm(10), abs=700)


def test_a_section_break_stands_in_its_last_paragraph_or_in_a_point_high_one() -> None:
    sections = (Section((BODY,)), Section((TABLE,)), Section((BODY,)))
    word = docx.Document(BytesIO(render(Document("a", "A", sections))))
    ends = found(word, "//w:p[w:pPr/w:sectPr]/w:pPr/w:pStyle/@w:val")
    assert ends == [style_id(Role.BODY), BREAK_STYLE]
    tiny = word.styles.element.xpath(f"//w:style[@w:styleId='{BREAK_STYLE}']//w:spacing/@w:line")
    assert tiny == ["20"]


@pytest.mark.parametrize("sections", [(), (Section(()),), (Section(()), Section((BODY,)))])
def test_a_document_with_nothing_in_a_section_still_opens(sections: tuple[Section, ...]) -> None:
    word = docx.Document(BytesIO(render(Document("a", "A", sections))))
    assert len(word.sections) == max(1, len(sections))
    assert word.sections[-1].page_width == pytest.approx(Mm(210), abs=700)


# --- side by side ---


def test_cells_side_by_side_share_the_width_without_borders() -> None:
    word = opened(SIGNATURE)
    table = word.tables[0]
    assert [cell.text for row in table.rows for cell in row.cells] == [
        "Nơi nhận:",
        "CHÁNH VĂN PHÒNG",
        "- Lưu: VT.",
        "Nguyễn Văn Hùng",
    ]
    left, right = (int(width) for width in found(word, "//w:gridCol/@w:w"))
    assert left / (left + right) == pytest.approx(0.48, abs=0.001)
    assert not found(word, "//w:tblBorders")
    assert found(word, "//w:tblLayout/@w:type") == ["fixed"]


def test_a_signature_stays_whole_and_with_the_paragraph_before() -> None:
    word = opened(CLOSING, CLOSING, SIGNATURE)
    kept = [bool(paragraph.paragraph_format.keep_with_next) for paragraph in word.paragraphs]
    assert kept == [False, True, False]  # the last is the point-high one behind the table
    rows = found(word, "//w:tr")
    assert all(row.xpath(".//w:keepNext") for row in rows)
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)


def test_words_that_lead_on_stay_with_what_they_lead_to() -> None:
    word = opened(BODY, CLOSING, BODY)
    assert [bool(one.paragraph_format.keep_with_next) for one in word.paragraphs] == [True, False, False]


def test_a_table_that_closes_a_paper_is_not_split_and_holds_the_text_before_it() -> None:
    word = opened(CLOSING, Table(HEADINGS, (ROW, ROW, ROW), closes=True), CLOSING)
    assert [bool(one.paragraph_format.keep_with_next) for one in word.paragraphs] == [True, False]
    rows = found(word, "//w:tr[not(w:trPr/w:tblHeader)]")
    assert [bool(row.xpath(".//w:keepNext")) for row in rows] == [True, True, False]


@pytest.mark.parametrize(("words", "whole"), [(10, True), (80, True), (120, False)])
def test_a_closing_paragraph_of_few_lines_is_kept_whole(words: int, whole: bool) -> None:
    word = opened(CLOSING, Paragraph(Role.BODY, "việc " * words), SIGNATURE)
    assert [bool(one.paragraph_format.keep_together) for one in word.paragraphs][:2] == [False, whole]


def test_a_letterhead_does_not_hold_the_text_before_it() -> None:
    free = SideBySide(SIGNATURE.rows, 40)
    assert not opened(CLOSING, free).paragraphs[0].paragraph_format.keep_with_next


def test_a_signature_right_behind_a_table_stays_with_its_last_row() -> None:
    word = opened(Table(HEADINGS, (ROW, ROW)), SIGNATURE)
    rows = found(word, "//w:tbl[1]/w:tr[not(w:trPr/w:tblHeader)]")
    assert [bool(row.xpath(".//w:keepNext")) for row in rows] == [False, True]
    assert found(word, "./w:p[1]/w:pPr/w:keepNext")


@pytest.mark.parametrize("role", [role for role in Role if LOOKS[role].rule and LOOKS[role].keep])
def test_a_paragraph_with_a_rule_does_not_hold_a_table(role: Role) -> None:
    """LibreOffice lays out such a pair without end when the table goes over its page."""
    word = opened(Paragraph(role, "Kèm theo"), TABLE, Paragraph(role, "Kèm theo"), BODY, CLOSING)
    ruled = [one for one in word.paragraphs if one.text == "Kèm theo"]
    assert [one.paragraph_format.keep_with_next for one in ruled] == [False, None]  # None: as its style says
    assert all(one.style and one.style.paragraph_format.keep_with_next for one in ruled)


def test_tables_in_a_row_are_kept_apart() -> None:
    assert [child.tag.split("}")[1] for child in opened(TABLE, TABLE).element.body] == [
        "tbl", "p", "tbl", "p", "sectPr",
    ]  # fmt: skip


def test_a_table_keeps_a_gap_from_what_stands_above_it() -> None:
    assert opened(BODY, TABLE).paragraphs[0].paragraph_format.space_after == Pt(6)
    assert opened(TABLE, SIGNATURE).paragraphs[0].paragraph_format.space_after == Pt(6)
    assert opened(BODY, BODY).paragraphs[0].paragraph_format.space_after is None  # the style's own


# --- rules ---


@pytest.mark.parametrize("role", [role for role, look in LOOKS.items() if look.rule])
def test_a_style_with_a_rule_has_the_same_room_for_it_as_the_pdf(role: Role) -> None:
    style = opened(Paragraph(role, "Văn phòng")).paragraphs[0].style
    assert style is not None
    assert style.paragraph_format.space_after == Pt(LOOKS[role].after + RULE_ROOM)


def rules(word: Word) -> list[tuple[float, str]]:
    """Length in points and colour of every drawn line."""
    lines = found(word, "//w:drawing/wp:anchor")
    return [
        (int(line.xpath("./wp:extent/@cx")[0]) / EMU_PER_POINT, line.xpath(".//a:srgbClr/@val")[0])
        for line in lines
    ]


def test_the_rule_under_the_motto_is_as_long_as_its_text() -> None:
    ((length, colour),) = rules(opened(Paragraph(Role.MOTTO, MOTTO)))
    assert length == pytest.approx(text_width(MOTTO, 14, bold=True), abs=0.1)
    assert colour == "000000"


@pytest.mark.parametrize("role", [Role.AGENCY, Role.SUMMARY, Role.APPENDIX_NOTE])
def test_the_other_rules_are_a_third_to_a_half_of_the_last_line(role: Role) -> None:
    text = "VĂN PHÒNG ỦY BAN"
    ((length, _),) = rules(opened(Paragraph(role, text)))
    line = text_width(text, LOOKS[role].size, LOOKS[role].bold, LOOKS[role].italic)
    assert line / 3 <= length <= line / 2


def test_a_rule_follows_the_last_line_of_a_long_text() -> None:
    text = "Tình hình thực hiện nhiệm vụ Ủy ban nhân dân tỉnh giao và Chương trình công tác tháng 10 năm 2026"
    ((length, _),) = rules(opened(Paragraph(Role.SUMMARY, text)))
    assert 0 < length < 80 * POINTS_PER_MM
    assert found(opened(Paragraph(Role.SUMMARY, text)), "//wp:positionV/@relativeFrom") == ["line"]


def test_a_rule_is_solid_three_quarters_of_a_point_and_centred() -> None:
    word = opened(Paragraph(Role.MOTTO, MOTTO))
    assert found(word, "//a:ln/@w") == ["9525"]
    assert found(word, "//a:prstDash/@val") == ["solid"]
    assert found(word, "//wp:positionH/wp:align/text()") == ["center"]


def test_every_rule_has_its_own_number() -> None:
    pair = SideBySide((((Paragraph(Role.AGENCY, "VĂN PHÒNG"),), (Paragraph(Role.MOTTO, MOTTO),)),), 40)
    sections = (Section((pair, Paragraph(Role.SUMMARY, "Về việc họp"))), Section((pair,)))
    numbers = found(docx.Document(BytesIO(render(Document("a", "A", sections)))), "//wp:docPr/@id")
    assert numbers == ["1", "2", "3", "4", "5"]


def test_the_text_above_a_rule_can_be_changed_without_losing_the_rule() -> None:
    word = opened(Paragraph(Role.AGENCY, "VĂN PHÒNG"))
    word.paragraphs[0].runs[0].text = "VĂN PHÒNG MỚI"
    assert word.paragraphs[0].text == "VĂN PHÒNG MỚI"
    assert len(rules(word)) == 1


@pytest.mark.parametrize("role", [role for role in Role if not LOOKS[role].rule])
def test_other_roles_have_no_rule(role: Role) -> None:
    assert not rules(opened(Paragraph(role, "Chữ")))


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_text_of_nothing_has_no_rule(text: str) -> None:
    assert not rules(opened(Paragraph(Role.SUMMARY, text)))


# --- tables ---


def texts(word: Word, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in word.tables[number].rows]


def test_a_table_says_its_cells_under_two_heading_rows_and_the_official_numbers() -> None:
    assert texts(opened(TABLE)) == [
        ["STT", "Nội dung", "Thời hạn", "Kết quả", "Kết quả"],
        ["STT", "Nội dung", "Thời hạn", "Số", "Tỷ lệ (%)"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["1", "Tham mưu kế hoạch", "05/10/2026", "1.234", "26,88"],
        ["1", "Tham mưu kế hoạch", "05/10/2026", "1.234", "26,88"],
        ["", "Tổng cộng", "", "2.468", "–"],
    ]


def test_headings_are_repeated_and_no_row_is_split_or_of_fixed_height() -> None:
    word = opened(TABLE)
    rows = found(word, "//w:tr")
    assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [True] * 3 + [False] * 3
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
    assert not found(word, "//w:trHeight")


def test_without_groups_and_numbers_there_is_one_heading_row() -> None:
    word = opened(Table(HEADINGS[:3], (ROW[:3],)))
    assert texts(word) == [["STT", "Nội dung", "Thời hạn"], ["1", "Tham mưu kế hoạch", "05/10/2026"]]
    assert not found(word, "//w:vMerge")


def test_cells_stand_as_their_kind_wants() -> None:
    word = opened(TABLE)
    styles = [cell.paragraphs[0].style for cell in word.tables[0].rows[3].cells]
    sides = [style.element.xpath("./w:pPr/w:jc/@w:val")[0] for style in styles if style]
    assert sides == ["center", "left", "center", "right", "right"]
    assert {style.font.size for style in styles if style} == {Pt(TABLE_SIZE)}


def test_headings_and_the_total_are_bold_and_the_total_is_not_alone() -> None:
    word = opened(TABLE)
    heading = word.tables[0].rows[0].cells[0].paragraphs[0].style
    assert heading
    assert heading.font.bold
    rows = found(word, "//w:tr")
    assert [len(row.xpath(".//w:r/w:rPr/w:b")) for row in rows] == [0, 0, 0, 0, 0, 5]
    assert [bool(row.xpath(".//w:keepNext")) for row in rows[3:]] == [False, True, True]


def test_a_table_is_as_wide_as_the_text_with_thin_lines() -> None:
    for landscape, millimetres in ((False, 160), (True, 247)):
        word = opened(TABLE, landscape=landscape)
        width = sum(int(column) for column in found(word, "//w:gridCol/@w:w"))
        assert width == int(found(word, "//w:tblW/@w:w")[0])
        assert width / 1440 * 25.4 == pytest.approx(millimetres, abs=0.05)
        assert set(found(word, "//w:tblBorders/*/@w:sz")) == {"4"}  # eighths of a point
        assert found(word, "//w:tblLayout/@w:type") == ["fixed"]


def test_a_table_without_rows_has_its_headings() -> None:
    assert texts(opened(Table(HEADINGS[:2], ()))) == [["STT", "Nội dung"]]
    assert texts(opened(Table(HEADINGS[:2], (), total=(0, "Tổng"))))[1:] == [["0", "Tổng"]]


@pytest.mark.parametrize(
    "count", [1, ROWS_AT_A_TIME - 1, ROWS_AT_A_TIME, ROWS_AT_A_TIME + 1, 2 * ROWS_AT_A_TIME]
)
@pytest.mark.parametrize("total", [None, ("Tổng",)])
def test_every_row_of_a_long_table_is_written_once_and_in_order(count: int, total: tuple[str] | None) -> None:
    word = opened(Table(HEADINGS[:1], tuple((number,) for number in range(count)), total=total))
    said = ["".join(row.xpath(".//w:t/text()")) for row in found(word, "//w:tr")]
    assert said == ["STT", *(f"{number:,}".replace(",", ".") for number in range(count)), *(total or ())]


def test_a_chart_is_left_to_the_workbook() -> None:
    assert render(document(TABLE, Chart("Biểu đồ", 0, 1))) == render(document(TABLE))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20), st.integers(1000, 20_000))
def test_shared_widths_add_up_to_the_whole(shares: list[int], width: int) -> None:
    widths = shared_widths(shares, width)
    assert sum(widths) == width
    assert all(
        abs(part - width * share / sum(shares)) <= 1 for part, share in zip(widths, shares, strict=True)
    )


# --- hostile texts ---

HOSTILE = [
    ("A & B < C > D", "A & B < C > D"),
    ("=1+1", "=1+1"),
    ("+84 -3 @x %s %d {0}", "+84 -3 @x %s %d {0}"),
    ("</w:t></w:r>&amp;<?x?>", "</w:t></w:r>&amp;<?x?>"),
    ("một\x00hai\x07ba\x1f\x7f\x85bốn", "mộthaiba\nbốn"),
    ("một\r\nhai\rba\x0bbốn\u2028năm", "một\nhai\nba\nbốn\nnăm"),
    ("cột\tcột", "cột cột"),
    ("nửa \ud800 chữ \ufffe\uffff", "nửa  chữ "),
    ("  hai  dấu cách  ", "  hai  dấu cách  "),
    ("Ủy ban 🙂 nhân\u00a0dân", "Ủy ban 🙂 nhân\u00a0dân"),
]


@pytest.mark.parametrize(("text", "said"), HOSTILE)
def test_hostile_texts_are_only_text_in_paragraphs_and_cells(text: str, said: str) -> None:
    hostile = Table(
        (Heading(text, 10, group=text), Heading("x", 10)), ((text, "&"), (text, text)), total=(text, text)
    )
    word = docx.Document(
        BytesIO(render(Document("a", text, (Section((Paragraph(Role.BODY, text), hostile)),))))
    )
    assert word.paragraphs[0].text == said
    assert [cell.text for cell in word.tables[0].columns[0].cells] == [said] * 5
    assert word.core_properties.title == said


@given(st.lists(st.text(st.characters(), max_size=12), min_size=1, max_size=12))
def test_texts_escaped_at_once_are_those_escaped_one_by_one(several: list[str]) -> None:
    assert all_escaped(several) == [escaped(text).encode() for text in several]


@given(st.text(st.characters(), max_size=40))
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    word = opened(Paragraph(Role.SUMMARY, text), Table(HEADINGS[1:2], ((text,),)))
    assert word.paragraphs[0].text == word.tables[0].rows[1].cells[0].text


# --- bytes, progress ---


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(document(BODY, TABLE, SIGNATURE)) == render(document(BODY, TABLE, SIGNATURE))


def test_progress_grows_to_the_whole() -> None:
    told: list[tuple[int, int]] = []
    rows = tuple((number,) for number in range(ROWS_AT_A_TIME * 2 + 3))
    render(document(Table(HEADINGS[:1], rows)), progress=lambda done, total: told.append((done, total)))
    once, whole = ROWS_AT_A_TIME, len(rows) + 1
    assert [done for done, _ in told] == [once, 2 * once, 2 * once + 2, 2 * once + 3, whole]
    assert {total for _, total in told} == {whole}


def test_a_document_without_tables_tells_its_end() -> None:
    told: list[tuple[int, int]] = []
    render(document(BODY), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]


def test_what_progress_raises_ends_the_work() -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render(document(TABLE), progress=stop)
