"""A table of short lists that are all in memory: rows of words, some with a mark, one of them chosen at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui import sheets, theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
MOST_FITTED = 60  # rows that are made as high as their words, each of which is measured


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells, its look, and what is told when it is opened; `ticked` for one with a box to tick."""

    cells: tuple[str, ...]
    mark: theme.Mark = theme.Mark.NEUTRAL
    data: Any = None
    ticked: bool | None = None


class _Model(QAbstractTableModel):
    ticked = Signal(object, bool)

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()
        self._titles = titles

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's own name
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._titles)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Role.DisplayRole:
            return " ".join(line.cells[index.column()].split())  # a row is one line high
        if role == Role.ToolTipRole:
            return line.cells[index.column()]
        if role == Role.CheckStateRole and index.column() == 0 and line.ticked is not None:
            return Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked
        if role == Role.ForegroundRole and line.mark is not theme.Mark.NEUTRAL:
            return theme.colour(line.mark)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        may_tick = index.isValid() and index.column() == 0 and self.lines[index.row()].ticked is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if may_tick else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        if role != Role.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        line = replace(self.lines[index.row()], ticked=Qt.CheckState(value) == Qt.CheckState.Checked)
        self.lines = (*self.lines[: index.row()], line, *self.lines[index.row() + 1 :])
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit(line.data, line.ticked)
        return True


class PlainTable(QTableView):
    """Shows lines under titles; the last column takes what width is left.

    Where the width is `shared` each column takes its part of it, and words that do not fit go on in a further line.
    """

    opened = Signal(object)
    """The `data` of a line that was double-clicked, or on which Enter was pressed."""

    ticked = Signal(object, bool)
    """The `data` of a line that was ticked or unticked, by a click on its box or with Space."""

    def __init__(
        self, name: str, titles: Sequence[str], widths: Sequence[int], *, shared: bool = False
    ) -> None:
        super().__init__()
        self._shares = tuple(widths) if shared else ()
        sheets.tabled(self)
        self._model = _Model(titles)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        theme.follow(self, lambda: self._measure(widths))
        self.horizontalHeader().setSectionResizeMode(len(titles) - 1, QHeaderView.ResizeMode.Stretch)
        self._model.ticked.connect(self.ticked)
        self.activated.connect(lambda index: self.opened.emit(self._model.lines[index.row()].data))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        first = self.currentIndex().siblingAtColumn(0)
        state = first.data(Role.CheckStateRole) if event.key() == Qt.Key.Key_Space else None
        if state is None:
            super().keyPressEvent(event)
            return
        is_on = Qt.CheckState(state) == Qt.CheckState.Checked
        self._model.setData(
            first, Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked, Role.CheckStateRole
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        for number, share in enumerate(self._shares[:-1]):
            part = self.viewport().width() * share // sum(self._shares)
            self.horizontalHeader().resizeSection(number, part)
        self._fit()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._model.set_lines(tuple(lines))
        self._fit()

    def _fit(self) -> None:
        if self._shares and len(self._model.lines) <= MOST_FITTED:
            self.resizeRowsToContents()
            for row in range(len(self._model.lines)):
                if self.rowHeight(row) > theme.row_height():  # air between rows of several lines
                    self.setRowHeight(row, self.rowHeight(row) + theme.STEP)

    def _measure(self, widths: Sequence[int]) -> None:
        """The height of rows and these widths, in digits, at the size of texts in force."""
        self.verticalHeader().setMinimumSectionSize(theme.row_height())
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        letter = self.fontMetrics().horizontalAdvance("0")
        for number, width in enumerate(widths):
            self.horizontalHeader().resizeSection(number, width * letter)

    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._model.lines

    def fill(self, rows: Sequence[Any], line: Callable[[Any], Line]) -> None:
        """Show one line a row."""
        self.set_lines([line(row) for row in rows])
