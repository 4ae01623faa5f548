"""The table of short lists: columns side by side where they fit, shared and in several lines where they do not."""

import pytest

from app.ui import sheets, theme
from app.ui.widgets.plain_table import MOST_FITTED, Line, PlainTable, shared_out

TITLES = ("Mức", "Điều cần xem", "Quy định")
WORDS = ("Lỗi", "Chữ chưa đậm; quy định kiểu chữ đứng, đậm, căn giữa dòng", "ND30-01a")


@pytest.fixture
def table(qtbot):
    table = PlainTable("Điểm cần xem", TITLES, (10, 40))
    qtbot.addWidget(table)
    table.resize(1000, 300)
    with qtbot.waitExposed(table):
        table.show()
    table.set_lines([Line(WORDS)] * 3)
    return table


@pytest.fixture
def large(qapp):
    """Letters of 200 %."""
    theme.apply(qapp, scale=2.0)
    yield
    theme.apply(qapp)


def narrow(qtbot, table: PlainTable, width: int) -> None:
    table.resize(width, 300)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)


def is_cut(table: PlainTable) -> bool:
    """Whether a word of a row stands in a column that is narrower."""
    metrics = table.fontMetrics()
    return any(
        metrics.horizontalAdvance(word) > table.columnWidth(column)
        for column, words in enumerate(WORDS)
        for word in words.split()
    )


def test_where_there_is_room_columns_are_as_wide_as_they_were_said_to_be(table):
    letter = table.fontMetrics().horizontalAdvance("0")
    assert [table.columnWidth(column) for column in (0, 1)] == [10 * letter, 40 * letter]
    assert {table.rowHeight(row) for row in range(3)} == {theme.row_height()}


def test_where_there_is_none_nothing_is_scrolled_sideways_and_no_word_is_cut(qtbot, table):
    narrow(qtbot, table, 330)
    assert not is_cut(table)
    assert table.rowHeight(0) > theme.row_height()


def test_a_row_is_as_high_as_the_words_of_its_last_column(qtbot, table):
    table.set_lines([Line(("Lỗi", "Chữ", "Phụ lục I, Phần I, Mục II, khoản 1, điểm a của Nghị định"))])
    narrow(qtbot, table, 260)
    room = table.columnWidth(2) - sheets.cell_edges()
    lines = -(-table.fontMetrics().horizontalAdvance(table.lines()[0].cells[2]) // room)
    assert table.rowHeight(0) >= lines * table.fontMetrics().lineSpacing()


def test_a_table_that_is_wide_again_is_as_before(qtbot, table):
    before = [table.columnWidth(column) for column in (0, 1)]
    narrow(qtbot, table, 330)
    table.resize(1000, 300)
    assert [table.columnWidth(column) for column in (0, 1)] == before
    assert {table.rowHeight(row) for row in range(3)} == {theme.row_height()}


def test_at_large_letters_the_columns_share_the_width(qtbot, table, large):
    narrow(qtbot, table, 700)
    assert not is_cut(table)
    assert table.rowHeight(0) > theme.row_height()


def test_many_rows_stay_one_line_high_and_are_not_measured(qtbot, table):
    table.set_lines([Line(WORDS)] * (MOST_FITTED + 1))
    narrow(qtbot, table, 330)
    assert {table.rowHeight(row) for row in range(MOST_FITTED + 1)} == {theme.row_height()}


def test_many_rows_after_a_few_that_were_fitted_cost_the_few_alone(qtbot, table, monkeypatch):
    narrow(qtbot, table, 330)
    assert table.rowHeight(2) > theme.row_height()
    set_, told = PlainTable.setRowHeight, []
    monkeypatch.setattr(
        PlainTable, "setRowHeight", lambda self, row, high: (told.append(row), set_(self, row, high))
    )
    table.set_lines([Line(WORDS)] * 10 * MOST_FITTED)
    assert told == [0, 1, 2]
    assert {table.rowHeight(row) for row in range(10 * MOST_FITTED)} == {theme.row_height()}


def test_widths_that_a_person_chose_stay_while_there_is_room(table):
    table.setColumnWidth(0, 150)
    table.resize(900, 300)
    assert table.columnWidth(0) == 150


@pytest.mark.parametrize(
    ("room", "least", "widths"),
    [
        (300, (10, 10, 10), [89, 178, 31]),
        (300, (100, 50, 50), [100, 150, 50]),
        (60, (50, 50, 50), [17, 35, 6]),
    ],
)
def test_no_column_gets_less_than_its_longest_word_where_there_is_room(room, least, widths):
    assert shared_out(room, (100, 200, 34), least) == widths
