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
    fitted.begin(font)
    [(said, width)] = fitted.fit(LONG, 100)
    assert said.endswith("…")
    assert width <= 100
    assert fitted.fit(LONG, 100)[0].said is said
    assert fitted.fit("Việc", 100) == (("Việc", QFontMetrics(font).horizontalAdvance("Việc")),)
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 2)
    fitted.begin(larger)
    assert len(fitted.fit(LONG, 100)[0].said) < len(said)


def test_words_go_on_where_there_is_room_for_another_line(qtbot):
    fitted = Fitted()
    fitted.begin(QFont())
    room = fitted.width("Sở Nông nghiệp và")
    lines = [line.said for line in fitted.fit("Sở Nông nghiệp và Môi trường", room, 2)]
    assert lines == ["Sở Nông nghiệp và", "Môi trường"]
    first, second = fitted.fit(LONG, room, 2)
    assert LONG.startswith(first.said)
    assert second.said.endswith("…")
    assert max(first.width, second.width) <= room
    assert [line.said for line in fitted.fit("một\nhai", room, 2)] == ["một hai"]


def test_a_number_is_broken_behind_its_stroke_and_a_word_is_cut(qtbot):
    fitted = Fitted()
    fitted.begin(QFont())
    room = fitted.width("5240/UBND-")
    assert [line.said for line in fitted.fit("5240/UBND-NNMT", room, 2)] == ["5240/UBND-", "NNMT"]
    assert [line.said for line in fitted.fit("tháng 11/2026", fitted.width("tháng 11/"), 2)] == [
        "tháng",
        "11/2026",
    ]
    [word] = fitted.fit("Nghiêngngả" * 5, room, 2)
    assert word.said.endswith("…")
