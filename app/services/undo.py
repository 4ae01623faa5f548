"""Undo and redo: a save is taken back by an ordinary new save that puts the old values in again."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, insert, or_, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import NAME
from app.briefings.history import Save
from app.core.errors import AppError
from app.models.base import derive
from app.models.change_log import Change, logged_columns
from app.models.engine import make_room
from app.models.migrations import ACTOR as MIGRATION
from app.models.turns import give_way, giving_way
from app.models.undo_step import UndoStep
from app.services.records import as_python, name_of, stored, tables
from app.services.saves import Span, describe, span_before, span_from, steps_back

PROGRAM = frozenset((NAME, MIGRATION))
"""The actors of saves that nobody made by hand; they are passed over and end no chain of redos."""

_BATCH = 5000
_MARK = ("deleted_at",)


@dataclass(frozen=True, slots=True)
class _Write:
    """New values of the named columns of one row, as they are stored."""

    table: str
    key: str
    values: dict[str, Any]


def undo(session: Session) -> Save | None:
    """Take back the newest save that still stands; returns it, or none when there is nothing to take back.

    The transaction must hold nothing else.

    Raises:
        AppError: a row was changed since by a save that was not taken back; nothing is changed then.
    """
    return _take_back(session, _undone_next(session))


def redo(session: Session) -> Save | None:
    """Bring back the save that was undone last; returns it, or none when a newer save ended the chain.

    Raises:
        AppError: as `undo`.
    """
    return _take_back(session, _redone_next(session))


def next_undo(session: Session) -> Save | None:
    """The save that `undo` would take back, as it was first made."""
    return _as_first_made(session, _undone_next(session))


def next_redo(session: Session) -> Save | None:
    """The save that `redo` would bring back, as it was first made."""
    return _as_first_made(session, _redone_next(session))


def _undone_next(session: Session) -> Span | None:
    """The newest save that is no undo and was not taken back: from each undo on before what it took back."""
    return next((span for span, _ in _walk(session, past=_is_undo)), None)


def _redone_next(session: Session) -> Span | None:
    """The newest undo that was not taken back, unless an ordinary save came after it."""
    span, back = next(_walk(session, past=_is_redo), (None, []))
    return span if back else None


def _walk(session: Session, *, past: Callable[[list[int]], bool]) -> Iterator[tuple[Span, list[int]]]:
    """The saves made by hand, newest first; of those that are passed, and all since what they took back, none."""
    span = span_before(session)
    while span:
        back = steps_back(session, span)
        if span.actor not in PROGRAM and not past(back) and _changes_something(session, span):
            yield span, back
        span = span_before(session, back[0] if past(back) else span.first)


def _changes_something(session: Session, span: Span) -> bool:
    """Whether anything of a save is left once the content of what became secret was struck out of it."""
    is_left = or_(Change.operation == "insert", Change.old_values != Change.new_values)
    query = select(Change.seq).where(Change.seq.between(span.first, span.last), is_left).limit(1)
    return session.scalar(query) is not None


def _is_undo(back: list[int]) -> bool:
    return len(back) % 2 == 1


def _is_redo(back: list[int]) -> bool:
    return bool(back) and len(back) % 2 == 0


def _as_first_made(session: Session, span: Span | None) -> Save | None:
    if span is None:
        return None
    back = steps_back(session, span)
    return describe(session, span_from(session, back[-1]) if back else span)


def _take_back(session: Session, span: Span | None) -> Save | None:
    session.flush()
    newest = span_before(session)
    if span is None or newest is None:
        return None
    if newest.txn == session.scalar(text("SELECT log_txn()")):
        raise RuntimeError("an undo is a save of its own")
    connection = session.connection()
    make_room(connection)
    writes = _inverse(session, span)
    if not writes:
        raise _conflict("thay đổi này thuộc về một phiên bản cũ của phần mềm")
    try:
        _write(session, writes)
    except IntegrityError as error:  # a row that must be the only one of its kind has a successor
        raise _conflict("dữ liệu trùng với một dòng được thêm sau đó") from error
    session.execute(insert(UndoStep).values(seq=newest.last + 1, undoes=span.first))
    session.expire_all()
    return _as_first_made(session, span)


def _inverse(session: Session, span: Span) -> list[_Write]:
    """What takes each change of a save back, the last change first, so that every state between was once legal."""
    now = stored(tables()["task"].c.deleted_at, datetime.now(UTC))
    rows = _present_rows(session.connection(), span)
    log = select(
        Change.table_name, Change.row_id, Change.operation, Change.old_values, Change.new_values
    ).where(Change.seq.between(span.first, span.last))
    writes = []
    changes = session.connection().execute(log.order_by(Change.seq.desc()))
    for table, key, operation, old, new in giving_way(session, changes):
        if table not in rows:  # a table that is gone
            continue
        row = rows[table][key]
        if not _is_as_left(row, json.loads(new)):
            raise _conflict(f"{name_of(session, table, UUID(key))} đã được sửa sau đó")
        values = {"deleted_at": now} if operation == "insert" else json.loads(old or "{}")
        known = {name: value for name, value in values.items() if name in row}
        row.update(known)
        if known:
            writes.append(_Write(table, key, known | _derived(tables()[table], row, known)))
    return writes


def _present_rows(connection: Connection, span: Span) -> dict[str, dict[str, dict[str, Any]]]:
    """The rows that a save touched as they are stored now, by table and key: the logged columns."""
    found = {}
    within = "FROM change_log WHERE seq BETWEEN ? AND ?"
    touched = connection.exec_driver_sql(f"SELECT DISTINCT table_name {within}", (span.first, span.last))
    for name in [name for name in touched.scalars() if name in tables()]:
        columns = logged_columns(tables()[name])
        rows = connection.exec_driver_sql(
            f"SELECT id, {', '.join(columns)} FROM {name} "
            f"WHERE id IN (SELECT row_id {within} AND table_name = ?)",
            (span.first, span.last, name),
        )
        found[name] = {key: dict(zip(columns, values, strict=True)) for key, *values in rows}
    return found


def _is_as_left(row: dict[str, Any], new: dict[str, Any]) -> bool:
    return all(row[name] == value for name, value in new.items() if name in row)


def _derived(table: Table, row: dict[str, Any], changed: dict[str, Any]) -> dict[str, Any]:
    if not changed.keys() - {"deleted_at"} or not any("derived" in column.info for column in table.columns):
        return {}
    return derive(table, {name: as_python(table.c[name], value) for name, value in row.items()})


def _write(session: Session, writes: list[_Write]) -> None:
    connection = session.connection()
    for (name, columns), same in groupby(writes, lambda write: (write.table, tuple(write.values))):
        rows = list(same)
        for start in range(0, len(rows), _BATCH):
            give_way(session)
            _write_some(connection, name, columns, rows=rows[start : start + _BATCH])


def _write_some(connection: Connection, name: str, columns: tuple[str, ...], *, rows: list[_Write]) -> None:
    """New values of the same columns; the same mark for all is one statement, for FTS5 flushes after each."""
    sql = f"UPDATE {name} SET {', '.join(f'{column} = ?' for column in columns)} WHERE id "
    first = rows[0].values
    if columns == _MARK and all(row.values == first for row in rows):
        keys = json.dumps([row.key for row in rows])
        connection.exec_driver_sql(f"{sql} IN (SELECT value FROM json_each(?))", (first["deleted_at"], keys))
    else:
        connection.exec_driver_sql(f"{sql} = ?", [(*row.values.values(), row.key) for row in rows])


def _conflict(reason: str) -> AppError:
    return AppError(
        f"Không hoàn tác được: {reason}.", "Chưa có gì thay đổi. Hãy xem lịch sử rồi sửa bằng tay."
    )
