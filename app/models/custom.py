"""Fields that an office defines for its tasks and meetings, and what they say of each (feature 16)."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.custom_terms import CustomKind, CustomSubject
from app.core.task_terms import Obligation
from app.core.terms import MeetingKind
from app.models.base import Codes, Record, code, derived
from app.models.derivations import folded


class CustomField(Record):
    """A field of the office's own: of tasks of these obligations, or of meetings of these kinds (none: of all)."""

    __tablename__ = "custom_field"

    name: Mapped[str]
    subject: Mapped[CustomSubject] = mapped_column(code(CustomSubject))
    kind: Mapped[CustomKind] = mapped_column(code(CustomKind))
    choices: Mapped[str] = mapped_column(default="")
    obligations: Mapped[tuple[Obligation, ...]] = mapped_column(Codes(Obligation), default=())
    meeting_kinds: Mapped[tuple[MeetingKind, ...]] = mapped_column(Codes(MeetingKind), default=())
    folded: Mapped[str] = derived(folded("name"))


class TaskValue(Record):
    """What one field says of one task: a text, a number ("1234.5") or a day ("2026-11-15"); empty: nothing."""

    __tablename__ = "task_value"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    field_id: Mapped[UUID] = mapped_column(ForeignKey("custom_field.id"), index=True)
    value: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("value"))


class MeetingValue(Record):
    """The same of one meeting."""

    __tablename__ = "meeting_value"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    field_id: Mapped[UUID] = mapped_column(ForeignKey("custom_field.id"), index=True)
    value: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("value"))
