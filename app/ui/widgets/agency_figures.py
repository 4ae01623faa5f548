"""The month's figures agency by agency; a click on a figure, or Enter, opens the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.briefings.figures import Figures, Period, ProgrammeFigures, SessionDocumentFigures, TaskFigures
from app.core.order import order_key
from app.core.words import number, percent
from app.ui import sheets, theme
from app.ui.widgets.figure_links import Link, behind

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
FIGURE_WIDTH = 8  # characters
HEADING_LINES = 2


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency with its figures; its keys, for rows of the same name are counted together."""

    name: str
    keys: tuple[str, ...]
    tasks: TaskFigures
    programme: ProgrammeFigures
    documents: SessionDocumentFigures


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title, what it shows of a row, and the list and the figure that a cell opens ("": none)."""

    title: str
    value: Callable[[AgencyRow], int | Decimal | None]
    list: str = ""
    figure: str = ""
    late: bool = False
    width: int = FIGURE_WIDTH


HEADINGS = (
    Heading("Nhiệm vụ", lambda row: row.tasks.total, "tasks", "total"),
    Heading("Hoàn thành", lambda row: row.tasks.done, "tasks", "done"),
    Heading("Đúng hạn", lambda row: row.tasks.done_on_time, "tasks", "done_on_time"),
    Heading("Tỷ lệ đúng hạn", lambda row: row.tasks.rate_on_time, width=10),
    Heading("Quá hạn", lambda row: row.tasks.overdue, "tasks", "overdue", late=True),
    Heading("Chưa trình", lambda row: row.programme.not_submitted, "programme", "not_submitted", late=True),
    Heading("Thiếu tài liệu", lambda row: row.documents.missing, "papers", "missing", late=True),
)
"""What asks for attention; the workbook of the month has every figure."""


def rows(figures: Figures, agencies: Sequence[tuple[str, str]]) -> tuple[AgencyRow, ...]:
    """A row for each agency that has a figure; `agencies`: the keys of all with the names under which they stand."""
    keys: dict[str, tuple[str, ...]] = {}
    for key, name in agencies:
        keys[name] = (*keys.get(name, ()), key)
    return tuple(
        AgencyRow(
            name,
            keys[name],
            figures.tasks_by_agency.get(name, TaskFigures()),
            figures.programme_by_agency.get(name, ProgrammeFigures()),
            figures.session_documents_by_agency.get(name, SessionDocumentFigures()),
        )
        for name in keys
        if any(name in named for named in _named(figures))
    )


def _named(figures: Figures) -> Iterable[Mapping[str, Any]]:
    return figures.tasks_by_agency, figures.programme_by_agency, figures.session_documents_by_agency


class AgencyFigures(QTableView):
    """One row an agency; a click on a heading sorts."""

    opened = Signal(object)
    """The `Link` of a figure."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = _Model()
        self.setModel(self.figures)
        self._dress()
        sheets.tabled(self)
        theme.follow(self, self._size)
        self.clicked.connect(self._open)

    def show_figures(self, figures: Figures, agencies: Sequence[tuple[str, str]]) -> None:
        """Fill the table; order and cursor stay."""
        current = self.currentIndex()
        self.figures.set_rows(rows(figures, agencies), figures.period)
        self.setCurrentIndex(self.figures.index(current.row(), current.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        opens = self.figures.link(self.indexAt(event.position().toPoint())) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _open(self, index: Index) -> None:
        if link := self.figures.link(index):
            self.opened.emit(link)

    def _dress(self) -> None:
        self.setAccessibleName("Số liệu theo cơ quan")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the office's own order at first
        self.setSortingEnabled(True)

    def _size(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("0")
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        lines = HEADING_LINES * self.fontMetrics().lineSpacing()
        self.horizontalHeader().setFixedHeight(lines + 2 * theme.px(theme.STEP))
        for column, heading in enumerate(HEADINGS, 1):
            self.setColumnWidth(column, heading.width * letter)


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[AgencyRow] = []
        self._office_order: tuple[AgencyRow, ...] = ()
        self._period: Period | None = None
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    def set_rows(self, found: tuple[AgencyRow, ...], period: Period) -> None:
        self._office_order, self._period = found, period
        self.sort(*self._sorted)

    def link(self, index: Index) -> Link | None:
        """The rows behind a cell, if it is a figure."""
        if not index.isValid() or index.column() == 0 or self._period is None:
            return None
        heading, row = HEADINGS[index.column() - 1], self.rows[index.row()]
        if not heading.figure:
            return None
        return behind(heading.list, heading.figure, self._period, agencies=row.keys)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sorted = column, order
        down = order == Qt.SortOrder.DescendingOrder
        self.rows = list(self._office_order)
        if column == 0:
            self.rows.sort(key=lambda row: order_key(row.name), reverse=down)
        elif column > 0:
            value = HEADINGS[column - 1].value
            self.rows.sort(key=lambda row: _weight(value(row)), reverse=down)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's own name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else 1 + len(HEADINGS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Role.DisplayRole:
                return HEADINGS[section - 1].title if section else "Cơ quan"
            if role == Role.TextAlignmentRole and section == 0:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if index.column() == 0:
            return row.name if role in (Role.DisplayRole, Role.ToolTipRole) else None
        heading = HEADINGS[index.column() - 1]
        match role:
            case Role.DisplayRole:
                return _said(heading.value(row))
            case Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Role.ForegroundRole:
                return _ink(heading, row)
            case Role.ToolTipRole:
                return f"{row.name}: {heading.title.lower()}{', xem danh sách' if heading.figure else ''}"
        return None


def _said(value: int | Decimal | None) -> str:
    match value:
        case None:
            return "–"
        case int():
            return number(value)
        case _:
            return percent(value)


def _weight(value: int | Decimal | None) -> Decimal:
    return Decimal(-1) if value is None else Decimal(value)


def _ink(heading: Heading, row: AgencyRow) -> QColor | None:
    if not heading.value(row):
        return QColor(theme.tokens().quiet)
    return theme.colour(theme.Mark.LATE) if heading.late else None
