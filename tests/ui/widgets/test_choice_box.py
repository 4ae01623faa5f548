"""Boxes to choose from."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox, QToolTip

from app.ui.widgets.choice_box import ChoiceBox

LONG = "Theo cơ quan chủ trì đang theo dõi nhiệm vụ"
OWN_TIP = "Xếp các dòng thành nhóm"


@pytest.fixture
def box(qtbot):
    made = ChoiceBox()
    qtbot.addWidget(made)
    made.addItems([LONG, "Ngắn"])
    made.setToolTip(OWN_TIP)
    made.setFixedWidth(160)
    made.show()
    return made


def painted(box):
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option.currentText


def ask_for_tip(box):
    place = QPoint(5, 5)
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, place, box.mapToGlobal(place)))


def test_a_choice_that_does_not_fit_ends_with_dots_and_is_told_whole(box, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: told.append(text))
    ask_for_tip(box)
    assert painted(box).endswith("…")
    assert LONG.startswith(painted(box).rstrip("…"))
    assert box.currentText() == LONG
    assert told == [f"{LONG}\n{OWN_TIP}"]


def test_a_choice_that_fits_is_painted_as_it_is_and_told_as_any_other(box):
    box.setCurrentIndex(1)
    assert painted(box) == "Ngắn"
    assert not box.is_cut()


def test_a_wider_box_reads_whole(box):
    box.setFixedWidth(600)
    assert painted(box) == LONG
    assert not box.is_cut()


def test_a_box_as_wide_as_it_asks_for_cuts_nothing(box):
    box.setFixedWidth(box.sizeHint().width())
    assert not box.is_cut()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_list_under_a_narrow_box_reads_whole(box):
    box.showPopup()
    try:
        assert box.view().width() >= box.fontMetrics().horizontalAdvance(LONG)
    finally:
        box.hidePopup()


def test_every_box_of_the_window_is_one_of_ours():
    """Qt's own boxes cut without a sign."""
    files = (Path(__file__).parents[3] / "app" / "ui").rglob("*.py")
    own = re.compile(
        r"\bQComboBox\((?!\):)|\(QComboBox\):"
    )  # made, or made another; `case QComboBox():` is neither
    found = [file.name for file in files if own.search(file.read_text(encoding="utf-8"))]
    assert found == ["choice_box.py"]
