"""One cell being written."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from app.models.task import Task
from tests.ui.lists.hands import CONTENT, DEADLINE, LEAD, Key, cell, click_row, column, press

Flag = QItemSelectionModel.SelectionFlag
pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")


@pytest.fixture
def view(show, fill):
    fill(["Việc một", "Việc hai", "Việc ba"])
    view = show()
    view.table.setFocus()
    click_row(view, 1)
    return view


def test_f2_writes_the_cell_and_enter_saves_it(qtbot, view, shell):
    press(view.table, Key.Key_F2)
    field = view.editor.field
    assert (field.text(), field.hasFocus(), field.selectedText()) == ("Việc hai", True, "Việc hai")
    assert field.geometry() == view.table.visualRect(view.model.index(1, CONTENT))
    field.setText("  Việc   mới ")
    press(field, Key.Key_Return)
    qtbot.waitUntil(lambda: cell(view, 1) == "Việc mới")
    qtbot.waitUntil(lambda: view.editor.field is None)
    assert shell.said == [("Đã sửa “Nội dung”.", True)]
    assert view.table.hasFocus()


def test_escape_changes_nothing_and_neither_does_what_is_the_same(qtbot, view, shell):
    for key in (Key.Key_Escape, Key.Key_Return):
        press(view.table, Key.Key_F2)
        if key == Key.Key_Escape:
            view.editor.field.setText("x")
        press(view.editor.field, key)
        qtbot.waitUntil(lambda: view.editor.field is None)
    assert (shell.said, cell(view, 1)) == ([], "Việc hai")


def test_refused_text_stays_to_be_corrected(qtbot, view, shell, reported):
    press(view.table, Key.Key_F2)
    field = view.editor.field
    field.clear()
    press(field, Key.Key_Return)
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert (field.isVisible(), field.isEnabled(), shell.said) == (True, True, [])
    field.setText("Việc đúng")
    press(field, Key.Key_Return)
    qtbot.waitUntil(lambda: cell(view, 1) == "Việc đúng")


def test_lines_would_be_lost_in_one_field_so_the_form_takes_them(qtbot, view, shell, database):
    key = view.model.key(1)
    with database.write("Kiểm thử") as session:
        session.get(Task, UUID(key)).content = "Dòng một\nDòng hai"
    view.shell.tasks.changed.emit()
    qtbot.waitUntil(lambda: cell(view, 1) == "Dòng một\nDòng hai")
    press(view.table, Key.Key_F2)
    assert view.editor.field is None
    assert shell.said == [("“Nội dung” có nhiều dòng: sửa trong biểu mẫu.", False)]
    assert shell.asked == [("form", "task", key, None)]


def test_where_a_cell_may_not_be_written_the_first_that_may_is(view):
    view.table.setCurrentIndex(view.model.index(1, LEAD))
    press(view.table, Key.Key_F2)
    assert view.table.currentIndex().column() == CONTENT
    press(view.editor.field, Key.Key_Escape)


def test_the_chosen_rows_stay_chosen(view):
    view.table.choose([0, 1], current=1)
    view.table.selectionModel().setCurrentIndex(view.model.index(1, LEAD), Flag.NoUpdate)
    press(view.table, Key.Key_F2)
    assert view.table.records() == [0, 1]


def test_a_hidden_cell_is_not_written(view):
    for number in (CONTENT, DEADLINE):
        view.header.setSectionHidden(number, True)
    press(view.table, Key.Key_F2)
    assert view.editor.field is None


def test_a_cell_with_choices_takes_one_of_them(qtbot, view, database):
    view.table.setCurrentIndex(view.model.index(1, DEADLINE))
    key = view.current_key()
    press(view.table, Key.Key_F2)
    qtbot.waitUntil(lambda: view.editor.popup is not None)
    press(view.editor.popup.search, Key.Key_Return)
    qtbot.waitUntil(lambda: cell(view, 1, DEADLINE) == "▲ 05/05/2026")
    assert view.editor.popup is None
    with database.read() as session:
        assert session.get(Task, UUID(key)).deadline == date(2026, 5, 5)


def test_leaving_the_field_saves_it(qtbot, view):
    press(view.table, Key.Key_F2)
    view.editor.field.setText("Việc khác")
    view.search.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: cell(view, 1) == "Việc khác")


def test_arrows_leave_the_row_alone_while_its_cell_is_written(view):
    press(view.table, Key.Key_F2)
    row = view.table.currentIndex().row()
    press(view.editor.field, Key.Key_Down, Key.Key_PageDown, Key.Key_Up, Key.Key_PageUp)
    assert view.table.currentIndex().row() == row
    assert view.editor.field.isVisible()
    press(view.editor.field, Key.Key_Escape)


def test_the_field_goes_with_its_row_and_without_it(qtbot, view, fill, tasks):
    press(view.table, Key.Key_F2)
    fill(["Việc trên"], agencies=("Sở Khác",))
    tasks.changed.emit()
    qtbot.waitUntil(lambda: column(view)[0] == "Việc trên")
    assert view.editor.field.geometry() == view.table.visualRect(view.model.index(2, CONTENT))
    view.search.setText("tren")
    qtbot.waitUntil(lambda: view.editor.field is None)
