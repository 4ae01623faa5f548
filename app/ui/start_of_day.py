"""What an open window does by itself as a day begins: tasks that come again, a year's holidays, all screens anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app import NAME
from app.core.words import number
from app.ui.today import today

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from sqlalchemy.orm import Session

    from app.models.asking import Snapshot
    from app.ui.window import Window

MINUTE = 60_000  # milliseconds
MADE = "Đã lập {} nhiệm vụ định kỳ đến kỳ."
SEEDED = "Đã thêm ngày nghỉ lễ năm {} từ lịch nghỉ chung, chờ xác nhận ở Cài đặt."


def begin_day(window: Window) -> None:
    """Make what is due by today; without anything due nothing is written. Asked again it makes nothing twice."""
    window.tasks.ask(window, "start of day", _waiting, partial(_make, window))
    window.tasks.look(window, "coming years", _years_without_days, partial(_seed, window))


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


def _years_without_days(snapshot: Snapshot) -> tuple[int, ...]:
    from app.services.coming_years import years_without_days

    return years_without_days(snapshot, today=today())


def _seed(window: Window, years: tuple[int, ...]) -> None:
    """In the name of the program, as at the start: who sits here did not write them, and Ctrl+Z means other things."""
    if years:
        window.tasks.do(_seed_years, partial(_say_seeded, window), actor=NAME)


def _seed_years(session: Session) -> tuple[int, ...]:
    from app.services.coming_years import seed_coming_years

    return seed_coming_years(session, today=today())


def _say_seeded(window: Window, years: tuple[int, ...]) -> None:
    if years:
        window.say(SEEDED.format(", ".join(map(str, years))))


def _say(window: Window, made: int) -> None:
    if made:
        window.say(MADE.format(number(made)), undoable=True)
