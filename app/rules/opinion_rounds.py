"""Where a round of opinions stands, seen on a day (duties 89-94)."""

from datetime import date

from app.core.opinion_terms import RoundKind, RoundStanding
from app.core.terms import Opinion
from app.core.words import number
from app.rules.regulation import Calendar
from app.rules.working_days import say_left


def standing_of(
    *,
    asked_on: date | None,
    answer_by: date | None,
    closed_on: date | None,
    lacking: int,
    soon_until: date,
    today: date,
) -> RoundStanding:
    """Say where a round stands: `lacking` have not answered yet; it is due soon up to `soon_until`.

    The last day itself is still in time.
    """
    if closed_on is not None and closed_on <= today:
        return RoundStanding.CLOSED
    if asked_on is None or asked_on > today:
        return RoundStanding.NOT_SENT
    if not lacking:
        return RoundStanding.ANSWERED
    if answer_by is None or answer_by > soon_until:
        return RoundStanding.WAITING
    return RoundStanding.OVERDUE if answer_by < today else RoundStanding.DUE_SOON


def lacks_value(kind: RoundKind, opinion: Opinion | None) -> bool:
    """Tell whether words alone would be no answer: a member takes one of three sides (duty 92), an agency need not."""
    return kind is RoundKind.MEMBERS and opinion is None


def is_same_answer(before: Opinion | None, words: str, opinion: Opinion | None, said: str | None) -> bool:
    """Tell whether an answer that is given again says the same, so that its words and what was made of them stay.

    `said` is None where no words come with it.
    """
    return opinion is before and said in (None, words)


def said_of_deadline(answer_by: date, today: date, calendar: Calendar) -> str:
    """Say how far the last day is: "còn 3 ngày làm việc", "hôm nay là hạn", "quá hạn 2 ngày" (by the calendar)."""
    if answer_by < today:
        return f"quá hạn {number((today - answer_by).days)} ngày"
    return say_left(answer_by, today, calendar)
