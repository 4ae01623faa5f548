"""How the cells of a list are painted."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTableView

from app.models.task import Task
from app.ui import theme
from tests.ui.lists.hands import CONTENT, cell

LONG = "Trình đề án sắp xếp các đơn vị sự nghiệp công lập trên địa bàn tỉnh " * 4


@pytest.fixture
def view(show, fill):
    fill(["Việc ngắn", LONG])
    return show()


def picture(view) -> QImage:
    return view.table.viewport().grab().toImage()


def colours(image: QImage, place: QRect) -> set[str]:
    ratio = image.devicePixelRatio()
    return {
        image.pixelColor(int(x * ratio), int(y * ratio)).name()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    }


def place(view, row: int, column: int) -> QRect:
    return view.table.visualRect(view.model.index(row, column))


def test_a_chosen_row_stands_on_its_ground_from_edge_to_edge(view):
    ground = view.table.palette().highlight().color().name()
    assert ground not in colours(picture(view), place(view, 0, CONTENT))
    view.table.choose([0])
    image = picture(view)
    for column in view.header.shown():
        assert image.pixelColor(place(view, 0, column).topLeft()).name() == ground
    assert ground not in colours(image, place(view, 1, CONTENT))


def test_a_cell_is_written_in_the_colour_of_its_mark(qtbot, view, tasks):
    key = view.model.keys[0]
    assert theme.tokens().late not in colours(picture(view), place(view, 0, 3))

    def set_deadline(session):
        session.get(Task, UUID(key)).deadline = session.get(Task, UUID(key)).assigned_on

    tasks.do(set_deadline)
    qtbot.waitUntil(lambda: cell(view, 0, 3).startswith("▲"))
    assert theme.tokens().late in colours(picture(view), place(view, 0, 3))


def test_words_begin_where_the_delegate_of_qt_would_write_them(view):
    def inked(image: QImage) -> list[int]:
        seen = view.table.visualRect(view.model.index(short, CONTENT))
        ground = image.pixelColor(seen.left() + 1, seen.top() + 1)
        return [
            x
            for x in range(seen.left(), seen.left() + 60)
            if any(image.pixelColor(x, y) != ground for y in range(seen.top() + 2, seen.bottom() - 2))
        ]

    [short] = [row for row in range(2) if cell(view, row) == "Việc ngắn"]
    ours = picture(view)
    theirs = _AsQt(view.table)
    assert inked(ours) == inked(theirs.picture())


class _AsQt(QTableView):
    """The same rows in a table that Qt paints itself."""

    def __init__(self, table) -> None:
        super().__init__()
        self.setModel(table.model())
        self.setStyleSheet(table.styleSheet())
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.resize(table.size())
        self.horizontalHeader().setDefaultSectionSize(table.columnWidth(CONTENT))
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, table.rowHeight(row))
        self.verticalHeader().hide()

    def picture(self) -> QImage:
        return self.viewport().grab().toImage()


def test_a_row_that_is_off_is_crossed_out_and_the_next_is_not(show, screen, fill):
    fill(["– – – –", "- - - -"])
    plain = picture(show())
    view = show(replace(screen, is_off=lambda row: row.content == "– – – –"))
    off = [view.model.is_off(view.model.shown(row)) for row in range(2)]
    for row in range(2):
        assert (
            picture(view).copy(place(view, row, CONTENT)) != plain.copy(place(view, row, CONTENT))
        ) is off[row]
