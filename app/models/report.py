"""Reports that agencies owe the office, by period (duties 42, 114-118)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Record, derived
from app.models.derivations import folded


class ReportObligation(Record):
    """One report of one agency: when it is due and when it came."""

    __tablename__ = "report_obligation"

    name: Mapped[str]
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]
    due_on: Mapped[date] = mapped_column(index=True)
    received_on: Mapped[date | None]
    folded: Mapped[str] = derived(folded("name"))
