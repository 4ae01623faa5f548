"""PDF pages of the parts that only some documents have: stamps, runs, addresses, groups, joined cells, A3."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from app.core.tables import Cell, Heading, Kind, Table
from app.exports.document import Block, Document, Paper, Paragraph, Role, Run, Section, SideBySide, run_on
from app.exports.metrics import POINTS_PER_MM
from app.exports.render.pdf_mixed import break_runs
from app.exports.render.pdf_text import break_lines, face
from app.exports.styles import BOX_HEIGHT_MM
from tests.exports.test_render_pdf import LEFT, SENTENCE, SIGNATURE, WIDTH, Word, document, read, written

BODY = Paragraph(Role.BODY, SENTENCE)
CONTACT = ("Địa chỉ: 09 Lê Duẩn;", "điện thoại: 0262")
COLUMNS = (Heading("Ngày", 12), Heading("Buổi", 8, Kind.CENTRED), Heading("Nội dung", 40))
MIXED = (Run("Giao "), Run("Sở Y tế chủ trì", bold=True), Run(", phối hợp "), Run("với các sở ", italic=True))


def page_of(*blocks: Block) -> list[Word]:
    return written(read(document(*blocks)).pages[0])


def straight_lines(said: Document, monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, ...]]:
    """The ends of every line of tables and boxes."""
    drawn: list[tuple[float, ...]] = []
    monkeypatch.setattr(Canvas, "lines", lambda _, lines: drawn.extend(lines))
    monkeypatch.setattr(Canvas, "line", lambda _, *ends: drawn.append(ends))
    read(said)
    return drawn


# --- runs ---


def test_runs_are_set_in_their_own_faces_one_behind_the_other() -> None:
    words = page_of(run_on(Role.BODY, *MIXED))
    assert [(word.text, word.font) for word in words] == [
        ("Giao", "Tinos"),
        ("Sở Y tế chủ trì", "Tinos-Bold"),
        (", phối hợp", "Tinos"),
        ("với các sở", "Tinos-Italic"),
    ]
    assert len({word.y for word in words}) == 1
    assert [word.x for word in words] == sorted(word.x for word in words)


def test_lines_of_runs_are_stretched_to_both_edges_but_the_last() -> None:
    reader = read(document(run_on(Role.BODY, *MIXED * 8)))
    content = reader.pages[0].get_contents()
    assert content is not None
    stretches = [float(found) for found in re.findall(rb"([\d.]+) Tw", content.get_data())]
    assert len([stretch for stretch in stretches if stretch]) >= 3
    words = written(reader.pages[0])
    levels = sorted({word.y for word in words}, reverse=True)
    for level in levels[1:]:
        assert min(word.x for word in words if word.y == level) == pytest.approx(LEFT, abs=0.1)


@given(st.lists(st.tuples(st.text("ab \n-đ", max_size=12), st.booleans()), min_size=1, max_size=6))
def test_text_of_several_faces_is_broken_as_text_of_one(parts: list[tuple[str, bool]]) -> None:
    regular = face(False, False)
    text = "".join(words for words, _ in parts)
    mixed = break_runs([(words, regular) for words, _ in parts], 14, 60, first=40)
    plain = break_lines(text, regular, 14, 60, first=40)
    assert [(line.text, line.last) for line in mixed] == [(line.text, line.last) for line in plain]
    coloured = break_runs([(words, face(bold, False)) for words, bold in parts], 14, 60, first=40)
    assert sorted("".join(line.text for line in coloured).replace(" ", "")) == sorted(
        text.replace(" ", "").replace("\n", "")
    )


# --- stamps ---


@pytest.mark.parametrize(("words", "width"), [("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20)])
def test_a_stamp_is_a_box_of_the_decree_s_size_with_its_words_in_the_middle(
    words: str, width: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = document(BODY, Paragraph(Role.URGENCY, words))
    (word,) = (word for word in written(read(said).pages[0]) if word.text == words)
    lines = straight_lines(said, monkeypatch)
    across = [x for line in lines for x in line[::2]]
    down = [y for line in lines for y in line[1::2]]
    assert (min(across), max(across)) == pytest.approx((LEFT, LEFT + width * POINTS_PER_MM))
    assert max(down) - min(down) == pytest.approx(BOX_HEIGHT_MM * POINTS_PER_MM)
    assert min(down) < word.y < max(down)
    assert len(lines) == 4


def test_the_stamp_is_red_and_what_follows_is_black() -> None:
    content = read(document(Paragraph(Role.URGENCY, "KHẨN"), BODY)).pages[0].get_contents()
    assert content is not None
    assert re.findall(rb"([\d.]+ [\d.]+ [\d.]+) rg", content.get_data()) == [b"1 0 0", b"0 0 0"]
    assert re.findall(rb"([\d.]+ [\d.]+ [\d.]+) RG", content.get_data()) == [b"1 0 0", b"0 0 0"]


# --- pages ---


def test_the_address_stands_at_the_foot_of_the_first_page_and_the_text_ends_above_it() -> None:
    section = Section(tuple(BODY for _ in range(60)), contact=CONTACT)
    pages = [written(page) for page in read(Document("thu", "Thử", (section,))).pages]
    assert len(pages) > 1
    first, second = pages[0][-2:]
    assert (first.text, second.text) == CONTACT
    assert 20 * POINTS_PER_MM < second.y < first.y < 35 * POINTS_PER_MM
    assert min(word.y for word in pages[0][:-2]) > first.y + 12
    assert min(word.y for word in pages[1]) < min(word.y for word in pages[0][:-2])
    assert not any(word.text in CONTACT for page in pages[1:] for word in page)


def test_a_section_without_numbers_shows_none() -> None:
    section = Section(tuple(BODY for _ in range(60)))
    for numbered in (True, False):
        pages = read(Document("thu", "Thử", (replace(section, numbered=numbered),))).pages
        assert len(pages) > 1
        assert (written(pages[1])[0].text == "2") is numbered


@pytest.mark.parametrize(("landscape", "size"), [(False, (297, 420)), (True, (420, 297))])
def test_a3_is_as_large_as_it_is(landscape: bool, size: tuple[int, int]) -> None:
    section = Section((BODY,), landscape=landscape, paper=Paper.A3)
    box = read(Document("thu", "Thử", (section,))).pages[0].mediabox
    assert (box.width, box.height) == tuple(pytest.approx(side * POINTS_PER_MM, abs=0.01) for side in size)


def test_the_gap_over_the_first_paragraph_of_a_section_is_kept() -> None:
    (plate,) = page_of(Paragraph(Role.PLATE_POST, "GIÁM ĐỐC"))
    (body,) = page_of(Paragraph(Role.SIGNER, "GIÁM ĐỐC"))
    assert body.y - plate.y > 290


# --- tables ---


def _rows(table: Table) -> list[list[str]]:
    """The words of each level of the first page under the heading, from the left."""
    words = [word for word in page_of(table) if word.text not in {head.title for head in COLUMNS}]
    levels = sorted({word.y for word in words}, reverse=True)
    return [[word.text for word in words if word.y == level] for level in levels]


def test_groups_are_bold_lines_between_the_rows() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("a", "b", "c"), ("d", "e", "f"))
    table = Table(COLUMNS, rows, ("", "", "Cộng"), groups=((1, "Hai"), (0, "Một"), (2, "Cuối")))
    assert _rows(table) == [["Một"], ["a", "b", "c"], ["Hai"], ["d", "e", "f"], ["Cuối"], ["Cộng"]]
    bold = {word.text for word in page_of(table) if word.font == "Tinos-Bold"}
    assert {"Một", "Hai", "Cuối", "Cộng"} <= bold
    assert not bold & {"a", "b", "c"}


@pytest.mark.parametrize("count", range(28, 44))
def test_no_page_ends_with_a_group(count: int) -> None:
    rows = tuple((str(n), "", "c") for n in range(count + 8))
    table = Table(COLUMNS, rows, groups=((count, "Nhóm"),))
    for page in read(document(table)).pages:
        assert written(page)[-1].text != "Nhóm"


def test_no_line_inside_is_drawn_through_a_group_or_a_joined_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("Thứ Hai", "Sáng", "a"), ("", "Chiều", "b"))
    lines = straight_lines(document(Table(COLUMNS, rows, groups=((0, "Nhóm"),), joined=1)), monkeypatch)
    level = sorted({y for x1, y, x2, y2 in lines if y == y2}, reverse=True)  # head, group, two rows
    assert len(level) == 5
    starts = {y: min(x1 for x1, y1, _, y2 in lines if y1 == y2 == y) for y in level}
    assert starts[level[3]] > LEFT + 10  # between the rows: from the second column
    assert [starts[y] for y in (*level[:3], level[4])] == pytest.approx([LEFT] * 4)
    middle = (level[1] + level[2]) / 2
    through = [x1 for x1, y1, x2, y2 in lines if x1 == x2 and y2 <= middle <= y1]
    assert through == pytest.approx([LEFT, LEFT + WIDTH])


def test_the_words_of_a_joined_cell_run_on_through_its_rows_and_none_is_lost() -> None:
    long = " ".join(f"chữ{n}" for n in range(40))
    rows: tuple[tuple[Cell, ...], ...] = ((long, "", "a"), ("", "", "b"), ("", "", "c"), ("Sau", "", "d"))
    words = page_of(Table(COLUMNS, rows, joined=1))
    said = " ".join(word.text for word in words if word.text.startswith("chữ"))
    assert said == long
    last = min(word.y for word in words if word.text.startswith("chữ"))
    at = {word.text: word.y for word in words}
    assert at["a"] > at["b"] > at["c"] > at["d"]
    assert at["Sau"] < last  # the last row of the cell is as high as its words need


def test_a_joined_cell_over_two_pages_is_closed_on_both(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: tuple[tuple[Cell, ...], ...] = tuple(("Thứ Hai" if n == 0 else "", "", str(n)) for n in range(80))
    said = document(Table(COLUMNS, rows, joined=1))
    assert len(read(said).pages) == 2
    lines = straight_lines(said, monkeypatch)
    whole = [
        line for line in lines if line[1] == line[3] and line[0] == pytest.approx(LEFT) and line[2] > 400
    ]
    tables = 2
    of_head = 2  # drawn by the heading itself, over and under its titles
    assert len(whole) == tables * (of_head + 2)


def test_a_page_that_goes_on_with_a_joined_cell_says_it_again() -> None:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        ("Thứ Hai" if n == 0 else "", "Sáng" if n in (0, 70) else "", f"việc{n}") for n in range(80)
    )
    for page in read(document(Table(COLUMNS, rows, joined=2))).pages:
        words = {word.text: word.y for word in written(page)}
        first = next(word for word in written(page) if word.text.startswith("việc"))
        assert words["Thứ Hai"] == pytest.approx(first.y)
        assert sum(word.text == "Thứ Hai" for word in written(page)) == 1


def test_rows_are_at_least_as_high_as_they_must_be() -> None:
    rows: tuple[tuple[Cell, ...], ...] = tuple(("a", "b", str(n)) for n in range(4))
    words = [word for word in page_of(Table(COLUMNS, rows, row_height_mm=12)) if word.text.isdigit()]
    steps = [upper.y - lower.y for upper, lower in pairwise(words)]
    assert steps == pytest.approx([12 * POINTS_PER_MM] * 3, abs=0.01)


# --- signature ---


@pytest.mark.parametrize("lines", range(30, 46))
def test_the_signature_never_stands_without_a_line_of_the_body(lines: int) -> None:
    blocks = (*(Paragraph(Role.SIGNER, "dòng") for _ in range(lines)), BODY, SIGNATURE)
    last = [word.text for word in written(read(document(*blocks)).pages[-1])]
    assert "Trần Quang Bình" in last
    assert sum(word in SENTENCE for word in last) >= 2


def test_a_list_that_no_page_holds_goes_on_over_pages_and_the_signature_stays_with_the_text() -> None:
    names = tuple(Paragraph(Role.RECIPIENT, f"- Xã {place};") for place in range(150))
    signature = (Paragraph(Role.SIGNER, "CHÁNH VĂN PHÒNG"), Paragraph(Role.SIGNER_NAME, "Trần Quang Bình"))
    rows = ((names[:11], signature), (names[11:], ()))
    filled = tuple(BODY for _ in range(17))
    block = SideBySide(rows, 48, keep_with_previous=True, open_ended=True)
    pages = [written(page) for page in read(document(*filled, block)).pages]
    first = next(page for page in pages if any(word.text == "CHÁNH VĂN PHÒNG" for word in page))
    assert "Trần Quang Bình" in [word.text for word in first]
    assert any(word.text in SENTENCE for word in first)
    said = [word.text for page in pages for word in page if word.text.startswith("- Xã")]
    assert said == [name.text for name in names]
    assert len(pages) > 3
