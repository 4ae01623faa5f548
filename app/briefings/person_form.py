"""What the form of a person is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A person as the form shows it; `sort_name` is the given name where it is not the last word of the name.

    A member of the committee is one from a day to a day (both included; None: open).
    """

    full_name: str = ""
    sort_name: str = ""
    title: str = ""
    agency: Ref | None = None
    committee_member: bool = False
    member_from: date | None = None
    member_to: date | None = None
    rank: int | None = None
    phone: str = ""
