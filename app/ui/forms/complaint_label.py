"""The sentences under a field: errors red; where there are none, warnings amber; each with its sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from app.briefings.forms import Complaint
from app.ui import theme

MOST_KEPT = 2  # lines


class ComplaintLabel(QLabel):
    """Takes no room while there is nothing to say, unless it is to keep the room of what comes while people type."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = theme.Mark.LATE
        self._lines = 0
        self.setWordWrap(True)
        self.hide()
        theme.follow(self, self._dress)

    def say(self, complaints: Sequence[Complaint]) -> None:
        """Show the errors; the warnings once there are none."""
        wrong = [complaint for complaint in complaints if not complaint.warning]
        told = wrong or complaints
        self._mark = theme.Mark.LATE if wrong else theme.Mark.SOON
        self.setText("\n".join(f"{_sign(one)} {one.sentence}" for one in told))
        self._dress()
        if self._lines and told:
            self._remember_room()
        self.setVisible(bool(told) or bool(self._lines))

    def keep_room(self) -> None:
        """Stand there from now on with room for a line, or for two once they were needed: nothing below moves."""
        self._lines = 1
        self.show()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        return super().sizeHint().expandedTo(QSize(0, self._room()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return super().minimumSizeHint().expandedTo(QSize(0, self._room()))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Of the width that it can have: the layout asks for that of the column, in which its field may be narrower."""
        field = self.parentWidget()
        widest = width if field is None else min(width, field.maximumWidth())
        return max(super().heightForWidth(widest), self._room())

    def _room(self) -> int:
        return self._lines * self.fontMetrics().lineSpacing()

    def _remember_room(self) -> None:
        needed = super().heightForWidth(self.width()) // self.fontMetrics().lineSpacing()
        self._lines = max(self._lines, min(needed, MOST_KEPT))

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._mark))
        self.setPalette(palette)


def _sign(complaint: Complaint) -> str:
    return theme.SIGNS[theme.Mark.SOON if complaint.warning else theme.Mark.LATE]
