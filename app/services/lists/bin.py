"""The list of what is in the bin: records of every kind, the newest first; keys are "table:key"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.briefings.forms import Details, Fact
from app.briefings.lists import Choice, Listing, Wanted
from app.core import text as core_text
from app.core.fields import NOUNS
from app.core.words import capital, number
from app.models.asking import ask
from app.services.bin import going_with
from app.services.lists.common import MOST_WORDS
from app.services.records import NAMES, OWNERS, tables

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class BinnedRow:
    """One record in the bin: what it is, what it is called, when it was deleted (local time), by whom."""

    key: str
    kind: str
    name: str
    at: str
    actor: str


BETWEEN = ":"

_MARK = (
    "(SELECT max(seq) FROM change_log WHERE row_id = {id} AND json_type(new_values, '$.deleted_at') = 'text')"
)
# A row that an undo took back for good, the very save having made it, was never deleted by anyone.
_TAKEN_BACK = """EXISTS (
    SELECT 1 FROM undo_step AS step
    JOIN change_log AS back ON back.seq = step.seq
    JOIN change_log AS marked ON marked.seq = binned.mark AND marked.txn = back.txn
    JOIN change_log AS undone ON undone.seq = step.undoes
    WHERE step.seq = (SELECT max(seq) FROM undo_step WHERE seq <= binned.mark)
        AND (
            undone.txn = (SELECT txn FROM change_log WHERE row_id = binned.id AND operation = 'insert')
            OR step.undoes IN (SELECT seq FROM undo_step)
        )
)"""
_ORDERS = {"kind": "kind_order", "name": "name", "at": "at"}


def find(session: Reads, wanted: Wanted, *, today: date) -> Listing:
    """The keys of what was deleted; what an undo took back, and parts of what is in the bin, are left out."""
    del today  # what was deleted does not depend on the day
    words = core_text.words(wanted.words)[:MOST_WORDS]
    sql, values = _asked(wanted, words)
    order = _ORDERS.get(wanted.order, "at")
    down = "DESC" if wanted.descending or not wanted.order else "ASC"
    query = f"SELECT kind, id, name FROM ({sql}) AS binned WHERE NOT {_TAKEN_BACK} ORDER BY {order} {down}, id DESC"
    return Listing(
        [
            f"{kind}{BETWEEN}{key}"
            for kind, key, name in ask(session, query, values)
            if _is_searched(kind) or all(word in core_text.fold(name) for word in words)
        ]
    )


def count(session: Reads, wanted: Wanted, *, today: date) -> int:
    """How many records `find` answers."""
    return len(find(session, wanted, today=today).keys)


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[BinnedRow]:
    """The rows with these keys, in their order."""
    del today
    return [_row(session, key) for key in keys]


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """The kinds of records; KeyError for another filter."""
    del session
    return {"kind": [Choice(table, capital(NOUNS[table])) for table in _kinds()]}[filter_name]


def describe(session: Session, key: str) -> Details:
    """A record in the bin as the detail panel tells it: when, who, what comes back with it."""
    row = _row(session, key)
    facts = (Fact("Loại", row.kind), Fact("Xóa lúc", row.at), Fact("Người xóa", row.actor))
    with_it = going_with(session, *split(key))
    lines = tuple(f"{number(many)} {NOUNS[table]}" for table, many in with_it.items())
    return Details(row.name or row.kind, "Trong thùng rác", facts, {"Khôi phục cùng": lines} if lines else {})


def split(key: str) -> tuple[str, UUID]:
    """The table and the key of a row that the list's key stands for."""
    table, _, row_id = key.partition(BETWEEN)
    return table, UUID(row_id)


def _kinds() -> list[str]:
    return [table for table in NOUNS if table in NAMES]


def _is_searched(kind: str) -> bool:
    """Whether SQL can look for words in rows of a kind: it cannot fold what is not kept folded."""
    return "folded" in tables()[kind].c


def _asked(wanted: Wanted, words: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """One SELECT of all kinds that are wanted."""
    kinds = wanted.filters.get("kind", ()) or _kinds()
    values = {f"word{place}": f"%{word}%" for place, word in enumerate(words)}
    return " UNION ALL ".join(_of_kind(kind, len(words)) for kind in kinds), values


def _of_kind(kind: str, words: int) -> str:
    tests = ["deleted_at IS NOT NULL"]
    if _is_searched(kind):
        tests += [f"folded LIKE :word{place}" for place in range(words)]
    if owner := _dead_owner(kind):
        tests.append(f"NOT {owner}")
    mark = _MARK.format(id=f"{kind}.id")
    return (
        f"SELECT '{kind}' AS kind, {_kinds().index(kind)} AS kind_order, id, {NAMES[kind]} AS name, "
        f"deleted_at AS at, {mark} AS mark FROM {kind} WHERE {' AND '.join(tests)}"
    )


def _dead_owner(kind: str) -> str:
    """That the record to which a part belongs is in the bin: the part comes back with it."""
    if kind == "attachment":
        dead = " UNION ALL ".join(
            f"SELECT id FROM {name} WHERE deleted_at IS NOT NULL" for name in _kinds() if name != kind
        )
        return f"owner_id IN ({dead})"
    if kind in OWNERS:
        owner, column = OWNERS[kind]
        return f"{column} IN (SELECT id FROM {owner} WHERE deleted_at IS NOT NULL)"
    return ""


def _row(session: Reads, key: str) -> BinnedRow:
    kind, row_id = split(key)
    query = (
        f"SELECT {NAMES[kind]}, deleted_at, (SELECT actor FROM change_log WHERE seq = {_MARK.format(id=':id')}) "
        f"FROM {kind} WHERE id = :id"
    )
    [(name, at, actor)] = ask(session, query, {"id": row_id.hex})
    return BinnedRow(key, capital(NOUNS[kind]), " ".join((name or "").split()), _local(at), actor or "")


def _local(at: str | None) -> str:
    if at is None:  # brought back since
        return ""
    return f"{datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone():%H:%M %d/%m/%Y}"
