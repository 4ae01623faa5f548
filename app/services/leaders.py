"""Which leader follows a matter: by its field, else by the territory of the agency that it concerns (duties 20, 23)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Ref
from app.briefings.programme_item_form import ProgrammeItemForm
from app.briefings.task_form import TaskForm
from app.models.person import AgencyLeader, FieldLeader
from app.rules.facts import stands
from app.services.forms.refs import holder_of


def leaders_of(
    session: Session, *, field: UUID | None = None, agencies: tuple[UUID, ...] = (), day: date
) -> tuple[Ref, ...]:
    """Return the posts or people that follow a field on a day, then those of the agencies, each once."""
    rows: list[FieldLeader | AgencyLeader] = []
    if field is not None:
        rows += session.scalars(
            select(FieldLeader)
            .where(FieldLeader.field_id == field, FieldLeader.deleted_at.is_(None))
            .order_by(FieldLeader.id)
        )
    for agency in agencies:
        rows += session.scalars(
            select(AgencyLeader)
            .where(AgencyLeader.agency_id == agency, AgencyLeader.deleted_at.is_(None))
            .order_by(AgencyLeader.id)
        )
    found = (
        holder_of(session, row.post_id, row.person_id) for row in rows if stands(row.from_on, row.to_on, day)
    )
    return tuple(dict.fromkeys(ref for ref in found if ref is not None))


def leader_of(
    session: Session, *, field: UUID | None = None, agencies: tuple[UUID, ...] = (), day: date
) -> Ref | None:
    """Return the one to propose first, by field before territory; none where nobody follows it."""
    return next(iter(leaders_of(session, field=field, agencies=agencies, day=day)), None)


def advise_assigner(session: Session, form: TaskForm, *, today: date) -> tuple[Complaint, ...]:
    """Say of a task that nobody assigned yet which leaders follow its field and the territories of its agencies."""
    if form.assigner is not None:
        return ()
    return _advised(session, "assigner", form.field, form.leads, form.assigned_on or today)


def advise_leader(session: Session, form: ProgrammeItemForm, *, today: date) -> tuple[Complaint, ...]:
    """Say the same of an item of the programme that no leader directs yet."""
    return () if form.leader is not None else _advised(session, "leader", form.field, form.leads, today)


def _advised(
    session: Session, name: str, of: Ref | None, leads: tuple[Ref, ...], day: date
) -> tuple[Complaint, ...]:
    field = UUID(of.key) if of and of.key else None
    agencies = tuple(UUID(ref.key) for ref in leads if ref.key)
    found = leaders_of(session, field=field, agencies=agencies, day=day)
    if not found:
        return ()
    named = ", ".join(ref.name for ref in found)
    return (Complaint(name, f"Lĩnh vực, địa bàn này do {named} theo dõi.", warning=True),)
