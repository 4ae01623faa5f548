"""Rows of a list that are two lines high, because words would be cut on one.

A hundred thousand rows are not measured: those that are seen are, and as many around them as keys go at once, a block
at a time. What is looked at stays where it is while rows above it grow.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from app.ui import theme
from app.ui.widgets.cells import Fitted, inset

if TYPE_CHECKING:
    from app.ui.lists.header import ListHeader
    from app.ui.lists.table import ListTable

BLOCK = 32  # rows that are measured together
AHEAD = 32  # rows before and behind those that are seen: more than a key goes


class _Anchor(NamedTuple):
    """A row that stays where it is: its upper edge in the window, and whether its lower edge is seen."""

    row: int
    top: int
    is_whole: bool


class RowHeights:
    """Keeps the rows of a table as high as their words need, two lines at most."""

    def __init__(self, table: ListTable, header: ListHeader, fitted: Fitted) -> None:
        self._table, self._header, self._fitted = table, header, fitted
        self._measured: set[int] = set()  # blocks
        self._high: set[int] = set()  # rows
        self._rooms: tuple[tuple[int, int], ...] = ()
        self._busy = self._is_late = False
        table.rows.modelReset.connect(self.anew)
        table.rows.dataChanged.connect(self.measure)
        header.fitted.connect(self._follow)

    def anew(self) -> None:
        """Measure all rows again, for they are others, or their font is."""
        self._rooms = self._now()
        self._table.verticalHeader().setDefaultSectionSize(
            theme.row_height()
        )  # leaves those alone that have another
        self._give(theme.row_height(), self._high)
        self._measured.clear()
        self._high.clear()
        self.measure()

    def measure(self) -> None:
        """Give the rows that are seen, and some around them, their heights, once they are known."""
        if self._busy or not self._rooms:
            return
        new = [block for block in self._near() if block not in self._measured and self._is_here(block)]
        if new:
            anchor = self._anchor()
            self._fitted.begin(self._table.font())
            high = {row for block in new for row in self._rows(block) if self._is_cut(row)}
            self._measured.update(new)
            self._high |= high
            self._give(theme.row_height() + self._table.fontMetrics().lineSpacing(), high)
            self._hold(anchor)

    def _follow(self) -> None:
        """Measure again where columns of words have another width."""
        if self._busy:  # a scroll bar that came with the heights took some of it: once the rows are held
            self._is_late = True
        elif self._rooms != self._now():
            anchor = self._anchor()
            self.anew()
            self._hold(anchor)

    def _now(self) -> tuple[tuple[int, int], ...]:
        """The columns of words, and the room of each, in pixels."""
        edges = 2 * inset()
        return tuple((number, self._header.sectionSize(number) - edges) for number in self._header.of_words())

    def _near(self) -> range:
        first, last = self._seen()
        return range(max(first - AHEAD, 0) // BLOCK, (last + AHEAD) // BLOCK + 1)

    def _seen(self) -> tuple[int, int]:
        table = self._table
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        return max(first, 0), last if last >= 0 else table.rows.rowCount() - 1

    def _rows(self, block: int) -> range:
        return range(block * BLOCK, min((block + 1) * BLOCK, self._table.rows.rowCount()))

    def _is_here(self, block: int) -> bool:
        rows = self._rows(block)
        return bool(rows) and self._table.rows.is_here(rows[0]) and self._table.rows.is_here(rows[-1])

    def _is_cut(self, row: int) -> bool:
        record = self._table.rows.shown(row)
        if record is None:
            return False
        cell, width = self._table.rows.cell, self._fitted.width
        return any(width(cell(record, number).text) > room for number, room in self._rooms)

    def _anchor(self) -> _Anchor:
        """The row that stays in place: the one with the cursor, else the first one seen that has its height."""
        first, last = self._seen()
        row = self._table.currentIndex().row()
        if not first <= row <= last:
            row = next((row for row in range(first, last + 1) if row // BLOCK in self._measured), first)
        top = self._table.rowViewportPosition(row)
        return _Anchor(row, top, is_whole=top + self._table.rowHeight(row) <= self._table.viewport().height())

    def _give(self, height: int, rows: Iterable[int]) -> None:
        header = self._table.verticalHeader()
        header.setUpdatesEnabled(False)  # else it works out where each of them begins
        for row in rows:
            header.resizeSection(row, height)
        header.setUpdatesEnabled(True)

    def _hold(self, anchor: _Anchor) -> None:
        """Scroll so that a row is at its place again, or higher where it would go over the lower edge now."""
        table, row = self._table, anchor.row
        over = anchor.top + table.rowHeight(row) - table.viewport().height()
        place = anchor.top - (over if anchor.is_whole and over > 0 else 0)
        moved = table.rowViewportPosition(row) - place
        self._busy = True
        table.updateGeometries()
        table.verticalScrollBar().setValue(table.verticalScrollBar().value() + moved)
        self._busy = False
        if self._is_late:
            self._is_late = False
            self._follow()
