"""The program with someone who types half a task; run and killed by `test_correcting.py`.

`python -m tests.journeys.killed FOLDER` prints a line once the program itself kept a draft, and types on.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.cli.window import show
from tests.journeys.hands import the_window

CONTENT = "Rà soát quỹ đất công"
LOOK_MS = 20


def type_until_killed() -> None:
    """Open the form of a task as soon as the window can, and write into it; then wait for the draft."""
    window = the_window()
    if not window._is_open or not window.page_name():
        QTimer.singleShot(LOOK_MS, type_until_killed)
        return
    window.show_form("task")
    write(window.page().form())


def write(form) -> None:
    """Type as soon as the form is filled."""
    if form._record is None:
        QTimer.singleShot(LOOK_MS, lambda: write(form))
        return
    form.drafting.kept.connect(lambda _: print("kept", flush=True))
    form.frames["content"].entry.box.insertPlainText(CONTENT)
    form.frames["deadline"].entry.box.insert("cuối tháng")


if __name__ == "__main__":
    app = QApplication([])
    QTimer.singleShot(LOOK_MS, type_until_killed)
    sys.exit(show(Path(sys.argv[1]), None))
