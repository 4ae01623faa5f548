"""What the form of an invitation by others is filled with."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.forms import Ref
from app.core.meeting_held_terms import InvitationKind, InvitedAs


@dataclass(frozen=True, slots=True)
class InvitationForm:
    """A meeting or delegation of others, who goes, what was asked before and reported after (duties 77-82)."""

    kind: InvitationKind = InvitationKind.MEETING
    agency: Ref | None = None
    number: str = ""
    dated: date | None = None
    received_on: date | None = None
    content: str = ""
    held_on: date | None = None
    starts_at: time | None = None
    ends_on: date | None = None
    place: str = ""
    manner: InvitedAs = InvitedAs.OFFICE
    invited: Ref | None = None
    room: Ref | None = None
    documents_room: Ref | None = None
    attendees: tuple[Ref, ...] = ()
    decided_by: Ref | None = None
    decided_on: date | None = None
    declined: bool = False
    substitute_reason: str = ""
    asked_on: date | None = None
    reported_on: date | None = None
    report: str = ""
    report_document: str = ""
    note: str = ""
