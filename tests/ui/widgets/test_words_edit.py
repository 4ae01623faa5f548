"""The box of the office's words: marks by keys and buttons, the input method left alone, undo of its own."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.rich_text import Shape
from app.ui.widgets.format_bar import FormatBar
from app.ui.widgets.words_edit import WordsEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk(QWidget):
    """A window with two boxes, a bar, and the same shortcut as the side menu's."""

    def __init__(self) -> None:
        super().__init__()
        self.edits = WordsEdit("Một"), WordsEdit("Hai")
        self.bar = FormatBar(self.edits)
        self.turned = 0
        layout = QVBoxLayout(self)
        for widget in (self.bar, *self.edits):
            layout.addWidget(widget)
        QShortcut(QKeySequence("Ctrl+B"), self, self.turn)

    def turn(self) -> None:
        self.turned += 1


@pytest.fixture
def desk(qtbot):
    desk = Desk()
    qtbot.addWidget(desk)
    with qtbot.waitActive(desk):
        desk.show()
    return desk


@pytest.fixture
def edit(desk):
    desk.edits[0].setFocus()
    return desk.edits[0]


def select_all(edit):
    cursor = edit.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    edit.setTextCursor(cursor)


def type_in(edit, text):
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def test_ctrl_b_is_bold_in_the_box_and_the_menu_outside(qtbot, desk, edit):
    edit.set_words("Mưa lũ")
    select_all(edit)
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    assert (edit.words(), desk.turned) == ("**Mưa lũ**", 0)
    desk.setFocus()
    edit.clearFocus()
    qtbot.keyClick(desk, Qt.Key.Key_B, CTRL)
    assert desk.turned == 1


def test_bold_and_italic_go_on_with_what_is_typed(qtbot, edit):
    type_in(edit, "Giao ")
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    type_in(edit, "Sở Y tế")
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    qtbot.keyClick(edit, Qt.Key.Key_I, CTRL)
    type_in(edit, " chủ trì")
    assert edit.words() == "Giao **Sở Y tế*** chủ trì*"
    assert [edit.is_bold(), edit.fontItalic()] == [False, True]


def test_an_input_method_may_correct_what_it_wrote(edit):
    for preedit, commit in (("Kê", ""), ("Kế", ""), ("", "Kế")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(edit, event)
    assert edit.words() == "Kế"


def test_unikey_takes_letters_back_and_writes_others(qtbot, edit):
    """Unikey sends Backspace and then the letter with its mark, as if they were typed."""
    type_in(edit, "Ke")
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    type_in(edit, "ế")
    assert edit.words() == "Kế"


def test_enter_goes_on_with_a_list_and_ends_it_on_an_empty_item(qtbot, edit):
    qtbot.keyClick(edit, Qt.Key.Key_L, CTRL | SHIFT)
    for text in ("một", "hai"):
        type_in(edit, text)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    type_in(edit, "hết")
    assert edit.words() == "- một\n- hai\nhết"


def test_several_lines_become_a_list_and_lines_again(qtbot, edit):
    edit.set_words("một\nhai")
    select_all(edit)
    qtbot.keyClick(edit, Qt.Key.Key_N, CTRL | SHIFT)
    assert edit.words() == "# một\n# hai"
    edit.toggle_list(Shape.NUMBERED)
    assert edit.words() == "một\nhai"


def test_each_step_is_taken_back(qtbot, edit):
    edit.set_words("một")
    edit.toggle_list(Shape.BULLET)
    assert edit.words() == "- một"
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert edit.words() == "một"
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert edit.words() == "một"


def test_paste_takes_words_not_looks(edit):
    data = QMimeData()
    data.setHtml("<p style='color:red'>a <b>b</b></p><p>c</p>")
    edit.insertFromMimeData(data)
    assert edit.words() == "a **b**\nc"
    assert edit.textCursor().charFormat().foreground().style() is Qt.BrushStyle.NoBrush


def test_plain_text_looks_like_the_line_it_comes_into(qtbot, edit):
    data = QMimeData()
    data.setText("hai\nba")
    edit.toggle_list(Shape.BULLET)
    edit.toggle_bold()
    type_in(edit, "một ")
    edit.insertFromMimeData(data)
    assert edit.words() == "- **một hai**\n- **ba**"


def test_a_long_hint_is_shown_whole(edit):
    edit.setPlaceholderText("một hai ba bốn năm sáu bảy " * 8)
    edit.setFixedSize(300, 200)
    inked = edit.grab().toImage()
    edit.setPlaceholderText("")
    bare = edit.grab().toImage()
    changed = [
        y
        for y in range(bare.height())
        if any(bare.pixel(x, y) != inked.pixel(x, y) for x in range(0, 300, 2))
    ]
    assert len(changed) > 3 * edit.fontMetrics().height()


def test_the_same_words_are_left_alone(edit):
    edit.set_words("Mưa lũ")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.set_words("Mưa  lũ ")
    assert edit.textCursor().position() == 6


def test_tab_leaves_the_box(qtbot, desk, edit):
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert desk.edits[1].hasFocus()


def test_the_bar_works_on_the_box_that_has_the_cursor(desk, edit):
    desk.edits[1].setFocus()
    desk.edits[1].set_words("hai")
    desk.bar.bullets.click()
    assert [box.words() for box in desk.edits] == ["", "- hai"]
    assert desk.bar.bullets.isChecked()
    assert desk.edits[1].hasFocus()


def test_without_a_box_the_bar_rests(desk):
    assert not any(button.isEnabled() for button in FormatBar(()).buttons())
    desk.edits[0].setFocus()
    assert all(button.isEnabled() for button in desk.bar.buttons())
