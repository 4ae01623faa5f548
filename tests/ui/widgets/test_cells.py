"""Cells of tables as we paint them."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage
from PySide6.QtWidgets import QTableView

from app.ui import theme
from app.ui.widgets.cells import Fitted, rows_within, strips_within
from app.ui.widgets.figure_table import FigureColumn, FigureTable

LONG = "Trình đề án sắp xếp các đơn vị sự nghiệp công lập trên địa bàn tỉnh " * 4
COLUMNS = (
    FigureColumn("Trễ hạn", lambda row: row[1], late=True),
    FigureColumn("Tỷ lệ", lambda row: row[2], bar=True),
)


@pytest.fixture
def table(qtbot) -> FigureTable:
    table = FigureTable("Số liệu")
    qtbot.addWidget(table)
    table.resize(700, 300)
    rows = [("Sở Y tế", 3, Decimal(50)), ("Sở Tài chính", 0, None)]
    table.fill(COLUMNS, rows, named=("Cơ quan", lambda row: row[0]), total=("Toàn bộ", 3, Decimal(50)))
    with qtbot.waitExposed(table):
        table.show()
    return table


def colours(image: QImage, place: QRect) -> list[str]:
    ratio = image.devicePixelRatio()
    return [
        image.pixelColor(int(x * ratio), int(y * ratio)).name()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    ]


def is_red(colour: str) -> bool:
    """Of the colour of what is late, however thin."""
    red, green, _, _ = QColor(colour).getRgb()
    return red - green > 60


def cell(table: QTableView, row: int, column: int) -> QRect:
    return table.visualRect(table.model().index(row, column))


def test_figures_are_painted_with_their_colours_and_shares(table):
    image, tokens = table.viewport().grab().toImage(), theme.tokens()
    assert any(map(is_red, colours(image, cell(table, 0, 1))))
    assert not any(map(is_red, colours(image, cell(table, 1, 1)))), "nothing is late"
    half = colours(image, cell(table, 0, 2))
    assert 0.8 < half.count(tokens.accent) / half.count(tokens.raised) < 1.25
    assert tokens.accent not in colours(image, cell(table, 1, 2)), "no rate, no line"


def test_the_total_is_bold(table):
    def ink(row: int) -> int:
        place = cell(table, row, 2)
        place.setBottom(place.top() + place.height() // 2 + 6)  # without the line of the share
        ground = table.palette().base().color().name()
        return sum(colour != ground for colour in colours(table.viewport().grab().toImage(), place))

    assert ink(2) > ink(0)


def test_only_what_is_seen_is_painted(table):
    assert rows_within(table, table.viewport().rect()) == range(3)
    one = cell(table, 1, 1).adjusted(1, 1, -1, -1)
    assert rows_within(table, one) == range(1, 2)
    assert [strip.number for strip in strips_within(table, one)] == [1]
    below = QRect(0, cell(table, 2, 0).bottom() + 5, 50, 20)
    assert list(rows_within(table, below)) == []


def test_texts_are_cut_with_dots_and_kept_until_the_font_is_another(qtbot):
    fitted, font = Fitted(), QFont()
    metrics = QFontMetrics(font)
    fitted.begin(font)
    said, width = fitted.fit(LONG, 100, metrics)
    assert said.endswith("…")
    assert width <= 100
    assert fitted.fit(LONG, 100, metrics)[0] is said
    assert fitted.fit("Việc", 100, metrics) == ("Việc", metrics.horizontalAdvance("Việc"))
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 2)
    fitted.begin(larger)
    assert len(fitted.fit(LONG, 100, QFontMetrics(larger))[0]) < len(said)
