"""Two parts of a page beside each other, or one below the other where there is no room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from app.ui import theme


class Beside(QWidget):
    """Two parts beside each other; where there is no room, the second below the first."""

    def __init__(self, first: QLayout, second: QLayout) -> None:
        super().__init__()
        self._parts = first, second
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3 * theme.STEP)
        self._row.addLayout(first, 1)
        self._row.addLayout(second)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        widest = max(part.minimumSize().width() for part in self._parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        needed = sum(part.minimumSize().width() for part in self._parts) + self._row.spacing()
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if self.width() >= needed else below)
