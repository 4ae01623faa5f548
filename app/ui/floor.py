"""Who goes first when Python's one turn is wanted by the window and by long work on another thread.

Python shares its turns evenly: a page that takes 40 ms to draw takes 80 beside an import. So the UI thread takes the
floor when it has something to draw, until its events are through, and long work waits for that between two rows.

And it shares them badly with who gives the turn away often but for microseconds, as each row that SQLite tells does:
who waits is woken each time, comes too late, and begins to wait anew. So long work also stops for a moment at times.
"""

from __future__ import annotations

from threading import Event
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LINGER_MS = 2  # so that work which is cut into turns is not overtaken between two of them
MOMENT_S = 0.0001  # enough for a thread that waits to wake up
QUIET_S = 0.03  # since the floor was last taken: nobody waits for the window any more
MOST_S = 0.1  # longest wait: a window that needs the floor for longer has to share


class Floor(QObject):
    """Free, or taken by the UI thread until it has come through its events."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._free = Event()
        self._free.set()
        self._taken_at = -QUIET_S
        self._through = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._through.timeout.connect(self._free.set)

    def take(self) -> None:
        """The UI thread goes first from now on, until it is through its events and a moment longer."""
        self._taken_at = monotonic()
        self.hold()

    def guard(self, window: QWidget) -> None:
        """The UI thread goes first whenever this window, which is shown, lays out or paints what is in it."""
        for watched in filter(None, (window, window.windowHandle())):
            watched.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.LayoutRequest):
            self.hold()
        return False

    def hold(self) -> None:
        """The same for what nobody waits for: it stays quiet."""
        self._free.clear()
        self._through.start()

    def is_quiet(self) -> bool:
        """Whether it was not taken for a while: the UI thread may do what nobody waits for."""
        return monotonic() - self._taken_at >= QUIET_S

    def give_way(self) -> None:
        """Let the UI thread go first; on any other thread that works for long."""
        if self._free.is_set():
            sleep(MOMENT_S)
        else:
            self.wait()

    def wait(self) -> None:
        """The same; nothing is lost where the floor is free."""
        if not self._free.wait(MOST_S):
            self._free.set()
