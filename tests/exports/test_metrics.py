"""Widths against those of Times New Roman, and lines against what must stay true of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.tables import Heading, Kind, Table
from app.exports.document import Role
from app.exports.metrics import POINTS_PER_MM, column_widths, face, last_line_width, text_width, wrap
from app.exports.styles import CELL_PADDING_MM, LOOKS, TABLE_SIZE, Align, Look

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyỰỹẵ,.;- "


@pytest.mark.parametrize(
    ("letters", "thousandths"),
    [
        ("NỘI", 722 + 778 + 389),
        ("VĂN", 722 + 722 + 722),
        ("Hạnh phúc", 778 + 500 + 556 + 556 + 250 + 556 + 556 + 556 + 444),
        ("05/10", 4 * 500 + 278),
    ],
)
def test_bold_letters_have_the_widths_of_times_new_roman_bold(letters: str, thousandths: int) -> None:
    assert text_width(letters, 13, bold=True) == pytest.approx(thousandths * 13 / 1000, rel=0.001)


def test_the_national_title_fits_in_three_fifths_of_the_text() -> None:
    assert text_width(NATION, 13, bold=True) / POINTS_PER_MM < 0.6 * 160


def test_an_empty_text_has_no_width() -> None:
    assert text_width("", 14) == 0


def test_weight_and_slant_have_their_own_widths() -> None:
    widths = {text_width(NATION, 14, bold, italic) for bold in (False, True) for italic in (False, True)}
    assert len(widths) == 4


def test_a_font_is_read_once() -> None:
    assert face(True, False) is face(True, False)
    assert face(True, False).fontName == "Tinos-Bold"


def test_every_vietnamese_letter_has_a_glyph() -> None:
    letters = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
    for bold in (False, True):
        for italic in (False, True):
            assert set(map(ord, letters)) <= set(face(bold, italic).face.charToGlyph)


def test_a_short_text_is_one_line() -> None:
    assert wrap("Về việc họp", Look(14), 300) == ["Về việc họp"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", Look(14), 300) == [""]


def test_a_line_break_begins_a_new_line() -> None:
    assert wrap("một\nhai", Look(14), 300) == ["một", "hai"]


def test_a_word_longer_than_the_column_stays_whole() -> None:
    assert wrap("a " + "w" * 50 + " b", Look(14), 100) == ["a", "w" * 50, "b"]


def test_the_first_line_is_shorter_by_its_indent() -> None:
    look = Look(14, align=Align.LEFT, first_indent_mm=50)
    assert wrap("xin chào bạn", look, 175)[0] == "xin"
    assert wrap("xin chào bạn", Look(14), 175) == ["xin chào bạn"]


def test_the_last_line_is_measured_in_the_look_of_its_role() -> None:
    look = LOOKS[Role.SUMMARY]
    text = "Tình hình thực hiện nhiệm vụ và chương trình công tác tháng 10 năm 2026"
    first, last = wrap(text, look, 300)
    assert f"{first} {last}" == text
    assert last_line_width(text, look, 300) == text_width(last, look.size, bold=True)


@given(st.text(LETTERS, max_size=200), st.floats(min_value=60, max_value=500))
def test_wrapping_keeps_every_word_in_its_order_and_every_line_in_the_column(text: str, width: float) -> None:
    lines = wrap(text, Look(13), width)
    assert " ".join(lines).split() == text.split()
    assert all(text_width(line, 13) <= width for line in lines if " " in line)


@given(st.text(LETTERS, max_size=60), st.text(LETTERS, max_size=60))
def test_a_width_is_the_sum_of_its_parts(left: str, right: str) -> None:
    assert text_width(left + right, 13) == pytest.approx(text_width(left, 13) + text_width(right, 13))


def test_columns_with_room_have_their_shares() -> None:
    table = Table((Heading("A", 30), Heading("B", 10)), (("x", "y"),))
    assert column_widths(table, 400) == [300, 100]


def test_a_number_a_date_and_a_heading_word_are_not_broken() -> None:
    heads = (
        Heading("STT", 1),
        Heading("Nội dung", 90),
        Heading("Hạn", 1, Kind.DATE),
        Heading("Số", 1, Kind.NUMBER),
    )
    rows = ((1, "Nội dung dài " * 9, date(2026, 10, 5), 5), (2, "", None, 1_234_567))
    inner = [width - 2 * CELL_PADDING_MM * POINTS_PER_MM for width in column_widths(Table(heads, rows), 450)]
    for column, text in ((0, "STT"), (2, "05/10/2026"), (3, "1.234.567")):
        assert text_width(text, TABLE_SIZE, bold=True) < inner[column]


def test_a_total_counts_as_a_number_too() -> None:
    heads = (Heading("A", 99), Heading("B", 1, Kind.NUMBER))
    without, with_total = (
        column_widths(Table(heads, ((None, 1),), total=total), 300)[1] for total in (None, (None, 9_999_999))
    )
    assert with_total > without


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 10**12)), min_size=1, max_size=12),
    st.floats(min_value=50, max_value=800),
)
def test_columns_always_fill_the_width(columns: list[tuple[int, int]], width: float) -> None:
    heads = tuple(Heading("Số", share, Kind.NUMBER) for share, _ in columns)
    widths = column_widths(Table(heads, (tuple(number for _, number in columns),)), width)
    assert sum(widths) == pytest.approx(width)
    assert min(widths) > 0


@pytest.mark.parametrize("rows", [("02/11/2026 (23/9)", "a"), ("a",) * 150 + ("02/11/2026",)])
def test_no_day_or_sum_in_words_is_broken_but_an_address_is(rows: tuple[str, ...]) -> None:
    headings = (Heading("A", 1), Heading("B", 60))
    table = Table(headings, tuple((row, "dài " * 20) for row in rows))
    narrow, _ = column_widths(table, 400)
    assert narrow >= text_width("02/11/2026", TABLE_SIZE)
    address = Table(headings, (("https://vanphong.daklak.example/giao-ban/2026", "dài"),))
    assert column_widths(address, 400)[0] < 100


def test_a_long_table_is_measured_with_pauses_in_which_others_go_on() -> None:
    heads = (Heading("Số", 1, Kind.NUMBER), Heading("Nội dung", 3))
    paused: list[str] = []
    table = Table(heads, tuple((number, "Việc") for number in range(3_000)))
    widths = column_widths(table, 300, lambda: paused.append("paused"))
    assert len(paused) == len(heads) + 3  # each column, and each thousand numbers
    assert widths == column_widths(table, 300)
