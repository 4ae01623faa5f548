"""A sheet of a workbook as it was read, with what is wrong beside the cell that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.core.words import short_date
from app.ui import sheets, theme

if TYPE_CHECKING:
    from app.importers.office_workbook import Complaint
    from app.importers.office_workbook.sheets import SeenSheet

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
COLUMN_LETTERS = 18
ROW_ALONE = -1
TINT = 0.22


class SheetView(QTableView):
    """One sheet at a time: Excel's row numbers and letters, complaints as colour, sign and tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._model: _Model | None = None
        sheets.tabled(self)
        self.setAccessibleName("Trang tính")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.horizontalHeader().setDefaultSectionSize(
            COLUMN_LETTERS * self.fontMetrics().horizontalAdvance("0")
        )

    def show_sheet(self, sheet: SeenSheet, complaints: Sequence[Complaint]) -> None:
        """Show a sheet and what was said of its cells."""
        self._model = _Model(sheet, [c for c in complaints if c.sheet == sheet.name and c.row])
        self.setModel(self._model)

    def go_to(self, complaint: Complaint) -> None:
        """Bring the cell of a complaint into sight, and choose it."""
        if self._model is not None and complaint.row:
            place = self._model.index(complaint.row - 1, max(self._model.column_of(complaint), 0))
            self.setCurrentIndex(place)
            self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)


class _Model(QAbstractTableModel):
    def __init__(self, sheet: SeenSheet, complaints: Sequence[Complaint]) -> None:
        super().__init__()
        self._sheet = sheet
        self._columns = {column.letter: place for place, column in enumerate(sheet.columns)}
        self._said: defaultdict[tuple[int, int], list[Complaint]] = defaultdict(list)
        for complaint in complaints:
            self._said[(complaint.row or 0) - 1, self.column_of(complaint)].append(complaint)

    def column_of(self, complaint: Complaint) -> int:
        """The place of the column that a complaint names; before the first if it is about the row."""
        return self._columns.get(complaint.column.partition(" ")[0], ROW_ALONE)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's own name
        return 0 if parent.isValid() else len(self._sheet.grid)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._sheet.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            column = self._sheet.columns[section]
            return (
                f"{column.letter}  {column.heading}" if role in (Role.DisplayRole, Role.ToolTipRole) else None
            )
        said = self._said.get((section, ROW_ALONE), ())
        match role:
            case Role.DisplayRole:
                return f"{theme.SIGNS[_mark(said)]} {section + 1}" if said else str(section + 1)
            case Role.ToolTipRole:
                return _sentences(said)
            case Role.ForegroundRole if said:
                return theme.colour(_mark(said))
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        said = self._said.get((index.row(), index.column()), ())
        match role:
            case Role.DisplayRole:
                text = _text(self._sheet.grid[index.row()][index.column()])
                return f"{theme.SIGNS[_mark(said)]} {text}" if said else text
            case Role.ToolTipRole:
                return _sentences(said) or _text(self._sheet.grid[index.row()][index.column()])
            case Role.BackgroundRole if said:
                return _tinted(theme.colour(_mark(said)))
        return None


def _mark(said: Sequence[Complaint]) -> theme.Mark:
    return theme.Mark.LATE if any(complaint.level == "error" for complaint in said) else theme.Mark.SOON


def _sentences(said: Sequence[Complaint]) -> str:
    return "\n".join(complaint.message for complaint in said)


def _tinted(colour: QColor) -> QColor:
    colour.setAlphaF(TINT)
    return colour


def _text(cell: Any) -> str:
    match cell:
        case bool():
            return "Có" if cell else "Không"
        case date():
            return short_date(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return " ".join(str(cell).split())
