"""The contents of an agenda in a table: dragged or moved by Alt+Up and Alt+Down, parts and minutes typed in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.briefings.agenda_order import OrderedItem
from app.core.text import clean
from app.rules.agenda import Slot
from app.ui import sheets, theme

NUMBER, SECTION, CONTENT, AGENCY, MINUTES, TIME = range(6)
TITLES = ("STT", "Phần", "Nội dung", "Cơ quan trình", "Số phút", "Thời gian")
TYPED = (SECTION, MINUTES)
LETTERS = {NUMBER: 5, SECTION: 20, AGENCY: 20, MINUTES: 9, TIME: 14}
MOST_MINUTES = 3  # digits


class AgendaTable(QTableWidget):
    """Shows contents in their order; `edited` when the order, a part or minutes became other ones."""

    edited = Signal()
    misread = Signal(str)
    """What was typed is no number of minutes: those that stood there stay."""

    def __init__(self) -> None:
        super().__init__(0, len(TITLES))
        sheets.tabled(self)
        self.setAccessibleName("Các nội dung theo thứ tự")
        self.setHorizontalHeaderLabels(TITLES)
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setWordWrap(True)
        self._items: list[OrderedItem] = []
        head, letter = self.horizontalHeader(), self.fontMetrics().horizontalAdvance("0")
        head.setSectionResizeMode(CONTENT, QHeaderView.ResizeMode.Stretch)
        for column, letters in LETTERS.items():
            head.resizeSection(column, letters * letter)
        self.itemChanged.connect(self._hear)

    def contents(self) -> tuple[OrderedItem, ...]:
        """The contents as they stand now."""
        return tuple(self._items)

    def show_items(self, items: Sequence[OrderedItem]) -> None:
        """Show contents; the cursor stays on the one that it was on."""
        current = self.current_key()
        self._items = list(items)
        with QSignalBlocker(self):
            self.setRowCount(len(items))
            for row, item in enumerate(items):
                self._show_row(row, item)
        self._go_to(current)

    def show_times(self, slots: Sequence[Slot], *, late_from: int | None) -> None:
        """Show when each content begins and ends; those from a row on are beyond the end of the meeting."""
        with QSignalBlocker(self):
            for row, slot in enumerate(slots):
                cell = self.item(row, TIME)
                if cell is None:
                    continue
                cell.setText(_said(slot))
                is_late = late_from is not None and row >= late_from
                cell.setForeground(theme.colour(theme.Mark.LATE if is_late else theme.Mark.NEUTRAL))
        self.resizeRowsToContents()

    def current_key(self) -> str:
        """The key of the content under the cursor; empty for none."""
        row = self.currentRow()
        return self._items[row].key if 0 <= row < len(self._items) else ""

    def carry(self, row: int, to: int) -> None:
        """Put the content of a row at another place."""
        if row != to and 0 <= row < len(self._items) and 0 <= to < len(self._items):
            items = list(self._items)
            items.insert(to, items.pop(row))
            self.setCurrentCell(row, max(self.currentColumn(), SECTION))
            self.show_items(items)
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.carry(self.currentRow(), self.currentRow() + step)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """The dragged row goes where it was let go; the table's own way would make a row of it with empty cells."""
        row, place = self.currentRow(), self._place_of(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.carry(row, place - 1 if place > row else place)

    def _place_of(self, event: QDropEvent) -> int:
        """Before which row something is let go."""
        at = event.position().toPoint()
        row = self.rowAt(at.y())
        if row < 0:
            return len(self._items)
        below = at.y() > self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row + below

    def _go_to(self, key: str) -> None:
        for row, item in enumerate(self._items):
            if item.key == key:
                self.setCurrentCell(row, max(self.currentColumn(), SECTION))

    def _show_row(self, row: int, item: OrderedItem) -> None:
        said = {
            NUMBER: str(row + 1),
            SECTION: item.section,
            CONTENT: f"{item.content} ({item.aside.lower()})" if item.aside else item.content,
            AGENCY: item.agency,
            MINUTES: "" if item.minutes is None else str(item.minutes),
            TIME: "",
        }
        for column, words in said.items():
            cell = QTableWidgetItem(words)
            if column not in TYPED or item.aside:
                cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column in (NUMBER, MINUTES, TIME):
                cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            cell.setToolTip(words)
            self.setItem(row, column, cell)

    def _hear(self, cell: QTableWidgetItem) -> None:
        row, typed = cell.row(), clean(cell.text())
        item = self._items[row]
        if cell.column() == SECTION:
            self._items[row] = replace(item, section=typed)
        elif cell.column() == MINUTES:
            is_number = not typed or (typed.isdecimal() and len(typed) <= MOST_MINUTES)
            if is_number:
                self._items[row] = replace(item, minutes=int(typed or 0) or None)
            with QSignalBlocker(self):
                minutes = self._items[row].minutes
                cell.setText("" if minutes is None else str(minutes))
            if not is_number:
                self.misread.emit(f"“{typed}” không phải số phút: gõ như 15, để trống nếu chưa định.")
                return
        self.edited.emit()


def _said(slot: Slot) -> str:
    if slot.begins is None:
        return ""
    return f"{slot.begins:%H:%M}–{slot.ends:%H:%M}" if slot.ends else f"{slot.begins:%H:%M}"
