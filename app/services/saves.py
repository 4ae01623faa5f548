"""The saves that the change log holds: where each begins and ends, what it did, which took back which."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, case, func, select, text
from sqlalchemy.orm import Session

from app.briefings.history import Save, Touched
from app.core.fields import NOUNS
from app.models.change_log import Change
from app.models.save_name import SaveName
from app.models.undo_step import UndoStep
from app.services.records import NAMES, OWNERS, names

_ORDER = {table: place for place, table in enumerate(NOUNS)}
_MARK = func.json_type(Change.new_values, "$.deleted_at")
_MARKS = (
    "made",
    "text",
    "null",
)  # added; deleted and restored, by the type of what the mark of deletion became
_BACK = ("Làm lại", "Hoàn tác")  # of an even and of an odd number of steps back
_ALL = -1  # a limit: SQLite then makes the inner rows first, and drags no values along
_MOST_TOLD = 4  # kinds of records that a title names besides the first


@dataclass(frozen=True, slots=True)
class _Family:
    """What a save did to one kind of record: to its own rows, and how many records with those of which parts alone."""

    touched: Touched
    many: int


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
    return _chain(session, span.first)


def _chain(session: Session, first: int) -> list[int]:
    found: list[int] = []
    seq: int | None = first
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


def name_save(session: Session, name: str) -> None:
    """Give the save of this transaction a name, under which history and undo tell it; one without a change has none.

    The last name that it is given is its name.
    """
    session.flush()
    newest = span_before(session)
    if newest and newest.txn == session.scalar(text("SELECT log_txn()")):
        session.merge(SaveName(seq=newest.first, name=name))


def said_of(session: Session, seq: int, txn: str) -> str:
    """What the save of a change is told as: "Hoàn tác", "Làm lại", its own name; empty for an ordinary save."""
    if first := _known(session, UndoStep, seq, txn):
        return _BACK[len(_chain(session, first)) % 2]
    first = _known(session, SaveName, seq, txn)
    return session.get_one(SaveName, first).name if first else ""


def _known(session: Session, table: type[UndoStep | SaveName], seq: int, txn: str) -> int | None:
    """The first change of the save that `seq` is of, if that save stands in a table."""
    first = session.scalar(select(func.max(table.seq)).where(table.seq <= seq))
    return first if first is not None and _is_of(session, first, txn) else None


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
            return f"{_BACK[len(chain) % 2]}: {title}"


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
    """The name of the save, or what became of the records: of the first kind, and of others where it is not one with
    what belongs to it.
    """
    if named := session.get(SaveName, span.first):
        return named.name
    families = _families(session, span, touched)
    if not families:
        return "Thay đổi"
    first, *others = families
    told = [one for one in others if first.many > 1 or one.many > 1]
    said = [_said(session, span, one) for one in (first, *told[:_MOST_TOLD])]
    rest = sum(one.many for one in told[_MOST_TOLD:])
    return _joined(said) + (f" và {rest} dòng khác" if rest else "")


def _families(session: Session, span: Span, touched: tuple[Touched, ...]) -> list[_Family]:
    """The kinds of records that a save touched: those whose own rows it wrote first, then those of which parts only."""
    own = {one.table_name: one for one in touched if one.table_name not in OWNERS}
    parts: dict[str, list[str]] = {}
    for one in touched:
        if one.table_name in OWNERS:
            parts.setdefault(_owner_of(one.table_name), []).append(one.table_name)
    tables_touched = {one.table_name for one in touched}
    tops = sorted({*own, *parts}, key=lambda table: (table not in own, _ORDER[table]))
    found = []
    for table in tops:
        itself = own.get(table, Touched(table, 0, 0, 0, 0))
        many = _count_keys(session, span, table, tables_touched) if table in parts else itself.rows
        found.append(_Family(itself, many))
    return found


def _owner_of(table: str) -> str:
    """The kind of record that a part belongs to, through other parts."""
    while table in OWNERS:
        table = OWNERS[table][0]
    return table


def _count_keys(session: Session, span: Span, table: str, touched: Collection[str]) -> int:
    """How many records of a table were touched themselves or by a part of theirs."""
    query = f"SELECT count(*) FROM ({_keys_sql(table, touched)})"
    count: int = session.connection().exec_driver_sql(query, _place(span)).scalar_one()
    return count


def _keys_sql(table: str, touched: Collection[str]) -> str:
    """SQL of the keys of records that were touched themselves or by their parts."""
    own = f"SELECT row_id FROM change_log WHERE seq BETWEEN :first AND :last AND table_name = '{table}'"
    parts = (part for part, (owner, _) in OWNERS.items() if owner == table)
    of_parts = (
        f"SELECT {OWNERS[part][1]} FROM {part} WHERE id IN ({_keys_sql(part, touched)})"
        for part in parts
        if _is_touched(part, touched)
    )
    return " UNION ".join((own, *of_parts))


def _is_touched(table: str, touched: Collection[str]) -> bool:
    """Whether rows of a table were touched, or parts of them."""
    return table in touched or any(
        owner == table and _is_touched(part, touched) for part, (owner, _) in OWNERS.items()
    )


def _place(span: Span) -> dict[str, int]:
    return {"first": span.first, "last": span.last}


def _said(session: Session, span: Span, family: _Family) -> str:
    touched, many = family.touched, family.many
    table, rows, added = touched.table_name, touched.rows, touched.added
    if many == 1 or (rows == added == 1):  # what else was touched belongs to the new one
        return _single(session, _verb(touched), table, key=_first_key(session, span, table))
    noun = NOUNS[table]
    if added == many:
        return f"Thêm {many} {noun}"
    if added and not touched.deleted + touched.restored:
        return f"Thêm {added}, sửa {many - added} {noun}"
    return f"{_verb(touched) if rows == many else 'Sửa'} {many} {noun}"


def _joined(said: Sequence[str]) -> str:
    """Several sentences as one: "Thêm 250 nhiệm vụ, 34 cơ quan, sửa 2 cuộc họp"."""
    told, before = [said[0]], said[0].split()[0]
    for sentence in said[1:]:
        verb, rest = sentence.split(maxsplit=1)
        told.append(rest if verb == before and ", sửa " not in told[-1] else f"{verb.lower()} {rest}")
        before = verb
    return ", ".join(told)


def _verb(touched: Touched) -> str:
    match touched:
        case Touched(rows=0):
            return "Sửa"
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


def _first_key(session: Session, span: Span, table: str) -> UUID:
    """The record that was touched, itself before one of which a part was."""
    own = select(Change.row_id).where(Change.seq.between(span.first, span.last), Change.table_name == table)
    key = session.scalar(own.order_by(Change.seq).limit(1))
    if key is None:
        query = f"{_keys_sql(table, OWNERS)} LIMIT 1"
        key = session.connection().exec_driver_sql(query, _place(span)).scalar_one()
    return UUID(key)
