"""A day, or a moment, that is asked for outside of a form: typed as in forms, never by the sections of a Qt box.

A box with sections keeps the sections that were typed too fast or do not fit the month: 15/12 became 29/12.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import AppError
from app.ui import theme
from app.ui.forms.day_entry import DayEntry
from app.ui.forms.entry import Around
from app.ui.forms.text_entries import time_entry
from app.ui.tasks import Tasks
from app.ui.today import today

LACKS_DAY = "Chưa ghi ngày."
LACKS_TIME = "Chưa ghi giờ."
LIKE_THIS = "Gõ như 15/11/2026."
WAIT_MS = 300  # after the last key


class DayBox(DayEntry):
    """A day that must be there; what cannot be understood is no day, and is said beside it."""

    chosen = Signal()
    """Some other day stands there, and nobody types any more."""

    def __init__(self, tasks: Tasks, day: date, name: str) -> None:
        super().__init__(Around(tasks, today), is_narrow=True)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._announce)
        self.edited.connect(self._timer.start)
        self.box.editingFinished.connect(self._leave)
        self.row.addWidget(self.aside)
        self.name_it(name)
        self.show_value(day)

    def day(self) -> date:
        """The day that stands there; AppError where none does."""
        if (day := self.value()) is None:
            raise AppError(self.trouble(), LIKE_THIS)
        return day

    def show_value(self, value: Any) -> None:
        self._announced = value
        super().show_value(value)

    def trouble(self) -> str:
        return super().trouble() or ("" if self.value() else LACKS_DAY)

    def refresh(self) -> None:
        wrong = self.trouble()
        self.aside.setText(f"{theme.SIGNS[theme.Mark.LATE]} {wrong}" if wrong else "")
        self.aside.setVisible(bool(wrong) and self.isVisible())

    def _leave(self) -> None:
        self.settle()
        self._announce()

    def _announce(self) -> None:
        self._timer.stop()
        if (day := self.value()) is not None and day != self._announced:
            self._announced = day
            self.chosen.emit()


class MomentBox(QWidget):
    """A time of a day, to the minute."""

    chosen = Signal()

    def __init__(self, tasks: Tasks, moment: datetime, name: str) -> None:
        super().__init__()
        self.time, self.day = time_entry(is_narrow=True), DayBox(tasks, moment.date(), name)
        self.time.name_it(f"{name}: giờ")
        self.time.box.editingFinished.connect(self._leave)
        self.day.chosen.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.STEP // 2)
        row.addWidget(self.time)
        row.addWidget(self.day)
        self.show_value(moment)

    def show_value(self, moment: datetime) -> None:
        """Show a moment of this machine's clock."""
        self.time.show_value(time(moment.hour, moment.minute))
        self.day.show_value(moment.date())

    def is_told(self) -> bool:
        """Whether a moment stands there."""
        return self.time.value() is not None and not self.day.trouble()

    def moment(self) -> datetime:
        """The end of the minute that is shown, of this machine's clock; AppError where there is none."""
        at = self.time.value()
        if at is None:
            raise AppError(self.time.trouble() or LACKS_TIME, "Gõ như 8h30 hoặc 14:00.")
        return datetime.combine(self.day.day(), time(at.hour, at.minute, 59, 999999)).astimezone()

    def _leave(self) -> None:
        self.time.settle()
        if self.is_told():
            self.chosen.emit()
