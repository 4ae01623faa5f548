"""Garbage in cycles, looked for on the UI thread alone.

Python looks for it on whichever thread makes the next object. There it would take objects of Qt apart off their
thread, which brings the program down now and then, and it would hold up the window in the middle of an import.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 1000
YOUNG, OLD = 5_000, 10  # new objects before they are looked through; such looks before all objects are


def collect_here(owner: QObject) -> QTimer:
    """From now on only this thread looks for garbage, a little at a time, while `owner` lives."""
    gc.disable()
    timer = QTimer(owner, interval=LOOK_EVERY_MS)
    timer.timeout.connect(look)
    timer.start()
    return timer


def look() -> None:
    """Look through the newest objects once there are many; now and then through the older ones, at last through all.

    The generations are Python's own, and so is the order: the older, the seldomer.
    """
    young, middle, old = gc.get_count()
    if old > OLD:
        gc.collect(2)
    elif middle > OLD:
        gc.collect(1)
    elif young > YOUNG:
        gc.collect(0)
