"""Meetings: who is invited, what is on the agenda, and what was concluded."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.meeting_held_terms import Answer
from app.core.terms import Attendance, MeetingKind
from app.models.base import Record, code, derived
from app.models.derivations import folded


def _named(table: str, column: str, target: str) -> ForeignKey:
    """A link that came later: SQLite's way to add it asks for a name."""
    return ForeignKey(target, name=f"fk_{table}_{column}")


class Meeting(Record):
    """A session, meeting or conference (duties 53-75).

    `occasion` is that of the regulation that it was made for ("office_briefing/2026-03"). `touches_members`: heads of
    unions are invited (duty 76). `differing` is what agencies differ about, with the task or item of the programme
    that it concerns, and the day on which that was reported on to the UBND (duties 87, 88). `cancelled_document` is
    the number of the notice that it is not held, where that was not issued by the program.
    """

    __tablename__ = "meeting"

    kind: Mapped[MeetingKind] = mapped_column(code(MeetingKind))
    title: Mapped[str]
    held_on: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    chair_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    chair_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    ends_at: Mapped[time | None]
    occasion: Mapped[str] = mapped_column(default="", server_default="", index=True)
    touches_members: Mapped[bool] = mapped_column(default=False, server_default="0")
    differing: Mapped[str] = mapped_column(default="", server_default="")
    differing_task_id: Mapped[UUID | None] = mapped_column(
        _named("meeting", "differing_task_id", "task.id"), index=True
    )
    differing_item_id: Mapped[UUID | None] = mapped_column(
        _named("meeting", "differing_item_id", "programme_item.id"), index=True
    )
    differing_reported_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    cancelled_reason: Mapped[str] = mapped_column(default="", server_default="")
    cancelled_document: Mapped[str] = mapped_column(default="", server_default="")
    folded: Mapped[str] = derived(folded("title", "place"))


class MeetingAttendance(Record):
    """A person or an agency invited to a meeting, what it answered, and how it took part.

    `sent_by` says by what way it was invited; the substitute is told by name, post and phone. Hours of coming and
    going are none for who was there from the beginning, or to the end.
    """

    __tablename__ = "meeting_attendance"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    state: Mapped[Attendance] = mapped_column(code(Attendance), default=Attendance.INVITED)
    substitute: Mapped[str] = mapped_column(default="")
    substitute_post: Mapped[str] = mapped_column(default="", server_default="")
    substitute_phone: Mapped[str] = mapped_column(default="", server_default="")
    reason: Mapped[str] = mapped_column(default="", server_default="")
    sent_on: Mapped[date | None]
    sent_by: Mapped[str] = mapped_column(default="", server_default="")
    answer: Mapped[Answer | None] = mapped_column(code(Answer))
    answered_on: Mapped[date | None]
    arrived_at: Mapped[time | None]
    left_at: Mapped[time | None]


class AgendaItem(Record):
    """One content of a meeting, who presents it, and the day all its documents were there (duties 55-58).

    `postponed_from_id` is the content of an earlier meeting that this one goes on with; that one says since when and
    why. `documents_due_on` is the own last day of its documents; none: the regulation's. A reason for late documents
    is accepted or not; a withdrawal is proposed, then agreed to or not (duty 57). `needs_papers` is marked; without a
    mark, as before there were any, its words tell (`rules/agenda_rules`).
    """

    __tablename__ = "agenda_item"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    content: Mapped[str]
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    documents_received_on: Mapped[date | None]
    documents_due_on: Mapped[date | None]
    section: Mapped[str] = mapped_column(default="", server_default="")
    minutes: Mapped[int | None]
    presenter_post_id: Mapped[UUID | None] = mapped_column(
        _named("agenda_item", "presenter_post_id", "post.id"), index=True
    )
    presenter_person_id: Mapped[UUID | None] = mapped_column(
        _named("agenda_item", "presenter_person_id", "person.id"), index=True
    )
    programme_item_id: Mapped[UUID | None] = mapped_column(
        _named("agenda_item", "programme_item_id", "programme_item.id"), index=True
    )
    postponed_from_id: Mapped[UUID | None] = mapped_column(
        _named("agenda_item", "postponed_from_id", "agenda_item.id"), index=True
    )
    postponed_on: Mapped[date | None]
    postponed_reason: Mapped[str] = mapped_column(default="", server_default="")
    late_reason: Mapped[str] = mapped_column(default="", server_default="")
    late_reason_accepted: Mapped[bool | None]
    late_reason_decided_on: Mapped[date | None]
    withdrawal_proposed_on: Mapped[date | None]
    withdrawal_document: Mapped[str] = mapped_column(default="", server_default="")
    withdrawal_agreed: Mapped[bool | None]
    withdrawal_decided_on: Mapped[date | None]
    needs_papers: Mapped[bool | None] = mapped_column(sort_order=1)
    folded: Mapped[str] = derived(folded("content"))


class Conclusion(Record):
    """One numbered conclusion of a meeting, on one content or on the whole."""

    __tablename__ = "conclusion"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    agenda_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    content: Mapped[str]
    folded: Mapped[str] = derived(folded("content"))


class ConclusionTask(Record):
    """A task that carries out a conclusion."""

    __tablename__ = "conclusion_task"

    conclusion_id: Mapped[UUID] = mapped_column(ForeignKey("conclusion.id"), index=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
