"""The current tab has a line in the accent's colour under it, in every look, and no other tab has."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from app.ui import theme
from app.ui.widgets.tab_bar import TabBar


@pytest.fixture
def tabs(qtbot):
    bar = TabBar()
    for title in ("Nhiệm vụ", "Văn bản giao nhiệm vụ", "Nhiệm vụ định kỳ"):
        bar.addTab(title)
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    theme.apply(QApplication.instance())  # with its font, by which the bar is laid out
    bar.adjustSize()
    return bar


def underlined(tabs):
    picture = tabs.grab().toImage()
    accent = QColor(theme.tokens().accent).rgb()
    places = [tabs.tabRect(number) for number in range(tabs.count())]
    return [picture.pixelColor(place.center().x(), place.bottom()).rgb() == accent for place in places]


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
def test_the_current_tab_is_told_apart(tabs, look):
    theme.apply(QApplication.instance(), look)
    try:
        assert underlined(tabs) == [True, False, False]
        tabs.setCurrentIndex(2)
        assert underlined(tabs) == [False, False, True]
    finally:
        theme.apply(QApplication.instance())


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_mark_of_a_letter_is_cut_off(qtbot, tabs, scale):
    """The hook of Ủ, the tail of g: the same ink at the back as at the front, where Fusion leaves more room."""
    theme.apply(QApplication.instance(), scale=scale)
    try:
        for number in range(tabs.count()):
            tabs.setTabText(number, "Ủy quyền, Mẫu gg")
        tabs.resize(tabs.sizeHint())
        front, back = (ink(tabs, number) for number in (0, 2))
        assert abs(back - front) <= 1, "soft edges may fall otherwise"
        label = QLabel("Ủy quyền, Mẫu gg")
        qtbot.addWidget(label)
        label.resize(label.sizeHint().width(), 3 * label.sizeHint().height())
        assert abs(back - ink_of(label.grab().toImage())) <= 1
    finally:
        theme.apply(QApplication.instance())


def ink(tabs, number: int) -> int:
    place = tabs.tabRect(number).adjusted(4, 5, -4, -5)
    return ink_of(tabs.grab(place).toImage())


def ink_of(picture) -> int:
    """How many rows of a picture have something dark."""
    return sum(
        any(picture.pixelColor(x, y).lightness() < 110 for x in range(picture.width()))
        for y in range(picture.height())
    )


def test_a_bar_without_tabs_is_painted(qtbot):
    bar = TabBar()
    qtbot.addWidget(bar)
    bar.resize(100, 20)
    assert not bar.grab().isNull()
