"""How a backup differs from the present data, and bringing its state back as an ordinary save.

Both are read in the order of their keys, side by side: no more than one row of each is held at a time.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import chain, count, groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Table
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from app.briefings.backups import Difference
from app.briefings.history import Entry
from app.core import words
from app.core.errors import AppError
from app.core.fields import NOUNS
from app.core.paths import DATABASE_NAME
from app.core.progress import Progress
from app.core.setting_words import label
from app.models.backup import moment_of
from app.models.base import derive
from app.models.change_log import logged_columns
from app.models.engine import make_room
from app.models.migrations import HEAD
from app.models.raw import connect
from app.models.turns import give_way
from app.services.backup_changes import entries_between
from app.services.records import NAMES, OWNERS, as_python, stored, tables
from app.services.saves import name_save

Row = dict[str, Any]
Pair = tuple[Row | None, Row | None]
"""A row as it is now and as the backup has it; none: it is not there at all."""

NAMED = 20
_MOST_FIELDS = 40  # of one record
_MARK = "deleted_at"
_STEP = 1000  # rows between two signs of life
_BATCH = 64  # rows that are written with their triggers before the window may go first
_NOT_ONE = {
    "setting": "key",
    "regulation_change": "key",
    "written_part": "period",
    "document_number": "symbol",
}  # what is called by another column than a name


@dataclass(frozen=True, slots=True)
class _Write:
    """The columns of one row as they are to be."""

    table: str
    key: str
    values: Row
    is_new: bool = False


@dataclass(slots=True)
class _Family:
    new: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)


def compare(
    folder: Path, backup: Path, *, progress: Progress = lambda _done, _total: None
) -> tuple[Difference, ...]:
    """What differs between the data in `folder` and a backup, by families; of parts the record they belong to.

    Raises:
        AppError: the backup is no sound data of this program, or newer than the program.
    """
    with _opened(folder / DATABASE_NAME) as now, _opened_backup(backup) as then:
        families: dict[str, _Family] = {}
        total = sum(_rows(now, table) for table in tables())
        done = 0
        for table in tables().values():
            for pair in _pairs(now, then, table, tick=partial(_tell, progress, done, total)):
                _file(families, table, pair)
            done += _rows(now, table.name)
            progress(done, total)
        _name_owners(now, families)
    return tuple(_difference(table, families[table]) for table in NOUNS if table in families)


def restore(session: Session, backup: Path) -> int:
    """Give every record the state that it has in a backup; how many rows were written.

    An ordinary save with a name of its own: the change log goes on, and it can be undone. What came after the
    backup goes to the bin. The bytes of attached files are the folder's matter.

    Raises:
        AppError: as `compare`, or a row would be there twice; nothing is changed then.
    """
    session.flush()
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # rows may come before those they point to
    make_room(connection)
    raw: Any = connection.connection.driver_connection
    with _opened_backup(backup) as then:
        writes = [write for table in tables().values() for write in _writes(session, raw, then, table)]
    try:
        _write(session, writes)
    except IntegrityError as error:
        raise AppError(
            "Chưa khôi phục được: có dòng trùng với dữ liệu hiện tại.",
            "Chưa có gì thay đổi. Hãy khôi phục từng mục từ Lịch sử hoặc Thùng rác.",
        ) from error
    session.expire_all()
    name_save(session, name_of_restore(backup))
    return len(writes)


def name_of_restore(backup: Path) -> str:
    """What bringing a backup back is called: "Khôi phục từ bản sao lưu 14:05 ngày 29/11/2026"."""
    if (moment := moment_of(backup)) is None:  # a file that somebody named
        return f"Khôi phục từ bản sao lưu {backup.name}"
    local = moment.astimezone()
    return f"Khôi phục từ bản sao lưu {local:%H:%M} ngày {words.short_date(local.date())}"


def attached(backup: Path) -> tuple[str, ...]:
    """The SHA-256 of each file that a backup's records have."""
    with _opened_backup(backup) as then:
        query = "SELECT DISTINCT sha256 FROM attachment WHERE deleted_at IS NULL"
        return tuple(sha256 for (sha256,) in then.execute(query))


def _write(session: Session, writes: list[_Write]) -> None:
    """First what goes, then what changes, then what is new: a row that replaced another leaves before it returns."""
    connection = session.connection()
    for _, same in groupby(sorted(writes, key=_turn), key=_turn):
        rows = list(same)
        first, names = rows[0], list(rows[0].values)
        if first.is_new:
            sql = f"INSERT INTO {first.table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        else:
            sql = f"UPDATE {first.table} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"
        for start in range(0, len(rows), _BATCH):
            give_way(session)
            some = rows[start : start + _BATCH]
            values = [(*row.values.values(), *(() if row.is_new else (row.key,))) for row in some]
            connection.exec_driver_sql(sql, values)


def _turn(write: _Write) -> tuple[bool, bool, str, tuple[str, ...]]:
    goes = write.values.get(_MARK) is not None
    return write.is_new, not goes, write.table, tuple(write.values)


def _writes(session: Session, now: Any, then: Any, table: Table) -> Iterator[_Write]:
    """What has to be written to make a table as the backup has it."""
    mark = stored(table.c[_MARK], datetime.now(UTC))
    for present, old in _pairs(now, then, table, tick=lambda _: give_way(session)):
        if old is None:
            if present is not None and present[_MARK] is None:
                yield _Write(table.name, present["id"], {_MARK: mark})
        elif present is None:
            if old[_MARK] is None:
                yield _Write(table.name, old["id"], _with_derived(table, {}, old), is_new=True)
        elif changed := _changed(present, old):
            yield _Write(table.name, old["id"], _with_derived(table, present, changed))


def _changed(present: Row, old: Row) -> Row:
    """The columns that differ; of two rows in the bin none."""
    if present[_MARK] is not None and old[_MARK] is not None:
        return {}
    return {name: value for name, value in old.items() if present.get(name) != value and name in present}


def _with_derived(table: Table, present: Row, changed: Row) -> Row:
    if not changed.keys() - {_MARK} or not any("derived" in column.info for column in table.columns):
        return changed
    known = {**{column.name: None for column in table.columns}, **present, **changed}
    values = {name: as_python(table.c[name], value) for name, value in known.items()}
    return {**changed, **derive(table, values)}


def _pairs(
    now: Any, then: Any, table: Table, *, tick: Callable[[int], None] = lambda _rows: None
) -> Iterator[Pair]:
    """The rows of a table that are not the same on both sides, in the order of their keys."""
    kept = _columns(then, table.name)  # none: a backup older than the table
    both = ["id", *(name for name in logged_columns(table) if name in kept)]
    names = [*both, *(name for name in logged_columns(table) if name not in kept)]
    ours = _stream(now, table, names)
    theirs = _stream(then, table, both) if kept else iter(())
    mine, other = next(ours, None), next(theirs, None)
    for seen in count(1):
        if mine is None and other is None:
            return
        if seen % _STEP == 0:
            tick(seen)
        if other is None or (mine is not None and mine[0] < other[0]):
            yield _row(names, mine), None
            mine = next(ours, None)
        elif mine is None or other[0] < mine[0]:
            yield None, _row(both, other)
            other = next(theirs, None)
        else:
            if mine[: len(both)] != other:
                yield _row(names, mine), _row(both, other)
            mine, other = next(ours, None), next(theirs, None)


def _row(names: list[str], values: tuple[Any, ...] | None) -> Row:
    return dict(zip(names, values or (), strict=True))


def _tell(progress: Progress, before: int, total: int, rows: int) -> None:
    progress(before + rows, total)


def _stream(raw: Any, table: Table, names: list[str]) -> Iterator[tuple[Any, ...]]:
    yield from raw.execute(f"SELECT {', '.join(names)} FROM {table.name} ORDER BY id")


def _columns(raw: Any, table: str) -> set[str]:
    return {name for _, name, *_ in raw.execute(f"PRAGMA table_info({table})")}


def _rows(raw: Any, table: str) -> int:
    count: int = raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return count


def _file(families: dict[str, _Family], of: Table, pair: Pair) -> None:
    """Count a pair in its family; a part makes its record a changed one."""
    (now, then), table = pair, of.name
    is_now, was_then = (row is not None and row[_MARK] is None for row in pair)
    row = now or then
    if row is None or not (is_now or was_then):
        return
    if owner := _owner(table, row):
        family = families.setdefault(owner[0], _Family())
        family.changed.setdefault(owner[1], "")
        _note(family, owner[1], of, pair)
        return
    family = families.setdefault(table, _Family())
    if is_now and was_then:
        family.changed[row["id"]] = _name(table, row)
        _note(family, row["id"], of, pair)
    elif is_now:
        family.new[row["id"]] = _name(table, row)
    else:
        family.missing[row["id"]] = _name(table, then or row)


def _note(family: _Family, key: str, table: Table, pair: Pair) -> None:
    """Keep what would change in the first records; of what is new or gone as a whole the name says it."""
    is_whole = key in family.new or key in family.missing
    if not is_whole and (key in family.entries or len(family.entries) < NAMED):
        family.entries[key] = (*family.entries.get(key, ()), *entries_between(table, *pair))[:_MOST_FIELDS]


def _owner(table: str, row: Row) -> tuple[str, str] | None:
    if table == "attachment":
        return row["owner_table"], row["owner_id"]
    if table in OWNERS:
        owner, column = OWNERS[table]
        return owner, row[column]
    return None


def _name_owners(raw: Any, families: dict[str, _Family]) -> None:
    """What is new or gone as a whole is not counted as changed too; those changed by their parts get names."""
    for table, family in families.items():
        for key in [key for key in family.changed if key in family.new or key in family.missing]:
            del family.changed[key]
        nameless = [key for key, name in family.changed.items() if not name][:NAMED]
        for key in nameless:
            found = raw.execute(f"SELECT {_called(table)} FROM {table} WHERE id = ?", (key,)).fetchone()
            family.changed[key] = _short(found[0]) if found else ""


def _difference(table: str, family: _Family) -> Difference:
    some = [tuple(chain(kind.values()))[:NAMED] for kind in (family.new, family.changed, family.missing)]
    entries = tuple(family.entries.get(key, ()) for key in list(family.changed)[:NAMED])
    counts = len(family.new), len(family.changed), len(family.missing)
    new, changed, missing = some
    return Difference(table, *counts, new, changed, missing, changed_entries=entries)


def _called(table: str) -> str:
    return NAMES.get(table) or _NOT_ONE.get(table, "id")


def _name(table: str, row: Row) -> str:
    name = row[_called(table)]
    return label(name) if _NOT_ONE.get(table) == "key" else _short(name)


def _short(name: str | None) -> str:
    line = " ".join((name or "").split())
    return line if len(line) <= 90 else f"{line[:89].rstrip()}…"


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """A snapshot of a database file, only to read."""
    with closing(connect(path)) as raw:
        raw.execute("PRAGMA query_only = ON")
        raw.execute("BEGIN")
        yield raw


@contextmanager
def _opened_backup(path: Path) -> Iterator[Any]:
    try:
        if not path.exists():
            raise AppError(f"Không còn bản sao lưu {path.name}.", "Hãy tải lại danh sách.")
        with _opened(path) as raw:
            version = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
            if version > HEAD:
                raise AppError(
                    "Bản sao lưu thuộc phiên bản mới hơn của phần mềm.", "Hãy cập nhật Giao Ban rồi thử lại."
                )
            if raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise _damaged(path)
            yield raw
    except dbapi2.DatabaseError as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> AppError:
    return AppError(
        f"Bản sao lưu {path.name} bị hỏng hoặc không phải dữ liệu Giao Ban.", "Hãy chọn bản sao lưu khác."
    )
