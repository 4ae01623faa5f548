"""How the cells of a table are painted: as Qt's own delegate would, at a quarter of its price.

Qt asks a model of ours seven times about every cell, and looks every cell up in the sheet of its table: 9 ms for a
hundred of them. Here a text that was fitted into its column is kept for the next painting. The cell with the cursor,
which may have a frame, and texts of several lines are left to the delegate.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from app.ui import theme

MOST_KEPT = 5_000  # fitted texts
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


class Fitted:
    """Texts as they fit into so many pixels, and how wide they are then; kept while the font is the same."""

    def __init__(self) -> None:
        self._font = QFont()
        self._kept: dict[tuple[str, int], tuple[str, int]] = {}

    def begin(self, font: QFont) -> None:
        """From now on in this font."""
        if font != self._font or len(self._kept) > MOST_KEPT:
            self._font = QFont(font)
            self._kept.clear()

    def fit(self, text: str, room: int, metrics: QFontMetrics) -> tuple[str, int]:
        """The text, cut with dots where it must be, and its width."""
        found = self._kept.get((text, room))
        if found is None:
            width = metrics.horizontalAdvance(text)
            if width > room:
                text_cut = metrics.elidedText(text, _CUT, room)
                found = text_cut, metrics.horizontalAdvance(text_cut)
            else:
                found = text, width
            self._kept[text, room] = found
        return found


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


class CellPainter:
    """Paints rows of a table; made for one painting."""

    def __init__(self, table: QTableView, painter: QPainter, seen: QRect, fitted: Fitted) -> None:
        palette = table.palette()
        self.strips = strips_within(table, seen)
        self._table, self._painter, self._fitted = table, painter, fitted
        self._metrics, self._font = table.fontMetrics(), table.font()
        self._ink, self._ink_chosen = palette.color(Role.Text), palette.color(Role.HighlightedText)
        self._ground_chosen = palette.color(Role.Highlight)
        self._inset = theme.px(theme.CELL_PADDING) + FRAME
        self._cursor = table.currentIndex()
        fitted.begin(self._font)

    def paint(
        self, row: int, cells: Callable[[int], Cell], chosen: Container[int], font: QFont | None = None
    ) -> None:
        """Paint a row: `cells` answers what stands in a column, `chosen` are the columns that are; in a font."""
        top, height = self._table.rowViewportPosition(row), self._table.rowHeight(row)
        under_cursor = self._cursor.column() if self._cursor.row() == row else -1
        base = top + (height - self._metrics.height()) // 2 + self._metrics.ascent()
        self._painter.setFont(font or self._font)
        for strip in self.strips:
            is_chosen, place = strip.number in chosen, QRect(strip.left, top, strip.width, height)
            cell = cells(strip.number)
            if strip.number == under_cursor or "\n" in cell.text:
                self._leave(self._table.model().index(row, strip.number), place, is_chosen=is_chosen)
                continue
            if is_chosen:
                self._painter.fillRect(place, self._ground_chosen)
            if cell.text:
                self._painter.setPen(self._ink_chosen if is_chosen else cell.ink or self._ink)
                self._write(cell, strip, base)

    def _write(self, cell: Cell, strip: Strip, base: int) -> None:
        room = strip.width - 2 * self._inset
        said, width = self._fitted.fit(cell.text, room, self._metrics)
        spare = room - width if cell.side & _RIGHT else (room - width) // 2 if cell.side & _MIDDLE else 0
        self._painter.drawText(strip.left + self._inset + spare, base, said)

    def _leave(self, index: QModelIndex, place: QRect, *, is_chosen: bool) -> None:
        """Have Qt's delegate paint a cell."""
        option = QStyleOptionViewItem()
        self._table.initViewItemOption(option)
        option.rect = place
        if is_chosen:
            option.state |= State.State_Selected
        if index == self._cursor and self._table.hasFocus():
            option.state |= State.State_HasFocus
        self._painter.save()
        self._table.itemDelegate().paint(self._painter, option, index)
        self._painter.restore()
