"""How the cells of a list are painted: as Qt's own delegate would, at a quarter of its price.

Qt asks a model of ours seven times about every cell, and looks every cell up in the sheet of its table: 9 ms for a
hundred of them. Here a row is read once, and a text that was fitted into its column is kept for the next painting. The
cell with the cursor, which may have a frame, and texts of several lines are left to the delegate.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.ui import theme
from app.ui.lists.model import RowsModel, crossed_out

if TYPE_CHECKING:
    from app.ui.lists.table import ListTable

MOST_KEPT = 5_000  # fitted texts
FRAME = 3  # pixels beside the words, within the padding: what Fusion leaves for the frame of the focus
Role, State = QPalette.ColorRole, QStyle.StateFlag
_RIGHT, _MIDDLE, _CUT = (
    Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignHCenter,
    Qt.TextElideMode.ElideRight,
)


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
            self._font = font
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


class CellPainter:
    """Paints cells of a table; made for one painting."""

    def __init__(self, table: ListTable, painter: QPainter, strips: Sequence[Strip], fitted: Fitted) -> None:
        palette = table.palette()
        self._table, self._painter, self._strips, self._fitted = table, painter, strips, fitted
        self._model: RowsModel[Any] = table.rows
        self._metrics = table.fontMetrics()
        self._ink, self._ink_chosen = palette.color(Role.Text), palette.color(Role.HighlightedText)
        self._ground_chosen = palette.color(Role.Highlight)
        self._inset = theme.px(theme.CELL_PADDING) + FRAME
        self._font = table.font()
        self._inks: dict[theme.Mark | None, QColor] = {None: self._ink}
        fitted.begin(self._font)
        painter.setFont(self._font)

    def paint(self, row: int, top: int, height: int) -> None:
        """All cells of a row that holds a record."""
        current = self._table.currentIndex()
        under_cursor = current.column() if current.row() == row else -1
        chosen = self._table.selectionModel().isSelected(self._model.index(row, self._strips[0].number))
        record = self._model.shown(row)
        is_off = record is not None and self._model.is_off(record)
        if is_off:
            self._painter.setFont(crossed_out())
        base = top + (height - self._metrics.height()) // 2 + self._metrics.ascent()
        for strip in self._strips:
            if chosen and strip.number != under_cursor:
                self._painter.fillRect(strip.left, top, strip.width, height, self._ground_chosen)
            text, mark = ("", None) if record is None else self._model.said(record, strip.number)
            if strip.number == under_cursor or "\n" in text:
                self._leave(row, QRect(strip.left, top, strip.width, height), strip.number, chosen=chosen)
            elif text:
                self._painter.setPen(self._ink_chosen if chosen else self._ink_of(mark))
                self._write(text, strip, base)
        if is_off:
            self._painter.setFont(self._font)

    def _write(self, text: str, strip: Strip, base: int) -> None:
        room = strip.width - 2 * self._inset
        said, width = self._fitted.fit(text, room, self._metrics)
        side = self._model.alignment(strip.number)
        spare = room - width if side & _RIGHT else (room - width) // 2 if side & _MIDDLE else 0
        self._painter.drawText(strip.left + self._inset + spare, base, said)

    def _ink_of(self, mark: theme.Mark | None) -> QColor:
        if mark not in self._inks and mark is not None:
            self._inks[mark] = theme.colour(mark)
        return self._inks[mark]

    def _leave(self, row: int, place: QRect, number: int, *, chosen: bool) -> None:
        """Have Qt's delegate paint a cell."""
        index, option = self._model.index(row, number), QStyleOptionViewItem()
        self._table.initViewItemOption(option)
        option.rect = place
        if chosen:
            option.state |= State.State_Selected
        if index == self._table.currentIndex() and self._table.hasFocus():
            option.state |= State.State_HasFocus
        self._painter.save()
        self._table.itemDelegate().paint(self._painter, option, index)
        self._painter.restore()
