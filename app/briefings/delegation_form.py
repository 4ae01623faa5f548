"""What the form of a delegation is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref


@dataclass(frozen=True, slots=True)
class DelegationForm:
    """Who acts for the holder of a post, from which day to which, by what document (duties 68, 146)."""

    post: Ref | None = None
    person: Ref | None = None
    from_on: date | None = None
    to_on: date | None = None
    giver: Ref | None = None
    document: str = ""
    scope: str = ""
