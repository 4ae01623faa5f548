"""The work programme: what is registered for it, its items, their steps, adjustments and monthly reports, its plans."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core.programme_terms import (
    AdjustmentKind,
    PlanScope,
    ProposalOutcome,
    ProposalSource,
    RequestDecision,
)
from app.core.terms import AdjustmentGround, AgencyRole, Book, DecisionLevel
from app.models.base import Record, code, derived
from app.models.derivations import folded


class ProgrammeItem(Record):
    """Something to be submitted in a month (duties 31-38); the month is that of the programme as issued.

    `added_on` is the day on which it came into a programme that was issued already (none: in it from the start);
    `carried_from_id` the item of an earlier period that it goes on with, since `carried_on`. `party_on` and
    `council_on` are the days of the meetings it must be ready for, where the Party or the council decide too.
    """

    __tablename__ = "programme_item"
    __table_args__ = (Index("ix_programme_item_due", "due_year", "due_month"),)

    book: Mapped[Book] = mapped_column(code(Book), default=Book.COMMITTEE)
    content: Mapped[str]
    form: Mapped[str] = mapped_column(default="")
    level: Mapped[DecisionLevel] = mapped_column(code(DecisionLevel), default=DecisionLevel.OTHER)
    leader_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    leader_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_year: Mapped[int]
    due_month: Mapped[int]
    submitted_on: Mapped[date | None]
    issued_on: Mapped[date | None]
    withdrawn: Mapped[bool] = mapped_column(default=False)
    withdrawn_on: Mapped[date | None]
    delay_cause: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    field_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("field.id", name="fk_programme_item_field_id"), index=True
    )
    room_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("agency.id", name="fk_programme_item_room_id"), index=True
    )
    added_on: Mapped[date | None]
    carried_from_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("programme_item.id", name="fk_programme_item_carried_from_id"), index=True
    )
    carried_on: Mapped[date | None]
    needs_party: Mapped[bool] = mapped_column(default=False, server_default="0")
    party_on: Mapped[date | None]
    needs_council: Mapped[bool] = mapped_column(default=False, server_default="0")
    council_on: Mapped[date | None]
    council_session: Mapped[str] = mapped_column(default="", server_default="")
    folded: Mapped[str] = derived(folded("content", "form"))


class ProgrammeAgency(Record):
    """An agency that leads a programme item or takes part in it."""

    __tablename__ = "programme_agency"
    __table_args__ = (Index("ix_programme_agency_agency", "agency_id", "role", "item_id"),)

    item_id: Mapped[UUID] = mapped_column(ForeignKey("programme_item.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    role: Mapped[AgencyRole] = mapped_column(code(AgencyRole))
    position: Mapped[int] = mapped_column(default=0)


class Adjustment(Record):
    """A request to move or to withdraw a programme item, with its ground and the three texts (duties 39-41).

    An approved one counts from the day it was decided (none: from the start), others never. One to withdraw has
    the month that the item had.
    """

    __tablename__ = "adjustment"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("programme_item.id"), index=True)
    to_year: Mapped[int]
    to_month: Mapped[int]
    ground: Mapped[AdjustmentGround | None] = mapped_column(code(AdjustmentGround))
    reason: Mapped[str] = mapped_column(default="")
    necessity: Mapped[str] = mapped_column(default="")
    effect: Mapped[str] = mapped_column(default="")
    document_number: Mapped[str] = mapped_column(default="")
    requested_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    kind: Mapped[AdjustmentKind] = mapped_column(
        code(AdjustmentKind), default=AdjustmentKind.MOVE, server_default="move"
    )
    decision: Mapped[RequestDecision] = mapped_column(
        code(RequestDecision), default=RequestDecision.APPROVED, server_default="approved"
    )
    decided_by: Mapped[str] = mapped_column(default="", server_default="")
    decision_document: Mapped[str] = mapped_column(default="", server_default="")
    decision_note: Mapped[str] = mapped_column(default="", server_default="")


class ProgrammeProposal(Record):
    """A content registered for a programme (duties 31, 32), and what was decided of it.

    One with a `ground` asks to add it to a programme that was issued already (duties 39-41). `item_id` is the item
    that it became or was merged into; `carried_from_id` the item of an earlier period that was not done.
    """

    __tablename__ = "programme_proposal"

    book: Mapped[Book] = mapped_column(code(Book), default=Book.COMMITTEE)
    source: Mapped[ProposalSource] = mapped_column(code(ProposalSource), default=ProposalSource.AGENCY)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    content: Mapped[str]
    form: Mapped[str] = mapped_column(default="")
    level: Mapped[DecisionLevel] = mapped_column(code(DecisionLevel), default=DecisionLevel.OTHER)
    lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    leader_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    leader_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    field_id: Mapped[UUID | None] = mapped_column(ForeignKey("field.id"), index=True)
    due_year: Mapped[int]
    due_month: Mapped[int]
    document_number: Mapped[str] = mapped_column(default="")
    proposed_on: Mapped[date | None]
    ground: Mapped[AdjustmentGround | None] = mapped_column(code(AdjustmentGround))
    reason: Mapped[str] = mapped_column(default="")
    necessity: Mapped[str] = mapped_column(default="")
    effect: Mapped[str] = mapped_column(default="")
    outcome: Mapped[ProposalOutcome | None] = mapped_column(code(ProposalOutcome))
    decided_on: Mapped[date | None]
    decided_by: Mapped[str] = mapped_column(default="")
    decision_document: Mapped[str] = mapped_column(default="")
    decision_note: Mapped[str] = mapped_column(default="")
    refusal: Mapped[str] = mapped_column(default="")
    item_id: Mapped[UUID | None] = mapped_column(ForeignKey("programme_item.id"), index=True)
    carried_from_id: Mapped[UUID | None] = mapped_column(ForeignKey("programme_item.id"), index=True)
    note: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("content", "form"))


class ProgrammeMilestone(Record):
    """A step of the detailed plan of a programme item (duty 38).

    `carried_from_id` is the step of an earlier period that it goes on with, where the item was carried over.
    """

    __tablename__ = "programme_milestone"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("programme_item.id"), index=True)
    content: Mapped[str]
    responsible: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)
    carried_from_id: Mapped[UUID | None] = mapped_column(ForeignKey("programme_milestone.id"), index=True)


class MilestoneMove(Record):
    """The day that a step had before an approved adjustment moved it, and the one it got (duties 38, 39)."""

    __tablename__ = "milestone_move"

    milestone_id: Mapped[UUID] = mapped_column(ForeignKey("programme_milestone.id"), index=True)
    adjustment_id: Mapped[UUID] = mapped_column(ForeignKey("adjustment.id"), index=True)
    old_due_on: Mapped[date]
    new_due_on: Mapped[date]


class ProgrammeProgress(Record):
    """What an agency reports of an item in the round of a month (duty 42), and how its head explains it (duty 45)."""

    __tablename__ = "programme_progress"
    __table_args__ = (Index("ix_programme_progress_round", "item_id", "round_year", "round_month"),)

    item_id: Mapped[UUID] = mapped_column(ForeignKey("programme_item.id"))
    round_year: Mapped[int]
    round_month: Mapped[int]
    reported_on: Mapped[date | None]
    document_number: Mapped[str] = mapped_column(default="")
    progress: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="")
    remedy: Mapped[str] = mapped_column(default="")
    preparation: Mapped[str] = mapped_column(default="")
    difficulty: Mapped[str] = mapped_column(default="")
    proposal: Mapped[str] = mapped_column(default="")
    explanation: Mapped[str] = mapped_column(default="")


class ProgrammePlan(Record):
    """A programme of a book or a plan of a room on its way from draft to issue (duties 33-35, 51).

    `span` is a year, quarter, month or week as `rules/spans` writes it; `room_id` the room that owns it. What it
    contains are the items of its book in its days, of a room those that the room leads. One that went out on paper
    though its contents lacked what is usual says who confirmed that, when, and a line for each content (duty 37).
    """

    __tablename__ = "programme_plan"

    scope: Mapped[PlanScope] = mapped_column(code(PlanScope), default=PlanScope.ROOM)
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    span: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    drafted_on: Mapped[date | None]
    consulted_on: Mapped[date | None]
    submitted_on: Mapped[date | None]
    leader_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    leader_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    opinion: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
    confirmed_by: Mapped[str] = mapped_column(default="")
    confirmed_at: Mapped[datetime | None]
    confirmed_lacks: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("title", "number"))
