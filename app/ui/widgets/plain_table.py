"""A table of short lists that are all in memory: rows of words, some with a mark, one of them chosen at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui import sheets, theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
MOST_FITTED = 60  # rows that are made as high as their words, each of which is measured
LEAST_LAST = 8  # digits of a last column of which no width is said


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells, its look, and what is told when it is opened; `ticked` for one with a box to tick."""

    cells: tuple[str, ...]
    mark: theme.Mark = theme.Mark.NEUTRAL
    data: Any = None
    ticked: bool | None = None


def shared_out(room: int, said: Sequence[int], least: Sequence[int]) -> list[int]:
    """The width of each column: its part of the room, as wide as they were said to be to each other, but not less than
    the least where there is room for that.
    """
    if sum(least) >= room:
        return [room * width // sum(said) for width in said]
    wanted = [max(width - floor, 0) for width, floor in zip(said, least, strict=True)]
    free, whole = room - sum(least), sum(wanted) or 1
    return [floor + free * want // whole for floor, want in zip(least, wanted, strict=True)]


class _Model(QAbstractTableModel):
    ticked = Signal(object, bool)

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()
        self.titles = titles

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's own name
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.titles)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.titles[section]
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

    Where the width is `shared`, or the columns do not fit side by side at the size of texts in force, each takes its
    part of it, and words that do not fit go on in a further line: nobody has to scroll sideways.
    """

    opened = Signal(object)
    """The `data` of a line that was double-clicked, or on which Enter was pressed."""

    ticked = Signal(object, bool)
    """The `data` of a line that was ticked or unticked, by a click on its box or with Space."""

    def __init__(
        self, name: str, titles: Sequence[str], widths: Sequence[int], *, shared: bool = False
    ) -> None:
        super().__init__()
        self._widths = (*widths, LEAST_LAST)[: len(titles)]
        self._is_shared, self._is_tight, self._fitted = shared, False, 0
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
        theme.follow(self, self._measure)
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
        self._spread()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._model.set_lines(tuple(lines))
        self._spread()

    def _spread(self) -> None:
        """Share the width where it must be; where there is room again the columns are as wide as was said."""
        said, room = self._said(), self.viewport().width()
        was_tight, self._is_tight = self._is_tight, self._is_shared or sum(said) > room
        if self._is_tight or was_tight:
            widths = shared_out(room, said, self._longest_words()) if self._is_tight else said
            for number, width in enumerate(widths[:-1]):
                self.horizontalHeader().resizeSection(number, width)
            self.horizontalHeader().resizeSections()  # the last one too, before rows are made as high as its words
        self._fit()

    def _fit(self) -> None:
        rows, were = len(self._model.lines), self._fitted
        is_fitted = self._is_tight and rows <= MOST_FITTED
        self._fitted = rows if is_fitted else 0
        self.setWordWrap(is_fitted)
        for row in range(self._fitted):
            self.setRowHeight(row, self._height(row))
        for row in range(self._fitted, min(were, rows)):  # those behind are as high as any: there may be many
            self.setRowHeight(row, theme.row_height())

    def _height(self, row: int) -> int:
        """What the words of a row need; Qt's own hint forgets the padding of the sheet, and cuts a line off."""
        metrics, edges, wrapped = self.fontMetrics(), sheets.cell_edges(), Qt.TextFlag.TextWordWrap
        places = (QRect(0, 0, self.columnWidth(n) - edges, 0) for n in range(len(self._widths)))
        cells = zip(places, self._model.lines[row].cells, strict=True)
        high = max(metrics.boundingRect(place, wrapped, cell).height() for place, cell in cells)
        return max(theme.row_height(), high + theme.STEP if high > metrics.lineSpacing() else 0)

    def _longest_words(self) -> list[int]:
        """What each column needs so that no word of the rows that are fitted is cut, and no heading."""
        metrics, edges = self.fontMetrics(), sheets.cell_edges()
        lines = self._model.lines if len(self._model.lines) <= MOST_FITTED else ()
        columns = zip(self._model.titles, *(line.cells for line in lines), strict=True)
        parts = ([title, *chain.from_iterable(map(str.split, cells))] for title, *cells in columns)
        return [max(map(metrics.horizontalAdvance, column)) + edges for column in parts]

    def _said(self) -> list[int]:
        """The widths that were said in digits, at the size of texts in force."""
        letter = self.fontMetrics().horizontalAdvance("0")
        return [width * letter for width in self._widths]

    def _measure(self) -> None:
        """The height of rows and the widths of columns at the size of texts in force."""
        self.verticalHeader().setMinimumSectionSize(theme.row_height())
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        for number, width in enumerate(self._said()):
            self.horizontalHeader().resizeSection(number, width)
        self._spread()

    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._model.lines

    def fill(self, rows: Sequence[Any], line: Callable[[Any], Line]) -> None:
        """Show one line a row."""
        self.set_lines([line(row) for row in rows])
