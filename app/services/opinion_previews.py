"""What the sheets of opinions would write over what stands, told before it is done (duties 92-95)."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Changed
from app.core.opinion_terms import RoundKind, TakenUp
from app.core.terms import Opinion
from app.core.words import number, short_date
from app.models.opinion import OpinionAnswer, OpinionRound
from app.rules.opinion_rounds import is_same_answer, lacks_value
from app.services.forms.common import alive, part_rows
from app.services.lists import answers, rounds
from app.services.opinion_results import TIE, came_after, is_tied, result_of

LACKING = "chưa chọn ý kiến"
TAKEN_BACK = "; bỏ phần tiếp thu, giải trình của ý kiến cũ"


def of_closing(session: Session, keys: Sequence[str], *, closed_on: date) -> list[Changed]:
    """Say of each round who answered by then, whether its last day is over, what it would come to, and without whom."""
    return [
        Changed(listed.content, _now(listed, closed_on), "; ".join(_then(session, listed, closed_on)))
        for listed in rounds.read(session, keys, today=closed_on)
    ]


def of_answering(
    session: Session, keys: Sequence[str], *, opinion: Opinion | None, answered_on: date, said: str
) -> list[Changed]:
    """Say of everyone who is asked what was answered so far, and what it would be; without an opinion theirs stays."""
    return [
        Changed(
            row.who,
            _answer(row.opinion, row.answered_on, row.said) or "chưa trả lời",
            _would_be(row, opinion or row.opinion, answered_on, said),
        )
        for row in answers.read(session, keys, today=answered_on)
    ]


def of_taking_up(
    session: Session, keys: Sequence[str], *, how: TakenUp, words: str, today: date
) -> list[Changed]:
    """Say of each opinion what the lead agency made of it so far, and what it would be; without words theirs stay."""
    return [
        Changed(
            row.who,
            _said(row.taken_up.label if row.taken_up else "chưa tiếp thu", row.taken_up_words),
            _said(how.label, words or row.taken_up_words),
        )
        for row in answers.read(session, keys, today=today)
    ]


def of_extending(
    session: Session, keys: Sequence[str], *, extended_to: date | None, today: date
) -> list[Changed]:
    """Say of each round which last day is in force, and which would be."""
    return [
        Changed(
            listed.content,
            f"hạn {short_date(listed.answer_by)}" if listed.answer_by else "chưa có hạn",
            f"gia hạn đến {short_date(extended_to)}" if extended_to else "",
        )
        for listed in rounds.read(session, keys, today=today)
    ]


def _would_be(row: answers.ListedAnswer, opinion: Opinion | None, day: date, said: str) -> str:
    if lacks_value(row.kind, opinion):
        return LACKING
    stays = is_same_answer(row.opinion, row.said, opinion, said or None)
    lost = TAKEN_BACK if row.taken_up and not stays else ""
    return _answer(opinion, day, said or (row.said if stays else "")) + lost


def _answer(opinion: Opinion | None, day: date | None, said: str) -> str:
    """An answer in a line; empty for none."""
    head = opinion.label if opinion else "đã trả lời"
    return _said(f"{head} ({short_date(day)})", said) if day else ""


def _said(head: str, words: str) -> str:
    return f"{head}: {words}" if words else head


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
    missing, words = listed.asked - listed.answered, listed.in_words if listed.verdict else 0
    silence = f", {row.unanswered.label.lower()}" if row.unanswered else ""
    yield (
        f"{number(missing)} nơi chưa trả lời{silence}" if missing else "đủ trả lời" if words else "đủ ý kiến"
    )
    if late := sum(came_after(one, day) for one in part_rows(session, OpinionAnswer, {"round_id": row.id})):
        yield f"{number(late)} ý kiến đến sau ngày chốt, không tính"
    if words:
        yield f"{number(words)} thành viên chỉ ghi nội dung, không tính cho bên nào"
