"""What would change in single records if a backup came back: field by field, in the words of the history."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.orm import Session

from app.briefings.backups import Difference
from app.briefings.history import Entry
from app.services.history_words import tell_entries
from app.services.records import as_python

_MARK = "deleted_at"
Row = Mapping[str, Any]


def entries_between(table: Table, now: Row | None, then: Row | None) -> tuple[Entry, ...]:
    """The fields of a row that would become others, from what is there now to what the backup has."""
    old, new = _live(now), _live(then)
    row = now or then or {}
    if not new:  # it came after the backup, and goes
        changes: dict[str, tuple[Any, Any]] = {_MARK: (None, datetime.now(UTC))}
    elif not old:
        changes = {name: (None, value) for name, value in new.items() if value not in (None, "")}
    else:
        changes = {name: (old.get(name), value) for name, value in new.items() if old.get(name) != value}
    return tuple(_entries(table, row["id"], changes, is_new=not old))


def tell_changes(session: Session, differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """The same differences, with what would change in the first changed records in words."""
    return tuple(
        replace(one, changed_told=tuple(_told(session, one.table, some) for some in one.changed_entries))
        for one in differences
    )


def _told(session: Session, table: str, entries: Sequence[Entry]) -> Any:
    return tell_entries(session, table, entries) if entries else ()


def _live(row: Row | None) -> dict[str, Any]:
    if row is None or row[_MARK] is not None:
        return {}
    return {name: value for name, value in row.items() if name not in ("id", _MARK)}


def _entries(
    table: Table, key: str, changes: Mapping[str, tuple[Any, Any]], *, is_new: bool
) -> Iterator[Entry]:
    at = datetime.now(UTC)
    for name, (old, new) in changes.items():
        values = (old, new) if name == _MARK else (as_python(table.c[name], each) for each in (old, new))
        yield Entry(0, "", at, "", "", table.name, UUID(key), is_new, name, *values)
