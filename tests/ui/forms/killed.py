"""A window with a form in which someone types until the program is killed; run by `test_kill.py`.

`python -m tests.ui.forms.killed FOLDER` prints what stands in the form once a draft of it was kept by itself.
"""

import os
import sys
from collections import deque
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.models.database import open_database
from app.ui.forms.view import FormView
from app.ui.tasks import Tasks
from tests.ui.forms.samples import TODAY, Store, work_form
from tests.ui.shells import RecordingShell

TYPING_MS, KEEPING_MS = 5, 20


def type_until_killed(folder: Path) -> None:
    """Type one number after another, and tell of each draft."""
    app = QApplication([])
    tasks = Tasks(lambda: open_database(folder), "Kiểm thử")
    settings = QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat)
    shell = RecordingShell(tasks, settings, folder)
    form = FormView(work_form(Store()), shell, today=lambda: TODAY)
    form.drafting._timer.setInterval(KEEPING_MS)
    box = form.frames["content"].entry.box
    written: deque[str] = deque()  # the answers come in the order of the writes

    def write(typed) -> None:
        written.append(typed.fields["content"])
        really_write(typed)

    really_write, form.drafting._write = form.drafting._write, write
    form.drafting.kept.connect(lambda _: print(written.popleft(), flush=True))
    form.show()
    form.open()
    timer = QTimer(interval=TYPING_MS)
    timer.timeout.connect(lambda: form._record and box.setPlainText(str(int(box.toPlainText() or 0) + 1)))
    timer.start()
    app.exec()


if __name__ == "__main__":
    type_until_killed(Path(sys.argv[1]))
