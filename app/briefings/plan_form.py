"""What the form of a programme or plan on its way to issue is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.programme_terms import PlanScope


@dataclass(frozen=True, slots=True)
class PlanForm:
    """A programme of a book or a plan of a room (duties 33-35, 51); without a title it gets one.

    `confirmed` says that it goes out though its contents lack what is usual; it is asked once, and who said so is kept.
    """

    scope: PlanScope = PlanScope.ROOM
    room: Ref | None = None
    span: str = ""
    title: str = ""
    drafted_on: date | None = None
    consulted_on: date | None = None
    submitted_on: date | None = None
    leader: Ref | None = None
    opinion: str = ""
    issued_on: date | None = None
    number: str = ""
    confirmed: bool = False
    note: str = ""
