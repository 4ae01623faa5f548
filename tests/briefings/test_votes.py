"""Answers are counted over all members, also over those who have not answered."""

from datetime import date
from decimal import Decimal

from app.briefings.votes import Answer, Member, OpinionTally
from app.core.terms import Opinion

AGREED, CHANGED, REFUSED = Opinion


def tally(*opinions: Opinion | None) -> OpinionTally:
    answers = tuple(Answer(Member(f"Ủy viên {place}"), opinion) for place, opinion in enumerate(opinions))
    day = date(2026, 11, 2)
    return OpinionTally("việc thử", "", day, day, day, answers)


def test_rates_are_of_all_members() -> None:
    found = tally(AGREED, AGREED, CHANGED, REFUSED, None, None, None)
    assert [found.count(opinion) for opinion in (*Opinion, None)] == [2, 1, 1, 3]
    assert found.count(*Opinion) == 4
    assert found.rate(AGREED) == Decimal("28.57")
    assert found.rate(AGREED, CHANGED) == Decimal("42.86")


def test_without_members_there_is_no_rate() -> None:
    assert (tally().count(AGREED), tally().rate(AGREED)) == (0, None)
