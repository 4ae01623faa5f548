"""The days off and make-up days of a year: a table, a line to add to it, and the public calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.briefings.lists import Wanted
from app.core.terms import DayKind
from app.core.text import clean
from app.core.words import capital, short_date, weekday
from app.rules.confirmed_years import say_unconfirmed
from app.ui import sheets, theme
from app.ui.today import today
from app.ui.widgets.calm import CalmBox, CalmNumber
from app.ui.widgets.day_box import DayBox

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.special_days import Day
    from app.ui.shell import Shell

HEADINGS = ("Ngày", "Thứ", "Loại", "Tên", "Đã xác nhận")
CONFIRMED = HEADINGS.index("Đã xác nhận")
FIRST_YEAR, LAST_YEAR = 2000, 2100
WAIT_MS = 250  # after the last key before it is asked what moves
MOVED_LINES = 6
NOTHING_MOVES = "không hạn nào thay đổi."


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
        theme.ticked(self.table)
        self.day = DayBox(shell.tasks, today(), "Ngày")
        self.kind = CalmBox()
        self.name = QLineEdit()
        self.add = QPushButton("Thêm ngày")
        self.remove = QPushButton("Xóa ngày đã chọn")
        self.seed = QPushButton("Lấy từ lịch nghỉ chung")
        self.confirm = QPushButton("Xác nhận cả năm")
        self.log = QPushButton("Nhật ký sửa")
        self.moved = theme.quiet(QLabel())
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._typed = False  # whether a day to be added was typed
        self._added: date | None = None  # to be shown with the rows in which it stands first
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
        self._choose_added()
        self.warning.setText(
            f"{theme.SIGNS[theme.Mark.SOON]} {say_unconfirmed(found.unconfirmed)} Đối chiếu với thông báo "
            "nghỉ lễ, Tết rồi đánh dấu từng ngày."
        )
        self.warning.setVisible(bool(found.unconfirmed))
        self.confirm.setEnabled(any(not day.confirmed for day in found.days))
        self._timer.start()

    def _choose_added(self) -> None:
        """Bring the day that was added into sight, and its name and kind with it."""
        row = next((row for row, day in enumerate(self.days) if day.day == self._added), None)
        if row is not None:
            self._added = None
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            place = self.table.model().index(row, 0)
            self.table.selectionModel().setCurrentIndex(place, chosen)  # whatever keys are held
            self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """The row of the cursor stays in sight where the room for rows changes, as when columns are laid out."""
        self.table.scrollTo(self.table.currentIndex())

    def _say_moved(self) -> None:
        """Ask what the day that is typed, the days that are chosen and those of the public calendar would move."""
        gone, year = self._chosen(), self.year.value()
        typed = self.day.value() if self._typed else None
        day = (typed, DayKind(self.kind.currentData())) if typed else None
        job = partial(_find_moved, put=day, gone=gone, year=year)
        self._shell.tasks.ask(self, "moved", job, lambda lines: self.moved.setText("\n".join(lines)))

    def _chosen(self) -> list[date]:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [self.days[row].day for row in sorted(rows) if row < len(self.days)]

    def _type(self) -> None:
        self._typed = True
        self._timer.start()

    def _show_day(self, row: int, day: Day) -> None:
        words = (short_date(day.day), capital(weekday(day.day)), day.kind.label, day.name, "")
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

        on = self.day.day()
        day = Day(on, DayKind(self.kind.currentData()), clean(self.name.text()), confirmed=True)
        self._write(day, f"Đã thêm ngày {short_date(on)}.", shown=on)
        self._typed = False
        self.year.setValue(on.year)
        self.name.clear()

    def _write(self, day: Day, said: str, shown: date | None = None) -> None:
        """Save a day; one that is `shown` comes into sight when its table is read anew."""

        def done() -> None:
            self._added = shown

        self._do(lambda session: _write(session, day), said, done)

    def _remove(self) -> None:
        gone = self._chosen()
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

    def _show_changes(self) -> None:
        from app.services.lists.number_changes import DAYS_PART

        self._shell.show_list("number_changes", Wanted(filters={"part": (DAYS_PART,)}))

    def _do(self, job: Callable[[Session], None], said: str, done: Callable[[], None] = lambda: None) -> None:
        def tell() -> None:
            done()
            self._shell.say(said, undoable=True)

        self._shell.tasks.do(job, lambda _: tell(), failed=self.refresh)

    def _dress(self) -> None:
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(today().year)
        self.warning.setWordWrap(True)
        self.warning.hide()
        self.moved.setWordWrap(True)
        self.moved.setAlignment(Qt.AlignmentFlag.AlignTop)
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
        self.name.setPlaceholderText("Tên ngày, ví dụ: Nghỉ bù Quốc khánh")
        for widget, name in (
            (self.year, "Năm"),
            (self.warning, "Năm chưa xác nhận"),
            (self.table, "Các ngày nghỉ và làm bù trong năm"),
            (self.kind, "Loại ngày"),
            (self.name, "Tên ngày"),
            (self.moved, "Những hạn sẽ thay đổi"),
        ):
            widget.setAccessibleName(name)
        self.seed.setToolTip("Thêm các ngày lễ, Tết của năm mà bảng còn thiếu; chờ xác nhận")
        self.log.setToolTip("Ai sửa ngày nghỉ, ngày làm bù, lúc nào, từ gì thành gì")
        self.confirm.setToolTip("Đánh dấu mọi ngày của năm là đã có thông báo")

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(_row(QLabel("Năm"), self.year, self.seed, self.confirm, self.log))
        layout.addWidget(self.warning)
        layout.addWidget(self.table, 1)
        adding = _row(self.day, self.kind)
        adding.insertWidget(2, self.name, 1)
        adding.insertWidget(3, self.add)
        layout.addLayout(adding)
        layout.addLayout(_row(self.remove))
        layout.addWidget(_scrolled(self.moved))

    def _wire(self) -> None:
        self.year.valueChanged.connect(lambda _: self.refresh())
        self.table.itemChanged.connect(self._ticked)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.seed.clicked.connect(self._seed)
        self.confirm.clicked.connect(self._confirm)
        self.log.clicked.connect(self._show_changes)
        self._timer.timeout.connect(self._say_moved)
        self.day.edited.connect(self._type)
        self.kind.currentIndexChanged.connect(self._type)
        self.table.itemSelectionChanged.connect(self._timer.start)
        self.table.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._shell.tasks.changed.connect(self.refresh)
        within = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence.StandardKey.Delete, self.table, self._remove, context=within)


def _scrolled(label: QLabel) -> QScrollArea:
    """What moves, in a place of its own: many lines do not push the table away."""
    area = QScrollArea()
    area.setWidget(label)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    theme.follow(area, lambda: area.setFixedHeight(MOVED_LINES * theme.row_height()))
    return area


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(0)
    return row


def _find(session: Session, year: int) -> Found:
    from app.services.confirmed_years import unconfirmed_years
    from app.services.special_days import list_days

    return Found(list_days(session, year), unconfirmed_years(session, today=today()))


def _find_moved(
    session: Session, *, put: tuple[date, DayKind] | None, gone: Sequence[date], year: int
) -> Sequence[str]:
    """What each of the three buttons would move, under a line that names it."""
    from app.services.moved import tell_moved_by_days
    from app.services.special_days import lacking_days

    lacking = lacking_days(session, year)
    asked: list[tuple[str, Mapping[date, DayKind | None]]] = []
    if put:
        asked.append((f"Nếu thêm {put[1].label.lower()} {short_date(put[0])}", dict([put])))
    if gone:
        asked.append((f"Nếu xóa {len(gone)} ngày đã chọn", dict.fromkeys(gone)))
    if lacking:
        asked.append(
            (f"Nếu lấy {len(lacking)} ngày từ lịch nghỉ chung", {each.day: each.kind for each in lacking})
        )
    found = ((said, tell_moved_by_days(session, days, today())) for said, days in asked)
    return [line for said, lines in found for line in (f"{said}: {'' if lines else NOTHING_MOVES}", *lines)]


def _write(session: Session, day: Day) -> None:
    from app.services.special_days import change_days

    change_days(session, [day])


def _remove(session: Session, days: Sequence[date]) -> None:
    from app.services.special_days import change_days

    change_days(session, gone=days)


def _seed(session: Session, year: int) -> int:
    from app.services.special_days import seed_year

    return seed_year(session, year)


def _confirm(session: Session, year: int) -> None:
    from app.services.special_days import confirm_year

    confirm_year(session, year)
