"""What was said and concluded on one content: the lines above, the chosen one below with its speaker and its clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.widgets.name_completer import NameCompleter

NEW_SPEECH, NEW_CONCLUSION = "Người phát biểu (F7)", "Kết luận (F8)"
NOTHING = "Chưa ghi gì. F7: người phát biểu; F8: kết luận."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list; a conclusion has no speaker. `clock` is red when it is over."""

    key: str
    is_speech: bool
    head: str
    speaker: str
    content: str
    clock: str
    is_over: bool = False


class MinutesEditor(QWidget):
    """Tells what was typed by the key of its line; the page shows it again."""

    chosen = Signal(str)
    speaker_typed = Signal(str, str)
    content_typed = Signal(str, str)
    removed = Signal(str)
    speech_asked = Signal()
    conclusion_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list, self.speaker, self.clock = QListWidget(), QLineEdit(), QLabel()
        self.content, self.empty = QPlainTextEdit(), theme.quiet(QLabel(NOTHING))
        self.speech, self.conclusion = QPushButton(NEW_SPEECH), QPushButton(NEW_CONCLUSION)
        self.remove = QPushButton("Bỏ dòng")
        self._names = NameCompleter(self)
        self._lines: tuple[Line, ...] = ()
        self._writable = True
        self._place()
        self._wire()

    def set_names(self, names: Sequence[str]) -> None:
        """Whom the line of the speaker proposes."""
        self._names.set_names(names)

    def show_lines(self, lines: Sequence[Line], key: str) -> None:
        """Show the lines of a content, the one of `key` chosen."""
        self._lines = tuple(lines)
        with QSignalBlocker(self.list):
            while self.list.count() > len(lines):
                self.list.takeItem(self.list.count() - 1)
            for row, line in enumerate(lines):
                if row == self.list.count():
                    self.list.addItem("")
                said = _said(line)
                if self.list.item(row).text() != said:
                    self.list.item(row).setText(said)
            self.list.setCurrentRow(self._row(key))
        self.empty.setVisible(not lines)
        self._show_chosen()

    def current(self) -> str:
        """The key of the chosen line; empty for none."""
        line = self._line()
        return line.key if line else ""

    def begin_speaker(self) -> None:
        """Go to the line of the speaker."""
        self.speaker.setFocus()
        self.speaker.selectAll()

    def begin_content(self) -> None:
        """Go to the words."""
        self.content.setFocus()

    def set_writable(self, writable: bool) -> None:
        """Whether anything may be changed."""
        self._writable = writable
        for button in (self.speech, self.conclusion):
            button.setEnabled(writable)
        self._enable()  # what stands in the boxes is left alone: else the cursor would jump

    def _row(self, key: str) -> int:
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    def _line(self) -> Line | None:
        row = self.list.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_chosen(self) -> None:
        line = self._line()
        self._enable()
        self.speaker.setVisible(line is None or line.is_speech)
        self.clock.setVisible(line is not None and line.is_speech)
        with QSignalBlocker(self.speaker), QSignalBlocker(self.content):
            if self.speaker.text() != (line.speaker if line else ""):
                self.speaker.setText(line.speaker if line else "")
            if self.content.toPlainText() != (line.content if line else ""):  # else the cursor would jump
                self.content.setPlainText(line.content if line else "")
        self.clock.setText(line.clock if line else "")
        palette = self.clock.palette()
        ink = theme.colour(theme.Mark.LATE) if line and line.is_over else self.palette().windowText().color()
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        self.clock.setPalette(palette)

    def _enable(self) -> None:
        can = self._line() is not None and self._writable
        for widget in (self.speaker, self.content, self.remove):
            widget.setEnabled(can)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._lines):
            self.chosen.emit(self._lines[row].key)

    def _type_content(self) -> None:
        if line := self._line():
            self.content_typed.emit(line.key, self.content.toPlainText())

    def _type_speaker(self, text: str) -> None:
        if line := self._line():
            self.speaker_typed.emit(line.key, text)

    def _take_speaker(self) -> None:
        """A few letters stand for the first name that is proposed for them; Esc before Enter keeps what was typed."""
        popup = self._names.popup()
        if popup is not None and popup.isVisible():
            self.speaker.setText(self._names.best(self.speaker.text()))
        self.begin_content()

    def _remove(self) -> None:
        if line := self._line():
            self.removed.emit(line.key)

    def _wire(self) -> None:
        self.list.currentRowChanged.connect(self._choose)
        self.content.textChanged.connect(self._type_content)
        self.speaker.textChanged.connect(self._type_speaker)
        self.speaker.returnPressed.connect(self._take_speaker)
        self.remove.clicked.connect(self._remove)
        self.speech.clicked.connect(self.speech_asked)
        self.conclusion.clicked.connect(self.conclusion_asked)

    def _place(self) -> None:
        self.speaker.setCompleter(self._names)
        self.speaker.setPlaceholderText("Người phát biểu")
        self.speaker.setAccessibleName("Người phát biểu")
        self.list.setAccessibleName("Ý kiến và kết luận của nội dung này")
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.content.setAccessibleName("Ý kiến hoặc kết luận")
        self.content.setTabChangesFocus(True)
        self.remove.setToolTip("Bỏ ý kiến hoặc kết luận đang chọn; hoàn tác được")
        theme.sized(self.clock, theme.TITLE_SCALE)
        buttons, who = QHBoxLayout(), QHBoxLayout()
        for button in (self.speech, self.conclusion):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        who.addWidget(self.speaker, 1)
        who.addWidget(self.clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self.list, 2)
        column.addLayout(buttons)
        column.addLayout(who)
        column.addWidget(self.content, 3)


def _said(line: Line) -> str:
    begin = " ".join(line.content.split())
    clock = f" ({line.clock})" if line.is_speech and line.clock else ""
    return f"{line.head}{clock}\n{begin}" if begin else f"{line.head}{clock}"
