"""The rows of a list under the hands: chosen, marked, opened, deleted, copied."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip

from app.core.errors import AppError
from app.models.task import Task
from app.services import bin as bin_service
from app.ui import theme
from tests.ui.lists.hands import CONTENT, LEAD, Key, Modifier, cell, click_row, column, press

THREE = ["Việc một", "Việc hai", "Việc ba"]


@pytest.fixture
def view(show, fill):
    fill(THREE, agencies=("Sở Y tế", "Ban Dân tộc"))
    view = show()
    view.table.setFocus()
    return view


@pytest.fixture
def grouped(qtbot, view):
    view.grouping.setCurrentIndex(1)
    qtbot.waitUntil(lambda: view.model.rowCount() == 5)
    assert column(view) == ["Ban Dân tộc (1)", "Việc hai", "Sở Y tế (2)", "Việc ba", "Việc một"]
    return view


def clipboard(qtbot, view, modifier=Modifier.ControlModifier) -> str:
    QGuiApplication.clipboard().setText("?")
    press(view.table, Key.Key_C, modifier=modifier)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "?")
    return QGuiApplication.clipboard().text()


def chosen(view) -> list[str]:
    return [column(view)[view.model.places.row(record)] for record in view.table.records()]


def button(view, text: str) -> QPushButton:
    return next(each for each in view.findChildren(QPushButton) if each.text() == text)


def test_rows_are_chosen_with_the_mouse_and_the_keys_and_counted(view):
    click_row(view, 0)
    click_row(view, 2, modifier=Modifier.ControlModifier)
    assert chosen(view) == ["Việc ba", "Việc một"]
    assert view.chosen.text() == "Đã chọn 2"
    press(view.table, Key.Key_A, modifier=Modifier.ControlModifier)
    assert view.chosen.text() == "Đã chọn 3"
    view.table.clearSelection()
    assert view.chosen.text() == ""


def test_space_marks_rows_and_the_marks_stay_while_the_cursor_moves(view):
    click_row(view, 0)
    press(view.table, Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space)
    assert chosen(view) == ["Việc ba", "Việc một"]
    press(view.table, Key.Key_Space)
    assert chosen(view) == ["Việc ba"]
    press(view.table, Key.Key_Escape)
    assert chosen(view) == []
    press(view.table, Key.Key_Up)
    assert chosen(view) == ["Việc hai"], "moving chooses again"


@pytest.mark.parametrize(("key", "row"), [(Key.Key_End, "Việc một"), (Key.Key_Down, "Việc hai")])
def test_ctrl_with_a_key_chooses_the_row_that_the_cursor_comes_to(view, key, row):
    click_row(view, 0)
    press(view.table, key, modifier=Modifier.ControlModifier)
    [current] = view.table.selectionModel().selectedRows()
    assert chosen(view) == [row]
    assert current.row() == view.table.currentIndex().row()


def test_a_click_ends_the_marking(view):
    click_row(view, 0)
    press(view.table, Key.Key_Space)
    click_row(view, 1)
    press(view.table, Key.Key_Down)
    assert chosen(view) == ["Việc một"]


def test_headings_of_groups_are_never_chosen_nor_under_the_cursor(grouped):
    click_row(grouped, 1)
    click_row(grouped, 0)
    assert (chosen(grouped), grouped.current_key()) == (["Việc hai"], grouped.model.keys[0])
    press(grouped.table, Key.Key_Down)
    assert chosen(grouped) == ["Việc ba"]
    press(grouped.table, Key.Key_Up)
    assert chosen(grouped) == ["Việc hai"]
    press(grouped.table, Key.Key_Up)
    assert chosen(grouped) == ["Việc hai"], "above it is only the heading of its group"
    press(grouped.table, Key.Key_A, modifier=Modifier.ControlModifier)
    assert grouped.chosen.text() == "Đã chọn 3"


def test_headings_of_groups_go_over_the_whole_row(grouped):
    picture = grouped.table.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    row = grouped.table.rowViewportPosition(2) + grouped.table.rowHeight(2) // 2
    for section in range(1, 4):
        x = grouped.header.sectionViewportPosition(section)
        assert picture.pixelColor(int(x * ratio), int(row * ratio)).name() == theme.tokens().raised


def test_rows_stand_between_thin_lines(view):
    picture = view.table.viewport().grab().toImage()
    line = int((view.table.rowViewportPosition(1) - 1) * picture.devicePixelRatio())
    assert picture.pixelColor(400, line).name() == theme.tokens().line
    assert view.table.rowHeight(0) == theme.row_height()


@pytest.mark.parametrize(
    "keys", [Modifier.ControlModifier, Modifier.ControlModifier | Modifier.ShiftModifier]
)
def test_a_copy_says_how_many_rows_it_took(qtbot, view, shell, keys):
    press(view.table, Key.Key_A, modifier=Modifier.ControlModifier)
    clipboard(qtbot, view, keys)
    assert shell.said == [("Đã chép 3 dòng.", False)]


def test_enter_and_a_double_click_open_the_form(view, shell):
    click_row(view, 1)
    press(view.table, Key.Key_Return, Key.Key_Enter)
    click_row(view, 2, double=True)
    keys = view.model.keys
    assert shell.asked == [("form", "task", key, None) for key in (keys[1], keys[1], keys[2])]


def test_nothing_opens_from_the_heading_of_a_group_or_without_a_form(grouped, show, screen, shell):
    click_row(grouped, 0, double=True)
    other = show(replace(screen, form=""))
    click_row(other, 0, double=True)
    assert shell.asked == []


def test_verbs_of_rows_get_the_chosen_ones_and_can_be_used_only_then(view, ran):
    done = button(view, "Hoàn thành")
    assert not done.isEnabled()
    view.table.choose([0, 2])
    assert done.isEnabled()
    done.click()
    assert ran == [("done", [view.model.keys[0], view.model.keys[2]])]


def test_the_main_verb_needs_no_rows_and_has_its_keys(view, ran):
    assert button(view, "Thêm nhiệm vụ").isDefault()
    assert "(Ctrl+N)" in button(view, "Thêm nhiệm vụ").toolTip()
    press(view.search, Key.Key_N, modifier=Modifier.ControlModifier)
    assert ran == [("new", [])]


def test_a_row_has_a_menu_of_its_verbs(view):
    labels = [action.text() for action in view.table.actions() if not action.isSeparator()]
    assert labels == ["Mở", "Sửa ô", "Sao chép", "Sao chép kèm tiêu đề cột", "Hoàn thành", "Xóa"]


def test_del_moves_the_chosen_rows_to_the_bin_in_one_save_that_can_be_undone(qtbot, view, shell, database):
    view.table.choose([0, 1], current=1)
    gone, left, told = view.chosen_keys(), view.model.keys[2], []
    view.current_changed.connect(told.append)
    press(view.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    assert shell.said == [("Đã chuyển 2 nhiệm vụ vào thùng rác", True)]
    with database.read() as session:
        assert [key.hex for key in sorted(d.row_id for d in bin_service.deleted(session, "task"))] == sorted(
            gone
        )
    assert view.current_key() == left, "the neighbour is under the cursor"
    assert view.chosen_keys() == [], "but not chosen: a second Del must not take it"
    assert told == [""], "nor told beside the list, where it would stand for what went"
    press(view.table, Key.Key_Space)
    assert (view.chosen_keys(), told) == ([left], ["", left])


def test_when_one_row_cannot_go_none_goes(qtbot, view, shell, reported, monkeypatch):
    delete_all = bin_service.delete_all
    view.table.choose([0, 1])
    held = view.model.keys[1]

    def refuse(session, table, keys):
        delete_all(session, table, keys)
        if UUID(held) in keys:
            raise AppError("Chưa xóa được.", "Hãy xóa việc khác trước.")

    monkeypatch.setattr(bin_service, "delete_all", refuse)
    press(view.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert (view.model.rowCount(), shell.said, len(view.chosen_keys())) == (3, [], 2)


def test_a_list_without_a_table_deletes_nothing(qtbot, show, screen, shell, fill):
    fill(["Việc"])
    view = show(replace(screen, table=""))
    view.table.choose([0], current=0)
    press(view.table, Key.Key_Delete)
    assert "Xóa" not in [each.text() for each in view.findChildren(QPushButton)]
    assert "Xóa" not in [action.text() for action in view.table.actions()]
    assert shell.said == []


def test_chosen_rows_are_copied_as_a_table_of_what_is_seen(qtbot, view):
    view.header.moveSection(view.header.visualIndex(LEAD), 0)
    view.header.setSectionHidden(2, True)
    view.header.setSectionHidden(3, True)
    view.table.selectAll()
    assert clipboard(qtbot, view) == "Sở Y tế\tViệc ba\nBan Dân tộc\tViệc hai\nSở Y tế\tViệc một\n"
    assert "<td" in QGuiApplication.clipboard().mimeData().html()
    view.table.choose([1])
    with_headings = clipboard(qtbot, view, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert with_headings == "Cơ quan chủ trì\tNội dung\nBan Dân tộc\tViệc hai\n"


def test_a_marked_cell_shows_its_sign_and_an_empty_one_none(qtbot, view, tasks):
    key = view.model.keys[0]

    def set_deadline(session):
        session.get(Task, UUID(key)).deadline = session.get(Task, UUID(key)).assigned_on

    tasks.do(set_deadline)
    qtbot.waitUntil(lambda: cell(view, 0, 3) == "▲ 03/01/2026")
    assert view.model.index(0, 3).data(Qt.ItemDataRole.ForegroundRole) == theme.colour(theme.Mark.LATE)
    assert cell(view, 1, 3) == ""


def test_letters_typed_on_the_rows_do_nothing(view):
    click_row(view, 0)
    press(view.table, Key.Key_V)
    assert chosen(view) == ["Việc ba"]


def test_only_what_is_cut_is_told_again_under_the_pointer(qtbot, view, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda *words: told.append(words[1]))

    def hover() -> None:
        place = view.table.visualRect(view.model.index(0, CONTENT)).center()
        event = QHelpEvent(QEvent.Type.ToolTip, place, view.table.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.table.viewport(), event)

    hover()
    assert told == []

    view.header.setMinimumSectionSize(16)  # the style's own depends on what was shown before

    def is_narrow() -> bool:  # the columns may still be settling
        view.header.resizeSection(CONTENT, 16)
        return view.table._is_cut(view.model.index(0, CONTENT))

    qtbot.waitUntil(is_narrow)
    assert view.table.visualRect(view.model.index(0, CONTENT)).contains(QPoint(12, 5))
