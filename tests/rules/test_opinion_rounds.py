"""Where a round of opinions stands on a day."""

from datetime import date, timedelta

import pytest

from app.core.opinion_terms import RoundStanding
from app.rules.opinion_rounds import said_of_deadline, standing_of
from app.rules.regulation import Calendar

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
CALENDAR = Calendar(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("asked", "until", "closed", "lacking", "standing"),
    [
        (None, MONDAY, None, 3, RoundStanding.NOT_SENT),
        (MONDAY + DAY, MONDAY + 5 * DAY, None, 3, RoundStanding.NOT_SENT),
        (MONDAY, None, None, 3, RoundStanding.WAITING),
        (MONDAY, MONDAY + 3 * DAY, None, 3, RoundStanding.WAITING),
        (MONDAY, MONDAY + 2 * DAY, None, 3, RoundStanding.DUE_SOON),
        (MONDAY, MONDAY, None, 3, RoundStanding.DUE_SOON),
        (MONDAY - 5 * DAY, MONDAY - DAY, None, 1, RoundStanding.OVERDUE),
        (MONDAY - 5 * DAY, MONDAY - DAY, None, 0, RoundStanding.ANSWERED),
        (MONDAY - 5 * DAY, MONDAY - DAY, MONDAY, 1, RoundStanding.CLOSED),
        (MONDAY - 5 * DAY, MONDAY - DAY, MONDAY + DAY, 1, RoundStanding.OVERDUE),
    ],
)
def test_standing(asked, until, closed, lacking, standing):
    seen = standing_of(
        asked_on=asked,
        answer_by=until,
        closed_on=closed,
        lacking=lacking,
        soon_until=MONDAY + 2 * DAY,
        today=MONDAY,
    )
    assert seen is standing


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (MONDAY, "hôm nay là hạn"),
        (MONDAY + 7 * DAY, "còn 5 ngày làm việc"),
        (MONDAY - 3 * DAY, "quá hạn 3 ngày"),
    ],
)
def test_how_far_the_last_day_is(until, said):
    assert said_of_deadline(until, MONDAY, CALENDAR) == said
