"""Tuần: the weekly schedule as a grid, of all leaders or of one; made, moved, copied, sent (duties 81-84, 137)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.briefings.schedule import Half
from app.core.words import capital, short_date
from app.ui import theme
from app.ui.screens import week_work as work
from app.ui.screens.official_work import FORM, Paper
from app.ui.today import today
from app.ui.widgets.calm import CalmBox
from app.ui.widgets.left_and_right import LeftAndRight
from app.ui.widgets.saving import ask_file
from app.ui.widgets.week_grid import WeekGrid

if TYPE_CHECKING:
    from app.briefings.week import Week
    from app.ui.shell import Shell

ALL = "Tất cả lãnh đạo"
DAYS = timedelta(days=6)
MOST_LETTERS = 42  # of a leader's post that the box shows


class WeekView(QWidget):
    """One week; the arrows and Ctrl+PageUp, Ctrl+PageDown go to those beside it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.monday = today() - timedelta(days=today().weekday())
        self.week: Week | None = None
        self.grid, self.whose = WeekGrid(), CalmBox()
        self.name, self.state = theme.titled(QLabel(), 1.15), theme.quiet(QLabel())
        self.add, self.document = QPushButton("Thêm mục lịch"), QPushButton("In, gửi lịch…")
        self.more, self.calendar = QPushButton("Đưa vào lịch"), QPushButton("iCalendar…")
        self._shell = shell
        self._place()
        self._wire()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Ask again; a view that is not seen asks when it is."""
        if self.isVisible():
            job = partial(work.read, monday=self.monday, whose=self._whose())
            self._shell.tasks.ask(self, "week", job, self._show)

    def go_to(self, weeks: int) -> None:
        """Show another week, so many away; 0 is the present one."""
        self.monday = (
            self.monday + timedelta(weeks=weeks) if weeks else today() - timedelta(days=today().weekday())
        )
        self.refresh()

    def _whose(self) -> str:
        return str(self.whose.currentData() or "")

    def _show(self, week: Week) -> None:
        self.week = week
        self.name.setText(f"{capital(week.name)}: {self.monday:%d/%m} – {short_date(self.monday + DAYS)}")
        self.grid.show_week(week)
        self._show_leaders(week)
        lines = [line for day in week.days for line in day.lines]
        clashing = sum(bool(line.clashes) for line in lines)
        away = sum(bool(line.away) for line in lines)
        said = [f"{len(lines)} mục"] + [f"▲ {clashing} mục trùng lịch"] * bool(clashing)
        said += [f"▲ {away} mục vắng người chủ trì"] * bool(away)
        if week.version:
            changed = sum(line.entry.changed for line in lines)
            sent = "lịch chung đã gửi; bản tới" if week.of_all else "đã gửi; bản tới"
            said.append(f"{sent} là điều chỉnh lần {week.version}, {changed} mục thay đổi (*)")
        self.state.setText(" · ".join(said))

    def _show_leaders(self, week: Week) -> None:
        """Offer those who are on the week, and whoever is shown."""
        chosen, name = self._whose(), self.whose.currentText()
        leaders = {leader.code: leader.label for leader in week.leaders}
        if chosen and chosen not in leaders:
            leaders[chosen] = name
        blocked = self.whose.blockSignals(True)
        self.whose.clear()
        self.whose.addItem(ALL, "")
        for code, label in leaders.items():
            self.whose.addItem(label, code)
        metrics = self.whose.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, leaders.values()), default=0)
        letters = min(-(-widest // metrics.horizontalAdvance("X")), MOST_LETTERS)
        self.whose.setMinimumContentsLength(
            max(letters, self.whose.minimumContentsLength())
        )  # never narrower again: the line would move under the mouse from week to week
        self.whose.setCurrentIndex(max(self.whose.findData(chosen), 0))
        self.whose.blockSignals(blocked)

    # --- lines ---

    def _new(self) -> None:
        day, half = self.grid.place()
        self._add(day, half.value)

    def _add(self, day: int, half: str) -> None:
        start = work.new_line(self.monday + timedelta(days=day), half)
        self._shell.show_form("appointment", start=start)

    def _open(self, key: str) -> None:
        self._shell.show_form("appointment", key)

    def _move(self, key: str, day: int, half: str) -> None:
        job = partial(work.move, key=key, day=self.monday + timedelta(days=day), half=half)
        there = f"Đã chuyển sang {Half(half).label.lower()} {self._said_day(day)}"
        self._do(
            job, lambda lost: f"{there}{f', bỏ giờ {lost:%H:%M}: mở mục để ghi giờ mới' if lost else ''}."
        )

    def _remove(self, key: str) -> None:
        self._do(partial(work.remove, key=key), lambda _: "Đã chuyển mục lịch vào thùng rác.")

    def _copy(self) -> None:
        self._do(partial(work.copy_last, monday=self.monday), _copied)

    def _meetings(self) -> None:
        self._do(
            partial(work.take_meetings, monday=self.monday),
            lambda n: f"Đã đưa {n} cuộc họp của tuần vào lịch.",
        )

    def _reception(self) -> None:
        self._do(
            partial(work.take_reception, monday=self.monday),
            lambda day: f"Ngày tiếp công dân định kỳ: {short_date(day)}, đã có trong lịch.",
        )

    def _do(self, job: Callable[..., object], say: Callable[..., str]) -> None:
        self._shell.tasks.do(job, lambda done: self._shell.say(say(done), undoable=True), failed=self.refresh)

    def _said_day(self, day: int) -> str:
        return short_date(self.monday + timedelta(days=day))

    # --- what goes out ---

    def _subject(self) -> str:
        code = self.week.code if self.week else ""
        return f"{code}/{self._whose()}" if self._whose() else code

    def _write(self) -> None:
        if self.week:
            self._shell.show_form(FORM, start=Paper("week_schedule", self._subject()))

    def _save_calendar(self) -> None:
        if not self.week:
            return
        name = f"Lich {self.whose.currentText()} {self.monday:%d-%m-%Y}"
        path = ask_file(
            self, self._shell.settings, name, title="Lưu lịch cho điện thoại", ending="ics", label="iCalendar"
        )
        if path is not None:
            job = partial(work.write_calendar, subject=self._subject(), path=path)
            self._shell.follow(self._shell.tasks.study(job, self._say_written))

    def _say_written(self, path: Path) -> None:
        self._shell.say(f"Đã lưu {path.name}; mở tệp này trên điện thoại để đưa vào lịch.")

    # --- making ---

    def _arrow(self, sign: str, name: str, weeks: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.go_to(weeks))
        return button

    def _place(self) -> None:
        self.whose.setAccessibleName("Lịch của")
        self.whose.setToolTip("Xem lịch chung hoặc của một lãnh đạo")
        self.whose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.whose.setMinimumContentsLength(18)
        self.add.setToolTip("Thêm mục lịch vào ô đang đứng (Ctrl+N, Insert)")
        self.document.setToolTip("Lập văn bản lịch công tác tuần: xem, in, xuất, ban hành (Ctrl+P)")
        self.more.setToolTip("Đưa cuộc họp, lịch tiếp công dân… đã có trong dữ liệu vào tuần này")
        self.calendar.setToolTip("Lưu lịch đang xem thành tệp cho điện thoại")
        self.grid.setToolTip("Kéo thả hoặc Alt + phím mũi tên để chuyển; Enter để mở; Delete để xóa")
        weeks = (
            self._arrow("‹", "Tuần trước (Ctrl+PageUp)", -1),
            self._arrow("Tuần này", "Về tuần này", 0),
            self._arrow("›", "Tuần sau (Ctrl+PageDown)", 1),
            self.name,
        )
        head = LeftAndRight(
            weeks, (self.whose, self.add, self.more, self.document, self.calendar), theme.STEP
        )
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.state)
        self.setFocusProxy(self.grid)

    def _wire(self) -> None:
        menu = QMenu(self.more)
        menu.addAction("Các cuộc họp trong tuần", self._meetings)
        menu.addAction("Chép lịch tuần trước", self._copy)
        menu.addAction("Ngày tiếp công dân định kỳ", self._reception)
        self.more.setMenu(menu)
        for button, verb in (
            (self.add, self._new),
            (self.document, self._write),
            (self.calendar, self._save_calendar),
        ):
            button.clicked.connect(lambda _=False, verb=verb: verb())
        self.whose.activated.connect(lambda _: self.refresh())
        self.grid.opened.connect(self._open)
        self.grid.added.connect(self._add)
        self.grid.moved.connect(self._move)
        self.grid.removed.connect(self._remove)
        self._shell.tasks.changed.connect(self.refresh)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, verb in (
            ("Ctrl+N", self._new),
            ("Ctrl+P", self._write),
            ("Ctrl+PgUp", partial(self.go_to, -1)),
            ("Ctrl+PgDown", partial(self.go_to, 1)),
        ):
            QShortcut(QKeySequence(keys), self, verb, context=within)


def _copied(told: tuple[int, int]) -> str:
    """What was copied of the week before, and why some of it was not."""
    copied, left = told
    why = (
        f"; {left} mục không chép: cuộc họp, tiếp công dân của Chủ tịch, đã có sẵn hoặc rơi vào ngày nghỉ"
        if left
        else ""
    )
    return f"Đã chép {copied} mục của tuần trước{why}."
