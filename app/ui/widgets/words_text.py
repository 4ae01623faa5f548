"""Words with marks as the text of an editor, and back without loss."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)

from app.core.rich_text import Line, Shape, Span, read, tidy

STYLES = {
    Shape.BULLET: QTextListFormat.Style.ListDisc,
    Shape.NUMBERED: QTextListFormat.Style.ListDecimal,
}
_SHAPES = {style: shape for shape, style in STYLES.items()}
_LINE_SEPARATOR = "\u2028"
_OF_QT = dict.fromkeys((0xFFFC, 0xFDD0, 0xFDD1))  # a picture, and the edges of frames
_ITEM = re.compile(r"(?P<bullet>[·•▪◦§o–\-])[\u00a0\t]\s*|(?P<number>\d+[.)])[\u00a0\t]\s*")


def show(document: QTextDocument, words: str) -> None:
    """Fill a text with words; what could be undone before cannot be any more."""
    document.setUndoRedoEnabled(False)
    document.clear()
    insert(QTextCursor(document), tidy(read(words)))
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def lines_of(document: QTextDocument) -> Iterator[Line]:
    """The lines of a text; of its looks bold, italic and lists alone."""
    block = document.begin()
    while block.isValid():
        yield from lines_in(block)
        block = block.next()


def insert(cursor: QTextCursor, lines: Iterable[Line]) -> None:
    """Put lines in place of what is selected; the first goes on in the line of the cursor."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for number, line in enumerate(lines):
        if number:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        if number or not cursor.block().text():
            set_shape(cursor, line.shape)
        for span in line.spans:
            cursor.insertText(span.text.translate(_OF_QT), looks(bold=span.bold, italic=span.italic))
    cursor.endEditBlock()


def set_shape(cursor: QTextCursor, shape: Shape) -> None:
    """Make the line of the cursor an item of a list, or none; it joins the list before it."""
    if shape_of(cursor.block()) is shape:
        return
    if mine := cursor.currentList():
        mine.remove(cursor.block())
        cursor.setBlockFormat(QTextBlockFormat())  # Qt leaves it indented
    if shape is Shape.PLAIN:
        return
    before = cursor.block().previous()
    above = before.textList() if before.isValid() else None
    if above is not None and shape_of(before) is shape:
        above.add(cursor.block())
    else:
        cursor.createList(STYLES[shape])


def shape_of(block: QTextBlock) -> Shape:
    """What a line of a text is."""
    found = block.textList()
    return _SHAPES.get(found.format().style(), Shape.BULLET) if found is not None else Shape.PLAIN


def looks(*, bold: bool, italic: bool) -> QTextCharFormat:
    """How a stretch of text is drawn."""
    drawn = QTextCharFormat()
    drawn.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    drawn.setFontItalic(italic)
    return drawn


def pasted(mime: QMimeData) -> tuple[Line, ...]:
    """What was copied elsewhere (Word, a page, a text), cleaned to what words may be."""
    if mime.hasHtml():
        document = QTextDocument()
        document.setHtml(mime.html())
        lines = tuple(map(_as_item, lines_of(document)))
    else:
        lines = tuple(Line(Shape.PLAIN, (Span(line),)) for line in mime.text().splitlines())
    return lines if len(lines) == 1 else tidy(lines)  # within a line the blanks at the ends matter


def lines_in(block: QTextBlock) -> Iterator[Line]:
    """The line of a block; one that was broken by hand becomes two."""
    shape, spans = shape_of(block), list[Span]()
    for span in _spans(block):
        first, *others = span.text.split(_LINE_SEPARATOR)
        spans.append(Span(first, span.bold, span.italic))
        for text in others:
            yield Line(shape, tuple(spans))
            spans = [Span(text, span.bold, span.italic)]
    yield Line(shape, tuple(spans))


def _spans(block: QTextBlock) -> Iterator[Span]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        drawn = fragment.charFormat()
        is_bold = drawn.fontWeight() >= QFont.Weight.DemiBold
        yield Span(fragment.text().translate(_OF_QT), is_bold, drawn.fontItalic())
        place += 1


def _as_item(line: Line) -> Line:
    """Word copies the items of its lists as lines with a sign and wide blanks before them."""
    if line.shape is not Shape.PLAIN or not (found := _ITEM.match(line.text.lstrip(" "))):
        return line
    shape = Shape.BULLET if found["bullet"] else Shape.NUMBERED
    return Line(shape, tuple(_without(line.spans, line.text.index(found[0]) + len(found[0]))))


def _without(spans: Iterable[Span], letters: int) -> Iterator[Span]:
    """The spans without their first letters."""
    for span in spans:
        yield Span(span.text[letters:], span.bold, span.italic)
        letters = max(letters - len(span.text), 0)
