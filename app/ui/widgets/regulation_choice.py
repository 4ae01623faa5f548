"""The shipped regulations to take the numbers from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.today import today
from app.ui.widgets.preset_choice import PresetChoice, PresetWords
from app.ui.widgets.preset_choice import preset_box as box_of

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


class RegulationChoice(QScrollArea):
    """Says first what a set would change, and which deadlines that moves."""

    def __init__(self, shell: Shell) -> None:
        from app.services.regulations import presets

        super().__init__()
        self._shell, self._nearest = shell, ""
        self.choice = PresetChoice(shell, WORDS, presets(), changes=_changes, apply=_apply, moved=_moved)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, theme.STEP, 0)
        layout.addWidget(theme.titled(QLabel(NAME), 1.0))
        layout.addWidget(self.choice)
        layout.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        shell.tasks.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show which set is in force, or lies next to the office's own numbers, and what it would change."""
        self._shell.tasks.ask(self, "preset", _nearest, self._show)

    def _show(self, name: str) -> None:
        if name != self._nearest:  # else what was chosen meanwhile stays
            self._nearest = name
            self.choice.box.setCurrentIndex(self.choice.box.findData(name))
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


def _moved(session: Session, name: str) -> Sequence[str]:
    from app.services.moved import tell_moved
    from app.services.presets import preset_values

    return tell_moved(session, preset_values(name), today(), most=6)


def _nearest(session: Session) -> str:
    from app.services.presets import nearest_preset
    from app.services.settings import list_settings

    return nearest_preset(list_settings(session)).name
