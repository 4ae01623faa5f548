"""Invitations of others: who goes, what was asked before and what was reported after (duties 77-82)."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.meeting_held_terms import InvitationKind, InvitedAs
from app.models.base import Record, code, derived
from app.models.derivations import folded


class Invitation(Record):
    """A meeting or delegation of others to which the office is asked.

    `room_id` is the room that proposes who goes, `documents_room_id` the one that prepares the documents (duty 78);
    `invited_id` is who is invited by name. `asked_on` is the day on which instructions were asked for before,
    `reported_on` that of the report after (duty 80).
    """

    __tablename__ = "invitation"

    kind: Mapped[InvitationKind] = mapped_column(code(InvitationKind), default=InvitationKind.MEETING)
    manner: Mapped[InvitedAs] = mapped_column(code(InvitedAs), default=InvitedAs.OFFICE)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    number: Mapped[str] = mapped_column(default="")
    dated: Mapped[date | None]
    received_on: Mapped[date | None]
    content: Mapped[str]
    held_on: Mapped[date] = mapped_column(index=True)
    ends_on: Mapped[date | None]
    starts_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    invited_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    documents_room_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    decided_by_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    decided_by_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    decided_on: Mapped[date | None]
    declined: Mapped[bool] = mapped_column(default=False)
    substitute_reason: Mapped[str] = mapped_column(default="")
    asked_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    report: Mapped[str] = mapped_column(default="")
    report_document: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("number", "content", "place"))


class InvitationAttendee(Record):
    """Somebody who goes, in the order of the decision."""

    __tablename__ = "invitation_attendee"

    invitation_id: Mapped[UUID] = mapped_column(ForeignKey("invitation.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
