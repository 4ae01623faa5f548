"""The saves that the change log holds: where each begins and ends, what it did, which took back which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, case, func, select
from sqlalchemy.orm import Session

from app.briefings.history import Save, Touched
from app.core.fields import NOUNS
from app.models.change_log import Change
from app.models.undo_step import UndoStep
from app.services.records import NAMES, OWNERS, names, tables

_ORDER = {table: place for place, table in enumerate(NOUNS)}
_MARK = func.json_type(Change.new_values, "$.deleted_at")
_MARKS = (
    "made",
    "text",
    "null",
)  # added; deleted and restored, by the type of what the mark of deletion became
_ALL = -1  # a limit: SQLite then makes the inner rows first, and drags no values along
_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Span:
    """The place of one save in the change log."""

    first: int
    last: int
    txn: str
    at: str
    actor: str
    device: str


def saves(session: Session, *, before_seq: int | None = None, limit: int = 50) -> tuple[Save, ...]:
    """The saves, newest first; the next page is asked for with the `first_seq` of the last one."""
    found: list[Save] = []
    while len(found) < limit and (span := span_before(session, before_seq)):
        found.append(describe(session, span))
        before_seq = span.first
    return tuple(found)


def span_before(session: Session, seq: int | None = None) -> Span | None:
    """The save whose changes end just before `seq`, or the newest one."""
    query = select(Change).order_by(Change.seq.desc()).limit(1)
    last = session.scalar(query if seq is None else query.where(Change.seq < seq))
    if last is None:
        return None
    first = _first(session, last.seq, last.txn)
    return Span(first, last.seq, last.txn, last.at, last.actor, last.device)


def span_from(session: Session, first: int) -> Span:
    """The save whose first change is `first`."""
    start = session.get_one(Change, first)
    inside, step = first, 1
    while _is_of(session, inside + step, start.txn):
        inside, step = inside + step, step * 2
    last = _edge(session, inside, inside + step, start.txn)
    return Span(first, last, start.txn, start.at, start.actor, start.device)


def _first(session: Session, last: int, txn: str) -> int:
    """Where the save that ends at `last` begins: in ever longer steps back, then by halves.

    Changes of a save follow each other, so 60,000 of them are passed in 30 questions and without an index.
    """
    inside, step = last, 1
    while _is_of(session, inside - step, txn):
        inside, step = inside - step, step * 2
    return _edge(session, inside, inside - step, txn)


def _edge(session: Session, inside: int, outside: int, txn: str) -> int:
    """The last change of the save on the way from one inside of it to one outside."""
    while abs(inside - outside) > 1:
        middle = (inside + outside) // 2
        inside, outside = (middle, outside) if _is_of(session, middle, txn) else (inside, middle)
    return inside


def _is_of(session: Session, seq: int, txn: str) -> bool:
    return session.scalar(select(Change.txn).where(Change.seq == seq)) == txn


def steps_back(session: Session, span: Span) -> list[int]:
    """The first changes of the save that this one took back, of the one that that one took back, and so on.

    None: an ordinary save. An odd number: an undo. An even number: a redo. The last is the ordinary save.
    """
    found: list[int] = []
    seq: int | None = span.first
    while seq := session.scalar(select(UndoStep.undoes).where(UndoStep.seq == seq)):
        found.append(seq)
    return found


def undone(session: Session, firsts: Sequence[int]) -> set[int]:
    """Those of the saves that were taken back, and not brought back since."""
    found: set[int] = set()
    ends = {first: first for first in firsts}
    while ends:
        query = select(UndoStep.undoes, UndoStep.seq).where(UndoStep.undoes.in_(ends))
        steps = {step.undoes: step.seq for step in session.execute(query)}
        found ^= {ends[back] for back in steps}
        ends = {seq: ends[back] for back, seq in steps.items()}
    return found


def describe(session: Session, span: Span) -> Save:
    """What a save did, with its title."""
    touched = _touched(session, span)
    return Save(
        first_seq=span.first,
        last_seq=span.last,
        txn=span.txn,
        at=datetime.fromisoformat(span.at),
        actor=span.actor,
        device=span.device,
        title=_title(session, span, touched),
        touched=touched,
    )


def _title(session: Session, span: Span, touched: tuple[Touched, ...]) -> str:
    match steps_back(session, span):
        case []:
            return _own_title(session, span, touched)
        case chain:
            first_made = span_from(session, chain[-1])
            title = _own_title(session, first_made, _touched(session, first_made))
            return f"{'Hoàn tác' if len(chain) % 2 else 'Làm lại'}: {title}"


def _touched(session: Session, span: Span) -> tuple[Touched, ...]:
    """Rows by table, each counted once; only their keys are sorted, or an import would fill the memory."""
    made = case((Change.operation == "insert", "made"), else_=_MARK)
    done = (
        select(Change.table_name, Change.row_id, made.label("mark"))
        .where(Change.seq.between(span.first, span.last))
        .limit(_ALL)
        .subquery()
    )
    rows = (
        select(
            done.c.table_name, *(func.max(done.c.mark == mark, type_=Integer).label(mark) for mark in _MARKS)
        )
        .group_by(done.c.table_name, done.c.row_id)
        .subquery()
    )
    counts = (func.coalesce(func.sum(rows.c[mark]), 0) for mark in _MARKS)
    query = select(rows.c.table_name, func.count(), *counts).group_by(rows.c.table_name)
    found = [Touched(*row) for row in session.execute(query) if row[0] in NOUNS]
    return tuple(sorted(found, key=lambda touched: _ORDER[touched.table_name]))


def _own_title(session: Session, span: Span, touched: tuple[Touched, ...]) -> str:
    if not touched:
        return "Thay đổi"
    if touched[0].table_name in OWNERS:
        return _title_of_owner(session, span, touched[0].table_name)
    keys = _row_ids(session, span, touched[0].table_name, most=1)
    return _said(session, touched[0], keys[0])


def _said(session: Session, touched: Touched, key: UUID) -> str:
    noun, rows, added = NOUNS[touched.table_name], touched.rows, touched.added
    if rows == 1:
        return _single(session, _verb(touched), touched.table_name, key=key)
    if added == rows:
        return f"Thêm {rows} {noun}"
    if added and not touched.deleted + touched.restored:
        return f"Thêm {added}, sửa {rows - added} {noun}"
    return f"{_verb(touched)} {rows} {noun}"


def _verb(touched: Touched) -> str:
    match touched:
        case Touched(rows=rows, added=added) if added == rows:
            return "Thêm"
        case Touched(rows=rows, deleted=deleted, restored=0) if deleted == rows:
            return "Xóa"
        case Touched(rows=rows, restored=restored, deleted=0) if restored == rows:
            return "Khôi phục"
        case _:
            return "Sửa"


def _single(session: Session, verb: str, table_name: str, *, key: UUID) -> str:
    name = names(session, table_name, [key]).get(key, "") if table_name in NAMES else ""
    return f"{verb} {NOUNS[table_name]} “{name}”" if name else f"{verb} {NOUNS[table_name]}"


def _title_of_owner(session: Session, span: Span, part: str) -> str:
    """A save that touched only parts of records is a correction of those."""
    keys = set(_row_ids(session, span, part))
    owner = part
    while owner in OWNERS:
        owner, column = OWNERS[owner][0], tables()[owner].c[OWNERS[owner][1]]
        keys = _owners(session, column, keys)
    if len(keys) == 1:
        return _single(session, "Sửa", owner, key=keys.pop())
    return f"Sửa {len(keys)} {NOUNS[owner]}"


def _owners(session: Session, column: Any, keys: set[UUID]) -> set[UUID]:
    wanted = list(keys)
    found: set[UUID] = set()
    for start in range(0, len(wanted), _MOST_AT_ONCE):
        some = wanted[start : start + _MOST_AT_ONCE]
        found.update(session.scalars(select(column).where(column.table.c.id.in_(some))))
    return found


def _row_ids(session: Session, span: Span, table_name: str, *, most: int | None = None) -> list[UUID]:
    query = select(Change.row_id).where(
        Change.seq.between(span.first, span.last), Change.table_name == table_name
    )
    return [UUID(key) for key in session.scalars(query.order_by(Change.seq).limit(most))]
