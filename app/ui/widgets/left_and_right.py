"""Words at the left and verbs at the right of a line; the words stand in a line above where both do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget

from app.ui import theme


class LeftAndRight(QWidget):
    """One line or two, by what the widgets need."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget], gap: int = 2 * theme.STEP) -> None:
        """The last at the left takes the room that is there; `gap` pixels are between those at the left."""
        super().__init__()
        self._place = _Two(self)
        words, verbs = _line(left, gap), _line(right, theme.STEP)
        words.setStretch(len(left) - 1, 1)
        for line in (words, verbs):
            inside = QWidget()
            inside.setLayout(line)
            self._place.addWidget(inside)

    def is_broken(self) -> bool:
        """Whether the words stand in a line of their own."""
        return not self._place.fits(self.width())


class _Two(QLayout):
    """Two items beside each other, or one above the other where they do not fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())

    def fits(self, width: int) -> bool:
        """Whether one line of this width holds both."""
        return sum(item.sizeHint().width() for item in self._items) + theme.STEP <= width

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's own name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        heights = [item.sizeHint().height() for item in self._items]
        return max(heights) if self.fits(width) else sum(heights) + theme.STEP

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        sizes = [item.minimumSize() for item in self._items]
        return QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        words, verbs = self._items
        hint = verbs.sizeHint()
        if self.fits(rect.width()):
            words.setGeometry(rect.adjusted(0, 0, -hint.width() - theme.STEP, 0))
            verbs.setGeometry(rect.adjusted(rect.width() - hint.width(), 0, 0, 0))
        else:
            above = words.sizeHint().height()
            width = min(hint.width(), rect.width())
            words.setGeometry(QRect(rect.left(), rect.top(), rect.width(), above))
            verbs.setGeometry(rect.adjusted(rect.width() - width, above + theme.STEP, 0, 0))


def _line(widgets: Sequence[QWidget], gap: int) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for widget in widgets:
        line.addWidget(widget)
    return line
