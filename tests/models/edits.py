"""Random but legal edits of every business table, and what the tables hold afterwards."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, DateTime, Enum, Integer, Time, Uuid
from sqlalchemy.orm import Session

from app.core.terms import Secrecy
from app.models.base import Base, Codes, Record, UtcDateTime, is_stated, logged_tables
from app.models.raw import connect

WORDS = "báo cáo Đề án Ủy ban tỉnh ‘quý’ 123/QĐ-UBND hoà hòa 𠮷 NULL"
SYLLABLES = [*WORDS.split(), '"', "'", "%", "{}", "\n", "\\", "[1,2]", '{"a":1}']
_NUMBERS = count(1)


def record_classes() -> list[type[Record]]:
    """The class of each business table, those that others point to first."""
    classes = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    return [classes[table] for table in logged_tables()]


class Editor:
    """Makes, changes, marks and restores rows, remembering their keys."""

    def __init__(self, seed: int, *, secrets: bool = True) -> None:
        """Without `secrets` all that is undone comes back as it was: the content of secrets must not."""
        self.random = Random(seed)
        self.secrets = secrets
        self.keys: dict[str, list[UUID]] = {table.name: [] for table in logged_tables()}

    def edit(self, session: Session, times: int) -> None:
        """Make `times` random edits; the first ones give every table a row."""
        classes = record_classes()
        for kind in (kind for kind in classes if not self.keys[kind.__tablename__]):
            self._insert(session, kind)
        for _ in range(times):
            kind = self.random.choice(classes)
            edit = self.random.choice((self._insert, self._update, self._update, self._mark))
            edit(session, kind)

    def _insert(self, session: Session, kind: type[Record]) -> None:
        row = kind(**{c.name: self._value(c) for c in kind.__table__.columns if _is_free(c)})
        session.add(row)
        session.flush()
        self.keys[kind.__tablename__].append(row.id)

    def _update(self, session: Session, kind: type[Record]) -> None:
        row = self._any(session, kind)
        columns = [c for c in kind.__table__.columns if _is_free(c)]
        for column in self.random.sample(columns, self.random.randint(1, min(3, len(columns)))):
            setattr(row, column.name, self._value(column))
        session.flush()

    def _mark(self, session: Session, kind: type[Record]) -> None:
        row = self._any(session, kind)
        row.deleted_at = None if row.deleted_at else datetime.now(UTC)
        session.flush()

    def _any(self, session: Session, kind: type[Record]) -> Record:
        return session.get_one(kind, self.random.choice(self.keys[kind.__tablename__]))

    def _value(self, column: Column[Any]) -> Any:
        if column.nullable and self.random.random() < 0.3:
            return None
        if column.foreign_keys:
            there = self.keys[next(iter(column.foreign_keys)).column.table.name]
            return self.random.choice(there) if there else None
        return self._plain_value(column)

    def _plain_value(self, column: Column[Any]) -> Any:
        match column.type:
            case Boolean():
                return self.random.random() < 0.5
            case Date():  # of an own day each: some days are unique
                return date(1900, 1, 1) + timedelta(days=next(_NUMBERS))
            case DateTime() | UtcDateTime():
                return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.random.randrange(10**7))
            case Time():
                return time(self.random.randrange(24), self.random.randrange(60))
            case Uuid():
                return UUID(int=self.random.getrandbits(128))
            case Enum(enum_class=terms) if terms is Secrecy and not self.secrets:
                return Secrecy.NONE
            case Enum() as terms:
                return self.random.choice(list(terms.enum_class or ()))
            case Codes(terms=terms):
                return tuple(self.random.sample(list(terms), self.random.randrange(len(terms))))
            case Integer():
                return self.random.randrange(-5, 10**9)
            case _:
                return (
                    " ".join(self.random.choices(SYLLABLES, k=self.random.randint(0, 6)))
                    + f" {next(_NUMBERS)}"
                )


def _is_free(column: Column[Any]) -> bool:
    return column.name not in ("id", "deleted_at") and is_stated(column)


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every stored value of every business table and of the search index, in an order of its own."""
    raw = connect(path)
    columns = {table.name: ", ".join(sorted(c.name for c in table.columns)) for table in logged_tables()}
    columns["search_entry"] = "kind, row_id, folded"
    found = {name: raw.execute(f"SELECT {what} FROM {name}").fetchall() for name, what in columns.items()}
    raw.close()
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def copy_log(source: Path, target: Path) -> None:
    """Give the empty database `target` the change log of `source`."""
    raw = connect(target)
    raw.execute("ATTACH ? AS source", (str(source),))
    raw.execute("INSERT INTO change_log SELECT * FROM source.change_log")
    raw.close()


def indexed_words(path: Path) -> list[tuple[Any, ...]]:
    """Which words of the search index stand in how many rows."""
    raw = connect(path)
    raw.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search_index', 'row')")
    found = raw.execute("SELECT term, doc, cnt FROM temp.words").fetchall()
    raw.close()
    return sorted(found)
