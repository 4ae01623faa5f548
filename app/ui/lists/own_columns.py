"""The columns and filters that an office defined itself, put at the end of a list once they are known (feature 16)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.ui.lists.memory import recall
from app.ui.lists.places import go_back, look
from app.ui.lists.screen import widened

if TYPE_CHECKING:
    from app.core.tables import Column
    from app.ui.lists.screen import Filter
    from app.ui.lists.view import ListView


class OwnColumns(QObject):
    """What asks for them, now and whenever data changed; of a list that has none it does nothing."""

    def __init__(self, view: ListView[Any]) -> None:
        super().__init__(view)
        self._view, self._declared, self._filtered = view, view.declared, False
        if self._declared.more is not None:
            view.shell.tasks.changed.connect(self._ask)
            self._ask()

    def _ask(self) -> None:
        look_up = self._view.shell.tasks.look
        if self._declared.more is not None:
            look_up(self._view, "columns", self._declared.more, self._take)
        if self._declared.more_filters is not None:
            look_up(self._view, "filters", self._declared.more_filters, self._take_filters)

    def _take_filters(self, more: Sequence[Filter]) -> None:
        """Offer them; those that were chosen when the list was last seen are chosen again."""
        view, are_new = self._view, not self._filtered
        self._filtered = True
        view.filters.offer(more)
        kept = recall(view.shell.settings, self._declared.name).filters if are_new else {}
        again = {one.name: kept[one.name] for one in more if kept.get(one.name)}
        if again and view.filters.codes() == {name: kept[name] for name in kept if name not in again}:
            view.filters.choose({**view.filters.codes(), **again})

    def _take(self, more: Sequence[Column[Any]]) -> None:
        view, declared = self._view, widened(self._declared, more)
        if declared.columns == view.declared.columns:
            return
        before, states = look(view.table, view.model), view.header.states()
        kept = recall(view.shell.settings, declared.name).columns
        view.declared, view.editor = declared, None
        view.header.declare(declared)
        view.model.declare(declared)
        view.header.start({state.title: state for state in (*kept, *states)}.values())
        go_back(view.table, view.model, before)
