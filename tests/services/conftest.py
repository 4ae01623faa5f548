"""A database in memory for tests that fill it many times; of the triggers it has those that keep who leads a task."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from app.models import task_apart
from app.models.base import Base
from app.models.tables import task as _tables  # every table, through this import


@pytest.fixture(scope="session")
def memory() -> Iterator[Engine]:
    """An engine with empty tables."""
    assert _tables.Task.__table__.metadata is Base.metadata
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for sql in task_apart.triggers():
            connection.exec_driver_sql(sql)
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
