"""A month as a grid: weeks as rows, of each day the count, what is late and the first lines; walked by arrows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.briefings.due_days import DueDay, DueLine, DueMonth
from app.core.month_days import months_after
from app.core.words import capital, number, short_date, weekday
from app.rules.periods import month_of
from app.ui import sheets, theme
from app.ui.widgets.due_marks import MARKS
from app.ui.widgets.month_cells import MonthCells
from app.ui.widgets.week_grid import DAYS, RESTING, WORKING

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
LEAST_ROW = 62  # a heading and two lines
TOLD = 12  # lines of a day in its tip
_STEPS: Mapping[Qt.Key, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS,
    Qt.Key.Key_Down: DAYS,
}


class MonthGrid(QTableView):
    """The days of a month; one of them is chosen."""

    opened = Signal(object, object)
    """The lines of days are wanted, from the first to the last: Enter, a double click, the number of a week."""

    chosen = Signal(object)
    """A day was chosen; it may lie in a month that is not shown yet."""

    def __init__(self) -> None:
        super().__init__()
        self.day = date.min
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(MonthCells(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setToolTip("Bấm để mở các việc của cả tuần")
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().sectionClicked.connect(self._open_week)
        self.activated.connect(lambda index: self._open(index.data(Role.UserRole)))
        self.selectionModel().currentChanged.connect(self._take)
        sheets.tabled(self)
        theme.follow(self, self._measure)

    def show_month(self, month: DueMonth, day: date) -> None:
        """Show another month, or the same as it stands now, with a day chosen."""
        self.setAccessibleName(f"Lịch nhắc việc tháng {month.month}/{month.year}")
        blocked = self.selectionModel().blockSignals(True)
        self._model.set_month(month)
        self._divide()
        self.selectionModel().blockSignals(blocked)
        self.choose(day)

    def choose(self, day: date) -> None:
        """Choose a day; one that is not shown is only told."""
        self.day = day
        index = self._model.index_of(day)
        if index.isValid() and month_of(day) == self._model.month():
            self.setCurrentIndex(index)
        self.chosen.emit(day)

    def shown(self, day: date) -> DueDay | None:
        """What is shown of a day."""
        found: DueDay | None = self._model.index_of(day).data(Role.UserRole)
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._divide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.choose(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.choose(months_after(self.day, -1 if key is Qt.Key.Key_PageUp else 1))
        elif key is Qt.Key.Key_Home:
            self.choose(month_of(self.day).start)
        elif key is Qt.Key.Key_End:
            self.choose(month_of(self.day).end)
        else:
            super().keyPressEvent(event)

    def _take(self, index: QModelIndex) -> None:
        day: DueDay | None = index.data(Role.UserRole)
        if day is not None and day.day != self.day:
            self.choose(day.day)

    def _open(self, day: DueDay) -> None:
        self.opened.emit(day.day, day.day)

    def _open_week(self, row: int) -> None:
        week = self._model.weeks()[row]
        self.opened.emit(week[0].day, week[-1].day)

    def _divide(self) -> None:
        """Give each column its part of the width, weekends less than working days where their headings fit."""
        width, header = self.viewport().width(), self.horizontalHeader()
        shares = [WORKING] * (DAYS - 2) + [RESTING] * 2
        if width * RESTING // sum(shares) < max(header.sectionSizeHint(day) for day in range(DAYS)):
            shares = [1] * DAYS
        edges = [width * part // sum(shares) for part in accumulate(shares, initial=0)]
        for column, (left, right) in enumerate(pairwise(edges)):
            header.resizeSection(column, right - left)

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.px(LEAST_ROW))


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._shown: DueMonth | None = None

    def set_month(self, month: DueMonth) -> None:
        self.beginResetModel()
        self._shown = month
        self.endResetModel()

    def weeks(self) -> tuple[tuple[DueDay, ...], ...]:
        return self._shown.weeks if self._shown else ()

    def month(self) -> object:
        return month_of(date(self._shown.year, self._shown.month, 1)) if self._shown else None

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; none where it is not shown."""
        weeks = self.weeks()
        if not weeks or not weeks[0][0].day <= day <= weeks[-1][-1].day:
            return QModelIndex()
        row, column = divmod((day - weeks[0][0].day).days, DAYS)
        return self.index(row, column)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's own name
        return 0 if parent.isValid() else len(self.weeks())

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else DAYS

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        weeks = self.weeks()
        if role != Role.DisplayRole or not weeks:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return capital(weekday(weeks[0][section].day))
        return f"Tuần\n{weeks[section][0].day.isocalendar().week}"

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        day = self.weeks()[index.row()][index.column()]
        if role == Role.UserRole:
            return day
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            return "\n".join(_told(day))
        if role == Role.AccessibleTextRole:
            return named(day)
        return None


def named(day: DueDay) -> str:
    """A day in words, for who cannot see the grid."""
    works = "ngày làm việc" if day.off is None else f"ngày nghỉ{f', {day.off}' if day.off else ''}"
    late = f", {number(day.late)} quá hạn" if day.late else ""
    return f"{capital(weekday(day.day))}, {short_date(day.day)}, {works}, {number(len(day.lines))} việc{late}"


def _told(day: DueDay) -> list[str]:
    """The day and its lines, each with its article."""
    more = len(day.lines) - TOLD
    rest = [f"… và {number(more)} việc khác"] if more > 0 else []
    return [named(day), *(_line(line) for line in day.lines[:TOLD]), *rest]


def _line(line: DueLine) -> str:
    hour = f"{line.hour:%H:%M} " if line.hour else ""
    told = f": {line.told[:1].lower()}{line.told[1:]}" if line.told else ""
    source = f" ({line.source})" if line.source else ""
    return f"{theme.SIGNS[MARKS[line.state]]} {hour}{line.title}{told}{source}"
