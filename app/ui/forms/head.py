"""The head of a form: what is filled in, what is kept, and the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.cut_label import CutLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LEAST_FOR_KEYS = 820
PRINTS = "Xem trước rồi in phiếu của bản ghi này (Ctrl+P)"


class Head(QWidget):
    """Title, note and buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.title = theme.titled(CutLabel())
        self.note = CutLabel()
        theme.quiet(self.note)
        self.save, self.save_and_next, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self.print_button = QPushButton()
        self._why_no_print = ""
        self.save.setDefault(True)
        self.note.setAccessibleName("Tình trạng lưu")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.STEP, theme.STEP, 2 * theme.STEP, theme.STEP)
        row.setSpacing(theme.STEP)
        row.addWidget(self.title)
        row.addSpacing(theme.STEP)
        row.addWidget(self.note, 1)
        for button in self._words():
            row.addWidget(button)
        theme.follow(self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._fit()

    def _words(self) -> dict[QPushButton, tuple[str, str]]:
        return {
            self.save: ("Lưu", "Ctrl+S"),
            self.save_and_next: ("Lưu và thêm mới", "Ctrl+Enter"),
            self.print_button: ("In", "Ctrl+P"),
            self.close_button: ("Đóng", "Esc"),
        }

    def _fit(self) -> None:
        """The keys stand on the buttons where there is room, else in what is said about them."""
        has_room = self.width() >= theme.px(LEAST_FOR_KEYS)
        for button, (verb, keys) in self._words().items():
            button.setText(f"{verb} ({keys})" if has_room else verb)
            button.setToolTip(f"{verb} ({keys})")
        self.print_button.setToolTip(self._why_no_print or PRINTS)

    def set_printable(self, why_not: str) -> None:
        """Whether the record can be printed: where it cannot the button is grey, and says why."""
        self._why_no_print = why_not
        self.print_button.setEnabled(not why_not)
        self.print_button.setToolTip(why_not or PRINTS)

    def set_busy(self, *, is_busy: bool) -> None:
        """Whether saving is under way: it cannot be asked for again."""
        self.save.setEnabled(not is_busy)
        self.save_and_next.setEnabled(not is_busy)
