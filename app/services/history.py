"""The history of a record field by field, read from the change log."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.history import Entry
from app.models.change_log import Change
from app.services.records import as_python, parts, tables


def history_of(
    session: Session, table_name: str, row_id: UUID, *, before_seq: int | None = None, limit: int = 100
) -> tuple[Entry, ...]:
    """What happened to a row and to the rows that belong to it, newest first.

    At most `limit` changes, each with all its fields; the next page is asked for with the last `seq` seen.
    """
    rows = {row_id, *(key for found in parts(session, table_name, [row_id]).values() for key in found)}
    query = select(Change).where(Change.row_id.in_(sorted(key.hex for key in rows)))
    if before_seq is not None:
        query = query.where(Change.seq < before_seq)
    changes = session.scalars(query.order_by(Change.seq.desc()).limit(limit))
    return tuple(entry for change in changes for entry in entries_of(change))


def entries_of(change: Change) -> Iterator[Entry]:
    """The fields of one change; of a new row those that hold something, of another those that are not struck out."""
    is_new = change.operation == "insert"
    old = json.loads(change.old_values or "{}")
    for field, new in json.loads(change.new_values).items():
        if new not in (None, "") if is_new else new != old.get(field):
            yield Entry(
                seq=change.seq,
                txn=change.txn,
                at=datetime.fromisoformat(change.at),
                actor=change.actor,
                device=change.device,
                table_name=change.table_name,
                row_id=UUID(change.row_id),
                is_new=is_new,
                field=field,
                old=_value(change.table_name, field, old.get(field)),
                new=_value(change.table_name, field, new),
            )


def _value(table_name: str, field: str, value: Any) -> object:
    table = tables().get(table_name)
    return as_python(table.c[field], value) if table is not None and field in table.c else value
