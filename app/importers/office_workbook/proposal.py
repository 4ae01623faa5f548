"""What an import would do: counts, changes to look at, and the rows to write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Table

from app.core.ids import uuid7s
from app.core.task_making_terms import FollowRole
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
    """A row that the database does not have: whose it is and when it is due, as it would be stored."""

    family: Family
    sheet: str
    row: int
    title: str
    owner: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the file: its sheet, Excel's row and the column as complaints name it; that of secrecy, if any."""

    sheet: str
    row: int
    column: str
    secrecy: str = ""


@dataclass(slots=True)
class Work:
    """Rows to add, values to change, rows to mark as deleted, by table; tasks to hand on, by role, to whom and when.

    `touched` says from which place of the file a row is changed, the first one; `at` is the place being read.
    """

    inserts: dict[Table, list[dict[str, Any]]] = field(default_factory=dict)
    updates: dict[Table, dict[UUID, dict[str, Any]]] = field(default_factory=dict)
    removals: dict[Table, list[UUID]] = field(default_factory=dict)
    handovers: dict[tuple[FollowRole, UUID | None, date], list[UUID]] = field(default_factory=dict)
    at: Place | None = None
    touched: dict[tuple[str, UUID], Place] = field(default_factory=dict)
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
        self.touch(table, key)

    def remove(self, table: Table, key: UUID) -> None:
        """Mark one row as deleted."""
        self.removals.setdefault(table, []).append(key)
        self.touch(table, key)

    def hand_on(self, task: UUID, role: FollowRole, to: UUID | None, on: date) -> None:
        """Let another follow a task from a day on."""
        self.handovers.setdefault((role, to, on), []).append(task)

    def touch(self, table: Table, key: UUID) -> None:
        """Remember that the place being read changes a row, or adds to it."""
        if self.at is not None:
            self.touched.setdefault((table.name, key), self.at)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.inserts or self.updates or self.removals or self.handovers)


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
