"""What stands alone in a window while the data must not be worked on: why one waits, and how far it is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.ui import theme

WIDTH = 560  # px at 100 %


class WaitingPage(QWidget):
    """A title, the reason, a line for the step, a bar, and what closing the window would do: one `column`."""

    def __init__(self, title: str, why: str, closing: str, bar_name: str) -> None:
        super().__init__()
        self.step = QLabel()
        self.bar = QProgressBar()
        self.step.setAccessibleName("Bước đang làm")
        self.bar.setAccessibleName(bar_name)
        self.bar.setRange(0, 0)
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self._place(title, why, closing)

    def show_step(self, step: str, done: int, total: int) -> None:
        """Say which step is done and how far it is (total 0: nobody knows)."""
        self.step.setText(step)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _place(self, title: str, why: str, closing: str) -> None:
        inside, column = self.inside, self.column
        column.setSpacing(theme.STEP)
        for label in (theme.titled(QLabel(title)), QLabel(why), self.step):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.bar)
        closed = theme.quiet(QLabel(closing))
        closed.setWordWrap(True)
        column.addWidget(closed)
        theme.follow(inside, lambda: inside.setFixedWidth(theme.px(WIDTH)))
        row = QHBoxLayout()  # not an alignment: that would cut the lines of wrapped labels
        row.addStretch(1)
        row.addWidget(inside)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(2)
