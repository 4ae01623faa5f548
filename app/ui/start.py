"""Starting the window; Qt is imported only then, after `system` found that it will work."""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app import NAME

if TYPE_CHECKING:
    from app.models.database import Database

CHECK_AFTER_MS = 1500  # the data are looked over once the window is usable


def run(database: "Database", folder: Path, actor: str) -> int:
    """Show the main window until it is closed; the exit code.

    `folder` is the data folder, `actor` the name under which changes are logged.
    """
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.models.check import require_sound
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
        check = QTimer(window, singleShot=True, interval=CHECK_AFTER_MS)
        check.timeout.connect(lambda: tasks.work(lambda _: require_sound(folder), lambda _: None))
        check.start()
        try:
            return app.exec()
        finally:
            check.stop()
            tasks.close()
