"""A morning at the window: look at the tasks, write the office's words, export the set, close, come back."""

import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.core.terms import AgencyKind, AgencyRole
from app.models import backup, check
from app.models.agency import Agency
from app.models.change_log import Change
from app.models.database import open_database
from app.models.task import Task, TaskAgency
from app.services.office_texts import MONTH_BRIEFING, read_texts
from app.services.settings import load_preset
from app.ui import start, system
from app.ui.screens.briefing import BriefingPage
from app.ui.window import OPENING, Window

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ACTOR = "Trần Thị Hạnh"

pytestmark = pytest.mark.usefixtures("no_failure")


@pytest.fixture
def office(database):
    """A data folder with the preset and two tasks of October."""
    with database.write(ACTOR) as session:
        load_preset(session)
        agency = Agency(name="Sở Nông nghiệp và Môi trường", kind=AgencyKind.DEPARTMENT)
        session.add(agency)
        session.flush()
        for day, content in ((1, "Rà soát quỹ đất tỉnh Đắk Lắk"), (2, "Báo cáo phòng, chống cháy rừng")):
            task = Task(content=content, assigned_on=date_of(day), deadline=date_of(20 + day))
            session.add(task)
            session.flush()
            session.add(TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD))
    return database


def date_of(day: int) -> date:
    return date(2026, 10, day)


def the_window() -> Window:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible())


def run_with(qtbot, database, steps) -> int:
    """Open the window as the program does, take the steps, close it."""
    failures: list[BaseException] = []

    def take() -> None:
        window = the_window()
        try:
            qtbot.waitUntil(lambda: window.saved.text() != OPENING)
            steps(window)
        except BaseException as error:  # noqa: BLE001 - raised again when the window is closed
            failures.append(error)
        finally:
            window.close()

    QTimer.singleShot(0, take)
    code = start.run(lambda _: database, database.folder, ACTOR)
    if failures:
        raise failures[0]
    return code


def test_from_the_list_to_the_set_of_files_and_back(qtbot, office, tmp_path: Path, monkeypatch):
    out, saved = tmp_path / "out", []

    def morning(window: Window) -> None:
        window.show_page("tasks")
        tasks = window.page().view()
        qtbot.waitUntil(lambda: tasks.count.text() == "2 nhiệm vụ")
        tasks.search.setText("dak lak")
        qtbot.waitUntil(lambda: tasks.count.text() == "1 / 2 nhiệm vụ")
        window.show_page("briefing")
        page = window.page()
        assert isinstance(page, BriefingPage)
        page.picker.set_month(2026, 10)
        page.picker.picked.emit(2026, 10)
        qtbot.waitUntil(lambda: page._shown == (2026, 10))
        page.texts.boxes["causes"].setPlainText("Mưa lũ kéo dài.")
        page.export.folder.setText(str(out))
        page.export.start.click()
        qtbot.waitUntil(lambda: page.export.files.count() > 0, timeout=60_000)
        saved.extend(page.export.files.item(n).text() for n in range(page.export.files.count()))

    assert run_with(qtbot, office, morning) == 0
    files = sorted(out.iterdir())
    assert sorted(saved) == sorted(line for line in saved if any(file.name in line for file in files))
    assert {file.suffix for file in files} == {".docx", ".xlsx", ".pdf"}
    assert len(saved) == len(files)
    assert all(file.stat().st_size > 1024 for file in files)
    assert has_words(files, "Mưa lũ kéo dài.")


def has_words(files: list[Path], words: str) -> bool:
    from docx import Document

    texts = (p.text for file in files if file.suffix == ".docx" for p in Document(str(file)).paragraphs)
    return any(words in text for text in texts)


def test_the_words_are_there_after_the_program_was_closed(qtbot, office):
    def write(window: Window) -> None:
        window.show_page("briefing")
        page = window.page()
        qtbot.waitUntil(page.texts.isEnabled)
        page.texts.boxes["assessment"].setPlainText("Nhìn chung tốt.")
        month[:] = page.picker.shown()
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible())

    month: list[int] = []
    assert run_with(qtbot, office, write) == 0
    office.close()
    again = open_database(office.folder)
    try:
        with again.read() as session:
            texts = read_texts(session, MONTH_BRIEFING, f"{month[0]:04d}-{month[1]:02d}")
            last = session.query(Change).order_by(Change.seq.desc()).first()
            assert (texts, last.actor) == ({"assessment": "Nhìn chung tốt."}, ACTOR)
    finally:
        again.close()


def test_a_window_can_be_opened_here():
    assert system.why_no_window() == ""


def test_an_open_window_looks_the_data_over_and_backs_them_up(qtbot, office, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(start, "CHECK_AFTER_MS", 1)
    monkeypatch.setattr(start, "BACKUP_EVERY_MS", 1)
    looked: list[Path] = []
    monkeypatch.setattr(check, "require_sound", looked.append)

    def wait(_: Window) -> None:
        qtbot.waitUntil(lambda: bool(looked) and backup.newest(office.folder) is not None)

    assert run_with(qtbot, office, wait) == 0
    assert looked == [office.folder]
    assert not backup.is_due(office.folder)
