"""What the form of a content proposed for a meeting is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.terms import MeetingKind


@dataclass(frozen=True, slots=True)
class AgendaProposalForm:
    """A content proposed for a meeting of a kind, in a month if one is wished (year, month)."""

    content: str = ""
    agency: Ref | None = None
    kind: MeetingKind = MeetingKind.REGULAR_SESSION
    wished: tuple[int, int] | None = None
    proposed_on: date | None = None
    document: str = ""
    minutes: int | None = None
    programme_item: Ref | None = None
