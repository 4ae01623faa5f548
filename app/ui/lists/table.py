"""The table of a list: dense rows between thin lines, headings of groups across them, rows that stay marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui import sheets, theme
from app.ui.lists.groups import said
from app.ui.lists.header import ListHeader
from app.ui.lists.heights import RowHeights
from app.ui.lists.model import RowsModel, crossed_out
from app.ui.widgets.cells import CellPainter, Fitted, inset, rows_within

Flag = QItemSelectionModel.SelectionFlag
Action = QAbstractItemView.CursorAction
_BACKWARDS = (Action.MoveUp, Action.MovePageUp, Action.MovePrevious, Action.MoveHome)


class ListTable(QTableView):
    """Rows are chosen whole; Space marks the row that the cursor is on, and marks stay while it moves."""

    opened = Signal()
    """The row under the cursor is wanted as a form."""

    moved = Signal()
    """What the cells stand on was scrolled or resized."""

    def __init__(self, model: RowsModel[Any], header: ListHeader) -> None:
        super().__init__()
        self.rows = model
        self._fitted = Fitted()
        self._marking = False
        self.setModel(model)
        self.setHorizontalHeader(header)
        header.setSortIndicatorShown(True)  # a table takes it away from the header that it is given
        # A header that follows the selection would ask every row of a long one whether it may be selected.
        header.setSelectionModel(QItemSelectionModel(model, header))
        self._dress()
        sheets.tabled(self)
        self._heights = RowHeights(self, header, self._fitted)
        theme.follow(self, self._size)

    def records(self) -> list[int]:
        """The records of the chosen rows, in their order."""
        return sorted(set(chain.from_iterable(self._ranges())))

    def count(self) -> int:
        """How many rows are chosen."""
        return sum(map(len, self._ranges()))

    def keys(self) -> list[str]:
        """The keys of the chosen rows, in their order."""
        keys, runs = self.rows.keys, sorted(self._ranges(), key=lambda run: run.start)
        return [key for run in runs for key in keys[run.start : run.stop]]

    def choose(self, records: Iterable[int], *, current: int | None = None) -> None:
        """Choose these records and no others; the cursor goes to `current`."""
        model, last = self.selectionModel(), self.rows.columnCount() - 1
        chosen = QItemSelection()
        for first, end in _runs(map(self.rows.places.row, records)):
            chosen.select(self.rows.index(first, 0), self.rows.index(end, last))
        if current is not None:
            place = self.rows.index(self.rows.places.row(current), max(self.currentIndex().column(), 0))
            model.setCurrentIndex(place, Flag.NoUpdate)
        model.select(chosen, Flag.ClearAndSelect)

    def enter(self) -> None:
        """Take the focus, and choose the row under the cursor where none is chosen."""
        self.setFocus()
        index = self.currentIndex()
        if not self.count() and self.rows.key(index.row()):
            self.selectionModel().select(index, Flag.ClearAndSelect | Flag.Rows)

    def toggle_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away."""
        index = self.currentIndex()
        if not self.rows.key(index.row()):
            return
        if self._marking or not self.selectionModel().isSelected(index):
            self.selectionModel().select(index, Flag.Toggle | Flag.Rows)
        self._marking = True

    def selectionCommand(  # noqa: N802 - Qt's own name
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if isinstance(event, QMouseEvent):
            self._marking = False
        elif self._marking and isinstance(event, QKeyEvent):
            if event.modifiers() == Qt.KeyboardModifier.NoModifier:
                return Flag.NoUpdate
            self._marking = False
        if isinstance(event, QKeyEvent) and _leads_alone(event):
            return Flag.ClearAndSelect | Flag.Rows
        return super().selectionCommand(index, event)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a key leads: never to the heading of a group."""
        index = super().moveCursor(action, modifiers)
        row = index.row()
        if not index.isValid() or self.rows.key(row):
            return index
        back = action in _BACKWARDS
        before, after = range(row - 1, -1, -1), range(row + 1, self.rows.rowCount())
        nearest = next((n for n in (before if back else after) if self.rows.key(n)), None)
        if nearest is None:  # nothing but headings that way: the other one, or stay
            return self.currentIndex()
        return index.siblingAtRow(nearest)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Space:
                self.toggle_mark()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case Qt.Key.Key_Escape if self._marking:
                self._marking = False
                self.clearSelection()
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters do nothing here: Qt's search would read every row there is."""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A heading of a group takes no click: neither the cursor nor what is chosen goes."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or self.rows.key(index.row()):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseDoubleClickEvent(event)
        if self.rows.key(self.indexAt(event.position().toPoint()).row()):
            self.opened.emit()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QHelpEvent) and not self._is_cut(self.indexAt(event.pos())):
            return True  # what is read whole needs no second telling
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        super().scrollContentsBy(dx, dy)
        if dy:
            self._heights.measure()
        self.moved.emit()

    def updateGeometries(self) -> None:  # noqa: N802
        """Qt's own; who changes heights of rows needs the length of the bar at once."""
        super().updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter, seen = QPainter(self.viewport()), event.rect()
        header, cells = self.horizontalHeader(), CellPainter(self, painter, seen, self._fitted)
        line, right = QColor(theme.tokens().line), header.length() - header.offset()
        for row in rows_within(self, seen):
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            group = self.rows.places.heading(row) if self.rows.places.groups else None
            if group:
                self._paint_heading(painter, said(group), QRect(0, top, right, height))
            else:
                self._paint_record(cells, row)
            painter.setPen(line)
            painter.drawLine(0, top + height - 1, right, top + height - 1)
        painter.end()

    def _paint_record(self, cells: CellPainter, row: int) -> None:
        """Paint a row; one whose page is still asked for is empty."""
        record = self.rows.shown(row)
        chosen = self.selectionModel().isSelected(self.rows.index(row, max(self.currentIndex().column(), 0)))
        cells.paint(
            row,
            partial(self.rows.cell, record),
            range(self.rows.columnCount()) if chosen else (),
            crossed_out() if self.rows.is_off(record) else None,
        )

    def _paint_heading(self, painter: QPainter, text: str, band: QRect) -> None:
        font = self.font()
        font.setBold(True)
        painter.fillRect(band, QColor(theme.tokens().raised))
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().text))
        left = theme.px(theme.STEP) - self.horizontalHeader().offset()
        painter.drawText(band.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _ranges(self) -> list[range]:
        """The chosen records in runs, as Qt keeps them; they do not overlap."""
        parts = self.selectionModel().selection()
        return [
            self.rows.places.records(parts.at(n).top(), parts.at(n).bottom()) for n in range(parts.count())
        ]

    def _is_cut(self, index: QModelIndex) -> bool:
        text = index.data() if index.isValid() else None
        if not text:
            return False
        lines = 2 if self.rowHeight(index.row()) > theme.row_height() else 1
        written = self._fitted.fit(str(text), self.columnWidth(index.column()) - 2 * inset(), lines)
        return "".join("".join(line.said for line in written).split()) != "".join(str(text).split())

    def _size(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.row_height())
        self._heights.anew()

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().sectionResized.connect(self.moved)
        self.horizontalHeader().sectionMoved.connect(self.moved)


def _runs(numbers: Iterable[int]) -> Iterator[Sequence[int]]:
    """The first and the last of every run of neighbours in growing numbers."""
    first = last = None
    for number in numbers:
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last


def _leads_alone(event: QKeyEvent) -> bool:
    """Whether a key with Ctrl moves the cursor: Qt would leave the choice behind, and what is done goes by that."""
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() != Qt.Key.Key_Space
