"""Where the database may say something while people type, its room is kept and nothing below moves."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.briefings.forms import Complaint
from app.ui.forms.complaint_label import MOST_KEPT, ComplaintLabel

CLASH = Complaint("chair", "Chủ tịch UBND tỉnh đã có lịch 08:30 “Làm việc với xã”.", warning=True)


@pytest.fixture
def column(qtbot):
    """A label that keeps its room, and what stands below it."""
    owner = QWidget()
    qtbot.addWidget(owner)
    label, below = ComplaintLabel(), QLabel("Lãnh đạo dự")
    label.keep_room()
    column = QVBoxLayout(owner)
    column.addWidget(label)
    column.addWidget(below)
    column.addStretch()
    owner.resize(700, 300)
    with qtbot.waitExposed(owner):
        owner.show()
    return owner, label, below


def place(owner, below) -> int:
    owner.layout().activate()
    return below.y()


def test_a_warning_that_comes_and_goes_moves_nothing(column):
    owner, label, below = column
    empty = place(owner, below)
    label.say([CLASH])
    assert label.text().endswith(CLASH.sentence)
    assert place(owner, below) == empty
    label.say([])
    assert place(owner, below) == empty


def test_room_that_was_needed_once_stays_but_not_more_than_some_lines(column):
    owner, label, below = column
    empty, line = place(owner, below), label.fontMetrics().lineSpacing()
    label.say([CLASH] * 4)
    assert place(owner, below) == empty + 3 * line
    label.say([CLASH])
    assert place(owner, below) == empty + (MOST_KEPT - 1) * line


def test_without_a_wish_it_takes_no_room(qtbot):
    label = ComplaintLabel()
    qtbot.addWidget(label)
    label.say([CLASH])
    label.say([])
    assert label.isHidden()


def test_a_sentence_is_whole_in_a_field_that_is_narrower_than_its_column(qtbot):
    """A warning was cut above and below: its height was that of a line as wide as the column."""
    owner, field, label = QWidget(), QWidget(), ComplaintLabel()
    field.setMaximumWidth(300)
    label.keep_room()
    for widget, inner in ((field, label), (owner, field)):
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inner)
    area = QScrollArea()  # which makes a form exactly as high as its column says
    qtbot.addWidget(area)
    area.setWidget(owner)
    area.setWidgetResizable(True)
    area.resize(900, 20)
    with qtbot.waitExposed(area):
        area.show()
    label.say([replace(CLASH, sentence="Chương trình năm đã ban hành. " * 4)])
    qtbot.waitUntil(lambda: label.height() > MOST_KEPT * label.fontMetrics().lineSpacing(), timeout=1000)
    assert label.width() == 300
    assert owner.height() == label.height() == label.heightForWidth(300)
