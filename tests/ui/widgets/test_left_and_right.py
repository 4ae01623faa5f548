"""Words and verbs in one line, or in two where both do not fit."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.ui.widgets.cut_label import CutLabel
from app.ui.widgets.left_and_right import LeftAndRight


@pytest.fixture
def parts(qtbot):
    words, verb = CutLabel(), QPushButton("Xóa")
    words.setText("Quá hạn: 1.112   Chưa hoàn thành: 2.066")
    line = LeftAndRight((QLabel("12.318 nhiệm vụ"), words), (verb,))
    qtbot.addWidget(line)
    line.resize(900, 30)
    with qtbot.waitExposed(line):
        line.show()
    return line, words, verb


def place(line, widget: QWidget):
    corner = widget.mapTo(line, widget.rect().topLeft())
    return corner.x(), corner.y()


def test_both_stand_in_one_line_where_there_is_room(parts):
    line, words, verb = parts
    assert not line.is_broken()
    assert place(line, verb)[0] > place(line, words)[0]
    assert place(line, verb)[0] + verb.width() == line.width()


def test_the_words_stand_above_where_both_do_not_fit(parts):
    line, words, verb = parts
    needed = words.parentWidget().sizeHint().width() + verb.sizeHint().width()
    line.resize(needed, line.heightForWidth(needed))
    assert line.is_broken()
    assert words.width() >= words.sizeHint().width(), "nothing of them is cut"
    assert place(line, verb)[1] >= place(line, words)[1] + words.height()
    assert line.heightForWidth(needed) > line.heightForWidth(900)


def test_longer_words_break_the_line(qtbot, parts):
    line, words, _ = parts
    words.setText(words.text() * 4)
    qtbot.waitUntil(line.is_broken)


def test_words_that_no_line_holds_are_cut(parts):
    line, words, verb = parts
    line.resize(line.minimumSizeHint())
    assert line.is_broken()
    assert place(line, verb)[0] + verb.width() == line.width()
    assert words.width() < words.sizeHint().width()
