"""What the form of a post is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """Who holds the post, from which day to which (both included; none: open)."""

    key: str = ""
    person: Ref | None = None
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class PostForm:
    """A post as its form shows it."""

    name: str = ""
    position: int | None = None
    holdings: tuple[HoldingRow, ...] = ()
