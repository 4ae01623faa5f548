"""Many rows at once through Core: the change log and the search index follow by their triggers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Dialect, Table, Uuid, bindparam, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from app.core.ids import uuid7s
from app.models.base import Derivation
from app.models.engine import make_room
from app.models.turns import give_way, giving_way

_BATCH = 64  # rows; between two batches others go first, in one nobody gets a turn: its triggers are some ms


def insert_rows(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Add rows that all have the same columns; keys and derived columns that they lack are filled in.

    Core compiles the statement and says how each type is stored; the driver gets whole columns of such values,
    for Core's own executemany spends more on each row than SQLite does.
    """
    if not rows:
        return
    for name, derivation in _derivations(table):
        if name not in rows[0]:
            for row in giving_way(session, rows):
                row[name] = derivation(row)
    if "id" not in rows[0]:
        for row, key in zip(rows, uuid7s(len(rows)), strict=True):
            row["id"] = key
    connection = session.connection()
    make_room(connection)
    defaults = _defaults(table, rows[0])
    names = [*rows[0], *defaults]
    statement = insert(table).compile(dialect=connection.dialect, column_keys=names)
    sql, columns = str(statement), [table.c[name] for name in statement.positiontup or names]
    for start in range(0, len(rows), _BATCH):
        give_way(session)
        batch = [{**defaults, **row} for row in rows[start : start + _BATCH]]
        stored = [_stored(connection.dialect, each, [row[each.name] for row in batch]) for each in columns]
        connection.exec_driver_sql(sql, list(zip(*stored, strict=True)))


def _defaults(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """What the columns begin with that rows do not name."""
    return {
        column.name: column.default.arg
        for column in table.columns
        if column.name not in row and isinstance(column.default, ScalarElementColumnDefault)
    }


def _stored(dialect: Dialect, column: Column[Any], values: list[Any]) -> list[Any]:
    """The values of one column as the driver stores them."""
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    if process is None:
        return values
    if isinstance(column.type, Uuid):
        return [process(value) for value in values]
    known = {value: process(value) for value in set(values)}
    return [known[value] for value in values]


def update_rows(session: Session, table: Table, changes: Mapping[UUID, Mapping[str, Any]]) -> None:
    """Change the named columns of single rows, and what is derived from them."""
    derivations = _derivations(table)
    for key, values in changes.items():
        now = dict(values)
        if derivations:
            stored = session.execute(select(table).where(table.c.id == key)).mappings().one()
            whole = {**{str(name): value for name, value in stored.items()}, **now}
            now |= {name: derivation(whole) for name, derivation in derivations}
        session.execute(update(table).where(table.c.id == key).values(now))


def mark_deleted(session: Session, table: Table, keys: Iterable[UUID]) -> None:
    """Mark rows as deleted now."""
    now = datetime.now(UTC)
    rows = [{"marked": key, "now": now} for key in keys]
    if rows:
        session.execute(
            update(table).where(table.c.id == bindparam("marked")).values(deleted_at=bindparam("now")), rows
        )


def _derivations(table: Table) -> list[tuple[str, Derivation]]:
    return [(c.name, c.info["derived"]) for c in table.columns if "derived" in c.info]
