"""A line with the name of a figure and the figure; a click or Enter opens the rows behind it."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from app.ui import theme
from app.ui.widgets.figure_links import Link
from app.ui.widgets.open_button import OpenButton

GAP, ROUND, CHEVRON = theme.STEP, theme.STEP // 2, "›"


@dataclass(frozen=True, slots=True)
class Line:
    """What a figure is called, how it is said, where its rows are, and whether it asks for attention."""

    name: str
    said: str
    link: Link
    mark: theme.Mark = theme.Mark.NEUTRAL


class FigureRow(OpenButton):
    """One line of a card."""

    def __init__(self, title: str, line: Line) -> None:
        super().__init__()
        self.set_line(line, title)

    def set_line(self, line: Line, title: str) -> None:
        """Show another figure, of what the card is about."""
        self.line = line
        self.setText(line.said)
        self.setAccessibleName(f"{title}, {line.name}: {line.said}")
        self.setToolTip(f"{line.name}: xem danh sách")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        width = sum(map(self.fontMetrics().horizontalAdvance, (self.line.name, self._said(), CHEVRON)))
        return QSize(width + 4 * GAP, self.fontMetrics().height() + theme.px(GAP - 2))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.fontMetrics().horizontalAdvance(self._said()) + 6 * GAP, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse() or self.isDown():
            self._paint_ground(painter)
        self._paint_words(painter, self.rect().adjusted(GAP, 0, -GAP, 0))

    def _paint_ground(self, painter: QPainter) -> None:
        accent = QColor(theme.tokens().accent)
        painter.setPen(QPen(accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(theme.Role.Button))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), ROUND, ROUND)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        metrics, middle = self.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(theme.Role.PlaceholderText))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, CHEVRON)
        room = room.adjusted(0, 0, -metrics.horizontalAdvance(CHEVRON) - GAP, 0)
        name_room = room.adjusted(0, 0, -metrics.horizontalAdvance(self._said()) - GAP, 0)
        name = metrics.elidedText(self.line.name, Qt.TextElideMode.ElideRight, name_room.width())
        painter.drawText(name_room, Qt.AlignmentFlag.AlignLeft | middle, name)
        painter.setPen(theme.colour(self.line.mark))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, self._said())

    def _said(self) -> str:
        """The figure, with the sign of what asks for attention."""
        if self.line.mark is theme.Mark.NEUTRAL:
            return self.line.said
        return f"{theme.SIGNS[self.line.mark]} {self.line.said}"
