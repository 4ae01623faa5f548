"""A program in which minutes are typed until it is killed: `python -m tests.ui.minutes_killed FOLDER MEETING`.

It prints a line once what was typed is kept by itself, and then types on.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.models.database import open_database
from app.ui.screens.minutes import MinutesPage
from app.ui.tasks import Tasks
from tests.ui.shells import RecordingShell


def main(folder: Path, meeting: str) -> None:
    app = QApplication([])
    tasks = Tasks(lambda: open_database(folder), "Kiểm thử")
    page = MinutesPage(
        RecordingShell(tasks, QSettings(str(folder / "seat.ini"), QSettings.Format.IniFormat), folder)
    )
    page.show_form("minutes", meeting)

    def type_when_open() -> None:
        if page.keeping.now is None:
            QTimer.singleShot(20, type_when_open)
            return
        page.editor.conclusion.click()
        page.editor.content.setPlainText("Giao Sở Y tế hoàn chỉnh")
        page.keeping.kept.connect(lambda _: print("kept", flush=True))

    type_when_open()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
