"""What the five kinds of rows share: a known row, a wanted row, links to agencies, and how cells are said."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Table

from app.core.terms import AgencyRole, TaskKind, Term
from app.core.words import short_date
from app.importers.office_workbook.known import Holder, Known
from app.importers.office_workbook.proposal import Work
from app.importers.office_workbook.values import Level, Month, ReadRow, ReadTable

Key = tuple[Any, ...]
Tell = Callable[[str, Level, str], None]
"""Complain about a field of the row that is being read."""


@dataclass(slots=True)
class Existing:
    """A row of the database: its values by field, and the rows that belong to it."""

    id: UUID
    values: dict[str, Any]
    parts: dict[str, list[Any]] = field(default_factory=dict)

    def forget(self) -> None:
        """Let go of what it holds: for a hundred thousand rows at once every thread would stand still."""
        self.values.clear()
        self.parts.clear()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the file says of a row: the key by which it is known and the values of the columns it has.

    `id` is the record that the row names itself: it came out of this program.
    """

    key: Key
    title: str
    values: dict[str, Any]
    id: UUID | None = None


Existings = dict[Key, deque[Existing]]


class FamilyRows(Protocol):
    """One kind of rows: what is known of it, what a file row wants, and how to write the difference."""

    def existing(self) -> Existings:
        """The rows of the database by key, oldest first."""

    def wanted(self, table: ReadTable, row: ReadRow, tell: Tell) -> Wanted:
        """What a row of the file says."""

    def differs(self, name: str, known: Existing, new: Any) -> bool:
        """Whether the file says another value of a field."""

    def said(self, name: str, value: Any) -> str:
        """A value in words."""

    def old(self, name: str, known: Existing) -> Any:
        """The value of the database as `said` takes it."""

    def insert(self, wanted: Wanted) -> None:
        """Write a new row."""

    def change(self, known: Existing, names: Iterable[str], wanted: Wanted) -> None:
        """Write the fields that differ."""


def grouped(rows: Iterable[tuple[Key, Existing]]) -> Existings:
    """Rows by key, in their order."""
    found: Existings = {}
    for key, row in rows:
        found.setdefault(key, deque()).append(row)
    return found


class Waiting:
    """The rows of the database that no row of the file has met yet; those it `names` wait for just that row."""

    def __init__(self, existing: Existings, names: Collection[UUID]) -> None:
        self._existing = existing
        self._named: dict[UUID, Existing] = {}
        if names:
            for rows in existing.values():
                self._named.update((row.id, row) for row in rows if row.id in names)
                kept = [row for row in rows if row.id not in names]
                rows.clear()
                rows.extend(kept)

    def take(self, wanted: Wanted) -> Existing | None:
        """The row that a row of the file is about, none if it is a new one."""
        if wanted.id is not None:
            return self._named.pop(wanted.id, None)
        rows = self._existing.get(wanted.key)
        return rows.popleft() if rows else None

    def left(self) -> Iterator[tuple[Key, Existing]]:
        """The rows that no row of the file has met, by key; what a row names by its own is not among them."""
        return ((key, row) for key, rows in self._existing.items() for row in rows)

    def unmet(self) -> Iterator[Existing]:
        """All rows that no row of the file has met, named ones too."""
        return chain(*self._existing.values(), self._named.values())


def say(known: Known, value: Any) -> str:
    """A value of a preview in words."""
    match value:
        case None | ():
            return ""
        case bool():
            return "Có" if value else "Không"
        case Term():
            return value.label
        case date():
            return short_date(value)
        case Month():
            return f"tháng {value.month}/{value.year}"
        case Holder():
            return known.name_of(value.post or value.person)
        case UUID():
            return known.name_of(value)
        case tuple():
            return "; ".join(filter(None, (say(known, part) for part in value)))
        case _:
            return str(value)


def say_deadline(kind: TaskKind, day: date | None, words: str) -> str:
    """The words of a deadline and the day that they are taken for: "cuối tháng 12/2026 (31/12/2026)"."""
    stored = short_date(day) if day else ""
    if words and stored and stored not in words:
        return f"{words} ({stored})"
    return words or stored or (kind.label if kind is TaskKind.REGULAR else "")


More = Callable[[UUID], Mapping[str, Any]]
"""What a new link to an agency holds beside it."""


def _nothing(_: UUID) -> Mapping[str, Any]:
    return {}


def link_agencies(
    work: Work,
    table: Table,
    owner: tuple[str, UUID],
    role: AgencyRole,
    keys: Iterable[UUID],
    more: More = _nothing,
) -> None:
    """Add the links of a row to its agencies, in order."""
    column, row = owner
    for position, key in enumerate(keys):
        work.insert(table, {column: row, "agency_id": key, "role": role, "position": position, **more(key)})


def relink_agencies(
    work: Work,
    table: Table,
    owner: tuple[str, UUID],
    role: AgencyRole,
    links: Mapping[UUID, UUID],
    keys: tuple[UUID, ...],
    more: More = _nothing,
) -> None:
    """Mark links that the file has no longer, add new ones, keep the order of the file."""
    column, row = owner
    for agency, link in links.items():
        if agency not in keys:
            work.remove(table, link)
    for position, key in enumerate(keys):
        if key in links:
            work.update(table, links[key], {"position": position})
        else:
            new = {column: row, "agency_id": key, "role": role, "position": position, **more(key)}
            work.insert(table, new)
