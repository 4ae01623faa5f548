"""The days off and make-up days of a year: a table, a line to add to it, and the public calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.terms import DayKind
from app.core.text import clean
from app.core.words import short_date, weekday
from app.rules.confirmed_years import say_unconfirmed
from app.ui import sheets, theme
from app.ui.today import today
from app.ui.widgets.calm import CalmBox, CalmDay, CalmNumber

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.special_days import Day
    from app.ui.shell import Shell

HEADINGS = ("Ngày", "Thứ", "Loại", "Tên", "Đã xác nhận")
CONFIRMED = HEADINGS.index("Đã xác nhận")
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Found:
    """The days of a year, and the years in use that nobody confirmed."""

    days: Sequence[Day]
    unconfirmed: Sequence[int]


class DaysOff(QWidget):
    """Each change is saved at once; a tick confirms a day."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.year = CalmNumber()
        self.warning = QLabel()
        self.table = QTableWidget(0, len(HEADINGS))
        sheets.tabled(self.table)
        self.day = CalmDay()
        self.kind = CalmBox()
        self.name = QLineEdit()
        self.add = QPushButton("Thêm ngày")
        self.remove = QPushButton("Xóa ngày đã chọn")
        self.seed = QPushButton("Lấy từ lịch nghỉ chung")
        self.confirm = QPushButton("Xác nhận cả năm")
        self.days: Sequence[Day] = ()
        self._filling = False
        self._dress()
        self._place()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Ask for the days of the year again."""
        year = self.year.value()
        self._shell.tasks.ask(self, "days", lambda session: _find(session, year), self._show)

    def _show(self, found: Found) -> None:
        self.days = found.days
        self._filling = True
        self.table.setRowCount(len(found.days))
        for row, day in enumerate(found.days):
            self._show_day(row, day)
        self._filling = False
        self.warning.setText(
            f"{theme.SIGNS[theme.Mark.SOON]} {say_unconfirmed(found.unconfirmed)} Đối chiếu với thông báo "
            "nghỉ lễ, Tết rồi đánh dấu từng ngày."
        )
        self.warning.setVisible(bool(found.unconfirmed))
        self.confirm.setEnabled(any(not day.confirmed for day in found.days))

    def _show_day(self, row: int, day: Day) -> None:
        words = (short_date(day.day), weekday(day.day), day.kind.label, day.name, "")
        for column, word in enumerate(words):
            item = QTableWidgetItem(word)
            item.setToolTip(word)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if column == CONFIRMED:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if day.confirmed else Qt.CheckState.Unchecked)
                item.setToolTip("Đánh dấu khi đã có thông báo nghỉ lễ của năm")
            self.table.setItem(row, column, item)

    def _ticked(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != CONFIRMED:
            return
        day = replace(self.days[item.row()], confirmed=item.checkState() is Qt.CheckState.Checked)
        self._write(day, f"Đã lưu ngày {short_date(day.day)}.")

    def _add(self) -> None:
        from app.services.special_days import Day

        on = _as_date(self.day.date())
        day = Day(on, DayKind(self.kind.currentData()), clean(self.name.text()), confirmed=True)
        self._write(day, f"Đã thêm ngày {short_date(on)}.")
        self.year.setValue(on.year)
        self.name.clear()

    def _write(self, day: Day, said: str) -> None:
        self._do(lambda session: _write(session, day), said)

    def _remove(self) -> None:
        chosen = {index.row() for index in self.table.selectionModel().selectedRows()}
        gone = [self.days[row].day for row in sorted(chosen)]
        if gone:
            self._do(lambda session: _remove(session, gone), f"Đã xóa {len(gone)} ngày.")

    def _seed(self) -> None:
        year = self.year.value()
        self._shell.tasks.do(
            lambda session: _seed(session, year),
            lambda added: self._shell.say(
                f"Đã thêm {added} ngày nghỉ của năm {year}, chờ xác nhận."
                if added
                else f"Năm {year} đã có đủ các ngày của lịch nghỉ chung.",
                undoable=bool(added),
            ),
        )

    def _confirm(self) -> None:
        year = self.year.value()
        self._do(lambda session: _confirm(session, year), f"Đã xác nhận lịch nghỉ năm {year}.")

    def _do(self, job: Callable[[Session], None], said: str) -> None:
        self._shell.tasks.do(job, lambda _: self._shell.say(said, undoable=True), failed=self.refresh)

    def _dress(self) -> None:
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(today().year)
        self.warning.setWordWrap(True)
        self.warning.hide()
        self.table.setHorizontalHeaderLabels(list(HEADINGS))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(
            HEADINGS.index("Tên"), QHeaderView.ResizeMode.Stretch
        )
        theme.follow(
            self.table, lambda: self.table.verticalHeader().setDefaultSectionSize(theme.row_height())
        )
        for kind in DayKind:
            self.kind.addItem(kind.label, kind.value)
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.day.setCalendarPopup(True)
        self.day.setDate(QDate(today().year, today().month, today().day))
        self.name.setPlaceholderText("Tên ngày, ví dụ: Nghỉ bù Quốc khánh")
        for widget, name in (
            (self.year, "Năm"),
            (self.warning, "Năm chưa xác nhận"),
            (self.table, "Các ngày nghỉ và làm bù trong năm"),
            (self.day, "Ngày"),
            (self.kind, "Loại ngày"),
            (self.name, "Tên ngày"),
        ):
            widget.setAccessibleName(name)
        self.seed.setToolTip("Thêm các ngày lễ, Tết của năm mà bảng còn thiếu; chờ xác nhận")
        self.confirm.setToolTip("Đánh dấu mọi ngày của năm là đã có thông báo")

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(_row(QLabel("Năm"), self.year, self.seed, self.confirm))
        layout.addWidget(self.warning)
        layout.addWidget(self.table, 1)
        adding = _row(self.day, self.kind)
        adding.insertWidget(2, self.name, 1)
        adding.insertWidget(3, self.add)
        layout.addLayout(adding)
        layout.addLayout(_row(self.remove))

    def _wire(self) -> None:
        self.year.valueChanged.connect(lambda _: self.refresh())
        self.table.itemChanged.connect(self._ticked)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.seed.clicked.connect(self._seed)
        self.confirm.clicked.connect(self._confirm)
        self._shell.tasks.changed.connect(self.refresh)
        within = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence.StandardKey.Delete, self.table, self._remove, context=within)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(0)
    return row


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _find(session: Session, year: int) -> Found:
    from app.services.confirmed_years import unconfirmed_years
    from app.services.special_days import list_days

    return Found(list_days(session, year), unconfirmed_years(session, today=today()))


def _write(session: Session, day: Day) -> None:
    from app.services.special_days import write_day

    write_day(session, day)


def _remove(session: Session, days: Sequence[date]) -> None:
    from app.services.special_days import remove_day

    for day in days:
        remove_day(session, day)


def _seed(session: Session, year: int) -> int:
    from app.services.special_days import seed_year

    return seed_year(session, year)


def _confirm(session: Session, year: int) -> None:
    from app.services.special_days import confirm_year

    confirm_year(session, year)
