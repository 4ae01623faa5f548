"""The history in words: what a record's changes said before and after, which saves were taken back."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.history import Correction, Entry, ListedSave, Told
from app.core import words
from app.core.document_kinds import kind_of
from app.core.fields import LABELS, NOUNS
from app.core.setting_words import label
from app.core.terms import Term
from app.models.change_log import Change
from app.models.custom import CustomField, MeetingValue, TaskValue
from app.models.office import RegulationChange, Setting
from app.services.history import entries_of, history_of
from app.services.records import NAMES, OWNERS, names, tables
from app.services.saves import said_of, saves, undone

NOTHING = "(trống)"
_VALUES: Mapping[str, type[TaskValue | MeetingValue]] = {
    "task_value": TaskValue,
    "meeting_value": MeetingValue,
}
"""Parts of which the history tells by the name of their field: "Mã dự án: 14 → 15" (feature 16)."""
MARK = "deleted_at"
_BY_KEY: Mapping[str, type[Setting | RegulationChange]] = {
    "setting": Setting,
    "regulation_change": RegulationChange,
}
"""Tables whose rows are called as the setting of their key."""
_YEARS = ("due_year", "to_year")
FROZEN = "(giữ nguyên như khi phát hành)"
_DOCUMENT: Mapping[str, Callable[[str], str]] = {
    "kind_code": lambda code: kind_of(code).title,
    "briefing": lambda _: FROZEN,
    "edition": lambda _: FROZEN,
}
"""What of a document people do not read as it is stored: codes, and the frozen values."""
_SILENT = {
    "attachment": ("owner_table", "owner_id", "sha256", "media_type", "size"),
    "setting": ("key",),
    "regulation_change": ("key",),
}

Names = dict[str, dict[UUID, str]]


def tell_history(
    session: Session, table_name: str, row_id: UUID, *, before_seq: int | None = None, limit: int = 50
) -> tuple[Told, ...]:
    """The history of a record and its parts in words, newest first; the next page comes before the last `seq`."""
    entries = history_of(session, table_name, row_id, before_seq=before_seq, limit=limit)
    called = _names(session, entries)
    by_save = [[*same] for _, same in groupby(entries, lambda entry: entry.txn)]
    if len(by_save) > 1 and len({entry.seq for entry in entries}) >= limit:
        by_save.pop()  # it may go on: it begins the next page, whole
    return tuple(_taken_back(session, some, _told(some, called, own=table_name)) for some in by_save)


def tell_entries(session: Session, table_name: str, entries: Sequence[Entry]) -> tuple[Correction, ...]:
    """Changes of one record and its parts in words."""
    return _told(entries, _names(session, entries), own=table_name).corrections


def _taken_back(session: Session, entries: Sequence[Entry], told: Told) -> Told:
    """An undo or a redo says that it is one, a save with a name its name: "Hoàn tác: sửa"."""
    word = said_of(session, entries[0].seq, entries[0].txn)
    return replace(told, verb=f"{word}: {told.verb.lower()}") if word else told


def tell_save(
    session: Session, first: int, last: int, *, after: int | None = None, limit: int = 100
) -> tuple[Told, ...]:
    """What a save did, row by row in the order it was done; the next page comes after the last `seq`."""
    start = first if after is None else after + 1
    query = select(Change).where(Change.seq.between(start, last)).order_by(Change.seq).limit(limit)
    by_row = [[*entries_of(change)] for change in session.scalars(query)]
    entries = [entry for some in by_row for entry in some]
    called, own = _names(session, entries), _own_names(session, entries)
    return tuple(_together([_named(some, called, own) for some in by_row if some]))


def _together(told: Sequence[Told]) -> Iterator[Told]:
    """Rows without a name, of which there is nothing to say but the same verb, are one line."""
    for (verb, is_bare), same in groupby(told, lambda one: (one.verb, not one.corrections)):
        rows = list(same)
        if is_bare and len(rows) > 1:
            yield replace(rows[-1], verb=f"{verb} ({words.number(len(rows))} dòng)")
        else:
            yield from rows


def _named(entries: Sequence[Entry], called: Names, own: Names) -> Told:
    """One change of one row, with what the row is called."""
    table = entries[0].table_name
    told = _told(entries, called, own=table)
    name = own.get(table, {}).get(entries[0].row_id, "")
    noun = NOUNS.get(table, table)
    return replace(told, verb=f"{told.verb} {noun} “{name}”" if name else f"{told.verb} {noun}")


def _own_names(session: Session, entries: Iterable[Entry]) -> Names:
    rows: dict[str, set[UUID]] = {}
    for entry in entries:
        if entry.table_name in NAMES or entry.table_name in _BY_KEY:
            rows.setdefault(entry.table_name, set()).add(entry.row_id)
    found = {table: names(session, table, keys) for table, keys in rows.items() if table in NAMES}
    return {**found, **{table: _labels(session, table, rows.get(table, set())) for table in _BY_KEY}}


def _labels(session: Session, table: str, keys: set[UUID]) -> dict[UUID, str]:
    """What settings and their changes are called."""
    model = _BY_KEY[table]
    settings = select(model.id, model.key).where(model.id.in_(keys))
    return {key: label(name) for key, name in session.execute(settings)}


def listed_saves(
    session: Session, *, before_seq: int | None = None, limit: int = 50
) -> tuple[ListedSave, ...]:
    """The saves, newest first, with whether each stands; the next page comes before the last `first_seq`."""
    found = saves(session, before_seq=before_seq, limit=limit)
    taken_back = undone(session, [save.first_seq for save in found])
    return tuple(ListedSave(save, save.first_seq in taken_back) for save in found)


def _told(entries: Sequence[Entry], called: Names, *, own: str) -> Told:
    in_order = sorted(entries, key=lambda entry: entry.seq)
    mine = [entry for entry in in_order if entry.table_name == own]
    others = groupby(
        (entry for entry in in_order if entry.table_name != own), lambda entry: (entry.seq, entry.row_id)
    )
    return Told(
        seq=in_order[0].seq,
        at=entries[0].at,
        actor=entries[0].actor,
        verb=_verb(mine),
        corrections=(
            *(_correction(entry, called) for entry in mine if not _is_silent(entry)),
            *(line for _, part in others for line in _of_part([*part], called)),
        ),
    )


def _is_silent(entry: Entry) -> bool:
    return entry.field == MARK or (entry.table_name in _BY_KEY and entry.field in _SILENT[entry.table_name])


def _verb(entries: Sequence[Entry]) -> str:
    """What was done to one row; one whose parts alone changed was corrected."""
    for entry in entries:
        if entry.is_new:
            return "Thêm"
        if entry.field == MARK:
            return "Khôi phục" if entry.new is None else "Xóa"
    return "Sửa"


def _of_part(entries: Sequence[Entry], called: Names) -> Iterator[Correction]:
    """A part that came or went is one line, a corrected one a line for each field."""
    table = entries[0].table_name
    noun, verb = NOUNS.get(table, table), _verb(entries)
    if table in _VALUES:
        yield from (_correction(entry, called) for entry in entries if entry.field == "value")
    elif verb == "Sửa":
        yield from (replace(_correction(entry, called), part=noun) for entry in entries)
    else:
        said = [_say(entry, entry.new, called) for entry in entries if _tells(entry)]
        yield Correction("", f"{verb} {noun}", "", "; ".join(said))


def _tells(entry: Entry) -> bool:
    """Not to which record a part belongs, nor its place, nor that it came or went."""
    owner = OWNERS.get(entry.table_name, ("", ""))[1]
    return entry.field not in (MARK, owner, *_SILENT.get(entry.table_name, ()), "position")


def _correction(entry: Entry, called: Names) -> Correction:
    return Correction(
        part="",
        label=_label(entry, called),
        old="" if entry.is_new else _say(entry, entry.old, called),
        new=_say(entry, entry.new, called),
    )


def _label(entry: Entry, called: Names) -> str:
    """What a field is called; the value of one of the office's own fields as that field."""
    known: str = LABELS.get(entry.table_name, {}).get(entry.field, entry.field)
    if entry.table_name not in _VALUES or entry.field != "value":
        return known
    return called.get(entry.table_name, {}).get(entry.row_id, known)


def _say(entry: Entry, value: object, called: Names) -> str:
    match value:
        case UUID():
            return called.get(_target(entry), {}).get(value, "") or NOTHING
        case str() if entry.table_name in _BY_KEY and entry.field == "value":
            return _plain(json.loads(value))
        case str() if value and entry.table_name == "official_document" and entry.field in _DOCUMENT:
            return _DOCUMENT[entry.field](value)
        case int() if entry.field in _YEARS:
            return str(value)
        case _:
            return _plain(value)


def _plain(value: object) -> str:
    match value:
        case None | "" | [] | ():
            return NOTHING
        case bool():
            return "Có" if value else "Không"
        case Term():
            return value.label
        case datetime():
            return f"{value.astimezone():%H:%M %d/%m/%Y}"
        case date():
            return words.short_date(value)
        case time():
            return f"{value:%H:%M}"
        case int():
            return words.number(value)
        case tuple():
            return ", ".join(map(_plain, value))
        case list():
            return "\n".join(map(str, value))
        case _:
            return str(value)


def _target(entry: Entry) -> str:
    """The table that a field points to."""
    table = tables().get(entry.table_name)
    keys = table.c[entry.field].foreign_keys if table is not None and entry.field in table.c else ()
    return next((key.column.table.name for key in keys), "")


def _names(session: Session, entries: Sequence[Entry]) -> Names:
    """What all rows that the entries point to are called, by table."""
    wanted: dict[str, set[UUID]] = {}
    for entry in entries:
        keys = {value for value in (entry.old, entry.new) if isinstance(value, UUID)}
        if keys and (table := _target(entry)) in NAMES:
            wanted.setdefault(table, set()).update(keys)
    called = {table: names(session, table, keys) for table, keys in wanted.items()}
    return called | {name: _of_values(session, name, entries) for name in _VALUES}


def _of_values(session: Session, name: str, entries: Iterable[Entry]) -> dict[UUID, str]:
    """The names of the fields whose values were written, by the keys of the values."""
    rows, table = {entry.row_id for entry in entries if entry.table_name == name}, _VALUES[name]
    if not rows:
        return {}
    query = select(table.id, CustomField.name).join(CustomField, CustomField.id == table.field_id)
    return dict(iter(session.execute(query.where(table.id.in_(rows)))))
