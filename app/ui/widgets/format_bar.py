"""The buttons for bold, italic and lists; they work on the box of words in which one writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.core.rich_text import Shape
from app.ui import theme
from app.ui.widgets.words_edit import BULLETS, NUMBERS, WordsEdit


class FormatBar(QWidget):
    """One bar for several boxes: never takes the cursor from them."""

    def __init__(self, edits: Sequence[WordsEdit]) -> None:
        super().__init__()
        self.setAccessibleName("Định dạng phần lời")
        self._edit: WordsEdit | None = None
        self.bold = _button("B", "Đậm (Ctrl+B)", lambda edit: edit.toggle_bold(), self)
        self.italic = _button("I", "Nghiêng (Ctrl+I)", lambda edit: edit.toggle_italic(), self)
        self.bullets = _button(
            "• —", f"Gạch đầu dòng ({BULLETS})", lambda edit: edit.toggle_list(Shape.BULLET), self
        )
        self.numbers = _button(
            "1. —", f"Đánh số ({NUMBERS})", lambda edit: edit.toggle_list(Shape.NUMBERED), self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.STEP // 2)
        for button in self.buttons():
            row.addWidget(button)
        theme.follow(self, self._dress)
        self.set_edits(edits)

    def buttons(self) -> tuple[QToolButton, ...]:
        """The buttons in order."""
        return self.bold, self.italic, self.bullets, self.numbers

    def set_edits(self, edits: Sequence[WordsEdit]) -> None:
        """Work on these boxes from now on."""
        self._edit = None
        for edit in edits:
            edit.installEventFilter(self)
            edit.cursorPositionChanged.connect(self._show)
            edit.currentCharFormatChanged.connect(self._show)
            edit.destroyed.connect(self._forget)
        self._show()

    def edit(self) -> WordsEdit | None:
        """The box that is written in, or was the last one."""
        return self._edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, WordsEdit):
            self._edit = watched
            self._show()
        return False

    def _forget(self, _: QObject) -> None:
        self._edit = None

    def _show(self) -> None:
        edit = self._edit
        for button in self.buttons():
            button.setEnabled(edit is not None and edit.isEnabled() and not edit.isReadOnly())
        if edit is not None:
            self.bold.setChecked(edit.is_bold())
            self.italic.setChecked(edit.fontItalic())
            self.bullets.setChecked(edit.shape() is Shape.BULLET)
            self.numbers.setChecked(edit.shape() is Shape.NUMBERED)

    def _dress(self) -> None:
        font = self.font()
        font.setBold(True)
        self.bold.setFont(font)
        font.setBold(False)
        font.setItalic(True)
        self.italic.setFont(font)
        for button in self.buttons():
            button.setMinimumWidth(theme.px(theme.ROW_HEIGHT))


def _button(sign: str, tip: str, verb: Callable[[WordsEdit], None], bar: FormatBar) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setCheckable(True)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def act() -> None:
        edit = bar.edit()
        if edit is not None:
            verb(edit)
            edit.setFocus()

    button.clicked.connect(act)
    return button
