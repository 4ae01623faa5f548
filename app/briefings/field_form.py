"""What the form of a field of work is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """The post or person that follows a field or a territory, from which day to which (both included; none: open)."""

    key: str = ""
    leader: Ref | None = None
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class FieldForm:
    """A field of work as its form shows it (duties 20, 23, 148)."""

    name: str = ""
    leaders: tuple[LeaderRow, ...] = ()
    room: Ref | None = None
