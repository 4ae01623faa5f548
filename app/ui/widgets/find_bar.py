"""A line that finds words in a long text, without accents: Enter or F3 goes on to the next place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QTextEdit, QToolButton, QVBoxLayout, QWidget

from app.core.finding import Searchable, searchable
from app.core.words import number
from app.ui import theme
from app.ui.lists.search_line import SearchLine

NOT_FOUND = "Không thấy"
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_MARKED = 1000
"""Places that are marked at once; who finds more types another letter."""


class FindBar(QWidget):
    """Looks through the text of one browser, which is read when the first word is typed."""

    def __init__(self, text: QTextBrowser, name: str) -> None:
        super().__init__()
        self.line, self.told = SearchLine(), theme.quiet(QLabel())
        self.back, self.on = QToolButton(), QToolButton()
        self._text = text
        self._known: Searchable | None = None
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self._dress(name)
        self._place()
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.line.stepped_down.connect(self.go_on)
        self.back.clicked.connect(lambda _: self.go_on(-1))
        self.on.clicked.connect(lambda _: self.go_on())
        theme.follow(self, self._mark)

    def listen(self, window: QWidget) -> None:
        """Take the keys of a window: Ctrl+F, F3 and Shift+F3."""
        QShortcut(QKeySequence.StandardKey.Find, window, self.begin)
        QShortcut(QKeySequence("F3"), window, self.go_on)
        QShortcut(QKeySequence("Shift+F3"), window, lambda: self.go_on(-1))

    def begin(self) -> None:
        """Let the next letters be looked for."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def go_on(self, by: int = 1) -> None:
        """Show the next place, or the one before; from the last on the first."""
        if self._found:
            self._go_to((self._at + by) % len(self._found))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        match event:
            case QKeyEvent() if event.type() is QEvent.Type.KeyPress and event.key() in ENTER:
                self.go_on(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return super().eventFilter(watched, event)

    def _look(self, words: str) -> None:
        """Find the words, and show the first place from where one reads on."""
        if self._known is None:
            self._known = searchable(self._text.document().toPlainText())
        self._found = self._known.find(words)
        start = self._text.textCursor().selectionStart()
        nearest = next((place for place, (first, _) in enumerate(self._found) if first >= start), 0)
        self._at = -1
        self._mark()
        if self._found:
            self._go_to(nearest)
        else:
            self._text.setTextCursor(self._cursor(start, start))
            self.told.setText(NOT_FOUND if words.strip() else "")

    def _go_to(self, place: int) -> None:
        self._at = place
        cursor = self._cursor(*self._found[place])
        self._text.moveCursor(
            QTextCursor.MoveOperation.End
        )  # so that it is scrolled up to, with what follows
        self._text.setTextCursor(cursor)
        self._text.ensureCursorVisible()
        self.told.setText(f"{number(place + 1)}/{number(len(self._found))}")

    def _mark(self) -> None:
        marks = []
        for first, end in self._found[:MOST_MARKED]:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(first, end)
            mark.format.setBackground(QColor(theme.tokens().soon))
            mark.format.setForeground(QColor(theme.tokens().surface))
            marks.append(mark)
        self._text.setExtraSelections(marks)

    def _cursor(self, first: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(first)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _dress(self, name: str) -> None:
        self.line.setPlaceholderText(f"{name} (Ctrl+F)")
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName(name)
        self.line.setToolTip("Gõ không dấu cũng được; Enter hoặc F3: chỗ tiếp theo, Shift+F3: chỗ trước")
        self.told.setAccessibleName("Kết quả tìm")
        for button, sign, tip in (
            (self.back, Qt.ArrowType.UpArrow, "Chỗ trước (Shift+F3)"),
            (self.on, Qt.ArrowType.DownArrow, "Chỗ tiếp theo (F3)"),
        ):
            button.setArrowType(sign)
            button.setToolTip(tip)
            button.setAccessibleName(tip)

    def _place(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.told, 1)
        below.addWidget(self.back)
        below.addWidget(self.on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.STEP] * 4)
        layout.setSpacing(theme.STEP // 2)
        layout.addWidget(self.line)
        layout.addLayout(below)
        self.setFocusProxy(self.line)
