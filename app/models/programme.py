"""Items of the work programme and their adjustments."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core.terms import AdjustmentGround, AgencyRole, Book, DecisionLevel
from app.models.base import Record, code, derived
from app.models.derivations import folded


class ProgrammeItem(Record):
    """Something to be submitted in a month (duties 31-38); the month is that of the programme as issued."""

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
    """A new month for a programme item, with its ground and the three texts (duties 39-41).

    It counts from the day it was decided (none: from the start).
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
