"""What the history, the undo menu and the bin are told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of one row at one change; `old` and `new` are Python values (none: empty, or a new row).

    `is_new` says that the row was made by this change; of a new row only the fields that hold something are told.
    """

    seq: int
    txn: str
    at: datetime
    actor: str
    device: str
    table_name: str
    row_id: UUID
    is_new: bool
    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Touched:
    """How many rows of a table a save made, changed in any way, deleted and restored."""

    table_name: str
    rows: int
    added: int
    deleted: int
    restored: int


@dataclass(frozen=True, slots=True)
class Save:
    """One save: its place in the change log, who made it when, and what it did in a few Vietnamese words."""

    first_seq: int
    last_seq: int
    txn: str
    at: datetime
    actor: str
    device: str
    title: str
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class Deleted:
    """A row in the bin: what it is called, when it was deleted and by whom."""

    table_name: str
    row_id: UUID
    name: str
    at: datetime
    actor: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of a change in words: what it belongs to (empty: the record itself), its label, old and new."""

    part: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one save did to a record or to one of its parts: when, who, a verb, and its fields in words.

    `seq` is the oldest change of it: the next page comes before it.
    """

    seq: int
    at: datetime
    actor: str
    verb: str
    corrections: tuple[Correction, ...]

    @property
    def is_first(self) -> bool:
        """Whether the record was made by this save: there is nothing before it."""
        return self.verb.startswith("Thêm")


@dataclass(frozen=True, slots=True)
class ListedSave:
    """A save of the history page, and whether it was taken back and not brought back since."""

    save: Save
    is_undone: bool
