"""Undo and redo of saves: two actions that say what they would do, and do it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.history import Save

UNDO, REDO = "Hoàn tác", "Làm lại"
UNDONE, REDONE = "Đã hoàn tác", "Đã làm lại"
NOTHING_TO_UNDO, NOTHING_TO_REDO = "Không có gì để hoàn tác.", "Không có gì để làm lại."


class Undoing(QObject):
    """The two actions of one window.

    Their keys do not take those of a text field: Qt asks the field that has the focus first.
    """

    said = Signal(str)
    """What was taken back or brought back, as a sentence."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self.undo = _action(f"&{UNDO}", "Ctrl+Z")
        self.redo = _action(f"&{REDO}", "Ctrl+Y", "Ctrl+Shift+Z")
        self.undo.triggered.connect(self._undo)
        self.redo.triggered.connect(self._redo)
        tasks.changed.connect(self.unsure)

    def refresh(self) -> None:
        """Ask what would be taken back and brought back, and say so: when the menu opens, for it can take a while."""
        self._tasks.ask(self, "next", _next, self._show)

    def unsure(self) -> None:
        """Nothing is known any more: the keys then do what there is to do, or say that there is nothing."""
        self._say((None, None))
        self._enable((True, True))

    def _show(self, saves: tuple[Save | None, Save | None]) -> None:
        self._say(saves)
        self._enable(save is not None for save in saves)

    def _say(self, saves: tuple[Save | None, Save | None]) -> None:
        for action, word, save in zip((self.undo, self.redo), (UNDO, REDO), saves, strict=True):
            action.setText(f"&{word}: {save.title.replace('&', '&&')}" if save else f"&{word}")

    def _enable(self, known: Iterable[bool]) -> None:
        for action, on in zip((self.undo, self.redo), known, strict=True):
            action.setEnabled(on)

    def _undo(self) -> None:
        self._tasks.do(_undo, self._teller(UNDONE, NOTHING_TO_UNDO))

    def _redo(self) -> None:
        self._tasks.do(_redo, self._teller(REDONE, NOTHING_TO_REDO))

    def _teller(self, done: str, nothing: str) -> Callable[[Save | None], None]:
        return lambda save: self.said.emit(f"{done}: {save.title}." if save else nothing)


def _action(text: str, *keys: str) -> QAction:
    action = QAction(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    return action


def _next(session: Session) -> tuple[Save | None, Save | None]:
    from app.services.undo import next_redo, next_undo

    return next_undo(session), next_redo(session)


def _undo(session: Session) -> Save | None:
    from app.services.undo import undo

    return undo(session)


def _redo(session: Session) -> Save | None:
    from app.services.undo import redo

    return redo(session)
