"""What the regulation makes of opinions and votes: the share that carries, ties, who did not answer (duties 86, 94)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.core.opinion_terms import Verdict
from app.core.regulation_terms import TieRule, Unanswered, Whole
from app.core.terms import Opinion
from app.rules.regulation import Regulation

HALF = Fraction(1, 2)
FOR = frozenset({Opinion.AGREED, Opinion.AGREED_WITH_CHANGES})


@dataclass(frozen=True, slots=True)
class Ballots:
    """How all members stand; `others` are for neither side. `chair`: whether the chair is in favour (None: unknown).

    `chair_silent`: the chair is one of the silent.
    """

    in_favour: int
    against: int
    others: int = 0
    silent: int = 0
    chair: bool | None = None
    chair_silent: bool = False

    @property
    def members(self) -> int:
        """All of them."""
        return self.in_favour + self.against + self.others + self.silent


def ballots_of(
    came: Sequence[Opinion | None], chair: Opinion | None, *, silent: int, chair_silent: bool = False
) -> Ballots:
    """Count the written answers that came (None: words alone, for neither side), that of the chair and the `silent`."""
    return Ballots(
        in_favour=sum(answer in FOR for answer in came),
        against=sum(answer is Opinion.DISAGREED for answer in came),
        others=sum(answer is None for answer in came),
        silent=silent,
        chair=None if chair is None else chair in FOR,
        chair_silent=chair_silent,
    )


def of_opinions(ballots: Ballots, regulation: Regulation, *, closed: bool) -> Verdict:
    """Say what written opinions come to; before the round is closed only what no answer can change any more."""
    if closed:
        return _counted(ballots, regulation)
    best = _counted(_if_silent(ballots, in_favour=True), regulation)
    worst = _counted(_if_silent(ballots, in_favour=False), regulation)
    return best if best is worst is _counted(ballots, regulation) else Verdict.OPEN


def in_round(regulation: Regulation, unanswered: Unanswered | None) -> Regulation:
    """The regulation as a round takes it, which may say for itself how it counts who gave no answer."""
    return regulation if unanswered is None else replace(regulation, unanswered=unanswered)


def of_votes(ballots: Ballots, regulation: Regulation) -> Verdict:
    """Say what a vote in a session comes to; `silent` are the members who were not there."""
    return decide(ballots.in_favour, of_whom(ballots, regulation), ballots.chair, regulation)


def votes_tie(ballots: Ballots, regulation: Regulation) -> bool:
    """Tell whether the chair's side decides a vote in a session: just half are in favour."""
    return _tie_by_chair(ballots.in_favour, of_whom(ballots, regulation), ballots.chair, regulation)


def opinions_tie(ballots: Ballots, regulation: Regulation) -> bool:
    """Tell the same of written opinions as if no other came."""
    return _tie_by_chair(*_sides(ballots, regulation), _chair_in(ballots, regulation), regulation)


def of_whom(ballots: Ballots, regulation: Regulation) -> int:
    """Of how many votes in a session the share is counted."""
    return ballots.members if regulation.majority_of is Whole.ALL else ballots.members - ballots.silent


def decide(in_favour: int, whole: int, chair: bool | None, regulation: Regulation) -> Verdict:
    """Say what so many in favour of a whole come to.

    The sides are equal where half of the whole is in favour and half is asked for: the chair's side decides, or what
    else the regulation says. Of nobody nothing can be said.
    """
    if not whole:
        return Verdict.OPEN
    share, asked = Fraction(in_favour, whole), regulation.majority_share
    if share > asked or (share == asked and not regulation.majority_is_more):
        return Verdict.CARRIED
    if share == asked == HALF:
        return _tie(chair, regulation.tie_rule)
    return Verdict.LOST


def _tie_by_chair(in_favour: int, whole: int, chair: bool | None, regulation: Regulation) -> bool:
    equal = 2 * in_favour == whole > 0 and regulation.majority_is_more and regulation.majority_share == HALF
    return equal and chair is not None and regulation.tie_rule is TieRule.CHAIR


def _tie(chair: bool | None, rule: TieRule) -> Verdict:
    match rule, chair:
        case TieRule.CHAIR, True:
            return Verdict.CARRIED
        case (TieRule.CHAIR, False) | (TieRule.REJECTED, _):
            return Verdict.LOST
    return Verdict.OPEN


def _counted(ballots: Ballots, regulation: Regulation) -> Verdict:
    return decide(*_sides(ballots, regulation), _chair_in(ballots, regulation), regulation)


def _chair_in(ballots: Ballots, regulation: Regulation) -> bool | None:
    """The chair's side: of a silent one in favour where silence is taken as agreement, else unknown.

    "Không tính là đồng ý" does not say that he is against: a tie then stays open until he gives his opinion.
    """
    return True if ballots.chair_silent and regulation.unanswered is Unanswered.AGREED else ballots.chair


def _sides(ballots: Ballots, regulation: Regulation) -> tuple[int, int]:
    """How many are in favour, of how many: the silent count as not agreed, as agreed, or not at all."""
    answered = ballots.members - ballots.silent
    if regulation.unanswered is Unanswered.AGREED:
        return ballots.in_favour + ballots.silent, ballots.members
    leave_out = regulation.unanswered is Unanswered.LEFT_OUT or regulation.majority_of is Whole.PRESENT
    return ballots.in_favour, answered if leave_out else ballots.members


def _if_silent(ballots: Ballots, *, in_favour: bool) -> Ballots:
    """The ballots as they would be if all who are silent answered one way."""
    return Ballots(
        in_favour=ballots.in_favour + in_favour * ballots.silent,
        against=ballots.against + (not in_favour) * ballots.silent,
        others=ballots.others,
        chair=in_favour if ballots.chair_silent else ballots.chair,
    )
