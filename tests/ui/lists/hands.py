"""What hands do to a list in the tests."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.ui.lists.view import ListView

CONTENT, LEAD, ASSIGNED, DEADLINE, LETTERS = range(5)
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def cell(view: ListView, row: int, column: int = CONTENT) -> str | None:
    return view.model.index(row, column).data()


def column(view: ListView, number: int = CONTENT) -> list[str | None]:
    return [cell(view, row, number) for row in range(view.model.rowCount())]


def click_header(view: ListView, section: int) -> None:
    place = QPoint(view.header.sectionViewportPosition(section) + 5, 5)
    QTest.mouseClick(view.header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def click_row(view: ListView, row: int, *, double: bool = False, modifier=Modifier.NoModifier) -> None:
    place = view.table.visualRect(view.model.index(row, CONTENT)).center()
    press = QTest.mouseDClick if double else QTest.mouseClick
    press(view.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def press(widget, *keys: Qt.Key, modifier=Modifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(widget, key, modifier)
