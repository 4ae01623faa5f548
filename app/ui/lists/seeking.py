"""From the search line of a list to what was found: Down goes to the first row, Enter opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from app.core.text import clean

if TYPE_CHECKING:
    from app.ui.lists.view import ListView


class Seeking(QObject):
    """Who is quicker than the database gets what is found for the words as they were typed, not the rows before."""

    def __init__(self, view: ListView[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._wanted: Callable[[], object] | None = None
        view.search.textChanged.connect(self._forget)
        view.search.stepped_down.connect(lambda: self._once_found(self._go_to_first))
        view.search.returnPressed.connect(self._enter)
        view.model.modelReset.connect(self._go_on, Qt.ConnectionType.QueuedConnection)  # once they are seen

    def _enter(self) -> None:
        """Open what was sought; with nothing typed go to the rows."""
        if clean(self._view.search.text()):
            self._once_found(self._open_first)
        else:
            self._view.table.enter()

    def _once_found(self, act: Callable[[], object]) -> None:
        self._wanted = act
        self._go_on()

    def _go_on(self) -> None:
        if self._wanted is not None and self._view.model.wanted == self._view.wanted():
            act, self._wanted = self._wanted, None
            act()

    def _forget(self) -> None:
        """Other words: what was wanted of those before is not wanted of these."""
        self._wanted = None

    def _go_to_first(self) -> bool:
        if not self._view.model.keys:
            return False
        self._view.table.setFocus()
        self._view.table.choose([0], current=0)
        return True

    def _open_first(self) -> None:
        if self._go_to_first():
            self._view.open_current()
