"""What comes before a meeting: its steps, the papers of its contents, who was asked, and what was proposed."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.meeting_terms import Step
from app.core.terms import MeetingKind
from app.models.base import Record, code, derived
from app.models.derivations import folded


class MeetingStep(Record):
    """What was done of a step of a meeting's preparation, with its document; `skipped`: not needed (duty 62)."""

    __tablename__ = "meeting_step"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    step: Mapped[Step] = mapped_column(code(Step))
    done_on: Mapped[date | None]
    document: Mapped[str] = mapped_column(default="")
    skipped: Mapped[bool] = mapped_column(default=False)


class MeetingPaper(Record):
    """One version of a paper of a content; versions of one paper share its name (duties 55, 56).

    `due_on` is the paper's own last day; without one it is the regulation's.
    """

    __tablename__ = "meeting_paper"

    agenda_item_id: Mapped[UUID] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    document: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    received_on: Mapped[date | None]


class Consultation(Record):
    """A leader who is asked about a content before its session, and what he answers (duty 54)."""

    __tablename__ = "consultation"

    agenda_item_id: Mapped[UUID] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    asked_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    opinion: Mapped[str] = mapped_column(default="")


class AgendaProposal(Record):
    """A content proposed for a meeting of a kind, in a month if one is wished; accepted, it is a content of a meeting.

    `postponed_item_id` is the content of an earlier meeting that waits for its next one.
    """

    __tablename__ = "agenda_proposal"

    content: Mapped[str]
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    kind: Mapped[MeetingKind] = mapped_column(code(MeetingKind))
    wished_year: Mapped[int | None]
    wished_month: Mapped[int | None]
    proposed_on: Mapped[date | None]
    document: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int | None]
    programme_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("programme_item.id"), index=True)
    postponed_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    decided_on: Mapped[date | None]
    accepted: Mapped[bool | None]
    decision_note: Mapped[str] = mapped_column(default="")
    agenda_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    folded: Mapped[str] = derived(folded("content"))
