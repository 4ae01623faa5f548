"""What an import would do: counts, changes to look at, and the rows to write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Table

from app.core.ids import uuid7s
from app.importers.office_workbook.values import Complaint, Family, Level

_KEYS = 500


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of one kind are new, changed and the same."""

    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that differs from the database, in words."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A known row that the file says otherwise."""

    family: Family
    sheet: str
    row: int
    title: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that the database does not have."""

    family: Family
    sheet: str
    row: int
    title: str


@dataclass(slots=True)
class Work:
    """Rows to add, values to change, rows to mark as deleted, by table."""

    inserts: dict[Table, list[dict[str, Any]]] = field(default_factory=dict)
    updates: dict[Table, dict[UUID, dict[str, Any]]] = field(default_factory=dict)
    removals: dict[Table, list[UUID]] = field(default_factory=dict)
    keys: list[UUID] = field(default_factory=list)

    def key(self) -> UUID:
        """A key for a new row, above all earlier ones of this work."""
        if not self.keys:
            self.keys = uuid7s(_KEYS)[::-1]
        return self.keys.pop()

    def insert(self, table: Table, row: dict[str, Any]) -> None:
        """Add one row; all rows of a table have the same columns."""
        self.inserts.setdefault(table, []).append(row)

    def update(self, table: Table, key: UUID, values: Mapping[str, Any]) -> None:
        """Change some columns of one row."""
        self.updates.setdefault(table, {}).setdefault(key, {}).update(values)

    def remove(self, table: Table, key: UUID) -> None:
        """Mark one row as deleted."""
        self.removals.setdefault(table, []).append(key)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.inserts or self.updates or self.removals)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An import before it is agreed to; `seen` is the last change that the database had then."""

    name: str
    counts: Mapping[Family, Counts]
    new_agencies: tuple[str, ...]
    new_posts: tuple[str, ...]
    new_people: tuple[str, ...]
    new_fields: tuple[str, ...]
    changed: tuple[ChangedRow, ...]
    new: tuple[NewRow, ...]
    complaints: tuple[Complaint, ...]
    work: Work
    seen: int

    @property
    def refused(self) -> bool:
        """Whether an error refuses the whole file."""
        return any(complaint.level is Level.ERROR for complaint in self.complaints)
