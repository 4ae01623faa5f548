"""What the form of a person is filled with."""

from dataclasses import dataclass

from app.briefings.forms import Ref


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A person as the form shows it; `sort_name` is the given name where it is not the last word of the name."""

    full_name: str = ""
    sort_name: str = ""
    title: str = ""
    agency: Ref | None = None
    committee_member: bool = False
    rank: int | None = None
    phone: str = ""
