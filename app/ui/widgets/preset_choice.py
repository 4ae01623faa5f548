"""Choosing one of several shipped sets of settings: first it says what it would change, then it is taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.setting_words import said
from app.ui import theme
from app.ui.lists.flow import Flow
from app.ui.widgets.calm import CalmBox

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.presets import Change
    from app.services.regulations import Preset, Value
    from app.ui.shell import Shell

FEWEST_LETTERS = 8  # of the widest kind


@dataclass(frozen=True, slots=True)
class PresetWords:
    """What the choice says: its name, the button with its tip, what is said when nothing or something changed."""

    name: str
    verb: str
    tip: str
    same: str
    done: str


class PresetChoice(QWidget):
    """A box, a button, and below them what would change."""

    def __init__(
        self,
        shell: Shell,
        words: PresetWords,
        presets: Sequence[Preset],
        *,
        changes: Callable[[Session, str], Sequence[Change]],
        apply: Callable[[Session, str], None],
        moved: Callable[[Session, str], Sequence[str]] = lambda *_: (),
    ) -> None:
        """`moved` says, a line each, what follows from the changes."""
        super().__init__()
        self._shell, self._words, self._changes, self._change = shell, words, changes, apply
        self._moved = moved
        self.box = preset_box(words.name, presets)
        self.told = theme.quiet(QLabel())
        self.apply = QPushButton(words.verb)
        self._place()
        self.box.activated.connect(lambda _: self.ask_changes())
        self.apply.clicked.connect(self._apply)

    def ask_changes(self) -> None:
        """Say what the chosen set would change."""
        name = str(self.box.currentData())
        self._shell.tasks.ask(self, "changes", partial(self._ask, name), self._show_changes)

    def _ask(self, name: str, session: Session) -> tuple[Sequence[Change], Sequence[str]]:
        return self._changes(session, name), self._moved(session, name)

    def _show_changes(self, told: tuple[Sequence[Change], Sequence[str]]) -> None:
        changes, moved = told
        lines = [_line(change) for change in changes]
        self.told.setText("\n".join(("Sẽ thay đổi:", *lines, *moved)) if lines else self._words.same)
        self.apply.setEnabled(bool(lines))

    def _apply(self) -> None:
        self.apply.setEnabled(False)
        name, title, change = str(self.box.currentData()), self.box.currentText(), self._change
        self._shell.tasks.do(
            lambda session: change(session, name),
            lambda _: self._shell.say(f"{self._words.done}: {title}.", undoable=True),
            failed=self.ask_changes,
        )

    def _place(self) -> None:
        self.box.setToolTip("Chọn để xem những gì sẽ thay đổi")
        self.apply.setToolTip(self._words.tip)
        self.told.setWordWrap(True)
        self.told.setAccessibleName("Những gì sẽ thay đổi")
        row = Flow()
        row.addWidget(self.box)
        row.addWidget(self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(row)
        layout.addWidget(self.told)


def preset_box(name: str, presets: Sequence[Preset]) -> QComboBox:
    """The sets to choose from."""
    box = CalmBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(FEWEST_LETTERS)  # a long title is cut before the page scrolls sideways
    for preset in presets:
        box.addItem(preset.title, preset.name)
    return box


def _line(change: Change) -> str:
    old, new = _said(change.old), said(_said(change.new), change.unit)
    number = f"giữ {new}" if change.old == change.new else f"{old} → {new}"
    return f"–\u00a0{change.label}: {number}. Căn cứ: {change.source.rstrip('.')}."


def _said(value: Value) -> str:
    from app.services.regulations import shown

    many = isinstance(value, tuple) and len(value) > 1
    return f"{len(value)} dòng" if many and isinstance(value, tuple) else shown(value)
