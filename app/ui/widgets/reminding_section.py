"""Nhắc việc: how many working days before its deadline a task is shown to who sits here, and what the desk counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.briefings.desk import Reminding
from app.ui import theme
from app.ui.reminding import MOST_DAYS, keep_reminding, reminding_of
from app.ui.widgets.calm import CalmNumber

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.ui.shell import Shell

DAYS = "Nhắc nhiệm vụ trước hạn (ngày làm việc)"
BY_REGULATION = "theo quy chế"
MINE = "Chỉ đếm nhiệm vụ tôi theo dõi"
NOTE = (
    "Riêng của {} trên máy này. Số ngày chỉ đổi nhiệm vụ sắp đến hạn ở bàn làm việc; báo cáo cần đôn đốc, danh sách, "
    "công văn đôn đốc vẫn theo số ngày của quy chế. “Tôi theo dõi” là nhiệm vụ ghi tên này ở Chuyên viên hoặc "
    "Phó Trưởng phòng."
)
TITLE, WIDTH = "Nhắc việc", 620
KINDS = "Bàn làm việc đếm"


class RemindingSection(QWidget):
    """In force, and remembered, as soon as it is chosen."""

    def __init__(self, shell: Shell) -> None:
        from app.services.desk import reminders

        super().__init__()
        self._shell = shell
        self.days, self.mine = CalmNumber(), QCheckBox(MINE)
        self.kinds = {name: QCheckBox(label) for name, label in reminders()}
        self.note = theme.quiet(QLabel())
        self.days.setRange(0, MOST_DAYS)
        self.days.setSpecialValueText(BY_REGULATION)
        self.days.setAccessibleName(DAYS)
        self.note.setWordWrap(True)
        self._place()
        self._load()
        self.days.valueChanged.connect(self._keep)
        for box in (self.mine, *self.kinds.values()):
            box.toggled.connect(self._keep)

    def chosen(self) -> Reminding:
        """What is on the screen."""
        left_out = frozenset(name for name, box in self.kinds.items() if not box.isChecked())
        return Reminding(self.days.value() or None, left_out, self.mine.isChecked())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        self._load()  # somebody else may sit here meanwhile

    def _load(self) -> None:
        kept = reminding_of(self._shell.settings, self._shell.tasks.actor)
        boxes = {
            self.mine: kept.only_mine,
            **{box: name not in kept.left_out for name, box in self.kinds.items()},
        }
        for box, checked in boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(checked)
            box.blockSignals(blocked)
        blocked = self.days.blockSignals(True)
        self.days.setValue(kept.days or 0)
        self.days.blockSignals(blocked)
        self.note.setText(NOTE.format(self._shell.tasks.actor))

    def _keep(self) -> None:
        keep_reminding(self._shell.settings, self._shell.tasks.actor, self.chosen())

    def _place(self) -> None:
        row, kinds, layout = QHBoxLayout(), QGridLayout(), QVBoxLayout(self)
        row.addWidget(QLabel(DAYS))
        row.addWidget(self.days)
        row.addStretch(1)
        for place, box in enumerate(self.kinds.values()):
            kinds.addWidget(box, place // 2, place % 2)
        kinds.setColumnStretch(1, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(row)
        layout.addWidget(self.mine)
        layout.addWidget(QLabel(KINDS))
        layout.addLayout(kinds)
        layout.addWidget(self.note)
        layout.addStretch(1)


class RemindingDialog(QDialog):
    """The same, from the desk."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.section = RemindingSection(shell)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText("Đóng")
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.section)
        layout.addWidget(close)
        theme.follow(self, lambda: self.setMinimumWidth(theme.px(WIDTH)))
