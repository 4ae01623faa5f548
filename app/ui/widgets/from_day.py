"""From which day a changed number of the regulation is in force: today unless another is chosen, or always."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from app.ui import theme
from app.ui.widgets.calm import CalmDay

LABEL = "Áp dụng từ ngày"
ALWAYS = "Mọi ngày"


class FromDay(QWidget):
    """A day, and a box for numbers that were written wrong from the start."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.day = CalmDay()
        self.always = QCheckBox(ALWAYS)
        self._place(today)
        self.day.dateChanged.connect(self.changed)
        self.always.toggled.connect(self.day.setDisabled)
        self.always.toggled.connect(self.changed)

    def value(self) -> date | None:
        """The day from which it holds; None: always."""
        if self.always.isChecked():
            return None
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def _place(self, today: date) -> None:
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.day.setCalendarPopup(True)
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.day.setAccessibleName(LABEL)
        self.day.setToolTip("Ngày văn bản sửa quy chế có hiệu lực; việc trước ngày này tính theo mức cũ")
        self.always.setToolTip("Sửa con số ghi sai: mọi kỳ đã qua cũng tính lại theo mức mới")
        label = QLabel(LABEL)
        label.setBuddy(self.day)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        for widget in (label, self.day, self.always):
            layout.addWidget(widget)
        layout.addStretch(1)
