"""Meetings: who is invited, what is on the agenda, and what was concluded."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.terms import Attendance, MeetingKind
from app.models.base import Record, code, derived
from app.models.derivations import folded


class Meeting(Record):
    """A session, meeting or conference (duties 53-75)."""

    __tablename__ = "meeting"

    kind: Mapped[MeetingKind] = mapped_column(code(MeetingKind))
    title: Mapped[str]
    held_on: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    chair_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    chair_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    folded: Mapped[str] = derived(folded("title", "place"))


class MeetingAttendance(Record):
    """A person or an agency invited to a meeting, and how it took part."""

    __tablename__ = "meeting_attendance"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    state: Mapped[Attendance] = mapped_column(code(Attendance), default=Attendance.INVITED)
    substitute: Mapped[str] = mapped_column(default="")


class AgendaItem(Record):
    """One content of a meeting, who presents it, and the day its documents came (duties 55-57)."""

    __tablename__ = "agenda_item"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    content: Mapped[str]
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    documents_received_on: Mapped[date | None]
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
