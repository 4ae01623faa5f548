"""The current tab has a line in the accent's colour under it, in every look, and no other tab has."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

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


def test_a_bar_without_tabs_is_painted(qtbot):
    bar = TabBar()
    qtbot.addWidget(bar)
    bar.resize(100, 20)
    assert not bar.grab().isNull()
