"""What is asked before many answers or rounds of opinions are changed at once."""

from dataclasses import dataclass
from datetime import date

from app.core.opinion_terms import TakenUp
from app.core.terms import Opinion


@dataclass(frozen=True, slots=True)
class Answering:
    """One answer of all that are chosen, and the day on which it came."""

    opinion: Opinion | None = None
    answered_on: date | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Reminding:
    """A reminder, and how it went."""

    reminded_on: date | None = None
    way: str = ""


@dataclass(frozen=True, slots=True)
class TakingUp:
    """What the lead agency does with opinions."""

    how: TakenUp = TakenUp.ABSORBED
    words: str = ""


@dataclass(frozen=True, slots=True)
class MoreTime:
    """A later last day."""

    extended_to: date | None = None
    decided_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The day on which a round ends."""

    closed_on: date | None = None
