"""Widgets in lines that go on in the next."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.ui.lists.flow import Flow


class Box(QWidget):
    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.setFixedSize(width, height)


def laid(qtbot, width: int, *sizes: tuple[int, int]) -> list[tuple[int, int]]:
    whole = QWidget()
    qtbot.addWidget(whole)
    flow, boxes = Flow(whole), [Box(*size) for size in sizes]
    for box in boxes:
        flow.addWidget(box)
    flow.setGeometry(QRect(0, 0, width, 400))
    return [(box.y(), box.y() + box.height()) for box in boxes]


def test_what_is_lower_than_its_line_stands_in_the_middle_of_it(qtbot):
    assert laid(qtbot, 300, (80, 20), (80, 36), (80, 24)) == [(8, 28), (0, 36), (6, 30)]


def test_the_next_line_begins_below_the_highest_of_the_one_before(qtbot):
    (_, _), (_, highest), (begins, _), (top, _) = laid(qtbot, 200, (80, 20), (80, 36), (150, 30), (250, 10))
    assert highest < begins
    assert begins + 30 < top
