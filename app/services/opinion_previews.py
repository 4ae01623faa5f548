"""What ending rounds of opinions would come to, told before it is done (duties 94, 95)."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Changed
from app.core.opinion_terms import RoundKind
from app.core.words import number, short_date
from app.models.opinion import OpinionRound
from app.services.forms.common import alive
from app.services.lists import rounds
from app.services.opinion_results import TIE, is_tied, result_of


def of_closing(session: Session, keys: Sequence[str], *, closed_on: date) -> list[Changed]:
    """Say of each round who answered by then, whether its last day is over, and what it would come to."""
    return [
        Changed(listed.content, _now(listed, closed_on), "; ".join(_then(session, listed, closed_on)))
        for listed in rounds.read(session, keys, today=closed_on)
    ]


def _now(listed: rounds.ListedRound, day: date) -> str:
    came = f"đã trả lời {listed.answered}/{listed.asked}"
    if listed.answer_by is None:
        return came
    return f"{came}, hạn {short_date(listed.answer_by)}{' chưa hết' if listed.answer_by >= day else ''}"


def _then(session: Session, listed: rounds.ListedRound, day: date) -> Iterator[str]:
    row = alive(session, OpinionRound, listed.key)
    if listed.kind is RoundKind.MEMBERS:
        tie = f" ({TIE})" if is_tied(session, row, day, closing=True) else ""
        yield f"{result_of(session, row, day, closing=True).label.lower()}{tie}"
    missing = listed.asked - listed.answered
    silence = f", {row.unanswered.label.lower()}" if row.unanswered else ""
    yield f"{number(missing)} nơi chưa trả lời{silence}" if missing else "đủ ý kiến"
