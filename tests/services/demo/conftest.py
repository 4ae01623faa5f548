"""A tiny seeded office of the first quarter, made once for all tests that only read it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.models.database import Database, open_database
from app.services.demo.build import build
from app.services.demo.order import Order
from app.services.demo.sizes import SIZES

AS_OF = date(2026, 3, 31)


def make(folder: Path, seed: int = 1) -> None:
    build(folder, Order(SIZES["tiny"], seed, AS_OF), lambda done, total: None)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the office; nobody writes into it."""
    folder = tmp_path_factory.mktemp("seeded") / "data"
    make(folder)
    return folder


@pytest.fixture
def office(seeded: Path) -> Iterator[Database]:
    """The office, opened to read."""
    database = open_database(seeded, writable=False)
    yield database
    database.close()
