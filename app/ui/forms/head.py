"""The head of a form: what is filled in, what is kept, and the buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.cut_label import CutLabel


class Head(QWidget):
    """Title, note and buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.title = theme.titled(CutLabel())
        self.note = theme.quiet(QLabel())
        self.save = QPushButton("Lưu (Ctrl+S)")
        self.save_and_next = QPushButton("Lưu và thêm mới (Ctrl+Enter)")
        self.close_button = QPushButton("Đóng (Esc)")
        self.save.setDefault(True)
        self.note.setAccessibleName("Tình trạng lưu")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.STEP, theme.STEP, 2 * theme.STEP, theme.STEP)
        row.setSpacing(theme.STEP)
        row.addLayout(words, 1)
        for button in (self.save, self.save_and_next, self.close_button):
            row.addWidget(button)

    def set_busy(self, *, is_busy: bool) -> None:
        """Whether saving is under way: it cannot be asked for again."""
        self.save.setEnabled(not is_busy)
        self.save_and_next.setEnabled(not is_busy)
