"""Hours that are noted while something is held: a button each that takes the clock, a box in which it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.ui import theme
from app.ui.forms.text_entries import ReadEntry, time_entry


@dataclass(frozen=True, slots=True)
class Hour:
    """What the button of an hour says, what the hour is called, and what each of the two is for."""

    button: str
    name: str
    button_hint: str
    box_hint: str


class Hours(QWidget):
    """Hours are told by their names; in one row, or each in a row of its own."""

    asked = Signal(str)
    """The button of an hour was pressed."""

    typed = Signal(str, object)
    """An hour, or None where the box was emptied."""

    misread = Signal(str)
    """What was typed is no hour: why."""

    def __init__(self, hours: Mapping[str, Hour], *, stacked: bool = False) -> None:
        super().__init__()
        self.buttons = {name: QPushButton(hour.button) for name, hour in hours.items()}
        self.boxes: dict[str, ReadEntry] = {name: time_entry(is_narrow=True) for name in hours}
        self._of = ""
        self._shown: Mapping[str, time | None] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.STEP // 2)
        for place, (name, hour) in enumerate(hours.items()):
            row, column = (place, 0) if stacked else (0, 2 * place)
            grid.addWidget(self.buttons[name], row, column)
            grid.addWidget(self.boxes[name], row, column + 1)
            self._dress(name, hour)
        grid.setColumnStretch(2 * len(hours), 1)

    def show_hours(self, of: str, hours: Mapping[str, time | None]) -> None:
        """Show the hours of `of` (a key); what is being typed of the same one stays."""
        is_same, self._of, self._shown = of == self._of, of, hours
        for name, box in self.boxes.items():
            if not is_same or not (box.box.hasFocus() and box.box.isModified()):
                box.show_value(hours.get(name))

    def ask(self, name: str) -> None:
        """Ask for an hour; what stands there can be typed over."""
        self.boxes[name].box.setFocus()
        self.boxes[name].box.selectAll()

    def _type(self, name: str) -> None:
        entry = self.boxes[name]
        entry.settle()
        if said := entry.trouble():
            self.misread.emit(said)
        elif self._of and entry.value() != self._shown.get(name):
            self.typed.emit(name, entry.value())

    def _dress(self, name: str, hour: Hour) -> None:
        button, entry = self.buttons[name], self.boxes[name]
        button.setToolTip(hour.button_hint)
        button.clicked.connect(lambda _=False: self.asked.emit(name))
        entry.name_it(hour.name)
        entry.setToolTip(hour.box_hint)
        entry.box.editingFinished.connect(partial(self._type, name))
