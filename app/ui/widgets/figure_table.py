"""A table of figures: a row a name, a column a figure; a click on a figure, or Enter, opens the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.core.order import order_key
from app.core.tables import show_rate
from app.core.words import NONE, number
from app.ui import sheets, theme
from app.ui.widgets.cells import Cell, CellPainter, Fitted, rows_within
from app.ui.widgets.figure_links import Link

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Figure = int | Decimal | None
NOWHERE = QModelIndex()
NAME_WIDTH, FIGURE_WIDTH = 24, 8  # characters
HEADING_LINES = 2  # at least
TALL = 10_000  # pixels that no heading needs
BAR = 3  # pixels at the smallest size of texts
FULL = 100  # percent
NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FigureColumn(Generic[Row]):
    """A column: its title, what it shows of a row, and what a cell of it opens; `late` asks for attention.

    `bar` draws the value, a percentage, as a line under the number.
    """

    title: str
    value: Callable[[Row], Figure]
    link: Callable[[Row], Link | None] = lambda _: None
    late: bool = False
    width: int = FIGURE_WIDTH
    bar: bool = False


class FigureTable(QTableView):
    """One row a name, then the total; a click on a heading sorts, the total stays last."""

    opened = Signal(object)
    """The `Link` of a figure."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.figures = _Model()
        self.setModel(self.figures)
        self._fitted = Fitted()
        self._dress(name)
        sheets.tabled(self)
        theme.follow(self, self._size)
        self.clicked.connect(self._open)

    def fill(
        self,
        columns: Sequence[FigureColumn[Any]],
        rows: Sequence[Any],
        *,
        named: tuple[str, Callable[[Any], str]],
        total: Any = None,
    ) -> None:
        """Fill the table; `named` is the heading of the names and the name of a row. Order and cursor stay."""
        current = self.currentIndex()
        self.figures.set_rows(columns, rows, named=named, total=total)
        self._size()
        self.setCurrentIndex(self.figures.index(current.row(), current.column()))

    def said(self) -> str:
        """What the figure under the cursor is of: "Sở Y tế: tổng số"."""
        index = self.currentIndex()
        return self.figures.said(index.row(), index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        cells = CellPainter(self, painter, event.rect(), self._fitted)
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        for row in rows_within(self, event.rect()):
            shown = self.figures.rows[row]
            columns = {column for at, column in chosen if at == row}
            bold = _bold(self.font()) if self.figures.is_total(row) else None
            cells.paint(row, partial(self.figures.cell, row), columns, bold)
            for strip in cells.strips:
                if (share := self.figures.share(shown, strip.number)) is not None:
                    place = QRect(strip.left, self.rowViewportPosition(row), strip.width, self.rowHeight(row))
                    _paint_bar(painter, place, share)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        opens = self.figures.link(self.indexAt(event.position().toPoint())) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _open(self, index: Index) -> None:
        if link := self.figures.link(index):
            self.opened.emit(link)

    def _dress(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(NUMBERS | Qt.TextFlag.TextWordWrap)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the given order at first
        self.setSortingEnabled(True)

    def _size(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("0")
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        for place, column in enumerate(self.figures.columns, 1):
            self.setColumnWidth(place, column.width * letter)
        self.horizontalHeader().setFixedHeight(self._heading_height(letter))
        self._stretch()

    def _heading_height(self, letter: int) -> int:
        """The height in which the longest title is read whole, in pixels."""
        metrics, inset = self.horizontalHeader().fontMetrics(), theme.px(theme.STEP)
        least = HEADING_LINES * metrics.lineSpacing()
        heights = (
            metrics.boundingRect(
                QRect(0, 0, column.width * letter - 2 * inset, TALL), Qt.TextFlag.TextWordWrap, column.title
            ).height()
            for column in self.figures.columns
        )
        return max((least, *heights)) + 2 * inset

    def _stretch(self) -> None:
        """The names take what is left, but never so little that they cannot be told apart."""
        if self.figures.columns:
            letter = self.fontMetrics().horizontalAdvance("0")
            taken = sum(column.width for column in self.figures.columns) * letter
            self.setColumnWidth(0, max(self.viewport().width() - taken, NAME_WIDTH * letter))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._stretch()


def _paint_bar(painter: QPainter, cell: QRect, share: float) -> None:
    """The share of a rate under its number."""
    whole, filled = _bar(cell, share)
    painter.fillRect(whole, QColor(theme.tokens().raised))
    painter.fillRect(filled, QColor(theme.tokens().accent))


def _bar(cell: QRect, share: float) -> tuple[QRect, QRect]:
    """The line under the number of a cell, whole and as far as a share of it goes."""
    inset, height = theme.px(theme.STEP) // 2, theme.px(BAR)
    whole = QRect(cell.left() + inset, cell.bottom() - height - 1, cell.width() - 2 * inset, height)
    return whole, QRect(whole.left(), whole.top(), round(whole.width() * share), height)


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Any] = []
        self.columns: Sequence[FigureColumn[Any]] = ()
        self._named: tuple[str, Callable[[Any], str]] = ("", str)
        self._given: Sequence[Any] = ()
        self._total: Any = None
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    def set_rows(
        self,
        columns: Sequence[FigureColumn[Any]],
        rows: Sequence[Any],
        *,
        named: tuple[str, Callable[[Any], str]],
        total: Any,
    ) -> None:
        if len(columns) != len(self.columns):
            self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self.beginResetModel()
        self.columns, self._given, self._named, self._total = columns, rows, named, total
        self._put_in_order()
        self.endResetModel()

    def link(self, index: Index) -> Link | None:
        """The rows behind a cell, if it is a figure."""
        if not index.isValid() or index.column() == 0:
            return None
        return self.columns[index.column() - 1].link(self.rows[index.row()])

    def said(self, row: int, number: int) -> str:
        """What a figure is of: the name of its row, and its column."""
        return f"{self._named[1](self.rows[row])}: {self.columns[number - 1].title.lower()}"

    def is_total(self, row: int) -> bool:
        """Whether a row is the total."""
        return self.rows[row] is self._total

    def cell(self, row: int, number: int) -> Cell:
        """What stands in a column of a row."""
        shown = self.rows[row]
        if number == 0:
            return Cell(self._named[1](shown), Qt.AlignmentFlag.AlignLeft)
        column = self.columns[number - 1]
        return Cell(_said(column.value(shown)), NUMBERS, _ink(column, shown))

    def share(self, row: Any, number: int) -> float | None:
        """The share that is drawn under a figure, from 0 to 1; none where nothing is."""
        return _share(self.columns[number - 1], row) if number else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sorted = column, order
        self._put_in_order()
        self.endResetModel()

    def _put_in_order(self) -> None:
        column, order = self._sorted
        down = order == Qt.SortOrder.DescendingOrder
        self.rows = list(self._given)
        if column == 0:
            self.rows.sort(key=lambda row: order_key(self._named[1](row)), reverse=down)
        elif column > 0:
            value = self.columns[column - 1].value
            self.rows.sort(key=lambda row: _weight(value(row)), reverse=down)
        if self._total is not None:
            self.rows.append(self._total)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's own name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() or not self.columns else 1 + len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role in (Role.DisplayRole, Role.ToolTipRole):
                return self.columns[section - 1].title if section else self._named[0]
            if role == Role.TextAlignmentRole and section == 0:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Role.FontRole:
            return _bold(QFont()) if row is self._total else None
        name = self._named[1](row)
        if index.column() == 0:
            return name if role in (Role.DisplayRole, Role.ToolTipRole) else None
        column = self.columns[index.column() - 1]
        match role:
            case Role.DisplayRole:
                return _said(column.value(row))
            case Role.TextAlignmentRole:
                return NUMBERS
            case Role.ForegroundRole:
                return _ink(column, row)
            case Role.ToolTipRole:
                opens = ", xem danh sách" if column.link(row) else ""
                return f"{self.said(index.row(), index.column())}{opens}"
        return None


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _said(value: Figure) -> str:
    match value:
        case None:
            return NONE
        case int():
            return number(value)
        case _:
            return show_rate(value)  # as on paper, so that a column lines up


def _weight(value: Figure) -> Decimal:
    return Decimal(-1000) if value is None else Decimal(value)  # behind every fall of a rate


def _share(column: FigureColumn[Any], row: Any) -> float | None:
    value = column.value(row) if column.bar else None
    return None if value is None else min(max(float(value) / FULL, 0), 1)


def _ink(column: FigureColumn[Any], row: Any) -> QColor | None:
    if not column.value(row):
        return QColor(theme.tokens().quiet)
    return theme.colour(theme.Mark.LATE) if column.late else None
