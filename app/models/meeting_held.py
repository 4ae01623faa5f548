"""A meeting as it is held: who came to what, what was said, how it ended, and whether that may still change."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.meeting_held_terms import PressKind
from app.models.base import Record, code, derived
from app.models.derivations import folded


class AttendanceItem(Record):
    """A content that somebody attends; who has none of these attends the whole meeting."""

    __tablename__ = "attendance_item"

    attendance_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_attendance.id"), index=True)
    agenda_item_id: Mapped[UUID] = mapped_column(ForeignKey("agenda_item.id"), index=True)


class MeetingRecord(Record):
    """How a meeting went (duties 62, 63, 85): one row a meeting, made with the first thing written.

    `approved_in_id` is the meeting at which the minutes were approved.
    """

    __tablename__ = "meeting_record"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    opened_at: Mapped[time | None]
    ended_at: Mapped[time | None]
    secretary: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None]
    approved_in_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"), index=True)


class ItemRecord(Record):
    """How one content went: what was noted, what came of it, and how many seconds it took."""

    __tablename__ = "item_record"

    agenda_item_id: Mapped[UUID] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    notes: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(default="")
    seconds: Mapped[int] = mapped_column(default=0)


class Speech(Record):
    """What somebody said, on one content or on the whole, and for how many seconds."""

    __tablename__ = "speech"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    agenda_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    speaker: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    seconds: Mapped[int] = mapped_column(default=0)
    folded: Mapped[str] = derived(folded("speaker", "content"))


class MeetingLock(Record):
    """A meeting was locked, or opened again with a reason; the last row holds."""

    __tablename__ = "meeting_lock"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    locked: Mapped[bool]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")


class PressEvent(Record):
    """A press conference or release about a meeting (duty 65)."""

    __tablename__ = "press_event"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    kind: Mapped[PressKind] = mapped_column(code(PressKind))
    on_day: Mapped[date]
    content: Mapped[str] = mapped_column(default="")
    document_number: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("content", "document_number"))
