"""What the database knows of a new record once one of its fields is chosen: filled into the fields nobody touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.briefings.forms import Ref

if TYPE_CHECKING:
    from app.ui.forms.field_frame import FieldFrame
    from app.ui.forms.record import Record
    from app.ui.forms.screen import FormScreen
    from app.ui.tasks import Tasks


class Filling(QObject):
    """The filling of one form; `record` is what stands in it (None: nothing is open), `then` is called once filled."""

    def __init__(
        self,
        parent: QObject,
        screen: FormScreen[Any],
        tasks: Tasks,
        record: Callable[[], Record | None],
        then: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._screen, self._tasks, self._record, self._then = screen, tasks, record, then
        self._heard: tuple[Record | None, object] = None, None

    def watch(self, frames: Mapping[str, FieldFrame]) -> None:
        """Listen to the field by which others are filled, if there is one."""
        if self._screen.fill is not None:
            name, ask = self._screen.fill
            entry = frames[name].entry
            entry.edited.connect(lambda: self._hear(entry.value(), ask))
            entry.settled.connect(lambda: self._hear(entry.value(), ask))

    def _hear(self, chosen: object, ask: Callable[..., Mapping[str, Any]]) -> None:
        """It stands like this now; a record that is stored already stays as it is."""
        record = self._record()
        if record is None or record.loaded.key or self._heard == (record, chosen):
            return
        self._heard = record, chosen
        if isinstance(chosen, Ref) and chosen.key:
            job = partial(_told, ask=ask, key=chosen.key)
            self._tasks.ask(self, "fill", job, partial(self._take, record))

    def _take(self, record: Record, told: Mapping[str, Any]) -> None:
        if record is self._record() and not record.loaded.key:
            record.merge(replace(record.loaded, values=replace(record.loaded.values, **told)))
            self._then()


def _told(session: Any, *, ask: Callable[..., Mapping[str, Any]], key: str) -> Mapping[str, Any]:
    return ask(session, key)
