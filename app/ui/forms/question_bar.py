"""A line at the top of a form that asks or tells something and waits, without stopping the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from shiboken6 import isValid

from app.ui import theme


class QuestionBar(QFrame):
    """Shows one question at a time with its answers; each answer closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.buttons: list[QPushButton] = []
        self._before: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * theme.STEP, theme.STEP, 2 * theme.STEP, theme.STEP)
        self._row.addWidget(self.label, 1)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Button)
        self.hide()

    def ask(self, sentence: str, answers: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show a sentence and a button for each answer."""
        self._before = self.window().focusWidget()
        self._clear()
        self.label.setText(sentence)
        for label, act in answers:
            button = QPushButton(label)
            button.setAutoDefault(True)
            button.setAccessibleDescription(sentence)
            button.clicked.connect(lambda _=False, act=act: self._answer(act))
            self.buttons.append(button)
            self._row.addWidget(button)
        self.show()

    def close_question(self) -> None:
        """Ask no more."""
        self.hide()
        self._clear()

    def go_back(self, fields: Iterable[QWidget], otherwise: Callable[[], object]) -> None:
        """Ask no more; the cursor returns to the one of these fields in which it was."""
        self.close_question()
        before = self._before
        if before is not None and isValid(before) and any(field.isAncestorOf(before) for field in fields):
            before.setFocus()
        else:
            otherwise()

    def _answer(self, act: Callable[[], object]) -> None:
        self.close_question()
        act()

    def _clear(self) -> None:
        for button in self.buttons:
            button.hide()
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons.clear()
