"""How the cells of a table are painted: as Qt's own delegate would, at a quarter of its price.

Qt asks a model of ours seven times about every cell, and looks every cell up in the sheet of its table: 9 ms for a
hundred of them. Here a text that was fitted into its column is kept for the next painting. A row that is higher than
others has room for more lines: words go on there, all of them from the same height.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionFocusRect, QTableView

from app.ui import theme

MOST_KEPT = 5_000  # fitted texts
BREAKS = re.compile(
    r"\s+|(?<=[/–-])(?=[^\W\d])"
)  # a line ends at a blank, or behind a stroke before a letter: "12/UBND-TH"
FRAME = 3  # pixels beside the words, within the padding: what Fusion leaves for the frame of the focus
Role, State = QPalette.ColorRole, QStyle.StateFlag
_RIGHT, _MIDDLE, _CUT = (
    Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignHCenter,
    Qt.TextElideMode.ElideRight,
)


class Cell(NamedTuple):
    """What stands in a cell, to which side it goes, and its colour if that is not the one of all texts."""

    text: str
    side: Qt.AlignmentFlag
    ink: QColor | None = None


class Strip(NamedTuple):
    """A column as it is seen: its number, where it begins, and how wide it is."""

    number: int
    left: int
    width: int


class Written(NamedTuple):
    """A line as it is written, and its width in pixels."""

    said: str
    width: int


class Fitted:
    """Texts as they fit into so many pixels, and how wide they are then; kept while the font is the same."""

    def __init__(self) -> None:
        self._font = QFont()
        self._metrics = QFontMetrics(self._font)
        self._kept: dict[tuple[str, int, int], tuple[Written, ...]] = {}
        self._widths: dict[str, int] = {}

    def begin(self, font: QFont) -> None:
        """From now on in this font."""
        if font != self._font or len(self._kept) > MOST_KEPT or len(self._widths) > MOST_KEPT:
            self._font, self._metrics = QFont(font), QFontMetrics(font)
            self._kept.clear()
            self._widths.clear()

    def width(self, text: str) -> int:
        """How wide a text is on one line."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = self._metrics.horizontalAdvance(text)
        return found

    def fit(self, text: str, room: int, lines: int = 1) -> tuple[Written, ...]:
        """The text on so many lines at most, the last one cut with dots where it must be."""
        key = text, room, lines
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = tuple(self._broken(" ".join(text.split()), room, lines))
        return found

    def _broken(self, text: str, room: int, lines: int) -> list[Written]:
        width = self.width(text)
        if width <= room:
            return [Written(text, width)]
        places = [0, *(found.end() for found in BREAKS.finditer(text))] if lines > 1 else [0]
        end = places[bisect_right(places, room, lo=1, key=lambda end: self._ends(text, end)) - 1]
        if not end:
            cut = self._metrics.elidedText(text, _CUT, room)
            return [Written(cut, self._metrics.horizontalAdvance(cut))]
        first = text[:end].rstrip()
        return [Written(first, self._ends(text, end)), *self._broken(text[end:], room, lines - 1)]

    def _ends(self, text: str, end: int) -> int:
        return self._metrics.horizontalAdvance(text[:end].rstrip())


def rows_within(table: QTableView, seen: QRect) -> range:
    """The rows that are seen between the upper and the lower edge."""
    first, last, count = table.rowAt(seen.top()), table.rowAt(seen.bottom()), table.model().rowCount()
    return range(first if first >= 0 else count, (last if last >= 0 else count - 1) + 1)


def strips_within(table: QTableView, seen: QRect) -> list[Strip]:
    """The columns that are seen between the left and the right edge."""
    header = table.horizontalHeader()
    strips = (
        Strip(number, header.sectionViewportPosition(number), header.sectionSize(number))
        for number in (header.logicalIndex(place) for place in range(header.count()))
        if not header.isSectionHidden(number)
    )
    return [one for one in strips if one.left <= seen.right() and one.left + one.width > seen.left()]


def inset() -> int:
    """What a cell leaves on each side of its words, in pixels."""
    return theme.px(theme.CELL_PADDING) + FRAME


class CellPainter:
    """Paints rows of a table; made for one painting."""

    def __init__(self, table: QTableView, painter: QPainter, seen: QRect, fitted: Fitted) -> None:
        palette = table.palette()
        self.strips = strips_within(table, seen)
        self._table, self._painter, self._fitted = table, painter, fitted
        self._metrics, self._font = table.fontMetrics(), table.font()
        self._one_line, self._line = theme.row_height(), self._metrics.lineSpacing()
        self._ink, self._ink_chosen = palette.color(Role.Text), palette.color(Role.HighlightedText)
        self._ground_chosen = palette.color(Role.Highlight)
        self._inset = inset()
        self._cursor = table.currentIndex() if table.hasFocus() else None
        fitted.begin(self._font)

    def paint(
        self, row: int, cells: Callable[[int], Cell], chosen: Container[int], font: QFont | None = None
    ) -> None:
        """Paint a row: `cells` answers what stands in a column, `chosen` are the columns that are; in a font."""
        top, height = self._table.rowViewportPosition(row), self._table.rowHeight(row)
        lines = 1 + max(height - self._one_line, 0) // self._line
        base = top + (min(height, self._one_line) - self._metrics.height()) // 2 + self._metrics.ascent()
        self._painter.setFont(font or self._font)
        for strip in self.strips:
            is_chosen, cell = strip.number in chosen, cells(strip.number)
            if is_chosen:
                self._painter.fillRect(strip.left, top, strip.width, height, self._ground_chosen)
            if cell.text:
                self._painter.setPen(self._ink_chosen if is_chosen else cell.ink or self._ink)
                self._write(cell, strip, base, lines)
        if self._cursor is not None and self._cursor.row() == row:
            self._frame(top, height, chosen)

    def _write(self, cell: Cell, strip: Strip, base: int, lines: int) -> None:
        room = strip.width - 2 * self._inset
        for said, width in self._fitted.fit(cell.text, room, lines):
            spare = room - width if cell.side & _RIGHT else (room - width) // 2 if cell.side & _MIDDLE else 0
            self._painter.drawText(strip.left + self._inset + spare, base, said)
            base += self._line

    def _frame(self, top: int, height: int, chosen: Container[int]) -> None:
        """Show where the cursor is, as Qt's delegate does in a table that has the focus."""
        for strip in self.strips:
            if self._cursor is not None and strip.number == self._cursor.column():
                option = QStyleOptionFocusRect()
                option.initFrom(self._table)
                option.rect = QRect(strip.left, top, strip.width, height)
                option.state |= State.State_KeyboardFocusChange
                is_chosen = strip.number in chosen
                option.backgroundColor = (
                    self._ground_chosen if is_chosen else self._table.palette().base().color()
                )
                frame = QStyle.PrimitiveElement.PE_FrameFocusRect
                self._table.style().drawPrimitive(frame, option, self._painter, self._table)
