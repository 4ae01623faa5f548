"""What was imported last, as a sentence that stays true: once the import is taken back it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel
    from sqlalchemy.orm import Session

    from app.ui.tasks import Tasks

TAKEN_BACK = "Đã hoàn tác việc nhập “{}”."


class Written(QObject):
    """Keeps the sentence of a label, from the save that wrote a file until another file is shown there."""

    def __init__(self, label: QLabel, tasks: Tasks) -> None:
        super().__init__(label)
        self._label, self._tasks = label, tasks
        self._first = 0
        self._name = self._said = ""
        tasks.changed.connect(self._ask)

    def say(self, said: str, name: str, first: int) -> None:
        """Say what was written of a file; `first` is where its save begins in the change log."""
        self._first, self._name, self._said = first, name, said
        self._label.setText(said)

    def forget(self) -> None:
        """Something else is said there now."""
        self._first = 0

    def _ask(self) -> None:
        first = self._first

        def is_undone(session: Session) -> bool:
            from app.services.saves import undone

            return first in undone(session, [first])

        if first:
            self._tasks.ask(self, "undone", is_undone, lambda gone: self._show(first, gone=gone))

    def _show(self, first: int, *, gone: bool) -> None:
        if first == self._first:
            self._label.setText(TAKEN_BACK.format(self._name) if gone else self._said)
