"""What the registers of incoming documents are told (Decree 30/2020, appendix IV)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class IncomingEntry:
    """One line of the register of incoming documents; `about` is the kind of the document and its subject."""

    arrived_on: date
    number: int
    author: str
    symbol: str
    issued_on: date | None
    about: str
    receiver: str = ""
    handed_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class IncomingBook:
    """The incoming documents of a year, or of some days of it."""

    year: int
    entries: tuple[IncomingEntry, ...]


@dataclass(frozen=True, slots=True)
class HandlingEntry:
    """One line of the book that follows the handling; `document` is kind, symbol, day and author of what came."""

    number: int
    document: str
    receiver: str = ""
    deadline: date | None = None
    progress: str = ""
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandlingBook:
    """How the incoming documents of a year are handled."""

    year: int
    entries: tuple[HandlingEntry, ...]
