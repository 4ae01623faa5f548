"""What the form of a vote in a session is filled with."""

from dataclasses import dataclass

from app.briefings.forms import Ref
from app.core.opinion_terms import Ballot, VoteMethod


@dataclass(frozen=True, slots=True)
class BallotRow:
    """What one member voted."""

    key: str = ""
    who: Ref | None = None
    value: Ballot = Ballot.IN_FAVOUR


@dataclass(frozen=True, slots=True)
class SessionVoteForm:
    """A vote on one content; ballots count in a vote by name, the numbers in the other two."""

    item: Ref | None = None
    about: str = ""
    method: VoteMethod = VoteMethod.BY_NAME
    members: int | None = None
    present: int | None = None
    ballots: tuple[BallotRow, ...] = ()
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    issued: int | None = None
    invalid: int | None = None
    not_voting: int | None = None
    blank: int | None = None
    chair_vote: Ballot | None = None
    sentence: str = ""
    note: str = ""
