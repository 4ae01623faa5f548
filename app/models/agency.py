"""Agencies, their other names, and what became of them when units merged."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, and_, or_
from sqlalchemy.orm import Mapped, mapped_column

from app.core.terms import AgencyKind
from app.models.base import Record, code, derived
from app.models.derivations import folded, sorted_by


class Agency(Record):
    """An agency that gives or gets tasks; `position` is its place in the office's own lists."""

    __tablename__ = "agency"

    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    kind: Mapped[AgencyKind] = mapped_column(code(AgencyKind))
    position: Mapped[int] = mapped_column(default=0)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    folded: Mapped[str] = derived(folded("name", "short_name"), index=True)
    sort_key: Mapped[str] = derived(sorted_by("name"), index=True)


def working_on(day: date) -> ColumnElement[bool]:
    """Whichever agencies work on a day: from their first day to their last one, both included (none: open)."""
    return and_(
        or_(Agency.valid_from.is_(None), Agency.valid_from <= day),
        or_(Agency.valid_to.is_(None), Agency.valid_to >= day),
    )


class AgencyAlias(Record):
    """Another name that people write for an agency."""

    __tablename__ = "agency_alias"

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    alias: Mapped[str]
    folded: Mapped[str] = derived(folded("alias"), index=True)
