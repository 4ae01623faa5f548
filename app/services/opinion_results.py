"""What a round of opinions comes to on a day, by the working regulation (duty 94)."""

from datetime import date

from sqlalchemy.orm import Session

from app.core.opinion_terms import Verdict
from app.core.regulation_terms import Unanswered
from app.models.opinion import OpinionAnswer, OpinionRound
from app.rules.majority import Ballots, ballots_of, in_round, of_opinions, opinions_tie
from app.rules.regulation import Regulation
from app.services.forms.common import part_rows
from app.services.regulation_versions import regulation_on

TIE = "tán thành đúng một nửa, theo ý kiến của chủ trì"


def came_by(row: OpinionAnswer, day: date) -> bool:
    """Tell whether an answer came by a day, with a value or in words alone."""
    return row.answered_on is not None and row.answered_on <= day


def came_after(row: OpinionAnswer, day: date) -> bool:
    """Tell whether an answer came after a day."""
    return row.answered_on is not None and row.answered_on > day


def counted_until(row: OpinionRound, day: date) -> date:
    """Return the last day whose answers count on a day: what comes after a round was closed does not (duty 94).

    The closing day has no hour: it counts until its end.
    """
    return day if row.closed_on is None else min(day, row.closed_on)


def result_of(session: Session, row: OpinionRound, day: date, *, closing: bool = False) -> Verdict:
    """Return what the regulation of the day on which a round began makes of all members' answers up to a day.

    With `closing` as if the round ended that day.
    """
    closed = closing or _is_over(row, day)
    return of_opinions(_ballots(session, row, day), _regulation(session, row, day), closed=closed)


def is_tied(session: Session, row: OpinionRound, day: date, *, closing: bool = False) -> bool:
    """Tell whether a round is decided by the chair's side: no answer is to come, and just half are in favour."""
    ballots = _ballots(session, row, day)
    is_open = ballots.silent and not closing and not _is_over(row, day)
    return not is_open and opinions_tie(ballots, _regulation(session, row, day))


def _ballots(session: Session, row: OpinionRound, day: date) -> Ballots:
    answers = part_rows(session, OpinionAnswer, {"round_id": row.id})
    came = [one for one in answers if came_by(one, counted_until(row, day))]
    of_chair = [one for one in answers if row.chair_id and one.person_id == row.chair_id]
    return ballots_of(
        [one.opinion for one in came],
        next((one.opinion for one in of_chair if one in came), None),
        silent=len(answers) - len(came),
        chair_silent=any(one not in came for one in of_chair),
    )


def silence_agrees(session: Session, row: OpinionRound, day: date) -> bool:
    """Tell whether a round is over on a day, and counts who gave no answer as in favour."""
    return _is_over(row, day) and _regulation(session, row, day).unanswered is Unanswered.AGREED


def _is_over(row: OpinionRound, day: date) -> bool:
    return row.closed_on is not None and row.closed_on <= day


def _regulation(session: Session, row: OpinionRound, day: date) -> Regulation:
    return in_round(regulation_on(session, row.asked_on or day), row.unanswered)
