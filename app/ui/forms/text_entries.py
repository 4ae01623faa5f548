"""Entries of text: one line, text that grows with its content, and what is read from a line (numbers, times)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy

from app.core.text import clean, clean_text
from app.core.words import number
from app.rules.typed_days import read_typed_month, read_typed_time
from app.ui import sheets, theme
from app.ui.forms.entry import Around, EntryWidget

FEWEST_LINES, MOST_LINES = 2, 14
SHORT, NARROW = 132, 80  # px at 100 %: room for a day, and for a number in a row


class LineEntry(EntryWidget):
    """One line of text."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.box = QLineEdit(placeholderText=hint)
        self.box.setAcceptDrops(False)  # a file that is dropped on it is meant for the form
        self.box.textChanged.connect(self.edited)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)

    def value(self) -> Any:
        return clean(self.box.text())

    def show_value(self, value: Any) -> None:
        self._write(value)

    def state(self) -> Any:
        return self.box.text()

    def set_state(self, state: Any) -> None:
        self._write(state)

    def type_in(self, text: str) -> None:
        self.box.setText(clean(text))

    def settle(self) -> None:
        self._write(clean(self.box.text()))

    def _write(self, text: str) -> None:
        if text != self.box.text():  # else the cursor would jump
            with QSignalBlocker(self.box):
                self.box.setText(text)
                self.box.setCursorPosition(0)


class ReadEntry(LineEntry):
    """A value that is read from a short line: `read` raises ValueError for what it does not understand."""

    def __init__(
        self,
        read: Callable[[str], Any],
        say: Callable[[Any], str],
        complaint: str,
        hint: str = "",
        is_narrow: bool = False,
    ) -> None:
        super().__init__(hint)
        self._read, self._say, self._complaint = read, say, complaint
        self.row.addStretch(1)
        self.row.setStretch(0, 0)
        theme.follow(self, lambda: self.box.setFixedWidth(theme.px(NARROW if is_narrow else SHORT)))

    def value(self) -> Any:
        try:
            return self._read(self.box.text())
        except ValueError:
            return None

    def show_value(self, value: Any) -> None:
        self._write("" if value is None else self._say(value))

    def settle(self) -> None:
        super().settle()
        if not self.trouble():
            self.show_value(self.value())

    def trouble(self) -> str:
        try:
            self._read(self.box.text())
        except ValueError:
            return self._complaint.format(clean(self.box.text()))
        return ""


class TextEntry(EntryWidget):
    """Text of several lines; the box grows with it."""

    def __init__(self, hint: str = "", fewest: int = FEWEST_LINES) -> None:
        super().__init__()
        self._fewest = fewest
        self.box = QPlainTextEdit()
        sheets.boxed(self.box)
        self.box.setPlaceholderText(hint)
        self.box.setTabChangesFocus(True)
        self.box.setAcceptDrops(False)
        self.box.viewport().setAcceptDrops(False)
        self.box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.textChanged.connect(self.edited)
        self.box.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        # A box that was just laid out in another width tells of its lines by the bar alone.
        self.box.verticalScrollBar().rangeChanged.connect(self._grow, Qt.ConnectionType.QueuedConnection)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        theme.follow(self, self._grow)

    def value(self) -> str:
        return clean_text(self.box.toPlainText())

    def show_value(self, value: Any) -> None:
        self._write(value)

    def state(self) -> Any:
        return self.box.toPlainText()

    def set_state(self, state: Any) -> None:
        self._write(state)

    def type_in(self, text: str) -> None:
        self.box.setPlainText(clean_text(text))

    def settle(self) -> None:
        self._write(self.value())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._grow()

    def _write(self, text: str) -> None:
        if text != self.box.toPlainText():
            with QSignalBlocker(self.box):
                self.box.setPlainText(text)
            self._grow()

    def _grow(self) -> None:
        lines = int(self.box.document().size().height())  # a QPlainTextEdit counts its lines
        shown = min(max(lines, self._fewest), MOST_LINES)
        around = 2 * (self.box.frameWidth() + self.box.document().documentMargin())
        height = round(shown * QFontMetricsF(self.box.font()).lineSpacing() + around) + 1
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if lines > MOST_LINES
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.box.setVerticalScrollBarPolicy(policy)
        if height != self.box.height():
            self.box.setFixedHeight(height)


def number_entry(hint: str = "", *, is_narrow: bool = False) -> ReadEntry:
    """A whole number, with or without dots between thousands."""
    return ReadEntry(_read_number, number, "Không hiểu số “{}”; gõ như 12 hoặc 1.250.", hint, is_narrow)


def time_entry(hint: str = "", *, is_narrow: bool = False) -> ReadEntry:
    """A time of day."""
    return ReadEntry(
        read_typed_time, _say_time, "Không hiểu giờ “{}”; gõ như 8h30 hoặc 14:00.", hint, is_narrow
    )


def hour_entry(hint: str = "", *, is_narrow: bool = False) -> ReadEntry:
    """A full hour of the day, 0-23."""
    return ReadEntry(
        _read_hour, _say_hour, "Không hiểu giờ “{}”; gõ giờ chẵn, như 16 hoặc 16h.", hint, is_narrow
    )


def month_entry(around: Around, hint: str = "", *, is_narrow: bool = False) -> ReadEntry:
    """A month with its year."""
    return ReadEntry(
        lambda text: read_typed_month(text, around.today()),
        lambda month: f"{month[1]:02d}/{month[0]}",
        "Không hiểu tháng “{}”; gõ như 10/2026.",
        hint,
        is_narrow,
    )


def _say_time(moment: time) -> str:
    return f"{moment:%H:%M}"


def _say_hour(hour: int) -> str:
    return f"{hour} giờ"


def _read_hour(text: str) -> int | None:
    """ "16", "16h", "16:00", "4 giờ chiều"; ValueError for half an hour."""
    moment = read_typed_time(text)
    if moment is not None and moment.minute:
        raise ValueError(text)
    return moment.hour if moment is not None else None


def _read_number(text: str) -> int | None:
    said = clean(text).replace(".", "").replace(" ", "")
    return int(said) if said else None
