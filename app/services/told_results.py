"""Where the result of written opinions is told: followed from agenda to agenda (duty 95)."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.models.agenda import AgendaProposal
from app.models.meeting import AgendaItem, Meeting
from app.models.meeting_held import MeetingRecord
from app.models.opinion import OpinionRound
from app.services.locked_meetings import is_changeable


def announced(session: Session, row: OpinionRound) -> AgendaItem | AgendaProposal | None:
    """Return where the result of a round is put now: the content of a session, or the proposal for one.

    It is followed where it was put off, or left a session that was cancelled.
    """
    there = [one for one in put_down(session, row) if one.deleted_at is None]
    standing = [one for one in there if isinstance(one, AgendaItem) and one.postponed_on is None]
    proposed = [one for one in there if isinstance(one, AgendaProposal)]
    return (standing or proposed or [None])[-1]


def put_down(session: Session, row: OpinionRound) -> list[AgendaItem | AgendaProposal]:
    """Return all contents and proposals by which the result was to be told, in their order, deleted ones too."""
    first = (
        session.get(AgendaProposal, row.announced_proposal_id) if row.announced_proposal_id else None,
        session.get(AgendaItem, row.announced_item_id) if row.announced_item_id else None,
    )
    found = [one for one in first if one is not None]
    for one in found:  # grows while it is walked
        found.extend(later for later in _later(session, one) if later not in found)
    return found


def _later(session: Session, one: AgendaItem | AgendaProposal) -> Iterator[AgendaItem | AgendaProposal]:
    """What came of a proposal, and where a content went that was put off."""
    if isinstance(one, AgendaProposal):
        taken = session.get(AgendaItem, one.agenda_item_id) if one.agenda_item_id else None
        yield from (taken,) if taken else ()
        return
    yield from session.scalars(select(AgendaProposal).where(AgendaProposal.postponed_item_id == one.id))
    yield from session.scalars(select(AgendaItem).where(AgendaItem.postponed_from_id == one.id))


def told_ahead(session: Session, row: OpinionRound) -> dict[str, set[UUID]]:
    """Return what goes with a round that no result is told of, by table: its content on the agenda of a session that
    did not begin and may be changed, or its proposal while that waits.
    """
    place = announced(session, row)
    if isinstance(place, AgendaProposal):
        return {AgendaProposal.__tablename__: {place.id}} if place.accepted is None else {}
    if place is None or not _is_ahead(session, place.meeting_id):
        return {}
    made_it = {
        one.id
        for one in put_down(session, row)
        if isinstance(one, AgendaProposal) and one.agenda_item_id == place.id
    }
    return {AgendaItem.__tablename__: {place.id}, AgendaProposal.__tablename__: made_it}


def _is_ahead(session: Session, meeting: UUID) -> bool:
    begun = exists().where(
        MeetingRecord.meeting_id == Meeting.id,
        MeetingRecord.opened_at.is_not(None),
        MeetingRecord.deleted_at.is_(None),
    )
    query = select(Meeting.id).where(Meeting.id == meeting, is_changeable(), ~begun)
    return session.scalars(query).first() is not None
