"""What a list is asked for and what it answers: the values between a list on the screen and its question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows: words, filters, order and grouping.

    `filters` holds the chosen codes by the filter's name: a row passes a filter when one of its codes fits, and
    is shown when it passes all. An empty `order` is the usual one, an empty `group` no grouping; both are names
    that the list's question knows.
    """

    words: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = ""
    descending: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A run of rows with the same heading."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The keys of all rows in order, as stored; `groups` follow each other and cover them all, or are none."""

    keys: Sequence[str]
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: the code that is kept, what people read, a quiet word beside it, what else it is called."""

    code: str
    label: str
    aside: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """One figure of the line under a list."""

    label: str
    value: int
