"""The shipped regulations to take the numbers from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.today import today
from app.ui.widgets.from_day import FromDay
from app.ui.widgets.preset_choice import PresetChoice, PresetWords
from app.ui.widgets.preset_choice import preset_box as box_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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
        self.from_day = FromDay(shell.tasks, today())
        self._from_on = self.from_day.value()  # read by jobs, which may not ask a widget
        self.choice = PresetChoice(
            shell,
            WORDS,
            presets(),
            changes=lambda session, name: _changes(session, name, self._from_on),
            apply=lambda session, name: _apply(session, name, self._from_on),
            moved=lambda session, name: _moved(session, name, self._from_on),
        )
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, theme.STEP, 0)
        layout.addWidget(theme.titled(QLabel(NAME), 1.0))
        layout.addWidget(self.from_day)
        layout.addWidget(self.choice)
        layout.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.from_day.changed.connect(self._follow_day)
        shell.tasks.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show which set is in force, or lies next to the office's own numbers, and what it would change."""
        self._shell.tasks.ask(self, "preset", _nearest, self._show)

    def _follow_day(self) -> None:
        self._from_on = self.from_day.value()
        self.choice.ask_changes()

    def _show(self, name: str) -> None:
        if name != self._nearest:  # else what was chosen meanwhile stays
            self._nearest = name
            self.choice.box.setCurrentIndex(self.choice.box.findData(name))
        self.choice.ask_changes()


def preset_box() -> QComboBox:
    """The regulations to choose from, the general one first."""
    from app.services.regulations import presets

    return box_of(NAME, presets())


def _changes(session: Session, name: str, from_on: date | None) -> Sequence[Change]:
    from app.services.presets import preset_changes

    return preset_changes(session, name, from_on=from_on)


def _apply(session: Session, name: str, from_on: date | None) -> None:
    from app.services.presets import apply_preset

    apply_preset(session, name, from_on=from_on)


def _moved(session: Session, name: str, from_on: date | None) -> Sequence[str]:
    from app.services.moved import tell_moved
    from app.services.presets import preset_values

    return tell_moved(session, preset_values(name), today(), from_on=from_on, most=6)


def _nearest(session: Session) -> str:
    from app.services.presets import nearest_preset
    from app.services.settings import list_settings

    return nearest_preset(list_settings(session, today())).name
