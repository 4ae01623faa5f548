"""What an open window does by itself at the start of a day: the tasks that come again, and all screens anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.core.words import number
from app.ui.today import today

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from sqlalchemy.orm import Session

    from app.ui.window import Window

MINUTE = 60_000  # milliseconds
MADE = "Đã lập {} nhiệm vụ định kỳ đến kỳ."


def begin_day(window: Window) -> None:
    """Make what is due by today; without anything due nothing is written. Asked again it makes nothing twice."""
    window.tasks.ask(window, "start of day", _waiting, partial(_make, window))


def watch(window: Window) -> QTimer:
    """Look once a minute whether another day has begun: every screen and counter goes by the day, and asks again."""
    from PySide6.QtCore import QTimer

    seen = [today()]
    clock = QTimer(window, interval=MINUTE)

    def look() -> None:
        if seen[0] != today():
            seen[0] = today()
            window.tasks.changed.emit()
            begin_day(window)

    clock.timeout.connect(look)
    return clock


def _waiting(session: Session) -> int:
    from app.services.recurring import waiting

    return waiting(session, today=today())


def _make(window: Window, due: int) -> None:
    if due:
        window.tasks.do(_make_due, partial(_say, window))


def _make_due(session: Session) -> int:
    from app.services.recurring import make_due

    return make_due(session, today=today())


def _say(window: Window, made: int) -> None:
    if made:
        window.say(MADE.format(number(made)), undoable=True)
