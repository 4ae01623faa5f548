"""A tree whose arrows are seen on the chosen row, too."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPolygon
from PySide6.QtWidgets import QTreeWidget

from app.ui import sheets, theme

ARROW = 4  # pixels at 100 %: half the height of an arrow


class Tree(QTreeWidget):
    """Fusion draws the arrow of a folded row in the colour of buttons, which the ground of the chosen row swallows."""

    def __init__(self) -> None:
        super().__init__()
        sheets.tabled(self)

    def drawBranches(  # noqa: N802 - Qt's own name
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not (self.selectionModel().isSelected(index) and self.model().hasChildren(index)):
            super().drawBranches(painter, rect, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(rect, QColor(theme.tokens().accent))
        painter.setBrush(QColor(theme.tokens().on_accent))
        painter.drawPolygon(_arrow(self._place_of_arrow(rect), is_open=self.isExpanded(index)))
        painter.restore()

    def _place_of_arrow(self, rect: QRect) -> QPoint:
        """The middle of the last step of the indentation."""
        return QPoint(rect.right() - self.indentation() // 2, rect.center().y())


def _arrow(at: QPoint, *, is_open: bool) -> QPolygon:
    long = theme.px(ARROW)
    short = long // 2
    corners = (
        ((-long, -short), (long, -short), (0, short))
        if is_open
        else ((-short, -long), (-short, long), (short, 0))
    )
    return QPolygon([at + QPoint(x, y) for x, y in corners])
