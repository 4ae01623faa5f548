"""Starting the window; Qt is imported only then, after `system` found that it will work."""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app import NAME

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    from app.models.database import Database
    from app.ui.tasks import Tasks

CHECK_AFTER_MS = 1500  # the data are looked over once the window is usable
BACKUP_EVERY_MS = 30 * 60 * 1000  # how often to ask whether today's backup is there


def run(database: "Database", folder: Path, actor: str) -> int:
    """Show the main window until it is closed; the exit code.

    `folder` is the data folder, `actor` the name under which changes are logged.
    """
    from PySide6.QtWidgets import QApplication

    from app.ui import problems, theme
    from app.ui.tasks import Tasks
    from app.ui.window import Window

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        # Qt waits outside of Python: Ctrl+C would be heard only at the next event. Every save is a transaction.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    app.setApplicationName(NAME)
    theme.apply(app)
    with problems.installed():
        tasks = Tasks(database, actor)
        window = Window(tasks, folder)
        window.show()
        timers = _upkeep(window, tasks, folder)
        try:
            return app.exec()
        finally:
            for timer in timers:
                timer.stop()
            tasks.close()


def _upkeep(window: "QWidget", tasks: "Tasks", folder: Path) -> "tuple[QTimer, QTimer]":
    """What a window that stays open for days does for the data: one look at them, a backup a day."""
    from PySide6.QtCore import QTimer

    from app.models import backup
    from app.models.check import require_sound

    check = QTimer(window, singleShot=True, interval=CHECK_AFTER_MS)
    check.timeout.connect(lambda: tasks.work(lambda _: require_sound(folder), lambda _: None))
    save = QTimer(window, interval=BACKUP_EVERY_MS)
    save.timeout.connect(lambda: tasks.work(lambda _: backup.keep_up(folder), lambda _: None))
    check.start()
    save.start()
    return check, save
