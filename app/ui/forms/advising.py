"""What only the database knows of a form as it stands: asked while it is typed, shown as warnings beside its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.briefings.forms import Complaint, Loaded

if TYPE_CHECKING:
    from app.rules.regulation import Calendar
    from app.ui.forms.field_frame import FieldFrame
    from app.ui.forms.screen import FormScreen
    from app.ui.tasks import Tasks

PAUSE_MS = 250  # between the last key and the question


class Advising(QObject):
    """The advice on one form; `typed` tells how it stands now, None where nothing is open."""

    told = Signal(set)
    """There is other advice: the fields it is about."""

    def __init__(
        self,
        parent: QObject,
        screen: FormScreen[Any],
        tasks: Tasks,
        typed: Callable[[], Loaded[Any] | None],
    ) -> None:
        super().__init__(parent)
        self._screen, self._tasks, self._typed = screen, tasks, typed
        self._said: tuple[Complaint, ...] = ()
        self._shown: list[FieldFrame] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def check(self, values: Any, calendar: Calendar) -> tuple[Complaint, ...]:
        """What the rules say of the form, then what the database said."""
        return (*self._screen.check(values, calendar), *self._said)

    def show(self, frames: Iterable[FieldFrame]) -> None:
        """Show what was said beside fields that nobody was in yet: what is missing there is no fault so far."""
        for frame in frames:
            frame.say([one for one in self._said if one.field == frame.field.name])
            self._shown.append(frame)

    def touch(self) -> None:
        """Something was typed."""
        if self._screen.advise:
            self._pause.start()

    def forget(self) -> None:
        """Another record is shown."""
        self._said = ()
        self._pause.stop()
        while self._shown:
            self._shown.pop().say(())

    def _ask(self) -> None:
        typed = self._typed()
        if self._screen.advise and typed is not None:
            self._tasks.ask(
                self, "advise", partial(_advice, ask=self._screen.advise, typed=typed), self._take
            )

    def _take(self, said: tuple[Complaint, ...]) -> None:
        if said != self._said and self._typed() is not None:
            fields = {one.field for one in (*said, *self._said)}
            self._said = said
            self.told.emit(fields)


def _advice(session: Any, *, ask: Callable[..., tuple[Complaint, ...]], typed: Loaded[Any]) -> Any:
    return ask(session, typed)
