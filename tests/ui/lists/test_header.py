"""The heading of a list: columns chosen, moved, widened, and brought back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.core.tables import Column
from app.ui import theme
from app.ui.lists.header import LEAST_ELASTIC, LONG_TEXT
from app.ui.widgets.cells import inset
from tests.ui.lists.hands import ASSIGNED, CONTENT, DEADLINE, LEAD, LETTERS

LONG_NAME = "Sở Văn hóa, Thể thao và Du lịch"
LONG_CONTENT = "Việc rất dài " * 12


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


def test_columns_of_words_give_way_before_the_list_is_scrolled(show, fill):
    fill([LONG_CONTENT], agencies=(LONG_NAME,))
    view = show()
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


def narrow_columns(screen):
    """The list whose agencies are declared too narrow, and whose letters too wide."""
    content, lead, assigned, deadline, letters = screen.columns
    columns = (content, replace(lead, width=10), assigned, deadline, replace(letters, width=40))
    return replace(screen, columns=(replace(content, width=60), *columns[1:]), hidden=frozenset())


def two_lines(view, text):
    """The width in which a name of an even number of words is read on two lines."""
    words = text.split()
    halves = (" ".join(words[:n]) for n in range(1, len(words)))
    return min(
        max(map(view.table.fontMetrics().horizontalAdvance, (half, text[len(half) :].strip())))
        for half in halves
    )


def test_names_are_given_what_they_need_of_what_others_do_not(show, fill, screen):
    fill([LONG_CONTENT], agencies=(LONG_NAME,))
    view = show(narrow_columns(screen))
    assert view.header.sectionSize(LEAD) >= two_lines(view, LONG_NAME) + 2 * inset()
    letters = view.header.fontMetrics().horizontalAdvance("Số chữ")
    assert view.header.sectionSize(LETTERS) < 2 * letters, "no wider than it says something"
    assert sum(widths(view)) == view.header.viewport().width()


def test_names_leave_the_widest_column_a_readable_sentence(show, fill, screen):
    fill([LONG_CONTENT], agencies=(LONG_NAME * 3,))
    view = show(narrow_columns(screen))
    view.resize(800, 600)
    digit = view.header.fontMetrics().horizontalAdvance("0")
    assert view.header.sectionSize(CONTENT) >= LEAST_ELASTIC * digit


def test_columns_only_grow_by_what_comes_later(qtbot, show, fill, screen):
    fill([LONG_CONTENT], agencies=("Sở Y tế",))
    view = show(narrow_columns(screen))
    short = view.header.sectionSize(LEAD)
    fill(["Khác"], agencies=(LONG_NAME,))
    view.shell.tasks.changed.emit()
    qtbot.waitUntil(lambda: view.header.sectionSize(LEAD) > short)
    long = view.header.sectionSize(LEAD)
    view.search.setText("rất dài")
    qtbot.waitUntil(lambda: len(view.model.keys) == 1)
    assert view.header.sectionSize(LEAD) == long


def test_rows_are_as_high_as_the_width_that_columns_have_in_the_end(show, fill, screen):
    fill([LONG_CONTENT] * 60, agencies=(LONG_NAME,))
    view = show(narrow_columns(screen))
    assert {view.table.rowHeight(row) for row in range(60)} == {
        theme.row_height() + view.table.fontMetrics().lineSpacing()
    }


def test_what_was_learnt_holds_for_every_size_of_the_font(qapp, show, fill, screen):
    fill([LONG_CONTENT], agencies=(LONG_NAME,))
    view = show(narrow_columns(screen))
    try:
        theme.apply(qapp, scale=1.5)
        view.resize(1800, 700)
        assert view.header.sectionSize(LEAD) >= two_lines(view, LONG_NAME) + 2 * inset()
    finally:
        theme.apply(qapp)


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
