"""One row of a grid of rows: an entry for each column."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.forms.complaint_label import ComplaintLabel
from app.ui.forms.entry import Around
from app.ui.forms.making import make_entry
from app.ui.forms.plain import base_of, from_plain
from app.ui.forms.row_places import captions_of, is_narrow
from app.ui.forms.screen import Field


class Row:
    """The widgets of one row, and the value that it began with."""

    def __init__(self, field: Field, around: Around, base: Any) -> None:
        self.base = base
        self.left: set[str] = set()
        """The columns whose cells were left since the row was shown: only these are judged while it is filled."""
        self.entries = {column.name: make_entry(column, around, in_row=True) for column in field.columns}
        self.captions = [] if is_narrow(field) else captions_of(field)
        self.label = ComplaintLabel()
        self.remove = QToolButton()
        self.remove.setText("×")
        self.remove.setAutoRaise(True)
        self.remove.setToolTip("Bỏ dòng này")
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns = field.columns

    def value(self) -> Any:
        """The row as it stands."""
        found = {name: entry.value() for name, entry in self.entries.items()}
        words = {column.words: self.entries[column.name].words() for column in self._columns if column.words}
        return replace(self.base, **found, **words)

    def show(self, value: Any) -> None:
        """Show a row."""
        self.base = value
        self.left = set()
        for column in self._columns:
            self.entries[column.name].show_value(getattr(value, column.name))
            if column.words:
                self.entries[column.name].show_words(getattr(value, column.words))

    def state(self) -> Any:
        """What stands in it, with what belongs to it unseen."""
        base = base_of(self.base, set(self.entries))
        return {"base": base, "fields": {name: entry.state() for name, entry in self.entries.items()}}

    def set_state(self, state: Any, blank: Any) -> None:
        """Show what stood in it."""
        self.show(replace(blank, **{name: from_plain(value) for name, value in state["base"].items()}))
        for name, stood in state["fields"].items():
            if name in self.entries:
                self.entries[name].set_state(stood)

    def is_judged(self, column: str) -> bool:
        """Whether a cell was left; what is said of no cell, or of one that is not shown, once any was."""
        return column in self.left or (column not in self.entries and bool(self.left))

    def is_blank(self, blank: Any) -> bool:
        """Whether nothing was written into it."""
        return bool(self.value() == blank) and not any(entry.trouble() for entry in self.entries.values())

    def widgets(self) -> list[QWidget]:
        """All its widgets."""
        return [*self.captions, *self.entries.values(), self.label, self.remove]
