"""The result of written opinions goes to the nearest session of the committee by itself (duty 95)."""

from datetime import date

from sqlalchemy.orm import Session

from app.core.opinion_terms import RoundKind
from app.core.terms import MeetingKind
from app.models.agenda import AgendaProposal
from app.models.meeting import AgendaItem, Meeting
from app.models.opinion import OpinionRound
from app.rules.agenda_rules import result_of
from app.rules.meeting_kinds import SESSIONS
from app.rules.secrets import is_secret
from app.services.agenda import add_item, nearest_session


def announce(session: Session, row: OpinionRound, *, today: date) -> AgendaItem | AgendaProposal | None:
    """Put the result of a closed round of members on the agenda of the nearest session from a day on.

    While none is planned it becomes a proposal for the next regular one. What was put there already, or came
    of its proposal, stays: a second call changes nothing. None for a round that is open or asked agencies.
    """
    if row.kind is not RoundKind.MEMBERS or row.closed_on is None:
        return None
    there = announced(session, row)
    if there is not None:
        return there
    meeting = nearest_session(session, after=max(today, row.closed_on), kinds=SESSIONS)
    return _propose(session, row, today) if meeting is None else _add(session, row, meeting)


def announced(session: Session, row: OpinionRound) -> AgendaItem | AgendaProposal | None:
    """Return where the result of a round was put: the content of a session, or the proposal for one."""
    item = _alive(session.get(AgendaItem, row.announced_item_id) if row.announced_item_id else None)
    if item is not None:
        return item
    key = row.announced_proposal_id
    proposal = session.get(AgendaProposal, key) if key else None
    if proposal is None or proposal.deleted_at is not None:
        return None
    taken = _alive(session.get(AgendaItem, proposal.agenda_item_id) if proposal.agenda_item_id else None)
    return taken or proposal


def result_title(row: OpinionRound) -> str:
    """Return how the content of the session is called."""
    about = f"văn bản số {row.number} (nội dung mật)" if is_secret(row.secrecy) else row.content
    return result_of(about)


def _alive(row: AgendaItem | None) -> AgendaItem | None:
    return row if row is not None and row.deleted_at is None else None


def _add(session: Session, row: OpinionRound, meeting: Meeting) -> AgendaItem:
    columns = {"agency_id": row.lead_id, "programme_item_id": row.programme_item_id}
    item = add_item(session, meeting.id, result_title(row), **columns)
    row.announced_item_id = item.id
    session.flush()
    return item


def _propose(session: Session, row: OpinionRound, today: date) -> AgendaProposal:
    proposal = AgendaProposal(
        content=result_title(row),
        agency_id=row.lead_id,
        kind=MeetingKind.REGULAR_SESSION,
        proposed_on=today,
        programme_item_id=row.programme_item_id,
    )
    session.add(proposal)
    session.flush()
    row.announced_proposal_id = proposal.id
    session.flush()
    return proposal
