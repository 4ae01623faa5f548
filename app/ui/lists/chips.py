"""A chosen filter as a chip: what is filtered, and the × that takes it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.ui import theme

LONGEST = 380
NAMED = 2  # choices that a chip names before it counts the rest


def in_words(label: str, choices: list[str]) -> str:
    """ "Cơ quan: Sở Tài chính", "Cơ quan: Sở Tài chính, Sở Y tế và 3 mục khác"."""
    named = ", ".join(choices[:NAMED])
    rest = f" và {len(choices) - NAMED} mục khác" if len(choices) > NAMED else ""
    return f"{label}: {named}{rest}"


class Chip(QWidget):
    """Goes with a click on its ×, or with Del."""

    removed = Signal()
    pressed = Signal()
    """Its choices are to be seen."""

    def __init__(self, label: str, choices: list[str]) -> None:
        super().__init__()
        self.words = QLabel()
        self.remove = QToolButton()
        said, whole = in_words(label, choices), f"{label}: {', '.join(choices)}"
        metrics = self.fontMetrics()
        self.words.setText(metrics.elidedText(said, Qt.TextElideMode.ElideRight, theme.px(LONGEST)))
        self.setToolTip(whole)
        self.setAccessibleName(f"Đang lọc {whole}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.remove.setText("×")
        self.remove.setAutoRaise(True)
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.setToolTip(f"Bỏ lọc theo {label.lower()} (Del)")
        self.remove.setAccessibleName(f"Bỏ lọc {label}")
        self.remove.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(theme.STEP), 0, 2, 0)
        layout.setSpacing(2)
        layout.addWidget(self.words)
        layout.addWidget(self.remove)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.pressed.emit()
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: object) -> None:  # noqa: N802
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter, tokens = QPainter(self), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.accent if self.hasFocus() else tokens.line))
        painter.setBrush(QColor(tokens.raised))
        round_by = self.height() / 2 - 1
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), round_by, round_by)
        painter.end()
