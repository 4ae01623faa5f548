"""What the desk shows: counts that each open a list, the next meetings, and whether there is anything yet."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum, auto

from app.briefings.lists import Wanted


class Urgency(StrEnum):
    """How much a count of the desk asks for attention while it is not 0."""

    CALM = auto()
    SOON = auto()
    LATE = auto()


@dataclass(frozen=True, slots=True)
class Counter:
    """How many rows of a list are wanted: `count` is what the list counts for `wanted`."""

    list: str
    wanted: Wanted
    count: int


@dataclass(frozen=True, slots=True)
class Reminding:
    """What one person wants to be reminded of (feature 13).

    `days`: what is due within so many working days (None: as many as the regulation says); `left_out`: cards by their
    names; `only_mine`: of tasks those alone that the person follows.
    """

    days: int | None = None
    left_out: frozenset[str] = frozenset()
    only_mine: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A count of the desk with its name, what it says, and a quiet word below it.

    One that does not `stand` is shown small, and only while it counts something.
    """

    name: str
    label: str
    aside: str
    urgency: Urgency
    counter: Counter
    stands: bool = True


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """A meeting of today or a later day; of its `contents`, so many have no documents yet."""

    key: str
    title: str
    held_on: date
    starts_at: time | None
    place: str
    contents: int
    papers_missing: int


@dataclass(frozen=True, slots=True)
class DueTask:
    """An open task whose deadline is near; `days_left` counts the working days to it."""

    key: str
    content: str
    leads: tuple[str, ...]
    deadline: date
    days_left: int


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk as of a day; `is_empty`: nothing that an office follows was entered yet.

    `unconfirmed` are the years in use whose days off nobody confirmed.
    """

    day: date
    cards: tuple[Card, ...]
    meetings: tuple[NextMeeting, ...]
    due: tuple[DueTask, ...]
    is_empty: bool
    unconfirmed: tuple[int, ...] = ()
