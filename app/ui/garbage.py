"""Garbage in cycles, looked for on the UI thread alone.

Python looks for it on whichever thread makes the next object. There it would take objects of Qt apart off their
thread, which brings the program down now and then, and it would hold up the window in the middle of an import.

A look takes about half a millisecond for a thousand objects, so none goes through many. While another thread works
looks are frequent, and only at what is new. What pages and imports made and still need is put aside for good, a
portion at a time: it is let go of like everything else when nobody knows of it, only cycles in it are not found. So
what can be lost is the form that was open at that moment.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from app.ui.tasks import Tasks

LATER_MS, SOON_MS = 1000, 25  # to the next look: as a rule; while another thread makes objects
YOUNG = 5_000  # new objects before they are looked through
MANY, TOO_MANY = 10_000, 20_000  # objects before all are looked through; so many are put aside without a look
KEPT = MANY // 2  # objects that are put aside when they come out of a look at all


def collect_here(owner: QObject, tasks: Tasks) -> QTimer:
    """From now on only this thread looks for garbage, a little at a time, while `owner` lives."""
    gc.disable()
    timer = QTimer(owner, singleShot=True, interval=LATER_MS)

    def turn() -> None:
        look(busy=tasks.is_busy())
        timer.start(SOON_MS if tasks.is_busy() else LATER_MS)

    def hurry() -> None:
        if timer.remainingTime() > SOON_MS:
            timer.start(SOON_MS)

    timer.timeout.connect(turn)
    tasks.began.connect(hurry)
    timer.start()
    return timer


def look(*, busy: bool = False) -> None:
    """Look through the newest objects once there are many; through all, unless another thread is busy making more."""
    young, looks, _ = gc.get_count()
    if looks and not busy and (weight := _weight()) > MANY:
        _look_through(weight)
    elif young > YOUNG:
        gc.collect(0)


def _look_through(weight: int) -> None:
    """All that was not put aside."""
    if weight <= TOO_MANY:
        gc.collect()
    if weight > TOO_MANY or _weight() > KEPT:
        gc.freeze()


def _weight() -> int:
    """How many objects a look at all would go through; new ones are few."""
    return len(gc.get_objects(generation=1)) + len(gc.get_objects(generation=2))
