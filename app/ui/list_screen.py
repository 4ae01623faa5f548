"""A list of things: declared as a value, shown by one widget."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core import words
from app.core.tables import Column, Kind, show
from app.ui import theme
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

PAGE = 256
PAGES_KEPT = 64
NOWHERE = QModelIndex()
NUMERIC = (Kind.NUMBER, Kind.PERCENT, Kind.DATE)


class Find(Protocol):
    """The question for the keys of all rows with the words, in order; an empty `order` is the usual one."""

    def __call__(self, session: Session, words: str, *, order: str, descending: bool) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class ListScreen(Generic[Row]):
    """What a list shows, and the questions that fill it.

    `noun` is counted in the line above the list; `orders` holds one order a column, that `find` knows (empty:
    the column cannot be sorted by); `page` answers rows in the order of their keys; `empty` is said when
    there is nothing at all; `marks` gives the look of a cell by the title of its column.
    """

    title: str
    noun: str
    columns: Sequence[Column[Row]]
    orders: Sequence[str]
    find: Find
    page: Callable[[Session, Sequence[str]], Sequence[Row]]
    empty: str
    marks: dict[str, Callable[[Row], theme.Mark]]


@dataclass(frozen=True, slots=True)
class Found(Generic[Row]):
    """The keys of a list and the rows of one of its pages, read in one snapshot."""

    keys: Sequence[str]
    number: int
    rows: Sequence[Row]


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Keys of all rows, and those pages of rows that were looked at."""

    missing = Signal(int)
    """A page that is about to be seen and is not here."""

    def __init__(self, screen: ListScreen[Row]) -> None:
        super().__init__()
        self.keys: Sequence[str] = ()
        self._screen = screen
        self._pages: dict[int, Sequence[Row]] = {}
        self._wanted: set[int] = set()

    def set_found(self, found: Found[Row]) -> None:
        """Show another list."""
        self.beginResetModel()
        self.keys = found.keys
        self._pages = {found.number: found.rows}
        self._wanted.clear()
        self.endResetModel()

    def set_page(self, number: int, rows: Sequence[Row]) -> None:
        """Fill one page, and let go of the one that has been here longest when there are many."""
        self._wanted.discard(number)
        self._pages[number] = rows
        if len(self._pages) > PAGES_KEPT:
            del self._pages[next(iter(self._pages))]
        first = number * PAGE
        last = min(first + PAGE, len(self.keys)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def page_keys(self, number: int) -> Sequence[str]:
        """The keys of one page."""
        return self.keys[number * PAGE : (number + 1) * PAGE]

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's own name
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._screen.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Role.DisplayRole:
                return self._screen.columns[section].title
            if role == Role.TextAlignmentRole:
                return _alignment(self._screen.columns[section])
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        column = self._screen.columns[index.column()]
        if role == Role.TextAlignmentRole:
            return _alignment(column)
        if role not in (Role.DisplayRole, Role.ToolTipRole, Role.ForegroundRole):
            return None
        row = self._row(index.row())
        if row is None:
            return None
        mark = self._screen.marks.get(column.title)
        if role == Role.ForegroundRole:
            return theme.colour(mark(row)) if mark else None
        said = show(column.value(row), column.kind)
        return f"{theme.SIGNS[mark(row)]} {said}" if mark else said

    def _row(self, number: int) -> Row | None:
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            if page not in self._wanted:
                self._wanted.add(page)
                self.missing.emit(page)
            return None
        return rows[place] if place < len(rows) else None


class ListView(QWidget, Generic[Row]):
    """Any list screen: search, order, paging and copying, all of it asked of the database."""

    def __init__(self, screen: ListScreen[Row], tasks: Tasks) -> None:
        super().__init__()
        self.setAccessibleName(screen.title)
        self.model = RowsModel(screen)
        self.search = QLineEdit()
        self.count = theme.quiet(QLabel())
        self.table = QTableView()
        self.nothing = theme.quiet(QLabel())
        self._screen, self._tasks = screen, tasks
        self._order, self._descending = "", False
        self._dress()
        self._place()
        self._wire()
        self._ask_again()

    def _dress(self) -> None:
        noun = self._screen.noun
        self.search.setPlaceholderText(f"Tìm {noun} (Ctrl+F), gõ không dấu cũng được")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(f"Tìm {noun}")
        self.search.setToolTip("Tìm theo các từ đầu của từ, không phân biệt hoa thường và dấu")
        self.count.setAccessibleName(f"Số {noun}")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setAccessibleName("Danh sách trống")
        self._dress_table()

    def _dress_table(self) -> None:
        table, header = self.table, self.table.horizontalHeader()
        table.setModel(self.model)
        table.setAccessibleName(f"Danh sách {self._screen.noun}")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setToolTip("Bấm để sắp xếp, bấm lần nữa để đảo thứ tự")
        letter = table.fontMetrics().horizontalAdvance("0")
        for number, column in enumerate(self._screen.columns):
            header.resizeSection(number, column.width * letter + 2 * theme.CELL_PADDING)
        widest = max(range(len(self._screen.columns)), key=lambda n: self._screen.columns[n].width)
        header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(theme.titled(QLabel(self._screen.title)))
        top.addSpacing(3 * theme.STEP)
        top.addWidget(self.search, 1)
        top.addSpacing(theme.STEP)
        top.addWidget(self.count)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.STEP)
        layout.addLayout(top)
        layout.addWidget(self._body, 1)

    def _wire(self) -> None:
        self.search.textChanged.connect(self._ask_again)
        self.model.missing.connect(self._ask_page)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self._tasks.changed.connect(self._refresh)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Find, self, self._go_to_search, context=within)
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self._copy, context=within)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _sort(self, section: int) -> None:
        order = self._screen.orders[section]
        header = self.table.horizontalHeader()
        if order:
            self._descending = order == self._order and not self._descending
            self._order = order
            self._ask_again()
        shown = self._screen.orders.index(self._order) if self._order else -1
        down = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(shown, down)

    def _ask_again(self) -> None:
        self._ask(0, self._show_from_top)

    def _refresh(self) -> None:
        """Ask the same again, for data changed: what is being looked at stays in place."""
        top = self.table.rowAt(0)
        self._ask(max(top, 0) // PAGE, self._show_in_place)

    def _ask(self, number: int, then: Callable[[Found[Row]], None]) -> None:
        screen, order, descending = self._screen, self._order, self._descending
        typed = self.search.text()

        def find(session: Session) -> Found[Row]:
            keys = screen.find(session, typed, order=order, descending=descending)
            page = min(number, max(len(keys) - 1, 0) // PAGE)
            return Found(keys, page, screen.page(session, keys[page * PAGE : (page + 1) * PAGE]))

        self._tasks.ask(self, "rows", find, then)

    def _show_from_top(self, found: Found[Row]) -> None:
        self._show(found)
        self.table.scrollToTop()

    def _show_in_place(self, found: Found[Row]) -> None:
        kept = {self.model.keys[index.row()] for index in self.table.selectionModel().selectedRows()}
        place = self.table.verticalScrollBar().value()
        self._show(found)
        if len(kept) == 1 and (only := kept.pop()) in found.keys:
            self.table.selectRow(found.keys.index(only))
        self.table.verticalScrollBar().setValue(place)

    def _show(self, found: Found[Row]) -> None:
        self.model.set_found(found)
        self.count.setText(f"{words.number(len(found.keys))} {self._screen.noun}")
        typed = self.search.text().strip()
        self.nothing.setText(
            f"Không có {self._screen.noun} nào khớp “{typed}”." if typed else self._screen.empty
        )
        self._body.setCurrentIndex(0 if found.keys else 1)

    def _ask_page(self, number: int) -> None:
        keys, all_keys = self.model.page_keys(number), self.model.keys

        def fill(rows: Sequence[Row]) -> None:
            if self.model.keys is all_keys:
                self.model.set_page(number, rows)

        self._tasks.ask(self, f"page {number}", lambda session: self._screen.page(session, keys), fill)

    def _copy(self) -> None:
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        keys = [self.model.keys[row] for row in chosen]
        if keys:
            self._tasks.ask(
                self, "copy", lambda session: self._screen.page(session, keys), self._put_on_clipboard
            )

    def _put_on_clipboard(self, rows: Sequence[Row]) -> None:
        cells = [[show(c.value(row), c.kind) for c in self._screen.columns] for row in rows]
        taken = QMimeData()
        taken.setText(as_tsv(cells))
        taken.setHtml(as_html(cells))
        QGuiApplication.clipboard().setMimeData(taken)


def as_tsv(cells: Sequence[Sequence[str]]) -> str:
    """Cells between tabs, one row a line; a cell with tabs or lines stands in quotes, as Excel reads it."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(cells)
    return out.getvalue()


def as_html(cells: Sequence[Sequence[str]]) -> str:
    """Cells as a table for Word and Excel; marked as text, so that no cell is taken for a formula."""
    rows = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in cells)
    return f'<meta charset="utf-8"><table border="1">{rows}</table>'


def _html_cell(text: str) -> str:
    return f"<td style=\"mso-number-format:'\\@'\">{escape(text).replace(chr(10), '<br>')}</td>"


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.kind in NUMERIC else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
