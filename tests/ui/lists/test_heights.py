"""Rows of a list that are two lines high."""

import pytest

from app.ui import theme
from app.ui.lists.heights import BLOCK
from tests.ui.lists.hands import CONTENT, LEAD, Key, cell, press

LONG = "Trình đề án sắp xếp các đơn vị sự nghiệp công lập trên địa bàn tỉnh; " * 4 + "hết"
MANY = 900  # rows of more pages than one


def heights(view) -> list[int]:
    return [view.table.rowHeight(row) for row in range(view.model.rowCount())]


def two_lines(view) -> int:
    return theme.row_height() + view.table.fontMetrics().lineSpacing()


@pytest.fixture
def mixed(show, fill):
    """A list in which every third content is long."""
    fill(LONG if number % 3 == 0 else f"Việc {number}" for number in range(MANY))
    return show()


def is_right(view, row: int) -> bool:
    wanted = two_lines(view) if cell(view, row) == LONG else theme.row_height()
    return view.table.rowHeight(row) == wanted


def seen(view) -> range:
    table = view.table
    return range(table.rowAt(0), table.rowAt(table.viewport().height() - 1) + 1)


def test_only_rows_whose_words_would_be_cut_are_higher(show, fill):
    fill(["Việc ngắn", LONG])
    view = show()
    short, long = (next(row for row in range(2) if cell(view, row) == text) for text in ("Việc ngắn", LONG))
    assert (heights(view)[short], heights(view)[long]) == (theme.row_height(), two_lines(view))


def test_a_short_column_of_names_is_told_on_two_lines_too(show, fill):
    fill(["Việc"], agencies=("Sở Tài chính",))
    view = show()
    assert heights(view) == [theme.row_height()]
    view.header.resizeSection(LEAD, view.header.sectionSize(LEAD) // 3)
    assert heights(view) == [two_lines(view)]


def test_rows_are_low_again_where_their_column_is_wide(show, fill):
    fill(["Rà soát các quy định về phân cấp"])
    view = show()
    view.header.resizeSection(CONTENT, 120)
    assert heights(view) == [two_lines(view)]
    view.header.resizeSection(CONTENT, 420)
    assert heights(view) == [theme.row_height()]


def test_rows_that_were_never_near_are_not_measured(mixed):
    assert all(is_right(mixed, row) for row in seen(mixed))
    assert set(heights(mixed)[6 * BLOCK :]) == {theme.row_height()}


def test_the_cursor_is_seen_wherever_a_key_leads(qtbot, mixed):
    table = mixed.table
    table.setFocus()
    table.choose([0], current=0)
    for key in (Key.Key_PageDown,) * 4 + (Key.Key_PageUp,) * 3:
        press(table, key)
        row = table.currentIndex().row()
        place = table.visualRect(table.currentIndex())
        assert place.top() >= 0
        assert place.bottom() <= table.viewport().height()
        qtbot.waitUntil(lambda: all(is_right(mixed, row) for row in seen(mixed)))
    assert row > 0


def test_the_last_row_is_seen_though_rows_above_it_grow(qtbot, mixed):
    table = mixed.table
    table.setFocus()
    table.choose([0], current=0)
    table.setCurrentIndex(mixed.model.index(MANY - 1, CONTENT))
    qtbot.waitUntil(lambda: all(cell(mixed, row) and is_right(mixed, row) for row in seen(mixed)))
    assert MANY - 1 in seen(mixed)
    assert table.visualRect(table.currentIndex()).bottom() <= table.viewport().height()


def test_what_is_looked_at_stays_while_rows_above_it_grow(qtbot, mixed):
    table = mixed.table
    table.scrollTo(mixed.model.index(500, 0), table.ScrollHint.PositionAtTop)
    qtbot.waitUntil(lambda: all(cell(mixed, row) and is_right(mixed, row) for row in seen(mixed)))
    while seen(mixed)[0] > 330:
        before = {row: table.rowViewportPosition(row) for row in seen(mixed)}
        bar = table.verticalScrollBar()
        bar.setValue(bar.value() - 90)
        qtbot.waitUntil(lambda: all(cell(mixed, row) and is_right(mixed, row) for row in seen(mixed)))
        moved = {table.rowViewportPosition(row) - at for row, at in before.items() if row in seen(mixed)}
        assert len(moved) == 1, "all that was seen moves together"


def test_larger_letters_make_higher_rows(qapp, mixed):
    try:
        theme.apply(qapp, scale=2.0)
        assert all(is_right(mixed, row) for row in seen(mixed))
        assert set(heights(mixed)) == {theme.row_height(), two_lines(mixed)}
    finally:
        theme.apply(qapp)


def test_groups_have_low_headings(qtbot, mixed):
    mixed.grouping.setCurrentIndex(1)
    qtbot.waitUntil(lambda: mixed.model.rowCount() > MANY)
    assert mixed.table.rowHeight(0) == theme.row_height()
    assert all(is_right(mixed, row) for row in seen(mixed)[1:])
