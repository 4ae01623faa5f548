"""A label that is cut where there is no room: a shorter text stands in for it first, the whole is told under it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from app.ui.widgets.cut_label import CutLabel

WHOLE, SHORTER = "Quá hạn: 5   Sắp đến hạn: 0   Hoàn thành: 0", "Quá hạn: 5"


@pytest.fixture
def label(qtbot):
    made = CutLabel()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def picture(label, text: str, width: int, shorter: str = ""):
    label.say(text, shorter)
    label.resize(width, 30)
    return label.grab().toImage()


def test_what_is_cut_is_told_under_the_pointer(label):
    picture(label, WHOLE, 900)
    assert label.toolTip() == ""
    label.resize(120, 30)
    assert label.toolTip() == WHOLE


def test_the_shorter_text_is_shown_where_the_whole_does_not_fit(label):
    assert picture(label, WHOLE, 120, SHORTER) == picture(label, SHORTER, 120)
    assert picture(label, WHOLE, 900, SHORTER) == picture(label, WHOLE, 900)
    assert label.text() == WHOLE


def test_a_place_is_cut_in_its_middle(qtbot, monkeypatch):
    cut = []
    made = CutLabel(middle=True)
    qtbot.addWidget(made)
    monkeypatch.setattr(QFontMetrics, "elidedText", lambda _, text, mode, room: cut.append(mode) or text)
    picture(made, "/nhà/Tài liệu/Giao ban", 60)
    assert set(cut) == {Qt.TextElideMode.ElideMiddle}
    assert made.toolTip() == "/nhà/Tài liệu/Giao ban"
