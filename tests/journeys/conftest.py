"""What the journeys at the window may ask for."""

import logging
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.models.change_log import Change
from app.models.database import open_database
from tests.window_garbage import garbage_looked_for, one_thread_for_garbage

if TYPE_CHECKING:
    from tests.journeys.hands import Steps

__all__ = ["garbage_looked_for", "one_thread_for_garbage"]  # fixtures of every test here

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MONDAY = date(2026, 11, 23)
SPECIALIST = "Trần Thị Hạnh"
FOUNDER = "Nguyễn Văn Lập"


class _Clock(datetime):
    """Noon of that Monday, wherever the test runs."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime(2026, 11, 23, 5, tzinfo=UTC)


@pytest.fixture
def monday(monkeypatch: pytest.MonkeyPatch) -> date:
    """It is this day."""
    monkeypatch.setattr("app.ui.today.datetime", _Clock)
    return MONDAY


@pytest.fixture
def no_failure(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing was told as a failure, nothing went to the log."""
    from app.ui import problems

    told: list[BaseException] = []
    monkeypatch.setattr(problems, "report", lambda error, then=None: told.append(error))
    monkeypatch.setattr(problems, "record", told.append)
    yield
    assert told == []
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "dữ liệu"


@pytest.fixture
def desk_folder(folder: Path, empty_folder: Path) -> Path:
    """A data folder of an office that is past its first start, with the specialist at the desk."""
    import shutil

    from PySide6.QtCore import QSettings

    from app.ui.seat import ACTOR, FIRST_START_OVER
    from app.ui.window import SETTINGS_NAME

    shutil.copytree(empty_folder, folder)
    settings = QSettings(str(folder / SETTINGS_NAME), QSettings.Format.IniFormat)
    settings.setValue(FIRST_START_OVER, True)
    settings.setValue(ACTOR, SPECIALIST)
    settings.setValue("export_folder", str(folder.parent / "ra"))
    settings.sync()
    return folder


@pytest.fixture
def sit(qtbot: Any, monday: date, no_failure: None) -> Callable[[Path, "Steps"], int]:
    """Start the program on a folder, take steps at its window, close it."""
    from tests.journeys import hands

    return lambda folder, steps: hands.sit(qtbot, folder, steps)


def ask(folder: Path, question: Callable[[Any], Any]) -> Any:
    """What the data say once the program is closed."""
    database = open_database(folder, writable=False)
    try:
        with database.read() as session:
            return question(session)
    finally:
        database.close()


def actors(folder: Path) -> list[str]:
    """Who is named in the change log, in the order of the changes."""
    names = ask(folder, lambda s: [name for (name,) in s.query(Change.actor).order_by(Change.seq)])
    return list(dict.fromkeys(names))


@pytest.fixture
def office(desk_folder: Path) -> Path:
    """That folder with a small office: a chair and his deputies, rooms, departments, two specialists."""
    from app.services.settings import load_preset
    from tests.journeys.office import fill

    database = open_database(desk_folder)
    try:
        with database.write(FOUNDER) as session:
            load_preset(session)
            fill(session)
    finally:
        database.close()
    return desk_folder
