"""How whoever chairs a meeting voted in it, which decides a tie: computed, of a vote by name (duty 86)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from app.core.opinion_terms import Ballot, VoteMethod
from app.models.asking import Question, ask
from app.services.chairing import who_chairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.asking import Reads


def of_vote(reads: Reads, vote: str) -> Ballot | None:
    """Return the chair's ballot in a vote: of one by name that of who chairs by what is known, else as it was noted."""
    rows = ask(reads, _BALLOTS, {"vote": vote})
    if not rows or rows[0].method is not VoteMethod.BY_NAME:
        return rows[0].chair_vote if rows else None
    ballots = {UUID(row.person): row.value for row in rows if row.person}
    return among(reads, rows[0].meeting, rows[0].held_on, ballots)


def among(reads: Reads, meeting: str, day: date, ballots: Mapping[UUID, Ballot]) -> Ballot | None:
    """Return how whoever chairs a meeting of a day voted, of these ballots; None where he did not, or nobody knows."""
    there = {key for key, value in ballots.items() if value is not Ballot.ABSENT}
    chair = who_chairs(reads, meeting, day, there)
    return None if chair is None else ballots[chair]


_BALLOTS = Question(
    """
    SELECT vote.method, vote.chair_vote, meeting.id AS meeting, meeting.held_on,
        ballot.person_id AS person, ballot.value
    FROM session_vote AS vote
        JOIN agenda_item AS item ON item.id = vote.agenda_item_id
        JOIN meeting ON meeting.id = item.meeting_id
        LEFT JOIN session_ballot AS ballot ON ballot.vote_id = vote.id AND ballot.deleted_at IS NULL
    WHERE vote.id = :vote""",
    {"method": VoteMethod, "chair_vote": Ballot, "held_on": date.fromisoformat, "value": Ballot},
)
