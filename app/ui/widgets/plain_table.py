"""A table of short lists that are all in memory: rows of words, some with a mark, one of them chosen at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui import sheets, theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells, its look, and what is told when it is opened."""

    cells: tuple[str, ...]
    mark: theme.Mark = theme.Mark.NEUTRAL
    data: Any = None


class _Model(QAbstractTableModel):
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
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return line.cells[index.column()]
        if role == Role.ForegroundRole and line.mark is not theme.Mark.NEUTRAL:
            return theme.colour(line.mark)
        return None


class PlainTable(QTableView):
    """Shows lines under titles; the last column takes what width is left, where it is `shared` each its part of it."""

    opened = Signal(object)
    """The `data` of a line that was double-clicked, or on which Enter was pressed."""

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
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        theme.follow(self, lambda: self._measure(widths))
        self.horizontalHeader().setSectionResizeMode(len(titles) - 1, QHeaderView.ResizeMode.Stretch)
        self.activated.connect(lambda index: self.opened.emit(self._model.lines[index.row()].data))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        for number, share in enumerate(self._shares[:-1]):
            part = self.viewport().width() * share // sum(self._shares)
            self.horizontalHeader().resizeSection(number, part)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._model.set_lines(tuple(lines))

    def _measure(self, widths: Sequence[int]) -> None:
        """The height of rows and these widths, in digits, at the size of texts in force."""
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
