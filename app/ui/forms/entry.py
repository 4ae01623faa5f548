"""What entries have in common: widgets that hold one value of a form each, as it is being typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.briefings.forms import Complaint
from app.rules.regulation import Calendar
from app.rules.working_days import WEEKLY

if TYPE_CHECKING:
    from app.ui.tasks import Tasks


@dataclass(slots=True)
class Around:
    """What entries may ask of their form: the database, today, and the office's calendar as it was read last.

    `day_before` is the regulation's answer to what "trước ngày 15" means; `folder` holds the data and their files.
    """

    tasks: Tasks
    today: Callable[[], date]
    calendar: Calendar = WEEKLY
    day_before: bool = True
    folder: Path = Path()


class EntryWidget(QWidget):
    """What an entry is that has nothing to add; `edited` comes at every change that a person makes.

    Each kind of entry (`making.AnyEntry`) has besides: `value()` as it stands, cleaned, None or empty for what cannot
    be understood; `show_value(value)`, which is no edit; `state()`, what stands in it as typed, for JSON, and
    `set_state(state)`; `type_in(text)`, which takes a text as if it was typed, like a cell that was pasted.
    """

    edited = Signal()

    settled = Signal()
    """What was asked when the entry was left is answered; it is not busy any more."""

    def settle(self) -> None:
        """Put what was typed in order, for the entry is left."""

    def trouble(self) -> str:
        """Why what was typed cannot be understood, in one sentence; empty when it can."""
        return ""

    def is_busy(self) -> bool:
        """Whether it still asks what was meant."""
        return False

    def words(self) -> str:
        """The words that belong to the value, of a deadline."""
        return ""

    def show_words(self, words: str) -> None:
        """Show the words that belong to the value."""

    def refresh(self) -> None:
        """Say anew what depends on today and the calendar."""

    def complaints(self, field: str) -> tuple[Complaint, ...]:
        """What the entry itself has to say of what was typed."""
        return (Complaint(field, sentence),) if (sentence := self.trouble()) else ()

    def stops(self) -> tuple[QWidget, ...]:
        """The widgets that take the focus, in their order."""
        proxy = self.focusProxy()
        return (proxy,) if proxy else ()

    def name_it(self, name: str, description: str = "") -> None:
        """Give the widgets that take the focus the field's name, for screen readers."""
        for stop in self.stops():
            stop.setAccessibleName(name)
            stop.setAccessibleDescription(description)


def parents_of(widget: QWidget | None) -> list[QWidget]:
    """A widget and all that it stands in, popups' owners too."""
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found
