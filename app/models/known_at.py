"""The data as they were known at a moment, whatever was typed later: the log undone from today's rows backwards.

A database in memory gets the rows of now, then every change after the moment is taken back, the last one first. So the
same questions can be asked of it as of the data. What became secret since is told as it is now: the log keeps no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import StaticPool, Table, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2

from app.core.progress import Progress
from app.models import task_apart
from app.models.asking import driver
from app.models.base import Base, derive, logged_tables
from app.models.change_log import logged_columns

if TYPE_CHECKING:
    from app.models.asking import Reads

Before = Mapping[str, Any] | None
"""What a row's changed columns held at the moment; None: the row was not there."""

_SQLITE = sqlite.dialect()
_CHANGES = """
    SELECT table_name, row_id, operation, old_values FROM now.change_log
    WHERE seq > coalesce((SELECT seq FROM now.change_log WHERE at <= ? ORDER BY seq DESC LIMIT 1), 0)
        AND table_name IN ({tables})
    ORDER BY seq DESC"""


@contextmanager
def known_at(
    reads: Reads,
    moment: datetime,
    progress: Progress = lambda _done, _total: None,
    *,
    only: frozenset[str] = frozenset(),
) -> Iterator[Session]:
    """The data as they were saved by a moment (aware), for questions only; what `reads` has not saved is not seen.

    With `only` the tables of these names alone are filled (with tasks also those of which they keep something): a
    question that needs few of them need not wait for all.

    Raises:
        ValueError: a moment without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    raw = dbapi2.connect(":memory:", check_same_thread=False, isolation_level=None)
    try:
        needed = only | task_apart.TABLES if "task" in only else only
        tables = tuple(table for table in logged_tables() if not needed or table.name in needed)
        _fill(raw, _file_of(reads), moment, tables, progress)
        engine = create_engine("sqlite://", module=dbapi2, creator=lambda: raw, poolclass=StaticPool)
        with Session(engine, expire_on_commit=False) as session:
            yield session
        engine.dispose()
    finally:
        raw.close()


def _file_of(reads: Reads) -> str:
    [path] = [row[2] for row in driver(reads).execute("PRAGMA database_list") if row[1] == "main"]
    return str(path)


def _fill(raw: Any, path: str, moment: datetime, tables: Sequence[Table], progress: Progress) -> None:
    """Copy, take back, and only then make the indexes and what is quick by them."""
    steps = 2 * len(tables)
    raw.execute("ATTACH ? AS now", (path,))
    raw.execute("BEGIN")  # one snapshot of the file
    for table in Base.metadata.sorted_tables:
        raw.execute(str(CreateTable(table).compile(dialect=_SQLITE)))
    for done, table in enumerate(tables):
        progress(done, steps)
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        raw.execute(f'INSERT INTO main."{table.name}" ({names}) SELECT {names} FROM now."{table.name}"')
    changed = {name: before for name, before in _before(raw, moment, tables).items() if before}
    for name, before in changed.items():
        _take_back(raw, Base.metadata.tables[name], before)
    for done, table in enumerate(tables, len(tables)):
        progress(done, steps)
        for index in table.indexes:
            raw.execute(str(CreateIndex(index).compile(dialect=_SQLITE)))
    if task_apart.TABLES & changed.keys() and {table.name for table in tables} >= task_apart.TABLES:
        raw.execute(task_apart.REBUILD)
    raw.execute("COMMIT")
    raw.execute("DETACH now")
    raw.execute("PRAGMA query_only = ON")
    progress(steps, steps)


def _before(raw: Any, moment: datetime, tables: Sequence[Table]) -> dict[str, dict[str, Before]]:
    """Of each table the rows that were changed after the moment, as they were."""
    found: dict[str, dict[str, Before]] = {table.name: {} for table in tables}
    at = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    changes = _CHANGES.format(tables=", ".join("?" * len(found)))
    for table, row_id, operation, old in raw.execute(changes, (at, *found)):
        rows = found[table]
        rows[row_id] = None if operation == "insert" else {**(rows.get(row_id) or {}), **json.loads(old)}
    return found


def _take_back(raw: Any, table: Table, before: Mapping[str, Before]) -> None:
    gone = [(key,) for key, values in before.items() if values is None]
    raw.executemany(f'DELETE FROM "{table.name}" WHERE id = ?', gone)
    known = frozenset(logged_columns(table))
    rows = [
        (tuple(sorted(known.intersection(values))), key, values) for key, values in before.items() if values
    ]
    for names, changed in groupby(sorted(rows, key=lambda row: row[0]), key=lambda row: row[0]):
        if names:
            setting = ", ".join(f'"{name}" = ?' for name in names)
            raw.executemany(
                f'UPDATE "{table.name}" SET {setting} WHERE id = ?',
                [(*(values[name] for name in names), key) for _, key, values in changed],
            )
    _derive_again(raw, table, [key for _, key, _ in rows])


def _derive_again(raw: Any, table: Table, keys: list[str]) -> None:
    """What is made from columns that went back goes back with them."""
    derived = [column.name for column in table.columns if "derived" in column.info]
    if not derived:
        return
    names = [column.name for column in table.columns]
    setting = ", ".join(f'"{name}" = ?' for name in derived)
    for key in keys:
        row = raw.execute(f'SELECT * FROM "{table.name}" WHERE id = ?', (key,)).fetchone()
        values = derive(table, dict(zip(names, row, strict=True)))
        raw.execute(f'UPDATE "{table.name}" SET {setting} WHERE id = ?', (*values.values(), key))
