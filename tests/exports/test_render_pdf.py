"""PDF files read again: pages, fonts, words in their order, tables and signatures over page ends."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from typing import Any
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.core.tables import Cell, Heading, Kind, Table, show
from app.exports.document import Block, Chart, Document, Paragraph, Role, Section, SideBySide
from app.exports.metrics import LINE_HEIGHT, POINTS_PER_MM, box_width, text_width
from app.exports.render.pdf import render
from app.exports.render.pdf_text import DESCENT
from app.exports.styles import BLOCK_GAP, LOOKS, RULE_WEIGHT, TABLE_LINE_WEIGHT, Align

SHORT, LONG = 210 * POINTS_PER_MM, 297 * POINTS_PER_MM
LEFT, WIDTH = 30 * POINTS_PER_MM, 160 * POINTS_PER_MM
FOOT = 20 * POINTS_PER_MM
SENTENCE = (
    "Các sở, ban, ngành và Ủy ban nhân dân các xã, phường được giao nhiệm vụ đã hoàn thành đúng thời hạn. "
)
COLUMNS = (
    Heading("TT", 6, Kind.CENTRED),
    Heading("Nội dung nhiệm vụ", 30),
    Heading("Thời hạn", 12, Kind.DATE),
    Heading("Tổng số", 8, Kind.NUMBER, "Kết quả"),
    Heading("Tỷ lệ", 8, Kind.PERCENT, "Kết quả"),
)
SIGNATURE = SideBySide(
    (
        (
            (Paragraph(Role.RECIPIENTS_LABEL, "Nơi nhận:"), Paragraph(Role.RECIPIENT, "- Như trên.")),
            (Paragraph(Role.SIGNER, "CHÁNH VĂN PHÒNG"), Paragraph(Role.SIGNER_NAME, "Trần Quang Bình")),
        ),
    ),
    48,
    keep_with_previous=True,
)


@dataclass(frozen=True)
class Word:
    """A string on a page: where it begins in points from the lower left corner, its size and font."""

    text: str
    x: float
    y: float
    size: float
    font: str


def document(*blocks: Block, landscape: bool = False) -> Document:
    return Document("thu", "Thử", (Section(blocks, landscape=landscape),))


def read(said: Document) -> PdfReader:
    return PdfReader(BytesIO(render(said)))


def written(page: Any) -> list[Word]:
    """The strings of a page in the order in which they are drawn."""
    found: list[Word] = []

    def see(text: str, _cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            found.append(Word(text.strip(), tm[4], tm[5], size, font["/BaseFont"].split("+")[1]))

    page.extract_text(visitor_text=see)
    return found


def lines_of(said: Document, monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, ...]]:
    """The ends of all lines drawn for `said`: x and y of each, on whatever page."""
    drawn: list[tuple[float, ...]] = []
    plain = Canvas.line

    def line(canvas: Canvas, *ends: float) -> None:
        drawn.append(ends)
        plain(canvas, *ends)

    monkeypatch.setattr(Canvas, "line", line)
    render(said)
    return drawn


def words_of(*blocks: Block) -> list[str]:
    """All words of `blocks` in the order in which a Word file has them."""
    words: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                words += block.text.split()
            case SideBySide():
                for row in block.rows:
                    for cell in row:
                        words += words_of(*cell)
            case Table():
                words += _words_of_table(block)
            case Chart():
                pass
    return words


def _words_of_table(table: Table) -> list[str]:
    kinds = [heading.kind for heading in table.headings]
    upper = list(dict.fromkeys(heading.group or heading.title for heading in table.headings))
    under = [heading.title for heading in table.headings if heading.group]
    rows = [*table.rows, *([table.total] if table.total else [])]
    cells = [show(cell, kind) for row in rows for cell, kind in zip(row, kinds, strict=True)]
    return " ".join([*upper, *under, *cells]).split()


def rows(count: int, content: str = "Việc số {}") -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (n, content.format(n), date(2026, 10, 12), n * 1000, Decimal("87.5")) for n in range(1, count + 1)
    )


def body(words: str = SENTENCE, times: int = 1) -> Paragraph:
    return Paragraph(Role.BODY, (words * times).strip())


def report() -> Document:
    """A small document of every role, with a table in a landscape appendix."""
    heading = SideBySide(
        (
            (
                (Paragraph(Role.PARENT_AGENCY, "UBND TỈNH ĐẮK LẮK"), Paragraph(Role.AGENCY, "VĂN PHÒNG")),
                (
                    Paragraph(Role.NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                    Paragraph(Role.MOTTO, "Độc lập - Tự do - Hạnh phúc"),
                ),
            ),
            (
                (Paragraph(Role.NUMBER, "Số:\u00a0\u00a0\u00a0/BC-VP"),),
                (Paragraph(Role.PLACE_AND_DATE, "Đắk Lắk, ngày\u00a0\u00a0tháng\u00a0\u00a0năm 2026"),),
            ),
        ),
        40,
    )
    first = (
        heading,
        Paragraph(Role.KIND, "BÁO CÁO"),
        Paragraph(Role.SUMMARY, "Kết quả thực hiện nhiệm vụ tháng 10 năm 2026"),
        Paragraph(Role.ADDRESSEE, "Kính gửi:"),
        Paragraph(Role.ADDRESSEE_ITEM, "- Ủy ban nhân dân tỉnh Đắk Lắk."),
        Paragraph(Role.HEADING, "I. KẾT QUẢ"),
        Paragraph(Role.SUBHEADING, "1. Nhiệm vụ"),
        body(times=4),
        SIGNATURE,
    )
    appendix = (
        Paragraph(Role.APPENDIX_LABEL, "Phụ lục I"),
        Paragraph(Role.APPENDIX_TITLE, "NHIỆM VỤ QUÁ HẠN"),
        Paragraph(Role.APPENDIX_NOTE, "(Kèm theo Báo cáo của Văn phòng)"),
        Paragraph(Role.SIGNER, "Bảng 1"),
        Table(COLUMNS, rows(3), (None, "Cộng", None, 6000, Decimal("87.5"))),
    )
    return Document("bao-cao", "Báo cáo tháng 10", (Section(first), Section(appendix, landscape=True)))


def test_pages_are_a4_upright_and_lying() -> None:
    reader = read(report())
    assert reader.pdf_header == "%PDF-1.4"
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in reader.pages]
    assert sizes == [pytest.approx((SHORT, LONG), abs=0.01), pytest.approx((LONG, SHORT), abs=0.01)]


def test_the_file_says_what_it_is_and_names_no_machine() -> None:
    reader = read(report())
    about = reader.metadata
    assert about is not None
    assert (about.title, about.author) == ("Báo cáo tháng 10", "UBND TỈNH ĐẮK LẮK - VĂN PHÒNG")
    assert about.subject == "Kết quả thực hiện nhiệm vụ tháng 10 năm 2026"
    assert (about.creator, about.producer) == ("Giao Ban", "Giao Ban")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "vi-VN"


def test_every_font_is_an_embedded_tinos() -> None:
    names = set()
    for page in read(report()).pages:
        fonts: Any = page["/Resources"]
        for font in fonts["/Font"].values():
            names.add(font["/BaseFont"].split("+")[1])
            assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]
    assert names == {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_the_words_are_those_of_the_document_in_its_order() -> None:
    said = report()
    for section, page in zip(said.sections, read(said).pages, strict=True):
        assert page.extract_text().split() == words_of(*section.blocks)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(report()) == render(report())
    assert render(report()) != render(document(body()))


@pytest.mark.parametrize("role", list(Role))
def test_each_role_has_its_size_weight_and_slant(role: Role) -> None:
    look = LOOKS[role]
    face = {(0, 0): "Tinos", (1, 0): "Tinos-Bold", (0, 1): "Tinos-Italic", (1, 1): "Tinos-BoldItalic"}
    (word,) = written(read(document(Paragraph(role, "Ủy ban"))).pages[0])
    assert (word.text, word.size, word.font) == ("Ủy ban", look.size, face[look.bold, look.italic])
    length = text_width("Ủy ban", look.size, look.bold, look.italic)
    indent = (look.left_indent_mm + look.first_indent_mm) * POINTS_PER_MM
    spare = {Align.CENTRE: (WIDTH - length) / 2, Align.RIGHT: WIDTH - length}
    start = (
        (box_width("Ủy ban", look) - length) / 2 if role is Role.URGENCY else spare.get(look.align, indent)
    )
    assert word.x == pytest.approx(LEFT + start, abs=0.01)


def test_page_numbers_begin_anew_in_each_section_and_the_first_is_not_shown() -> None:
    section = Section(tuple(body() for _ in range(70)))
    reader = read(Document("thu", "Thử", (section, section)))
    half = len(reader.pages) // 2
    assert half > 1
    shown = []
    for page in reader.pages:
        above = [word for word in written(page) if word.y > LONG - 20 * POINTS_PER_MM]
        shown.append([word.text for word in above])
        for word in above:
            centre = word.x + text_width(word.text, word.size) / 2
            assert (word.size, word.font) == (14, "Tinos")
            assert centre == pytest.approx(LEFT + WIDTH / 2, abs=0.01)
    assert shown == 2 * [[], *([str(number)] for number in range(2, half + 1))]


def test_counted_pages_say_how_many_there_are_from_the_first_on_and_go_on_through_the_sections() -> None:
    sections = (Section((Table(COLUMNS, rows(60)),), landscape=True), Section((Table(COLUMNS, rows(60)),)))
    pages = read(Document("a", "A", sections, counted=True)).pages
    assert len(pages) > 3
    for place, page in enumerate(pages, 1):
        assert f"Trang {place}/{len(pages)}" in page.extract_text()


def test_body_lines_fill_the_width_and_the_last_does_not() -> None:
    lines = written(read(document(body(times=3))).pages[0])
    assert lines[0].x == pytest.approx(LEFT + 12.7 * POINTS_PER_MM, abs=0.01)
    assert {round(line.x, 2) for line in lines[1:]} == {round(LEFT, 2)}
    gaps = {round(upper.y - lower.y, 2) for upper, lower in pairwise(lines)}
    assert gaps == {17.7}  # 14 * 1.149 * 1.1, in twentieths of a point


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (Role.MOTTO, "Độc lập - Tự do - Hạnh phúc"),
        (Role.AGENCY, "VĂN PHÒNG"),
        (Role.SUMMARY, "Kết quả thực hiện nhiệm vụ"),
        (Role.APPENDIX_NOTE, "(Kèm theo Báo cáo của Văn phòng)"),
    ],
)
def test_the_drawn_line_is_centred_and_as_long_as_the_decree_says(
    monkeypatch: pytest.MonkeyPatch, role: Role, text: str
) -> None:
    drawn = lines_of(document(Paragraph(role, text)), monkeypatch)
    look = LOOKS[role]
    ((left, upper, right, lower),) = drawn
    assert upper == lower
    assert (left + right) / 2 == pytest.approx(LEFT + WIDTH / 2)
    assert right - left == pytest.approx(look.rule * text_width(text, look.size, look.bold, look.italic))


def test_line_weights_are_those_of_the_styles() -> None:
    content = read(report()).pages[1].get_contents()
    assert content is not None
    assert f"{RULE_WEIGHT:g}".lstrip("0").encode() + b" w" in content.get_data()
    assert f"{TABLE_LINE_WEIGHT:g}".lstrip("0").encode() + b" w" in content.get_data()


def test_cells_side_by_side_stand_level_and_at_their_share() -> None:
    words = {word.text: word for word in written(read(report()).pages[0])}
    assert words["UBND TỈNH ĐẮK LẮK"].y == words["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"].y
    assert words["Số:   /BC-VP"].x < LEFT + WIDTH * 0.4 < words["Độc lập - Tự do - Hạnh phúc"].x
    label, signer = words["Nơi nhận:"], words["CHÁNH VĂN PHÒNG"]
    assert label.x == pytest.approx(LEFT, abs=0.01)
    middle = signer.x + text_width(signer.text, 14, True) / 2
    assert middle == pytest.approx(LEFT + WIDTH * 0.74, abs=0.01)


def test_headings_and_appendices_are_in_the_outline() -> None:
    def titles(entries: Any) -> Any:
        return [titles(entry) if isinstance(entry, list) else entry["/Title"] for entry in entries]

    found = titles(read(report()).outline)
    assert found == [
        "I. KẾT QUẢ",
        ["1. Nhiệm vụ"],
        "Phụ lục I",
        ["NHIỆM VỤ QUÁ HẠN"],
    ]


def test_an_outline_may_begin_on_a_lower_level() -> None:
    reader = read(document(Paragraph(Role.SUBHEADING, "1. Trước"), Paragraph(Role.HEADING, "I. Sau")))
    assert [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)] == [
        "1. Trước",
        "I. Sau",
    ]


@pytest.mark.parametrize("numbered", [False, True])
def test_each_page_of_a_table_begins_with_its_headings(numbered: bool) -> None:
    pages = read(document(Table(COLUMNS, rows(100), numbered=numbered))).pages
    assert len(pages) > 2
    head = words_of(Table(COLUMNS, ())) + (["(1)", "(2)", "(3)", "(4)", "(5)"] if numbered else [])
    for number, page in enumerate(pages, start=1):
        words = page.extract_text().split()
        assert words[number > 1 :][: len(head)] == head


def test_all_rows_come_once_and_none_is_split() -> None:
    content = "Đầu {0} " + SENTENCE + "cuối {0}"
    pages = read(document(Table(COLUMNS, rows(60, content)), landscape=True)).pages
    found = []
    for page in pages:
        words = page.extract_text().split()
        begun = [words[place + 1] for place, word in enumerate(words) if word == "Đầu"]
        assert begun == [words[place + 1] for place, word in enumerate(words) if word == "cuối"]
        found += begun
    assert found == [str(number) for number in range(1, 61)]


def test_the_total_is_bold_and_stays_with_a_row() -> None:
    for count in range(30, 45):
        total = (None, "Cộng", None, count, Decimal(50))
        last = written(read(document(Table(COLUMNS, rows(count), total))).pages[-1])
        assert [word.font for word in last if word.text == "Cộng"] == ["Tinos-Bold"]
        assert f"Việc số {count}" in [word.text for word in last]


def test_cells_stand_where_their_kind_wants_them() -> None:
    words = {word.text: word for word in written(read(document(Table(COLUMNS, rows(1)))).pages[0])}
    edges = [LEFT + WIDTH * share / 64 for share in (0, 6, 36, 48, 56, 64)]
    padding = 1.2 * POINTS_PER_MM
    assert words["Việc số 1"].x == pytest.approx(edges[1] + padding, abs=0.01)
    assert words["1.000"].x + text_width("1.000", 12) == pytest.approx(edges[4] - padding, abs=0.01)
    assert words["87,50"].x + text_width("87,50", 12) == pytest.approx(edges[5] - padding, abs=0.01)
    for text, left, right in (("1", edges[0], edges[1]), ("12/10/2026", edges[2], edges[3])):
        assert words[text].x + text_width(text, 12) / 2 == pytest.approx((left + right) / 2, abs=0.01)


def test_a_word_longer_than_its_column_is_broken_inside_it() -> None:
    address = "https://vanphong.daklak.gov.vn/" + "danhsachnhiemvu" * 20
    table = Table((Heading("Địa chỉ", 1), Heading("Số", 1)), ((address, "5"),))
    words = written(read(document(table)).pages[0])
    parts = [word for word in words if word.text not in ("Địa chỉ", "Số", "5")]
    assert "".join(part.text for part in parts) == address
    assert all(part.x + text_width(part.text, 12) <= LEFT + WIDTH / 2 for part in parts)


def test_a_row_higher_than_a_page_goes_on_over_pages_and_loses_nothing() -> None:
    lines = [f"Dòng {number}" for number in range(200)]
    table = Table(
        (Heading("Nội dung", 20), Heading("Số", 5)), (("trước", "1"), ("\n".join(lines), "2"), ("sau", "3"))
    )
    pages = read(document(body(), table, body())).pages
    found = [word for page in pages for word in written(page)]
    assert [word.text for word in found if word.text.startswith("Dòng")] == lines
    assert [word.text for word in found].count("Nội dung") == len(pages)
    assert min(word.y for word in found) > FOOT
    assert [word.text for word in found if word.text in ("trước", "sau")] == ["trước", "sau"]


def test_headings_higher_than_half_a_page_come_once_with_every_row() -> None:
    heading = Heading("\n".join(f"Tên {number}" for number in range(150)))
    pages = read(document(Table((heading,), (("đầu",), *(("giữa",),) * 90, ("cuối",))))).pages
    words = [word.text for page in pages for word in written(page)]
    assert [word for word in words if word.startswith("Tên")] == heading.title.split("\n")
    assert words.count("giữa") == 90
    assert words[-1] == "cuối"


def test_lines_of_a_heading_over_several_pages_stay_inside_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    heading = Heading("\n".join(f"Tên {number}" for number in range(150)))
    drawn = lines_of(document(Table((heading,), ())), monkeypatch)
    assert drawn
    for _, upper, _, lower in drawn:
        assert FOOT - 0.01 <= min(upper, lower) <= max(upper, lower) <= LONG - FOOT + 0.01


def test_no_line_runs_through_the_title_of_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    said = document(Table(COLUMNS, ()))
    drawn = lines_of(said, monkeypatch)
    (group,) = (word for word in written(read(said).pages[0]) if word.text == "Kết quả")
    end = group.x + text_width("Kết quả", 12, True)
    assert not [
        x for x, upper, other, lower in drawn if x == other and group.x < x < end and upper > group.y > lower
    ]
    assert [x for x, upper, other, lower in drawn if x == other and group.x < x < end and upper < group.y]


def test_headings_are_never_without_a_row_at_the_foot_of_a_page() -> None:
    for lines in range(46, 58):
        filler = [Paragraph(Role.RECIPIENT, "đệm")] * lines
        pages = read(document(*filler, Paragraph(Role.SUBHEADING, "Bảng 1"), Table(COLUMNS, rows(2)))).pages
        for page in pages:
            words = [word.text for word in written(page)]
            assert ("TT" in words) == any(word.startswith("Việc") for word in words)
            assert "Bảng 1" not in words or "TT" in words


def test_a_table_that_closes_a_paper_stays_whole_and_with_the_text_before_it() -> None:
    for lines in range(46, 58, 2):
        filler = [Paragraph(Role.RECIPIENT, "đệm")] * lines
        boxes = Table(COLUMNS, rows(3), closes=True)
        pages = read(document(*filler, Paragraph(Role.BODY, "Kính trình"), boxes)).pages
        (said,) = [page.extract_text() for page in pages if "Kính trình" in page.extract_text()]
        assert all(f"Việc số {place}" in said for place in range(1, 4))


def test_a_table_keeps_a_gap_from_the_text_above_it_but_not_from_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = Table((Heading("Tên"),), (("một",),))
    words = written(read(document(body(), said)).pages[0])
    upper = max(y for _, one, _, other in lines_of(document(body(), said), monkeypatch) for y in (one, other))
    last = min(word.y for word in words if word.text not in {"Tên", "một"})
    hang = 14 * LINE_HEIGHT * (LOOKS[Role.BODY].line - 1)  # a wide line spacing stands under its words
    assert last - 14 * DESCENT - upper == pytest.approx(BLOCK_GAP + hang, abs=0.01)
    alone = lines_of(document(said), monkeypatch)
    assert max(y for _, one, _, other in alone for y in (one, other)) == pytest.approx(LONG - FOOT, abs=0.01)


def test_a_table_without_rows_still_has_its_headings() -> None:
    assert read(document(Table(COLUMNS, ()))).pages[0].extract_text().split() == words_of(Table(COLUMNS, ()))


def test_a_table_without_columns_is_nothing() -> None:
    assert read(document(Table((), ()), body())).pages[0].extract_text().split() == SENTENCE.split()


@pytest.mark.parametrize("lines", range(24, 44))
def test_a_signature_is_never_split_and_two_lines_come_with_it(lines: int) -> None:
    filler = [Paragraph(Role.RECIPIENT, "đệm")] * lines
    closing = body(times=6)
    pages = read(document(*filler, closing, SIGNATURE)).pages
    last = [word.text for word in written(pages[-1])]
    place = last.index("Nơi nhận:")
    assert last[place:] == ["Nơi nhận:", "- Như trên.", "CHÁNH VĂN PHÒNG", "Trần Quang Bình"]
    assert len([word for word in last[:place] if word in closing.text]) >= 2


def test_a_signature_after_a_table_takes_a_row_along() -> None:
    for count in range(28, 40):
        last = read(document(Table(COLUMNS, rows(count)), SIGNATURE)).pages[-1].extract_text()
        assert f"Việc số {count}" in last
        assert "Nơi nhận:" in last


def test_recipients_that_fill_more_than_a_page_are_all_there() -> None:
    many = tuple(Paragraph(Role.RECIPIENT, f"- Nơi {number};") for number in range(90))
    pages = read(
        document(body(), SideBySide(((many, (Paragraph(Role.SIGNER, "CHỦ TỊCH"),)),), 48, True))
    ).pages
    words = [word for page in pages for word in written(page)]
    assert [word.text for word in words if word.text.startswith("- Nơi")] == [said.text for said in many]
    assert min(word.y for word in words) > FOOT


def test_a_heading_stays_with_what_follows() -> None:
    for lines in range(40, 60):
        filler = [Paragraph(Role.RECIPIENT, "đệm")] * lines
        pages = read(document(*filler, Paragraph(Role.HEADING, "I. ĐỀ MỤC"), body(times=4))).pages
        for page in pages:
            words = [word.text for word in written(page)]
            assert "I. ĐỀ MỤC" not in words or len(words) - words.index("I. ĐỀ MỤC") > 2


def test_no_line_of_a_paragraph_is_alone_on_a_page() -> None:
    split = 0
    for lines in range(35, 56):
        closing = body(times=6)
        pages = read(document(*[Paragraph(Role.RECIPIENT, "đệm")] * lines, closing)).pages
        parts = [sum(word.text in closing.text for word in written(page)) for page in pages]
        assert 1 not in parts
        split += min(parts[:2], default=0) > 0 and len(parts) > 1
    assert split > 3


def test_a_chart_is_left_to_workbooks() -> None:
    table = Table(COLUMNS, rows(2))
    assert render(document(table, Chart("Tỷ lệ", 1, 4))) == render(document(table))


@pytest.mark.parametrize("empty", [Document("thu", "Thử", ()), document(), document(Chart("Tỷ lệ", 0, 1))])
def test_a_document_without_words_is_an_empty_page(empty: Document) -> None:
    (page,) = read(empty).pages
    assert page.extract_text() == ""


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Chi & <b>thu</b> (100%) \\ <!--", "Chi & <b>thu</b> (100%) \\ <!--"),
        ("đường lối ơn ưu Ỷ ỵ ẵ ặ ễ ệ Đ", "đường lối ơn ưu Ỷ ỵ ẵ ặ ễ ệ Đ"),
        (normalize("NFD", "Hồ sơ thẩm định của Sở Nội vụ"), "Hồ sơ thẩm định của Sở Nội vụ"),
        ("một\x00\x07\u200bhai\tba\ufeff", "mộthai ba"),
        ("đạt ✓, xong 😀\ufe0f, 漢, \ud800 \uf0b7", "đạt x, xong ?, ?, •"),
        ("dòng một\r\ndòng hai\x0bdòng ba", "dòng một dòng hai dòng ba"),
    ],
)
def test_every_sign_is_shown_or_replaced_on_purpose(said: str, shown: str) -> None:
    for block in (Paragraph(Role.RECIPIENT, said), Table((Heading("C"),), ((said,),))):
        text = " ".join(read(document(block)).pages[0].extract_text().split())
        assert text.removeprefix("C ") == shown


def test_progress_is_told_up_to_the_end() -> None:
    heard: list[tuple[int, int]] = []
    render(document(body(), Table(COLUMNS, rows(500)), SIGNATURE), progress=lambda *told: heard.append(told))
    assert len(heard) > 5
    assert heard == sorted(heard)
    assert heard[-1] == (503, 503)


def test_what_progress_raises_ends_the_work() -> None:
    heard: list[tuple[int, int]] = []

    def cancel(done: int, total: int) -> None:
        heard.append((done, total))
        raise InterruptedError

    with pytest.raises(InterruptedError):
        render(document(Table(COLUMNS, rows(500))), progress=cancel)
    assert len(heard) == 1
