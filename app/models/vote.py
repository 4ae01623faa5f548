"""Votes in a session, each on one content of its agenda (duties 85, 86)."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.opinion_terms import Ballot, VoteMethod
from app.models.base import Record, code


class SessionVote(Record):
    """One vote: what was asked (`about`; empty: the content itself), and the counts of its method.

    `members` are all of the committee on the day, `present` those in the room. Counts of a vote by name come from
    its ballots; of a secret one `issued`, `blank` and `invalid` are papers. `chair_vote` decides a tie; of a vote by
    name the ballot of whoever chairs does. `sentence` is how documents tell the result, where the office's own
    sentence does not fit.
    """

    __tablename__ = "session_vote"

    agenda_item_id: Mapped[UUID] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    about: Mapped[str] = mapped_column(default="")
    method: Mapped[VoteMethod] = mapped_column(code(VoteMethod), default=VoteMethod.HANDS)
    members: Mapped[int]
    present: Mapped[int]
    in_favour: Mapped[int | None]
    against: Mapped[int | None]
    abstained: Mapped[int | None]
    issued: Mapped[int | None]
    invalid: Mapped[int | None]
    not_voting: Mapped[int | None]
    blank: Mapped[int | None]
    chair_vote: Mapped[Ballot | None] = mapped_column(code(Ballot))
    sentence: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class SessionBallot(Record):
    """What one member voted, in a vote by name."""

    __tablename__ = "session_ballot"

    vote_id: Mapped[UUID] = mapped_column(ForeignKey("session_vote.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    value: Mapped[Ballot] = mapped_column(code(Ballot))
