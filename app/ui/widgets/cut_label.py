"""A label that never asks for more room than there is: what does not fit is cut, and told under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


class CutLabel(QLabel):
    """One line of text, cut at its end where it is too long; a shorter text may stand in for it first.

    A place is cut in its `middle`: its last part tells it from others.
    """

    def __init__(self, *, middle: bool = False) -> None:
        super().__init__()
        self._in_middle = middle
        self._shorter = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        return QSize(0, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:  # noqa: N802
        self.say(text)

    def say(self, text: str, shorter: str = "") -> None:
        """Show a text; where it does not fit, the shorter one."""
        self._shorter = shorter
        super().setText(text)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self.text():
            return
        from PySide6.QtCore import Qt

        room = self.contentsRect()
        said = self._shorter if self._shorter and self._is_cut() else self.text()
        where = Qt.TextElideMode.ElideMiddle if self._in_middle else Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(said, where, room.width())
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter = QPainter(self)  # the style would draw the same, but naming it holds up the first paint
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRectF(room), align, text)
        painter.end()

    def _tell(self) -> None:
        self.setToolTip(self.text() if self._is_cut() else "")

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
