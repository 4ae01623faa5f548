"""The numbers of the working regulation with their sources, and the presets to take them from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.preset_choice import PresetChoice, PresetWords
from app.ui.widgets.preset_choice import preset_box as box_of
from app.ui.widgets.setting_fields import CONFIRM, SettingFields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.services.presets import Change
    from app.ui.shell import Shell

NAME = "Bộ quy chế"
SAME = "Các con số và căn cứ đang dùng đã giống bộ này."
WORDS = PresetWords(
    NAME,
    "Áp dụng bộ quy chế",
    "Lấy các con số và căn cứ của bộ này; đầu đề văn bản giữ nguyên",
    SAME,
    "Đã áp dụng bộ quy chế",
)
NOTE = f"Con số ghi “{CONFIRM}” chưa có điều, khoản làm căn cứ: hãy đối chiếu với quy chế của cơ quan."


class RegulationSection(QWidget):
    """Choosing a preset says first what it would change; the numbers below are edited one by one."""

    def __init__(self, shell: Shell, fields: SettingFields) -> None:
        from app.services.regulations import presets

        super().__init__()
        self.fields = fields
        self.choice = PresetChoice(shell, WORDS, presets(), changes=_changes, apply=_apply)
        self.preset, self.changes, self.apply = self.choice.box, self.choice.told, self.choice.apply
        note = theme.quiet(QLabel(NOTE))
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        for part in (self.choice, note, self.fields):
            layout.addWidget(part)
        layout.addStretch(1)

    def show_preset(self, name: str) -> None:
        """Show which preset is in force (empty: the office's own numbers)."""
        number = self.preset.findData(name)
        if number >= 0:
            self.preset.setCurrentIndex(number)
        self.choice.ask_changes()


def preset_box() -> QComboBox:
    """The regulations to choose from, the general one first."""
    from app.services.regulations import presets

    return box_of(NAME, presets())


def _changes(session: Session, name: str) -> Sequence[Change]:
    from app.services.presets import preset_changes

    return preset_changes(session, name)


def _apply(session: Session, name: str) -> None:
    from app.services.presets import apply_preset

    apply_preset(session, name)
