"""What the form of a person is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref


@dataclass(frozen=True, slots=True)
class SpellRow:
    """A time of membership, from which day to which (both included; none: open)."""

    key: str = ""
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class WorkplaceRow:
    """A place in which somebody worked before, until the day `to_on` (included)."""

    key: str = ""
    agency: Ref | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A person as the form shows it; `sort_name` is the given name where it is not the last word of the name.

    A member of the committee is one in these spells; without any: always. Where `agency` is no longer what it `was`
    when the form was opened, the person moved there on the day `moved_on`; without one the place was wrong until now.
    """

    full_name: str = ""
    sort_name: str = ""
    title: str = ""
    agency: Ref | None = None
    committee_member: bool = False
    spells: tuple[SpellRow, ...] = ()
    rank: int | None = None
    phone: str = ""
    was: Ref | None = None
    moved_on: date | None = None
    workplaces: tuple[WorkplaceRow, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether another place is typed than the one that the person worked in."""
        return self.was is not None and self.agency != self.was
