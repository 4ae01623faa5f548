"""The search line: it keeps the keys of undo only while it has something to take back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from app.ui.lists.search_line import SearchLine

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def line(qtbot, heard) -> SearchLine:
    window, line = QMainWindow(), SearchLine()
    window.setCentralWidget(line)
    for name, keys in (("undo", "Ctrl+Z"), ("redo", "Ctrl+Y")):
        action = QAction(name, window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, name=name: heard.append(name))
        window.addAction(action)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    line.setFocus()
    line.window_ = window  # else nobody keeps it
    return line


def test_an_empty_line_leaves_both_keys_to_the_window(line, heard):
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(line, Qt.Key.Key_Y, CTRL)
    assert heard == ["undo", "redo"]


def test_what_was_typed_is_taken_back_first(line, heard):
    QTest.keyClicks(line, "ngan sach")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert (line.text(), heard) == ("", [])
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert heard == ["undo"]


def test_esc_is_the_windows_while_the_line_is_empty(line, heard):
    esc = QAction("esc", line.window_)
    esc.setShortcut(QKeySequence("Esc"))
    esc.triggered.connect(lambda: heard.append("esc"))
    line.window_.addAction(esc)
    QTest.keyClicks(line, "ngan")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), heard) == ("", [])
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert heard == ["esc"]
