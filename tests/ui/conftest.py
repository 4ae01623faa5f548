"""What tests of the window may ask for."""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.task import SourceDocument, Task, TaskAgency
from app.ui import problems
from app.ui.tasks import Tasks
from tests.window_garbage import garbage_looked_for, one_thread_for_garbage

__all__ = ["garbage_looked_for", "one_thread_for_garbage"]  # fixtures of every test here

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no screen is needed, and no window flickers

FIRST_DAY = date(2026, 1, 1)


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """Without a screen Qt keeps what was copied longer than Python lives, and dies of it."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture
def tasks(qapp, database) -> Iterator[Tasks]:
    """Work off the UI thread, on an empty database."""
    tasks = Tasks(lambda: database, "Kiểm thử")
    yield tasks
    tasks.close()


@pytest.fixture
def reported(monkeypatch) -> list[BaseException]:
    """The failures that the user would be told of."""
    failures: list[BaseException] = []
    monkeypatch.setattr(problems, "report", failures.append)
    return failures


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Fresh settings; files are exported under `tmp_path`."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("export_folder", str(tmp_path / "out"))
    return settings


@pytest.fixture
def fill(database) -> Callable[..., None]:
    """Add tasks with these contents, each a day later, led by the agencies in turn."""

    def fill(contents, agencies=("Sở Y tế",)) -> None:
        with database.write("Kiểm thử") as session:
            leads = [Agency(name=name, kind=AgencyKind.DEPARTMENT) for name in agencies]
            document = SourceDocument(number="12/UBND-TH")
            session.add_all([*leads, document])
            session.flush()
            for number, content in enumerate(contents):
                task = Task(
                    content=content,
                    source_document_id=document.id,
                    assigned_on=FIRST_DAY + timedelta(number % 300),
                )
                session.add(task)
                session.flush()
                lead = leads[number % len(leads)]
                session.add(TaskAgency(task_id=task.id, agency_id=lead.id, role=AgencyRole.LEAD))

    return fill
