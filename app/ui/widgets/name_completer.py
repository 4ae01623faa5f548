"""Names proposed while one is typed, found without diacritics and by any part, as everywhere in the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from app.core.text import fold

FOLDED = Qt.ItemDataRole.UserRole


class NameCompleter(QCompleter):
    """Proposes the names that hold what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setCompletionRole(FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def set_names(self, names: Sequence[str]) -> None:
        """Propose these from now on."""
        if self._names == tuple(names):
            return
        self._names = tuple(names)
        self._model.clear()
        for name in names:
            item = QStandardItem(name)
            item.setData(fold(name), FOLDED)
            self._model.appendRow(item)

    def best(self, typed: str) -> str:
        """The first name that holds what was typed; what was typed itself where none does, or where it is one."""
        wanted = fold(typed).strip()
        if not wanted or typed in self._names:
            return typed
        return next((name for name in self._names if wanted in fold(name)), typed)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's own name
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        return str(index.data(Qt.ItemDataRole.DisplayRole))
