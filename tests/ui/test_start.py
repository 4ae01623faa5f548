"""The start: the window is painted before the data are opened, and a refusal ends it calmly."""

import gc
import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from app.cli.main import BUG, DONE, REFUSED, main
from app.cli.opening import open_for_writing
from app.core.errors import AppError
from app.core.paths import DATABASE_NAME
from app.models.database import open_database
from app.models.raw import connect
from app.ui.start import _meet_when_idle, _warm_up
from app.ui.window import SETTINGS_NAME, Window

SAVING = "app.models.task"  # what is first shown needs few of the tables
HEAVY = (
    *("sqlalchemy", "sqlcipher3", "alembic", "docx", "openpyxl", "reportlab", "python_calamine", "pypdfium2"),
    *("holidays", "dateutil", "lxml", "PIL", "PySide6.QtPrintSupport", "logging.handlers"),
    SAVING,
)

# Each takes milliseconds that the first paint does not need; so do the enums of `Qt`, made when it is named.
DEAR = ("dataclasses", "concurrent.futures", "ctypes", "datetime")

# Starts the program and tells which heavy modules are imported: at its first paint, once the first page has what it
# asked the data for, and when the modules of the other pages are there too, and with every page opened.
LOOK = f"""
import builtins, sys
from importlib import import_module
from app.cli.main import main
from app.ui.screens.catalog import CATALOG, modules

def look(word, names={HEAVY}):
    print(word, *[name for name in names if name in sys.modules], flush=True)

def look_closely():
    look("painted", {HEAVY + DEAR})
    if "Qt" in vars(sys.modules["PySide6.QtCore"]):
        print("Qt")
    if builtins.__import__ is builtins.__feature_import__:
        print("PySide reads the source of what is imported")

def usable(window):
    look("usable")
    for name in modules():
        import_module(name)
    look("warm")
    for page in CATALOG if sys.argv[2:] else ():
        window.show_page(page.name)
    window.tasks.ask(window, "read", lambda _: None, lambda _: QTimer.singleShot(0, window.close))

from app.ui.system import import_qt
import_qt()
from PySide6.QtCore import QTimer
from app.ui.window import Window

class Watched(Window):
    def __init__(self, tasks, folder):
        super().__init__(tasks, folder)
        self.painted.connect(look_closely)
    def _begin(self):
        super()._begin()
        self.tasks.look(self, "watch", lambda _: None, lambda _: usable(self))

import app.ui.start, app.ui.window
app.ui.window.Window = Watched
# What comes later does not come before, however slow the machine is.
app.ui.window.LATER_MS = app.ui.start.WARM_AFTER_MS = app.ui.start.UNSEEN_MS = 10**6
look("begun")
code = main(["--data", sys.argv[1]])
look("opened")
sys.exit(code)
"""


READING = "sqlcipher3"
SHOWN = "PySide6.QtPrintSupport"  # the page of documents prints them


def look(folder: Path, *words: str) -> list[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", LOOK, str(folder), *words],
        capture_output=True,
        text=True,
        env=env,
        timeout=120,
    )
    assert (ended.returncode, ended.stderr) == (DONE, "")
    return ended.stdout.splitlines()


def test_at_the_first_paint_nothing_is_imported_that_it_does_not_need(tmp_path: Path) -> None:
    open_for_writing(tmp_path).close()
    seen = look(tmp_path)
    assert seen[:-1] == ["begun", "painted", f"usable {READING}", f"warm {READING} {SHOWN}"]


def test_opening_every_page_imports_nothing_that_only_a_file_needs(tmp_path: Path) -> None:
    """Word, PDF and Excel, read or written, come with the first file; the page of settings measures the letterhead."""
    open_for_writing(tmp_path).close()
    opened = look(tmp_path, "every page")[-1].split()
    assert opened[0] == "opened"
    assert set(opened[1:]) == {"sqlalchemy", "sqlcipher3", "reportlab", "PIL", SHOWN, SAVING}


def test_a_fresh_folder_is_made_ready_behind_the_window(tmp_path: Path) -> None:
    seen = look(tmp_path / "mới")
    assert seen[:2] == ["begun", "painted"]
    assert seen[2].startswith("usable sqlalchemy sqlcipher3 alembic")
    assert (tmp_path / "mới" / SETTINGS_NAME).exists()


def test_modules_of_pages_are_imported_one_at_a_time(tasks, qtbot) -> None:
    timer, names = QTimer(interval=10**6), iter(("this_is_imported_first",))
    timer.start()
    with pytest.raises(ModuleNotFoundError, match="this_is_imported_first"):
        _warm_up(timer, names, tasks)
    assert not tasks.floor._free.is_set(), "work would go on beside the import"
    assert tasks.floor.is_quiet(), "nobody waits for it"
    assert timer.isActive()
    _warm_up(timer, names, tasks)
    assert not timer.isActive()
    qtbot.waitUntil(lambda: not tasks.is_busy(), timeout=60_000)


def test_sqlalchemy_is_not_met_while_the_first_page_waits_for_its_answer(qapp) -> None:
    class Busy:
        def __init__(self) -> None:
            self.busy, self.jobs = True, []

        def is_busy(self) -> bool:
            return self.busy

        def work(self, job, then) -> None:
            self.jobs.append(job)

    tasks, first, warm = Busy(), QTimer(interval=10**6, singleShot=True), QTimer(interval=10**6)
    later = monotonic() + 1000
    _meet_when_idle(first, warm, tasks, later)
    assert first.isActive()
    assert not tasks.jobs
    first.stop()
    _meet_when_idle(first, warm, tasks, monotonic())
    assert len(tasks.jobs) == 1, "long work is not waited for"
    tasks.busy = False
    _meet_when_idle(first, warm, tasks, later)
    assert not first.isActive()
    assert len(tasks.jobs) == 2


def newer(folder: Path) -> None:
    open_database(folder).close()
    raw = connect(folder / DATABASE_NAME)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()


def damaged(folder: Path) -> None:
    (folder / DATABASE_NAME).write_bytes(b"no database at all" * 400)


@pytest.fixture
def read(qapp) -> list[str]:
    """What message boxes said before they were closed, as a user would."""
    said: list[str] = []

    def close_box() -> None:
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                said.append(box.text())
                box.buttons()[0].click()

    timer = QTimer(interval=5)
    timer.timeout.connect(close_box)
    timer.start()
    yield said
    timer.stop()


def windows() -> list[Window]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible()]


@pytest.mark.parametrize(
    ("place", "prepare", "sentence"),
    [
        ("data", newer, "Dữ liệu thuộc phiên bản mới hơn của phần mềm."),
        ("data", damaged, "bị hỏng hoặc không phải dữ liệu Giao Ban."),
        ("Dropbox", lambda _: None, "Thư mục dữ liệu"),
    ],
)
def test_data_that_cannot_be_opened_are_one_message_and_exit_code_2(
    read: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], place, prepare, sentence
) -> None:
    folder = tmp_path / place
    folder.mkdir()
    prepare(folder)
    assert main(["--data", str(folder)]) == REFUSED
    assert len(read) == 1
    assert sentence in read[0]
    assert read[0] in capsys.readouterr().err
    assert not (folder / SETTINGS_NAME).exists()
    assert windows() == []


def test_a_second_window_says_who_holds_the_data(read: list[str], database) -> None:
    assert main(["--data", str(database.folder)]) == REFUSED
    [sentence] = read
    assert sentence.startswith("Dữ liệu đang được mở bởi ")


def test_a_bug_while_opening_is_told_calmly(read: list[str], tmp_path: Path, monkeypatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("app.cli.opening.open_for_writing", breaks)
    assert main(["--data", str(tmp_path)]) == BUG
    assert len(read) == 1
    assert "ngoài dự kiến" in read[0]


def test_closing_while_the_data_are_being_opened_ends_well(qapp, tmp_path: Path, monkeypatch) -> None:
    from app.cli import opening

    really, closed = opening.open_for_writing, []

    def slowly(folder: Path, tell):
        QTimer.singleShot(0, qapp, lambda: closed.extend(w.close() for w in windows()))
        return really(folder, tell)

    monkeypatch.setattr(opening, "open_for_writing", slowly)
    assert main(["--data", str(tmp_path)]) == DONE
    assert closed == [True]
    open_database(tmp_path).close()  # and the lock is free


def test_while_the_window_is_open_garbage_is_looked_for_on_its_thread_alone(
    qapp, tmp_path: Path, monkeypatch
) -> None:
    seen = []

    def look(self, _: None) -> None:
        seen.append(gc.isenabled())
        self.close()

    monkeypatch.setattr(Window, "_say_open", look)
    assert main(["--data", str(tmp_path)]) == DONE
    assert [*seen, gc.isenabled()] == [False, True]


def test_a_refusal_after_closing_is_not_lost(qapp, tmp_path: Path, monkeypatch, capsys) -> None:
    from threading import Event

    gone = Event()

    def refuse(*_: object) -> None:
        QTimer.singleShot(0, qapp, lambda: [w.close() for w in windows()])
        QApplication.instance().lastWindowClosed.connect(gone.set)
        assert gone.wait(10)
        raise AppError("Tệp dữ liệu bị hỏng.")

    monkeypatch.setattr("app.cli.opening.open_for_writing", refuse)
    assert main(["--data", str(tmp_path)]) == REFUSED
    assert "Tệp dữ liệu bị hỏng." in capsys.readouterr().err
