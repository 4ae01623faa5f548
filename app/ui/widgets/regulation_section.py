"""The numbers of the working regulation with their sources, and the presets to take them from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.calm import CalmBox
from app.ui.widgets.setting_fields import CONFIRM, SettingFields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.services.presets import Change
    from app.services.regulations import Value
    from app.ui.shell import Shell

FEWEST_LETTERS = 16
SAME = "Các con số và căn cứ đang dùng đã giống bộ này."
NOTE = f"Con số ghi “{CONFIRM}” chưa có điều, khoản làm căn cứ: hãy đối chiếu với quy chế của cơ quan."


class RegulationSection(QWidget):
    """Choosing a preset says first what it would change; the numbers below are edited one by one."""

    def __init__(self, shell: Shell, fields: SettingFields) -> None:
        super().__init__()
        self._shell = shell
        self.fields = fields
        self.preset = preset_box()
        self.changes = theme.quiet(QLabel())
        self.apply = QPushButton("Áp dụng bộ quy chế")
        self._place()
        self.preset.activated.connect(lambda _: self.ask_changes())
        self.apply.clicked.connect(self._apply)

    def show_preset(self, name: str) -> None:
        """Show which preset is in force (empty: the office's own numbers)."""
        number = self.preset.findData(name)
        if number >= 0:
            self.preset.setCurrentIndex(number)
        self.ask_changes()

    def ask_changes(self) -> None:
        """Say what the chosen preset would change."""
        name = str(self.preset.currentData())
        self._shell.tasks.ask(self, "changes", partial(_changes, name=name), self._show_changes)

    def _show_changes(self, changes: Sequence[Change]) -> None:
        lines = [_line(change) for change in changes]
        self.changes.setText("Sẽ thay đổi:\n" + "\n".join(lines) if lines else SAME)
        self.apply.setEnabled(bool(lines))

    def _apply(self) -> None:
        self.apply.setEnabled(False)
        name, title = str(self.preset.currentData()), self.preset.currentText()
        self._shell.tasks.do(
            partial(_apply, name=name),
            lambda _: self._shell.say(f"Đã áp dụng bộ quy chế: {title}.", undoable=True),
            failed=self.ask_changes,
        )

    def _place(self) -> None:
        self.preset.setToolTip("Chọn để xem những con số sẽ thay đổi")
        self.apply.setToolTip("Lấy các con số và căn cứ của bộ này; đầu đề văn bản giữ nguyên")
        self.changes.setWordWrap(True)
        self.changes.setAccessibleName("Những con số sẽ thay đổi")
        note = theme.quiet(QLabel(NOTE))
        note.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.preset)
        row.addWidget(self.apply)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        for part in (row, self.changes, note, self.fields):
            if isinstance(part, QHBoxLayout):
                layout.addLayout(part)
            else:
                layout.addWidget(part)
        layout.addStretch(1)


def preset_box() -> QComboBox:
    """The regulations to choose from, the general one first."""
    from app.services.regulations import presets

    box = CalmBox()
    box.setAccessibleName("Bộ quy chế")
    box.setMinimumContentsLength(FEWEST_LETTERS)  # a long title is cut before the page scrolls sideways
    for preset in presets():
        box.addItem(preset.title, preset.name)
    return box


def _line(change: Change) -> str:
    old, new = _said(change.old), _said(change.new)
    number = f"giữ {new}" if old == new else f"{old} → {new}"
    return f"–\u00a0{change.label}: {number}. Căn cứ: {change.source}."


def _said(value: Value) -> str:
    match value:
        case bool():
            return "có" if value else "không"
        case _:
            return str(value)


def _changes(session: Session, *, name: str) -> Sequence[Change]:
    from app.services.presets import preset_changes

    return preset_changes(session, name)


def _apply(session: Session, *, name: str) -> None:
    from app.services.presets import apply_preset

    apply_preset(session, name)
