"""While data of an older version are brought up to date the window says so, step by step, and may be closed."""

import gzip
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.cli.main import DONE, main
from app.core.paths import DATABASE_NAME
from app.models.database import open_database
from app.models.migrations import COPYING, DERIVING, HEAD, INDEXING, STAGES
from app.models.raw import connect
from app.ui.tasks import Tasks
from app.ui.upgrade import TITLE, UpgradePage
from app.ui.window import OPENING, UNCHANGED, Window
from tests.importers.office_workbook.making import FILES

OLD = FILES / "released-0012.db.gz"


@pytest.fixture
def folder(tmp_path):
    """A data folder of the version before."""
    (tmp_path / DATABASE_NAME).write_bytes(gzip.decompress(OLD.read_bytes()))
    (tmp_path / "window.ini").write_text("[General]\npage=bin\nfirst_start_over=true\n", encoding="utf-8")
    return tmp_path


def version(folder) -> str:
    raw = connect(folder / DATABASE_NAME)
    try:
        found: str = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return found
    finally:
        raw.close()


def test_a_stage_is_told_with_its_number_and_how_far_it_is(qtbot):
    page = UpgradePage()
    qtbot.addWidget(page)
    page.show_stage(DERIVING, 30, 120)
    assert page.step.text() == f"Bước {STAGES.index(DERIVING) + 1}/{len(STAGES)}: {DERIVING}"
    assert (page.bar.value(), page.bar.maximum()) == (30, 120)
    page.show_stage(INDEXING, 0, 0)
    assert page.bar.maximum() == 0  # it moves, and nobody knows how far it is


def test_the_window_shows_no_page_until_the_data_are_of_today(qtbot, database):
    """Also when another page is asked for meanwhile: it is seen once it has something to show."""
    gate = threading.Event()

    def open_data():
        tasks.tell_upgrade(COPYING, 0, 10)
        tasks.tell_upgrade(COPYING, 5, 10)
        assert gate.wait(30)
        return database

    tasks = Tasks(open_data, "Kiểm thử")
    window = Window(tasks, database.folder)
    qtbot.addWidget(window)
    try:
        window.show()
        qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), UpgradePage))
        qtbot.waitUntil(lambda: window.pages.currentWidget().bar.value() == 5)
        assert (window.saved.text(), window.side.isEnabled()) == (TITLE, False)
        window.show_page("bin")
        assert isinstance(window.pages.currentWidget(), UpgradePage)
        gate.set()
        qtbot.waitUntil(lambda: window.saved.text() not in (TITLE, OPENING))
        assert (window.saved.text(), window.side.isEnabled()) == (UNCHANGED, True)
        assert window.pages.currentWidget() is window.page()
        assert window.page_name() == "bin"
    finally:
        gate.set()
        tasks.close()


def test_the_program_tells_it_of_an_older_folder_and_opens(qapp, folder, monkeypatch):
    told = []
    shown = Window._show_upgrade
    monkeypatch.setattr(
        Window, "_show_upgrade", lambda self, *stage: (told.append(stage[0]), shown(self, *stage))
    )
    monkeypatch.setattr(Window, "_say_open", lambda self, _: (self._end_upgrade(), self.close()))
    assert main(["--data", str(folder)]) == DONE
    assert tuple(dict.fromkeys(told)) == STAGES
    assert version(folder) == HEAD


def test_closing_the_window_leaves_the_data_as_they_were(qapp, folder, monkeypatch):
    def close_soon(self: Window, *_) -> None:
        QTimer.singleShot(0, self, self.close)

    gone = threading.Event()
    tell = Tasks.tell_upgrade

    def tell_slowly(self: Tasks, stage: str, done: int, total: int) -> None:
        if stage == INDEXING:
            assert gone.wait(30)  # the window has been closed by then
        tell(self, stage, done, total)

    def end(self: Tasks) -> None:
        self._ending.set()
        gone.set()
        closed(self)

    closed = Tasks.close
    monkeypatch.setattr(Window, "_show_upgrade", close_soon)
    monkeypatch.setattr(Tasks, "tell_upgrade", tell_slowly)
    monkeypatch.setattr(Tasks, "close", end)
    assert main(["--data", str(folder)]) == DONE
    assert version(folder) < HEAD
    open_database(folder).close()
    assert version(folder) == HEAD
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible()]
