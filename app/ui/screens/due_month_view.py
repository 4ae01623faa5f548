"""Lịch tháng: everything that is due in a month as a grid; a day or a week opens as a list (duty 124)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.briefings.lists import Wanted
from app.core.month_days import months_after
from app.core.report_terms import DueKind
from app.core.words import number
from app.rules.periods import month_of
from app.ui import theme
from app.ui.lists import periods
from app.ui.lists.export import FORMATS, PAPER, Output
from app.ui.today import today
from app.ui.widgets.calm import CalmBox
from app.ui.widgets.month_grid import MonthGrid, named
from app.ui.widgets.progress_bar import ProgressBar

if TYPE_CHECKING:
    from app.briefings.due_days import DueMonth
    from app.core.progress import Progress
    from app.exports.document import Document
    from app.exports.formats import Format
    from app.models.asking import Reads
    from app.rules.periods import Month
    from app.ui.shell import Shell

ALL = "Mọi loại việc"
KEYS = "Phím mũi tên đi từng ngày, PageUp, PageDown đổi tháng, Enter mở các việc của ngày"


class DueMonthView(QWidget):
    """One month; PageUp and PageDown go to those beside it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.month: DueMonth | None = None
        self.grid, self.kind = MonthGrid(), CalmBox()
        self.name, self.state = theme.titled(QLabel(), 1.15), theme.quiet(QLabel())
        self.open, self.out = QPushButton("Mở các việc của ngày"), QPushButton("Xuất, in")
        self.bar = ProgressBar()
        self._asked: tuple[Month, str] | None = None
        self._shell, self._output = shell, Output(self, shell, self.bar)
        self._place()
        self._wire()
        self.grid.choose(today())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Ask again; a view that is not seen asks when it is."""
        if self.isVisible():
            kind = str(self.kind.currentData() or "")
            self._asked = (month_of(self.grid.day), kind)
            job = partial(_read, month=self._asked[0], kind=kind)
            self._shell.tasks.look(self, "due month", job, self._show)

    def go_to(self, day: date) -> None:
        """Show the month of a day, with the day chosen."""
        self.grid.choose(day)

    def _show(self, month: DueMonth) -> None:
        self.month = month
        self.grid.show_month(month, self.grid.day)
        self.name.setText(f"Tháng {month.month}/{month.year}")

    def _choose(self, day: date) -> None:
        """Tell of the day that was chosen; ask for its month where another is shown."""
        if self._asked is not None and self._asked[0] != month_of(day):
            self.refresh()
        shown = self.grid.shown(day)
        if shown is None or self.month is None:
            return
        days = self.month.days
        many, late = sum(len(each.lines) for each in days), sum(each.late for each in days)
        said = f"Cả tháng {number(many)} việc" + (f", ▲ {number(late)} quá hạn" if late else "")
        self.state.setText(f"{named(shown)} · {said}")

    def _open(self, first: date, last: date) -> None:
        kind = str(self.kind.currentData() or "")
        filters = {"period": (periods.code(first, last),)} | ({"kind": (kind,)} if kind else {})
        group = "" if first == last else "day"
        self._shell.show_list("due_days", Wanted(filters=filters, group=group))

    def _open_day(self) -> None:
        self._open(self.grid.day, self.grid.day)

    # --- what goes out ---

    def _save(self, format_: Format) -> None:
        from app.exports.documents.due_month import title_of

        if self.month is None or not self._output.is_free():
            return
        path = self._output.ask_path(title_of(self.month), format_)
        if path is not None:
            made, what = partial(_compose, self.month), "lịch nhắc việc của tháng"
            self._output.write_made(made, format_, path, what)

    def _print(self) -> None:
        if self.month is not None and self._output.is_free():
            self._output.preview_made(partial(_compose, self.month))

    # --- making ---

    def _arrow(self, sign: str, name: str, verb: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda _=False: verb())
        return button

    def _step(self, months: int) -> None:
        self.go_to(months_after(self.grid.day, months))

    def _place(self) -> None:
        self.kind.setAccessibleName("Loại việc")
        self.kind.addItem(ALL, "")
        for kind in DueKind:
            self.kind.addItem(kind.label, kind.value)
        self.open.setToolTip("Mở danh sách các việc của ngày đang chọn, kèm căn cứ (Enter)")
        self.out.setToolTip("Xuất hoặc in bảng tháng và danh sách việc kèm căn cứ (Ctrl+P)")
        self.grid.setToolTip(KEYS)
        head = QHBoxLayout()
        for widget in (
            self._arrow("‹", "Tháng trước (PageUp)", partial(self._step, -1)),
            self._arrow("Hôm nay", "Về hôm nay", lambda: self.go_to(today())),
            self._arrow("›", "Tháng sau (PageDown)", partial(self._step, 1)),
            self.name,
        ):
            head.addWidget(widget)
        head.addStretch(1)
        for button in (self.kind, self.open, self.out):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.state)
        self.setFocusProxy(self.grid)

    def _wire(self) -> None:
        menu = QMenu(self.out)
        for format_ in FORMATS:
            menu.addAction(f"Xuất {format_.label}…", partial(self._save, format_))
        menu.addAction(f"{PAPER}\tCtrl+P", self._print)
        self.out.setMenu(menu)
        self.kind.activated.connect(lambda _: self.refresh())
        self.open.clicked.connect(lambda _=False: self._open_day())
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(self._open)
        self._shell.tasks.changed.connect(self.refresh)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+P"), self, self._print, context=within)


def _read(session: Reads, *, month: Month, kind: str) -> DueMonth:
    from app.services.due_month import read_month

    return read_month(session, month, today=today(), kind=DueKind(kind) if kind else None)


def _compose(month: DueMonth, progress: Progress) -> Document:
    from app.exports.documents.due_month import compose

    progress(0, 1)
    return compose(month)
