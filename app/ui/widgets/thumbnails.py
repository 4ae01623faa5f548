"""The pages of a document in small, one under the other; a click goes to a page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from app.ui import theme
from app.ui.tasks import Tasks
from app.ui.widgets.page_view import PageView

WIDTH, GAP = 132, 22  # px at 100 %
SMALLEST = 0.02
MARK = 2  # px


class Thumbnails(PageView):
    """Small pages beside the large ones."""

    picked = Signal(int)
    """A page is wanted, counted from 1."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self.setAccessibleName("Các trang thu nhỏ")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard turns the large pages
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._marked = 0
        self.smallest = SMALLEST
        theme.follow(self, lambda: self.setFixedWidth(theme.px(WIDTH)))

    def mark(self, number: int) -> None:
        """Mark the page that is looked at, and have it in sight."""
        self._marked = number - 1
        self.show_whole(number)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        point = event.position().toPoint()
        for number, place in self._in_sight():
            if place.contains(point):
                self.picked.emit(number + 1)

    def gap(self) -> int:
        return theme.px(GAP)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme.px(WIDTH), 400)

    def _adorn(self, painter: QPainter, number: int, place: QRect) -> None:
        is_marked = number == self._marked
        tokens = theme.tokens()
        if is_marked:
            painter.setPen(QPen(QColor(tokens.accent), 2 * MARK))
            painter.drawRect(place.adjusted(-MARK, -MARK, MARK, MARK))
        painter.setPen(QColor(tokens.accent if is_marked else tokens.quiet))
        below = QRect(place.left(), place.bottom() + MARK, place.width(), self.gap() - MARK)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(number + 1))
