"""The sentences under a field: errors red; where there are none, warnings amber; each with its sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from app.briefings.forms import Complaint
from app.ui import theme


class ComplaintLabel(QLabel):
    """Takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = theme.Mark.LATE
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
        self.setVisible(bool(told))

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._mark))
        self.setPalette(palette)


def _sign(complaint: Complaint) -> str:
    return theme.SIGNS[theme.Mark.SOON if complaint.warning else theme.Mark.LATE]
