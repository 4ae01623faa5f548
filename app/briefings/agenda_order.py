"""An agenda that is put in order: its contents with sections and minutes, and the hours of the meeting."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class OrderedItem:
    """One content as its agenda shows it; `aside` says that it was withdrawn or put off, and so takes no time."""

    key: str
    content: str
    agency: str = ""
    section: str = ""
    minutes: int | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class AgendaOrder:
    """The agenda of a meeting; `usual_minutes` is what the regulation gives a content (none: it says nothing)."""

    key: str
    title: str
    held_on: date
    starts_at: time | None
    ends_at: time | None
    items: tuple[OrderedItem, ...]
    usual_minutes: int
