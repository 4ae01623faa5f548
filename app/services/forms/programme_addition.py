"""How an item came into an issued programme: the request to add it, written in its own form (duties 39-41).

The request is the registration that stands in the register of adjustments; there is no second place for it.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.programme_item_form import ProgrammeItemForm
from app.core.programme_terms import ProposalOutcome, ProposalSource
from app.core.terms import AdjustmentGround
from app.models.programme import ProgrammeItem, ProgrammeProposal
from app.services.forms.refs import Refs, ref_of
from app.services.programme_rows import require_reasons

_ASKED = {
    **{name: name for name in ("ground", "reason", "necessity", "effect", "document_number")},
    **{name: name for name in ("decided_by", "decision_document", "decision_note")},
    "asked_on": "proposed_on",
}
"""The fields of the form, and the columns of the request."""
_SAME = ("book", "content", "form", "level", "leader_post_id", "leader_person_id", "field_id")


def load_addition(session: Session, item: UUID) -> dict[str, Any]:
    """What the form says of the request; nothing for an item that was in the programme from the start."""
    row = _request(session, item)
    if row is None or row.ground is None:
        return {}
    told = {name: getattr(row, column) for name, column in _ASKED.items()}
    return {**told, "asked_by": ref_of(session, "agency", row.agency_id)}


def request_of(session: Session, item: UUID) -> UUID | None:
    """The key of the registration that became an item."""
    row = _request(session, item)
    return row.id if row else None


def write_addition(session: Session, item: ProgrammeItem, values: ProgrammeItemForm, refs: Refs) -> None:
    """Write the request of an item that was added, as decided on the day on which it was added.

    Without that day it was asked for as any other: its registration, where there is one, has no ground any more.

    Raises:
        AppError: the ground or one of the three texts is missing (duties 40, 41).
    """
    row = _request(session, item.id)
    if values.added_on is None:
        if row is not None:
            row.ground = None
        return
    if row is None:
        row = ProgrammeProposal(outcome=ProposalOutcome.TAKEN, item_id=item.id, **_as_item(item))
    for name, column in _ASKED.items():
        setattr(row, column, getattr(values, name))
    row.agency_id, row.decided_on = refs.key(values.asked_by), values.added_on
    if not row.id:
        row.source = _source(row)
        row.lead_id = refs.keys(values.leads)[0] if values.leads else None
    require_reasons(item.content, row)
    session.add(row)


def _request(session: Session, item: UUID) -> ProgrammeProposal | None:
    """The registration that became the item; of several the one with a ground."""
    became = select(ProgrammeProposal).where(
        ProgrammeProposal.item_id == item,
        ProgrammeProposal.outcome == ProposalOutcome.TAKEN,
        ProgrammeProposal.deleted_at.is_(None),
    )
    return session.scalar(became.order_by(ProgrammeProposal.ground.is_(None), ProgrammeProposal.id).limit(1))


def _as_item(item: ProgrammeItem) -> dict[str, Any]:
    same = {name: getattr(item, name) for name in _SAME}
    return {**same, "due_year": item.due_year, "due_month": item.due_month}


def _source(row: ProgrammeProposal) -> ProposalSource:
    if row.agency_id is not None:
        return ProposalSource.AGENCY
    return ProposalSource.INSTRUCTED if row.ground is AdjustmentGround.INSTRUCTION else ProposalSource.OFFICE
