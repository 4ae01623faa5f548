"""Starting the window; Qt is imported only then, after `system` found that it will work."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from app import NAME
from app.ui.system import import_qt

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    from app.briefings.new_place import NewPlace
    from app.core.errors import AppError
    from app.core.progress import Progress, Stages
    from app.models.database import Database
    from app.ui.tasks import Tasks
    from app.ui.window import Window

UNSEEN_MS = 500  # a window that nobody sees opens its data too
# When SQLAlchemy is imported, and then how often one more module of the other pages.
WARM_AFTER_MS, WARM_EVERY_MS = 400, 10
FIRST_PAGE_S = 2.0  # what is under way after that is no first page
CHECK_AFTER_MS = 1500  # the data are looked over once the window is usable
DAY_AFTER_MS = 3000  # what the day brings is made once all modules are there
BACKUP_EVERY_MS = 30 * 60 * 1000  # how often to ask whether today's backup, and today's tasks, are there

TURN_S = 0.001  # Python's own 0.005 adds up: drawing one page asks for its turn a dozen times


def run(
    open_data: Callable[[Stages], Database],
    folder: Path,
    actor: str | None,
    *,
    leaving: Callable[[NewPlace], object] = lambda _: None,
    said: str = "",
) -> int:
    """Show the main window until it is closed; the exit code.

    `open_data` is called on the writer thread once the window is painted, for its imports would hold that up, with
    whom it tells how far data of an older version are brought up to date; `folder` is the data folder, `actor` the
    name under which changes are logged (none: who sits at this desk).
    What `open_data` raises is told to the user, ends the window, and is raised again. `leaving` hears where the data
    are to lie when the window is closed for that; `said` stands in its status bar once they are open.
    """
    app = _begun()
    from PySide6.QtCore import QSettings, QTimer

    from app.ui import problems, seat
    from app.ui.tasks import Tasks
    from app.ui.window import SETTINGS_NAME, Window

    remembered = QSettings(str(folder / SETTINGS_NAME), QSettings.Format.IniFormat)
    seat.show_look(app, remembered)
    with problems.installed():
        tasks = Tasks(_kept(lambda: open_data(tasks.tell_upgrade)), actor or seat.actor_of(remembered))
        tasks.refused.connect(lambda refusal: problems.report(refusal, app.quit))
        window, timers = Window(tasks, folder), list[QTimer]()
        window.first_words = said
        wake = partial(_wake, app, window, timers)
        window.painted.connect(wake)
        window.leaving.connect(leaving)
        window.show()
        QTimer.singleShot(UNSEEN_MS, window, wake)
        code = _until_closed(app, window, tasks, timers)
    if refusal := tasks.refusal():
        raise refusal
    return code


def _until_closed(app: QApplication, window: Window, tasks: Tasks, timers: Iterable[QTimer]) -> int:
    try:
        return app.exec()
    finally:
        window.hide()
        app.closeAllWindows()  # a message that came at the last moment
        _end(window, tasks, timers)


def _begun() -> QApplication:
    """Python as a window needs it, and Qt."""
    gc.disable()  # what is imported stays: looking for garbage in it would take a part of the start
    sys.setswitchinterval(TURN_S)  # threads that write or export hand the window its turn sooner
    import_qt()
    return _application()


def tell(refusal: AppError) -> None:
    """Say in a box of its own why there is no window, and wait until it was read."""
    import_qt()
    app = _application()  # held until the box is closed

    from app.ui import problems

    problems.tell(refusal)
    del app


def _wake(app: QApplication, window: Window, timers: list[QTimer]) -> None:
    """What comes after the first paint, or without one for a window that nobody sees; again does nothing."""
    from app.ui import theme

    if not timers:
        theme.tell_system(theme.look())
        _let_ctrl_c_end(app)
        window.open_data()
        window.tasks.floor.guard(window)
        timers.extend(_upkeep(window, window.tasks, window.folder))


def _end(window: QWidget, tasks: Tasks, timers: Iterable[QTimer]) -> None:
    from shiboken6 import delete

    for timer in timers:
        timer.stop()
    tasks.close()
    delete(window)  # here and now, not when Python takes itself apart
    gc.enable()  # no other thread is left


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    from app.ui import theme
    from app.ui.qt_words import speak
    from app.ui.system import explained

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        with explained():
            app = QApplication([*sys.argv[:1], "-style", theme.STYLE])
        app.setProperty(theme.STYLED, True)
        speak(app)
    app.setApplicationName(NAME)
    return app


def _let_ctrl_c_end(app: QApplication) -> None:
    """Qt waits outside of Python: Ctrl+C would be heard only at the next event. Every save is a transaction."""
    from app.ui import theme

    if app.property(theme.STYLED):
        import signal  # not before the first paint

        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _kept(open_data: Callable[[], Database]) -> Callable[[], Database]:
    """The same; what it imports is not looked through for garbage later, when that would hold up the window."""

    def open_and_keep() -> Database:
        try:
            return open_data()
        finally:
            gc.freeze()

    return open_and_keep


def _upkeep(window: Window, tasks: Tasks, folder: Path) -> tuple[QTimer, ...]:
    """What an open window does by itself: warming up, one look at the data, a backup, and what a day brings."""
    from PySide6.QtCore import QTimer

    from app.ui import garbage
    from app.ui.screens.catalog import modules
    from app.ui.start_of_day import watch

    warm, names = QTimer(window, interval=WARM_EVERY_MS), iter(modules())
    warm.timeout.connect(lambda: _warm_up(warm, names, tasks) if tasks.floor.is_quiet() else None)
    first = QTimer(window, singleShot=True, interval=WARM_AFTER_MS)
    until = monotonic() + FIRST_PAGE_S
    first.timeout.connect(lambda: _meet_when_idle(first, warm, tasks, until))
    check = QTimer(window, singleShot=True, interval=CHECK_AFTER_MS)
    check.timeout.connect(lambda: tasks.work(lambda _: _look_over(folder), lambda _: _copy_over(window)))
    save = QTimer(window, interval=BACKUP_EVERY_MS)
    save.timeout.connect(lambda: tasks.work(lambda _: _back_up(folder), lambda _: _copy_over(window)))
    day = QTimer(window, singleShot=True, interval=DAY_AFTER_MS)
    day.timeout.connect(lambda: _begin_day(window, day))
    timers = first, check, save, day, watch(window)
    tasks.look(window, "upkeep", lambda _: None, lambda _: [timer.start() for timer in timers])
    return warm, *timers, garbage.collect_here(window, tasks)


def _meet_when_idle(first: QTimer, warm: QTimer, tasks: Tasks, until: float) -> None:
    """Not before the first page has what it asked for: both would take twice as long; long work is not waited for."""
    if tasks.is_busy() and monotonic() < until:
        first.start()
    else:
        tasks.work(_meet_sqlalchemy, lambda _: warm.start())


def _begin_day(window: Window, timer: QTimer) -> None:
    from app.ui.start_of_day import begin_day

    begin_day(window)
    timer.start(BACKUP_EVERY_MS)


def _meet_sqlalchemy(step: Progress) -> None:
    from app.ui.warming import meet_sqlalchemy

    meet_sqlalchemy(step)


def _meet_answers(step: Progress) -> None:
    from app.ui.warming import meet_answers

    meet_answers(step)


def _warm_up(warm: QTimer, names: Iterator[str], tasks: Tasks) -> None:
    """Import one more module that a page or form needs, before somebody waits for it.

    A module at a time, and never on another thread: two threads that name classes of Qt for the first time at once
    bring the program down. What names none follows on another. Long work waits for the module: a file that is read
    meanwhile made ten milliseconds of imports a hundred, each of which looks at the disk and then waits for its turn.
    """
    if name := next(names, None):
        tasks.floor.hold()
        import_module(name)
    else:
        warm.stop()
        gc.freeze()
        tasks.work(_meet_answers, lambda _: None)


def _look_over(folder: Path) -> None:
    from app.models.check import require_sound

    require_sound(folder)


def _back_up(folder: Path) -> None:
    from app.models.backup import keep_up

    keep_up(folder)


def _copy_over(window: Window) -> None:
    """Copy the newest backup to the second place, if one was chosen; a drive that is not there is told, no more."""
    from app.ui import seat

    if place := seat.second_place_of(window.settings):
        folder = window.folder
        window.tasks.work(
            lambda _: _bring_over(folder, place), lambda said: window.say(said, stays=True) if said else None
        )


def _bring_over(folder: Path, place: Path) -> str:
    from app.core.errors import AppError
    from app.models.second_place import bring_over

    try:
        bring_over(folder, place)
    except AppError as error:
        return f"Chưa sao lưu thêm: {error.whole}"
    return ""
