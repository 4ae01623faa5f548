"""How far long work is, shown once it takes longer than people notice, with a way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget
from shiboken6 import isValid

from app.ui import theme
from app.ui.tasks import Work

WAIT_MS = 400
LEAST = 24  # px of the bar: where it comes into a line, nothing else is made wider and painted anew


class ProgressBar(QWidget):
    """A bar with a button to cancel; seen only while work that it follows lasts."""

    ended = Signal(bool)
    """The work that is followed came to its end, and whether it was cancelled."""

    stopped = Signal()
    """Somebody wants no more of it."""

    def __init__(self, name: str = "Tiến độ", tip: str = "Dừng việc đang làm") -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.stop = QPushButton("Hủy")
        self._work: Work | None = None
        self.bar.setAccessibleName(name)
        self.stop.setToolTip(tip)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.bar)
        layout.addWidget(self.stop)
        theme.follow(self, lambda: self.bar.setMinimumWidth(theme.px(LEAST)))
        self.hide()

    def follow(self, work: Work) -> None:
        """Show this work; one that was followed before is let go, and what is on the screen stays there."""
        self._work = work
        self.bar.setRange(0, 0)
        work.progressed.connect(lambda done, total: self._advance(work, done, total))
        work.ended.connect(lambda: self._end(work))
        QTimer.singleShot(WAIT_MS, self, self.show_when_long)

    def wait(self) -> None:
        """Show that something is under way of which nobody knows how long it takes, and which cannot be stopped."""
        self.bar.setRange(0, 0)
        self.stop.hide()
        self.show()

    def rest(self) -> None:
        """What was waited for came to its end."""
        self.stop.show()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """A bar with no room for its per cent says none."""
        super().resizeEvent(event)
        self.bar.setTextVisible(self.bar.width() > self.bar.fontMetrics().horizontalAdvance(" 100% "))

    def show_when_long(self) -> None:
        """Show the bar if there is still work."""
        if self._work is not None:
            self.show()

    def is_busy(self) -> bool:
        """Whether work is followed that has not ended."""
        return self._work is not None

    def _advance(self, work: Work, done: int, total: int) -> None:
        if self._follows(work):
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _end(self, work: Work) -> None:
        if self._follows(work):
            self._work = None
            self.hide()
            self.ended.emit(work.is_cancelled())

    def _follows(self, work: Work) -> bool:
        """Whether it is this work; the window of the bar may be closed before the work hears of it."""
        return work is self._work and isValid(self)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self.stopped.emit()
