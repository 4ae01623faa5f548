"""The rows of a list for Qt: the keys of all, the pages that were looked at, and the headings of groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.briefings.lists import Listing, Wanted
from app.core.tables import Column, Kind, show
from app.ui import theme
from app.ui.lists.groups import Places, said
from app.ui.lists.screen import ListScreen
from app.ui.widgets.cells import Cell

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

PAGE = 256
PAGES_KEPT = 64
NOWHERE = QModelIndex()
NUMERIC = (Kind.NUMBER, Kind.PERCENT, Kind.DATE)
_ALIGNMENT, _FONT = int(Role.TextAlignmentRole), int(Role.FontRole)
_ANSWERED = frozenset(map(int, (Role.DisplayRole, Role.ToolTipRole, Role.ForegroundRole, Role.FontRole)))
_RECORD = (  # put together once: a table asks for it with every cell that it draws
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


@dataclass(frozen=True, slots=True)
class Found(Generic[Row]):
    """The keys of a list and the rows of one of its pages, read in one snapshot, and what was asked for."""

    wanted: Wanted
    listing: Listing
    number: int
    rows: Sequence[Row]


def alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    """Numbers and days on the right, words on the left."""
    match column.kind:
        case Kind.NUMBER | Kind.PERCENT | Kind.DATE:
            side = Qt.AlignmentFlag.AlignRight
        case Kind.CENTRED:
            side = Qt.AlignmentFlag.AlignHCenter
        case Kind.TEXT:
            side = Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def crossed_out() -> QFont:
    """The font in force, with a line through it."""
    font = QApplication.font()
    font.setStrikeOut(True)
    return font


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Keys of all rows, and those pages of rows that were looked at; pages count records, not headings."""

    missing = Signal(int)
    """A page that is about to be seen and is not here."""

    def __init__(self, screen: ListScreen[Row]) -> None:
        super().__init__()
        self.keys: Sequence[str] = ()
        self.wanted = Wanted()
        self.places = Places(0)
        self._screen = screen
        self._alignments = tuple(map(alignment, screen.columns))
        self._pages: dict[int, Sequence[Row]] = {}
        self._wanted: set[int] = set()

    def declare(self, screen: ListScreen[Row]) -> None:
        """Show the same rows in other columns."""
        self.beginResetModel()
        self._screen, self._alignments = screen, tuple(map(alignment, screen.columns))
        self.endResetModel()

    def set_found(self, found: Found[Row]) -> None:
        """Show another list."""
        self.beginResetModel()
        self.keys, self.wanted = found.listing.keys, found.wanted
        self.places = Places(len(self.keys), found.listing.groups)
        self._pages = {found.number: found.rows}
        self._wanted.clear()
        self.endResetModel()

    def set_page(self, number: int, rows: Sequence[Row]) -> None:
        """Fill one page, and let go of the one that has been here longest when there are many."""
        self._wanted.discard(number)
        self._pages[number] = rows
        if len(self._pages) > PAGES_KEPT:
            del self._pages[next(iter(self._pages))]
        first = self.places.row(number * PAGE)
        last = self.places.row(min((number + 1) * PAGE, len(self.keys)) - 1)
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def page_keys(self, number: int) -> Sequence[str]:
        """The keys of one page."""
        return self.keys[number * PAGE : (number + 1) * PAGE]

    def key(self, row: int) -> str:
        """The key of the record in a row; empty where there is none."""
        record = self.places.record(row) if 0 <= row < self.places.rows else None
        return "" if record is None else self.keys[record]

    def is_here(self, row: int) -> bool:
        """Whether what stands in a row is known: a heading, or a record whose page was read."""
        record = self.places.record(row)
        return record is None or record // PAGE in self._pages

    def shown(self, row: int) -> Row | None:
        """The record in a row, if its page is here."""
        record = self.places.record(row)
        return None if record is None else self._record(record)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's own name
        return 0 if parent.isValid() else self.places.rows

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._screen.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.places.groups and self.places.record(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return _RECORD

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Role.DisplayRole:
                return self._screen.columns[section].title
            if role == Role.TextAlignmentRole:
                return self._alignments[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if (role not in _ANSWERED and role != _ALIGNMENT) or not index.isValid():
            return None
        if role == _ALIGNMENT:
            return self._alignments[index.column()]
        if role == _FONT and self._screen.is_off is None:
            return None
        row = index.row()
        record = self.places.record(row)
        if record is None:
            return self._heading(row, role)
        shown = self._record(record)
        return None if shown is None else self._cell(shown, index.column(), role)

    def cell(self, row: Row | None, number: int) -> Cell:
        """What stands of a record in a column: words with the sign of their mark, in its colour; nothing of none."""
        text, mark = ("", None) if row is None else self._said(row, number)
        return Cell(text, self._alignments[number], theme.colour(mark) if mark else None)

    def is_off(self, row: Row | None) -> bool:
        """Whether a record is crossed out."""
        return row is not None and self._screen.is_off is not None and self._screen.is_off(row)

    def _said(self, row: Row, number: int) -> tuple[str, theme.Mark | None]:
        column = self._screen.columns[number]
        marked = self._screen.marks.get(column.title)
        mark = marked(row) if marked else None
        text = show(column.value(row), column.kind)
        return (f"{theme.SIGNS[mark]} {text}" if mark and text else text), mark

    def _cell(self, row: Row, number: int, role: int) -> Any:
        if role == Role.FontRole:
            return crossed_out() if self.is_off(row) else None
        text, mark = self._said(row, number)
        if role == Role.ForegroundRole:
            return theme.colour(mark) if mark else None
        return text

    def _heading(self, row: int, role: int) -> str | None:
        """The heading in each of its cells: a reader of the screen hears it wherever it stands."""
        group = self.places.heading(row)
        return said(group) if group and role == Role.DisplayRole else None

    def _record(self, record: int) -> Row | None:
        page, place = divmod(record, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            if page not in self._wanted:
                self._wanted.add(page)
                self.missing.emit(page)
            return None
        return rows[place] if place < len(rows) else None
