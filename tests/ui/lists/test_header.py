"""The heading of a list: columns chosen, moved, widened, and brought back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.core.tables import Column
from app.ui import theme
from app.ui.lists.header import LEAST_ELASTIC, LONG_TEXT
from tests.ui.lists.hands import ASSIGNED, CONTENT, DEADLINE, LEAD, LETTERS


@pytest.fixture
def view(show, fill):
    fill(["Việc"])
    return show()


def entry(view, text: str):
    return next(action for action in view.header.menu().actions() if action.text() == text)


def widths(view) -> list[int]:
    return [view.header.sectionSize(number) for number in range(view.header.count())]


def test_the_menu_shows_and_hides_columns(view):
    assert view.header.shown() == [CONTENT, LEAD, ASSIGNED, DEADLINE], "one is hidden at first"
    entry(view, "Số chữ").trigger()
    entry(view, "Ngày giao").trigger()
    assert view.header.shown() == [CONTENT, LEAD, DEADLINE, LETTERS]
    assert entry(view, "Số chữ").isChecked()
    assert not entry(view, "Ngày giao").isChecked()


def test_the_last_column_stays(view):
    for title in ("Cơ quan chủ trì", "Ngày giao", "Thời hạn"):
        entry(view, title).trigger()
    assert view.header.shown() == [CONTENT]
    assert not entry(view, "Nội dung").isEnabled()


def test_columns_come_back_as_they_are_declared(qtbot, view):
    before = widths(view)
    view.header.moveSection(0, 3)
    view.header.setSectionHidden(LEAD, True)
    view.header.resizeSection(CONTENT, 100)
    entry(view, "Đặt lại các cột").trigger()
    assert view.header.shown() == [CONTENT, LEAD, ASSIGNED, DEADLINE]
    assert widths(view) == before


def test_rows_that_are_asked_again_leave_the_columns_as_they_are(qtbot, view, shell):
    view.header.moveSection(0, 1)
    shell.tasks.changed.emit()
    with qtbot.waitSignal(view.model.modelReset):
        pass
    assert view.header.shown() == [LEAD, CONTENT, ASSIGNED, DEADLINE]


def test_the_widest_column_takes_the_room_that_is_left(view):
    shown = sum(view.header.sectionSize(number) for number in view.header.shown())
    assert shown == view.header.viewport().width()
    view.header.resizeSection(LEAD, 300)
    assert sum(view.header.sectionSize(number) for number in view.header.shown()) == shown
    view.header.resizeSection(LEAD, 2000)
    digit = view.header.fontMetrics().horizontalAdvance("0")
    assert view.header.sectionSize(CONTENT) == LONG_TEXT * digit


def test_columns_of_words_give_way_before_the_list_is_scrolled(view):
    usual = widths(view)
    digit = view.header.fontMetrics().horizontalAdvance("0")
    narrow = sum(usual[number] for number in (LEAD, ASSIGNED, DEADLINE)) + LEAST_ELASTIC * digit - 20
    view.resize(view.width() - (view.header.viewport().width() - narrow), view.height())
    assert view.header.viewport().width() == narrow
    assert usual[LEAD] - 21 <= view.header.sectionSize(LEAD) < usual[LEAD]
    assert view.header.sectionSize(ASSIGNED) == usual[ASSIGNED], "a day is not cut"
    assert view.table.horizontalScrollBar().maximum() == 0
    view.resize(1140, 600)
    assert widths(view) == usual


def test_a_hidden_column_leaves_the_room_to_the_widest_that_is_shown(view):
    room = view.header.viewport().width()
    view.header.setSectionHidden(CONTENT, True)
    view.header.undo_all()
    entry(view, "Nội dung").trigger()
    assert view.header.shown() == [LEAD, ASSIGNED, DEADLINE]
    assert sum(view.header.sectionSize(number) for number in view.header.shown()) == room
    entry(view, "Nội dung").trigger()
    assert sum(view.header.sectionSize(number) for number in view.header.shown()) == room


def test_a_width_that_was_chosen_is_kept_for_every_size_of_the_font(qtbot, qapp, view, show):
    view.header.resizeSection(CONTENT, 300)
    view.header.resizeSection(LEAD, 150)
    view.hide()
    assert widths(show())[:2] == [300, 150]
    try:
        theme.apply(qapp, scale=2.0)
        content, lead = widths(show())[:2]
        assert content == pytest.approx(2 * lead, abs=4)
        assert lead > 250
    finally:
        theme.apply(qapp)


def test_columns_hold_their_headings_and_days_with_their_signs(show, screen, fill):
    fill(["Việc"])
    thin = tuple(Column(each.title, each.value, 1, each.kind) for each in screen.columns[1:])
    view = show(replace(screen, columns=(screen.columns[0], *thin), hidden=frozenset()))
    metrics = view.table.fontMetrics()
    for number, column in enumerate(screen.columns):
        assert widths(view)[number] > view.header.fontMetrics().horizontalAdvance(column.title)
    assert widths(view)[DEADLINE] > metrics.horizontalAdvance("▲ 00/00/0000")


@pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")
def test_the_menu_opens_at_the_pointer(qtbot, view):
    view.header.open_menu(view.mapToGlobal(QPoint(50, 50)))
    menu = view.header.findChildren(QMenu)[-1]
    qtbot.waitUntil(menu.isVisible)
    menu.close()
