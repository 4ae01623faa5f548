"""The box in which the office writes its words: bold, italic and lists, nothing that a document could not print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from app.core.rich_text import Shape, canonical
from app.ui import sheets, theme
from app.ui.widgets import words_text
from app.ui.widgets.words_lines import KeptLines

BULLETS, NUMBERS = "Ctrl+Shift+L", "Ctrl+Shift+N"
INDENT = 22  # px at 100 %
ROWS, FEWEST_ROWS, MOST_ROWS = 3, 2, 14  # of a box that does not grow, and of one that does


class WordsEdit(QTextEdit):
    """Words with marks (`core.rich_text`), shown as they will be printed.

    Letters are Qt's and the input method's alone: no key that writes is looked at.
    """

    edited = Signal()
    """Something was typed, pasted or taken back."""

    def __init__(self, name: str, hint: str = "", *, grows: bool = False) -> None:
        """A box that `grows` is as high as its text, within limits."""
        super().__init__()
        sheets.boxed(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # a file that is dropped on it is meant for the window
        self.viewport().setAcceptDrops(False)
        self._known: tuple[int, str] = (-1, "")
        self._lines = KeptLines(self.document())
        self.textChanged.connect(self.edited)
        self._verbs: dict[QKeySequence, Callable[[], None]] = {
            QKeySequence(QKeySequence.StandardKey.Bold): self.toggle_bold,
            QKeySequence(QKeySequence.StandardKey.Italic): self.toggle_italic,
            QKeySequence(BULLETS): partial(self.toggle_list, Shape.BULLET),
            QKeySequence(NUMBERS): partial(self.toggle_list, Shape.NUMBERED),
        }
        self._grows = grows
        self.document().documentLayout().documentSizeChanged.connect(self._measure)
        theme.follow(self, self._measure)

    def words(self) -> str:
        """The words as they would be stored."""
        revision = self.document().revision()
        if self._known[0] != revision:
            self._known = revision, self._lines.words()
        return self._known[1]

    def set_words(self, words: str) -> None:
        """Show other words; the same ones are left alone, and keep their cursor."""
        if canonical(words) != self.words():
            words_text.show(self.document(), words)

    def toggle_bold(self) -> None:
        """Make what is selected, or what is typed next, bold; or not any more."""
        heavy = self.is_bold()
        self._turn(lambda looks: looks.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold))

    def toggle_italic(self) -> None:
        """The same for italic."""
        slanted = self.fontItalic()
        self._turn(lambda looks: looks.setFontItalic(not slanted))

    def toggle_list(self, shape: Shape) -> None:
        """Make the lines that are selected items of a list, or none if they are."""
        cursor = self.textCursor()
        wanted = Shape.PLAIN if self.shape() is shape else shape
        cursor.beginEditBlock()
        for block in _selected(cursor):
            words_text.set_shape(QTextCursor(block), wanted)
        cursor.endEditBlock()
        self.cursorPositionChanged.emit()  # the bar shows what the line is now

    def is_bold(self) -> bool:
        """Whether the cursor stands in bold."""
        return self.fontWeight() >= QFont.Weight.DemiBold

    def shape(self) -> Shape:
        """What the line of the cursor is."""
        return words_text.shape_of(self.textCursor().block())

    def event(self, event: QEvent) -> bool:
        """The keys of bold, italic and lists are the box's, before the window's of the same keys (the side menu)."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._verb(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        verb = self._verb(event)
        if verb is not None:
            verb()
        elif event.matches(QKeySequence.StandardKey.InsertParagraphSeparator) and self._is_empty_item():
            words_text.set_shape(self.textCursor(), Shape.PLAIN)
        else:
            super().keyPressEvent(event)

    def setPlaceholderText(self, hint: str) -> None:  # noqa: N802
        """Say what belongs here, on as many lines as it takes: Qt's own hint is cut after one."""
        self._hint = hint
        self.viewport().update()

    def placeholderText(self) -> str:  # noqa: N802
        return self._hint

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            edge = round(self.document().documentMargin())
            room = self.viewport().rect().adjusted(edge, edge, -edge, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self._hint)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        if source.hasHtml():
            words_text.insert(self.textCursor(), words_text.pasted(source))
        else:  # plain text is what was typed elsewhere: it looks like the line it comes into
            self.insertPlainText("\n".join(line.text for line in words_text.pasted(source)))
        self.ensureCursorVisible()

    def _measure(self) -> None:
        self.document().setIndentWidth(theme.px(INDENT))
        if not self._grows:
            self.setMinimumHeight(ROWS * theme.row_height())
            return
        least = FEWEST_ROWS * theme.row_height()
        height = round(self.document().size().height()) + 2 * self.frameWidth()
        self.setFixedHeight(min(max(height, least), MOST_ROWS * theme.row_height()))

    def _turn(self, change: Callable[[QTextCharFormat], None]) -> None:
        looks = QTextCharFormat()
        change(looks)
        self.mergeCurrentCharFormat(looks)

    def _is_empty_item(self) -> bool:
        return self.shape() is not Shape.PLAIN and not self.textCursor().block().text()

    def _verb(self, event: QKeyEvent) -> Callable[[], None] | None:
        return self._verbs.get(QKeySequence(event.keyCombination()))


def _selected(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """The lines that are selected, at least that of the cursor."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    yield block
    while block != last:
        block = block.next()
        yield block
