"""Work that only the UI thread can do, cut into steps with a turn of the event loop between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from app.ui.floor import Floor

Step = Callable[[], object]


class Slices(QObject):
    """Takes the steps one after the other, from the next turn on, and then does what waits for the last."""

    def __init__(self, owner: QObject, steps: Iterable[Step], floor: Floor) -> None:
        """`floor` is taken from now to the last step: long work on other threads waits meanwhile."""
        super().__init__(owner)
        self._floor = floor
        self._left = deque(steps)
        self._waiting: list[Step] = []
        self._timer = QTimer(
            self, singleShot=True, interval=0
        )  # one that repeats goes before all that is due
        self._timer.timeout.connect(self._go_on)
        self._timer.start()
        self._floor.take()

    def then(self, act: Step) -> None:
        """Do this after the last step; at once when that is done."""
        if self._left:
            self._waiting.append(act)
        else:
            act()

    def finish(self) -> None:
        """Take all steps that are left now, for somebody needs the whole."""
        while self._left:
            self._go_on()

    def drop(self) -> None:
        """Take no further step, and do nothing that waits for the last: nobody needs it any more."""
        self._left.clear()
        self._waiting.clear()
        self._timer.stop()

    def _go_on(self) -> None:
        if self._left:
            self._floor.take()
            self._left.popleft()()
            self._floor.take()  # until the next one, and what this one has to paint
        if not isValid(self._timer):  # what it belongs to went away with the step
            return
        if self._left:
            self._timer.start()
        else:
            self._timer.stop()
            waiting, self._waiting = self._waiting, []
            for act in waiting:
                act()
