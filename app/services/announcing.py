"""The result of written opinions goes to the nearest session of the committee by itself (duty 95)."""

from datetime import date, time

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
from app.services.bin import delete_all
from app.services.told_results import announced, told_ahead

__all__ = ["announce", "announced", "result_title", "unannounce"]


def announce(
    session: Session, row: OpinionRound, *, today: date, hour: time | None = None
) -> AgendaItem | AgendaProposal | None:
    """Put the result of a closed round of members on the agenda of the nearest session from a day, and an hour, on.

    While none is planned it becomes a proposal for the next regular one. What was put there already, or came
    of its proposal, stays: a second call changes nothing. None for a round that is open or asked agencies.
    """
    if row.kind is not RoundKind.MEMBERS or row.closed_on is None:
        return None
    there = announced(session, row)
    if there is not None:
        return there
    begun_by = hour if row.closed_on <= today else None
    meeting = nearest_session(session, after=max(today, row.closed_on), kinds=SESSIONS, begun_by=begun_by)
    return _propose(session, row, today) if meeting is None else _add(session, row, meeting)


def unannounce(session: Session, row: OpinionRound) -> None:
    """Take the result of a round that is open again off an agenda to come, or from among the proposals.

    What a session heard stays there.

    Raises:
        AppError: something was concluded or voted on the content already.
    """
    if row.announced_item_id is None and row.announced_proposal_id is None:
        return
    ahead = told_ahead(session, row)
    row.announced_item_id, row.announced_proposal_id = None, None
    session.flush()
    for table, keys in ahead.items():
        delete_all(session, table, sorted(keys))


def result_title(row: OpinionRound) -> str:
    """Return how the content of the session is called."""
    about = f"văn bản số {row.number} (nội dung mật)" if is_secret(row.secrecy) else row.content
    return result_of(about)


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
