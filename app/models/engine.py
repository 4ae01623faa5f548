"""Engines on one SQLite file: transactions that really begin, safe settings, a stamp for the change log."""

import platform
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from app.core.errors import AppError
from app.core.ids import uuid7
from app.models.attachments import drop_hidden
from app.models.raw import connect, connect_to_read
from app.models.turns import before_question

_READERS = 4
_FULL = 2
_CACHE, _LARGE_CACHE = "PRAGMA cache_size = -8000", "PRAGMA cache_size = -65536"  # KiB
_JOURNAL_PAGES = 16_384  # 64 MiB: a large import is acknowledged before it is copied into the file


@dataclass(frozen=True, slots=True)
class Stamp:
    """What all changes of one transaction have in common in the change log."""

    actor: str
    device: str = field(default_factory=platform.node)
    txn: str = field(default_factory=lambda: uuid7().hex)
    at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="milliseconds"))


class Pen:
    """Holds the stamp of the transaction that is being written; without one nothing can be written."""

    def __init__(self, stamp: Stamp | None = None) -> None:
        self.stamp = stamp

    def lend(self, raw: Any) -> None:
        """Teach a connection the functions that the triggers of the change log call."""
        raw.create_function("log_txn", 0, lambda: self._held().txn)
        raw.create_function("log_at", 0, lambda: self._held().at)
        raw.create_function("log_actor", 0, lambda: self._held().actor)
        raw.create_function("log_device", 0, lambda: self._held().device)

    def _held(self) -> Stamp:
        if self.stamp is None:
            raise RuntimeError("a change outside of Database.write")
        return self.stamp


def writer(path: Path, pen: Pen, *, foreign_keys: bool = True) -> Engine:
    """The engine that changes the file: one connection, the write lock from the start."""

    def opened() -> Any:
        raw = connect(path)
        _make_safe(raw, path)
        raw.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        raw.execute(f"PRAGMA wal_autocheckpoint = {_JOURNAL_PAGES}")
        raw.execute("PRAGMA secure_delete = ON")  # what became secret leaves no free page behind
        raw.execute("PRAGMA recursive_triggers = ON")  # INSERT OR REPLACE meets the refusal to delete
        pen.lend(raw)
        return raw

    engine = _engine(opened, begin="BEGIN IMMEDIATE", connections=1)
    event.listen(engine, "checkin", _keep_little)
    return engine


def make_room(connection: Connection) -> None:
    """Keep 64 MiB in memory until the transaction ends: with the usual 8, half of a large one is written twice."""
    connection.exec_driver_sql(_LARGE_CACHE)


def sweep(engine: Engine, folder: Path) -> bool:
    """Delete hidden files, bring the journal into the file and empty it: it keeps nothing that was struck out.

    Whether the journal could be: not while somebody reads an earlier state, who is not waited for.
    """
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        drop_hidden(raw, folder)
        [wait] = raw.execute("PRAGMA busy_timeout").fetchone()
        raw.execute("PRAGMA busy_timeout = 0")
        [busy, *_] = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        raw.execute(f"PRAGMA busy_timeout = {wait}")
    return not busy


def _keep_little(raw: Any, _: Any) -> None:
    if raw is not None:  # else it broke
        raw.execute(_CACHE)


def reader(path: Path) -> Engine:
    """The engine that only reads: each transaction sees one snapshot."""

    return _engine(lambda: connect_to_read(path), begin="BEGIN", connections=_READERS)


def _make_safe(raw: Any, path: Path) -> None:
    raw.execute("PRAGMA synchronous = FULL")
    mode = raw.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal" or raw.execute("PRAGMA synchronous").fetchone()[0] != _FULL:
        raise AppError(
            f"Ổ đĩa chứa {path.parent} không ghi dữ liệu an toàn được.",
            "Hãy đặt thư mục dữ liệu trên ổ đĩa cố định của máy này.",
        )


def _engine(opened: Any, *, begin: str, connections: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=opened,  # a path given as such: an URL would trip over #, ? and % in it
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
    )

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", begun)
    event.listen(engine, "before_cursor_execute", before_question)
    return engine
