"""Tables for a terminal: whole headings, nothing cut, no line wider than the terminal where it can be kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.table import LEAST_FIGURE, LEAST_TEXT, Printed, lines, print_lines, print_wrapped, printed
from app.core.tables import Kind

NAMES = ("Sở Nông nghiệp và Môi trường", "Toàn bộ")
HEADINGS = ("Tổng số", "Hoàn thành", "Kỳ trước: tăng, giảm tỷ lệ")


def table(figures: int, rows: tuple[str, ...] = NAMES) -> list[Printed]:
    return [
        Printed("Cơ quan", rows, is_text=True),
        *(
            Printed(HEADINGS[place % 3], tuple(f"{place}.{row}" for row in range(len(rows))))
            for place in range(figures)
        ),
    ]


def test_what_fits_is_one_line_a_row_under_whole_headings() -> None:
    told = list(lines(table(3), 80))
    assert told[-3].split() == ["Cơ", "quan", "số", "thành", "tỷ", "lệ"]
    assert told[-2:] == [
        "Sở Nông nghiệp và Môi trường     0.0     1.0     2.0",
        "Toàn bộ                          0.1     1.1     2.1",
    ]


@given(st.integers(1, 30), st.integers(40, 200))
def test_no_line_is_wider_than_the_terminal_and_every_cell_is_there(figures: int, width: int) -> None:
    columns = table(figures)
    told = list(lines(columns, width))
    assert max(map(len, told)) <= width
    words = " ".join(told).split()
    for column in columns[1:]:
        assert all(cell in words for cell in column.cells)
    for word in " ".join(HEADINGS[: min(figures, 3)]).split():
        assert word in words, "headings are whole"


def test_columns_without_room_go_on_below_under_the_names_again() -> None:
    told = "\n".join(lines(table(9), LEAST_TEXT + 5 * (LEAST_FIGURE + 2)))
    upper, lower = told.split("\n\n")
    assert "4.1" in upper
    assert "5.0" in lower
    assert upper.count("Toàn bộ") == lower.count("Toàn bộ") == 1


def test_groups_stand_before_their_rows_and_rows_are_indented() -> None:
    columns = [Printed("", ("a", "b"), is_text=True), Printed("", ("một", "hai"), is_text=True)]
    assert list(lines(columns, 40, indent="  ", groups={1: "Nhóm"})) == ["  a  một", "Nhóm", "  b  hai"]


def test_a_column_in_which_nothing_stands_is_no_fault() -> None:
    columns = [Printed("", ("a",), is_text=True), Printed("", ("",), is_text=True)]
    assert list(lines(columns, 40)) == ["a"]


def test_the_terminal_says_how_wide_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai"
    column = printed("", [words], str, Kind.TEXT)
    monkeypatch.setenv("COLUMNS", "30")
    print_lines([column])
    print_wrapped(words)
    told = capsys.readouterr().out.splitlines()
    assert len(told) > 2
    assert max(map(len, told)) <= 30
