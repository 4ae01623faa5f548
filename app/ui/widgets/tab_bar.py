"""Tabs of which the current one is told apart on every ground."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from app.ui import theme

LINE = 3  # pixels at 100 %
MARKS = 8  # pixels at 100 % over and under a title, for the marks of Ủ and ẫ and the tail of g


class TabBar(QTabBar):
    """A line under the current tab: Fusion raises it by a shade, which nobody sees on dark and black."""

    def tabSizeHint(self, number: int) -> QSize:  # noqa: N802 - Qt's own name
        """Fusion cuts titles at the height of plain letters, and those of tabs at the back lower still."""
        size = super().tabSizeHint(number)
        size.setHeight(max(size.height(), self.fontMetrics().height() + 2 * theme.px(MARKS)))
        return size

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        super().paintEvent(event)
        under = self.tabRect(self.currentIndex())
        if under.isValid():
            under.setTop(under.bottom() - theme.px(LINE) + 1)
            painter = QPainter(self)
            painter.fillRect(under, QColor(theme.tokens().accent))
            painter.end()
