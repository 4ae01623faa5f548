"""A database in memory for tests that fill it many times; it holds the tables and no triggers."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from app.models.base import Base
from app.models.tables import task as _tables  # every table, through this import


@pytest.fixture(scope="session")
def memory() -> Iterator[Engine]:
    """An engine with empty tables."""
    assert _tables.Task.__table__.metadata is Base.metadata
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@contextmanager
def scratch(engine: Engine) -> Iterator[Session]:
    """A session whose work is taken back at the end."""
    with Session(engine, autoflush=False) as session:
        try:
            yield session
        finally:
            session.rollback()
