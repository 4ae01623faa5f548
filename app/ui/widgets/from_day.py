"""From which day a changed number of the regulation is in force: today unless another is chosen, or always."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from app.ui.lists.flow import Flow
from app.ui.tasks import Tasks
from app.ui.widgets.day_box import DayBox

LABEL = "Áp dụng từ ngày"
ALWAYS = "Mọi ngày"


class FromDay(QWidget):
    """A day, and a box for numbers that were written wrong from the start."""

    changed = Signal()

    def __init__(self, tasks: Tasks, today: date) -> None:
        super().__init__()
        self.day = DayBox(tasks, today, LABEL)
        self.always = QCheckBox(ALWAYS)
        self._place()
        self.day.edited.connect(self._follow)
        self.always.toggled.connect(self.day.setDisabled)
        self.always.toggled.connect(self.changed)

    def value(self) -> date | None:
        """The day from which it holds; None: always; AppError when what was typed is no day."""
        return None if self.always.isChecked() else self.day.day()

    def is_told(self) -> bool:
        """Whether it can be read from which day."""
        return self.always.isChecked() or not self.day.trouble()

    def _follow(self) -> None:
        if self.is_told():
            self.changed.emit()

    def _place(self) -> None:
        self.day.setToolTip("Ngày văn bản sửa quy chế có hiệu lực; việc trước ngày này tính theo mức cũ")
        self.always.setToolTip("Sửa con số ghi sai: mọi kỳ đã qua cũng tính lại theo mức mới")
        label = QLabel(LABEL)
        label.setBuddy(self.day)
        layout = Flow(self)
        for widget in (label, self.day, self.always):
            layout.addWidget(widget)
