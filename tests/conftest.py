"""What tests of every room may ask for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy.orm import Session

from app.core.paths import DATABASE_NAME
from app.models.database import Database, open_database

ACTOR = "Kiểm thử"

settings.register_profile("house", deadline=None)  # no test asserts a time, this one included
settings.load_profile("house")


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that was just made and closed: copied by `database`, for a migration takes a while."""
    folder = tmp_path_factory.mktemp("empty")
    open_database(folder).close()
    return folder


@pytest.fixture
def database(tmp_path: Path, empty_folder: Path) -> Iterator[Database]:
    """An open database of the present shape, with nothing in it."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(empty_folder / DATABASE_NAME, folder / DATABASE_NAME)
    database = open_database(folder)
    yield database
    database.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A transaction that is being written."""
    with database.write(ACTOR) as session:
        yield session
