"""What every form is filled with, and what is said of it; the forms of the families stand in files of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Values = TypeVar("Values")


@dataclass(frozen=True, slots=True)
class Ref:
    """A row of another table that a form points to: its table, its key as 32 hex digits, and its name.

    Without a key it is a new one by that name, which the person asked for by choosing "Thêm mới".
    """

    table: str
    key: str
    name: str

    @property
    def is_new(self) -> bool:
        """Whether it is to be made."""
        return not self.key


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a field, in one sentence; `row` counts the rows of a field of rows from 0.

    Only an error keeps the form from being saved; a warning is shown and let through.
    """

    field: str
    sentence: str
    row: int | None = None
    column: str = ""
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Values]):
    """A record as its form shows it; `seen` is the newest change of it then (0: a new record)."""

    key: str
    values: Values
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a record's detail panel."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Details:
    """A record as the detail panel tells it: what it is, where it stands, its facts, its parts by title."""

    title: str
    state: str
    facts: tuple[Fact, ...]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
