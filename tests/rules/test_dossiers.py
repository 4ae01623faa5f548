"""Where a dossier stands on a day, and by when the next step is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.opinion_terms import Decision, DossierStanding, ReturnGround
from app.rules.dossiers import (
    DossierFacts,
    Receipt,
    due_on,
    is_in_hand,
    is_with_leader,
    overdue_since,
    return_by,
    standing_of,
)
from app.rules.regulation import Calendar
from app.rules.working_days import working_days_after
from tests.regulations import GENERAL

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
CALENDAR = Calendar(frozenset({date(2026, 11, 24)}), frozenset())
CAME = Receipt(MONDAY - 7 * DAY)


def sent_back(ground: ReturnGround) -> Receipt:
    return Receipt(MONDAY - 7 * DAY, returned_on=MONDAY - 6 * DAY, ground=ground)


def back_on(day: date) -> Receipt:
    return Receipt(MONDAY - 7 * DAY, returned_on=day, ground=ReturnGround.INCOMPLETE)


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        (DossierFacts(()), DossierStanding.EXAMINING),
        (DossierFacts((CAME,)), DossierStanding.EXAMINING),
        (DossierFacts((Receipt(MONDAY, MONDAY),)), DossierStanding.READY),
        (DossierFacts((Receipt(MONDAY, MONDAY + DAY),)), DossierStanding.EXAMINING),
        (DossierFacts((sent_back(ReturnGround.INCOMPLETE),)), DossierStanding.LACKING),
        (DossierFacts((sent_back(ReturnGround.WRONG_WAY),)), DossierStanding.RETURNED),
        (DossierFacts((sent_back(ReturnGround.UNSOUND), Receipt(MONDAY))), DossierStanding.EXAMINING),
        (DossierFacts((CAME,), MONDAY), DossierStanding.SUBMITTED),
        (DossierFacts((CAME,), MONDAY, Decision.AGREED, MONDAY), DossierStanding.DECIDED),
        (DossierFacts((CAME,), MONDAY, Decision.AGREED, MONDAY + DAY), DossierStanding.SUBMITTED),
        (DossierFacts((CAME,), MONDAY, Decision.MORE_ASKED, MONDAY), DossierStanding.LACKING),
        (
            DossierFacts((CAME, Receipt(MONDAY)), MONDAY - 3 * DAY, Decision.MORE_ASKED, MONDAY - 2 * DAY),
            DossierStanding.EXAMINING,
        ),
        (DossierFacts((back_on(MONDAY - DAY),), MONDAY - 2 * DAY), DossierStanding.LACKING),
        (DossierFacts((back_on(MONDAY),), MONDAY), DossierStanding.LACKING),
        (DossierFacts((back_on(MONDAY - DAY),), MONDAY), DossierStanding.SUBMITTED),
        (
            DossierFacts((back_on(MONDAY),), MONDAY - 2 * DAY, Decision.AGREED, MONDAY - DAY),
            DossierStanding.LACKING,
        ),
        (
            DossierFacts((back_on(MONDAY - DAY),), MONDAY - 2 * DAY, Decision.AGREED, MONDAY),
            DossierStanding.DECIDED,
        ),
        (
            DossierFacts((CAME, Receipt(MONDAY)), MONDAY - DAY, Decision.MORE_ASKED, MONDAY),
            DossierStanding.EXAMINING,
        ),
        (
            DossierFacts((CAME, Receipt(MONDAY)), MONDAY, Decision.MORE_ASKED, MONDAY),
            DossierStanding.LACKING,
        ),
    ],
)
def test_standing(facts, standing):
    assert standing_of(facts, MONDAY) is standing


@pytest.mark.parametrize(
    ("facts", "can"),
    [
        (DossierFacts(()), False),
        (DossierFacts((CAME,)), False),
        (DossierFacts((CAME,), MONDAY), True),
        (DossierFacts((CAME,), MONDAY + DAY), False),
        (DossierFacts((CAME,), MONDAY, Decision.MORE_ASKED, MONDAY), True),
        (DossierFacts((CAME, Receipt(MONDAY)), MONDAY - DAY), False),
        (DossierFacts((back_on(MONDAY),), MONDAY - DAY), False),
    ],
)
def test_a_leader_decides_on_what_was_submitted_to_him_and_is_not_back(facts, can):
    assert is_with_leader(facts, MONDAY) is can


def test_what_is_due_next_is_counted_in_working_days():
    assert due_on(DossierFacts((Receipt(MONDAY),)), MONDAY, GENERAL, CALENDAR) == date(2026, 12, 1)
    submitted = DossierFacts((Receipt(MONDAY),), MONDAY)
    assert due_on(submitted, MONDAY, GENERAL, CALENDAR) == date(2026, 11, 27)
    decided = DossierFacts((CAME,), MONDAY, Decision.AGREED, MONDAY)
    assert due_on(decided, MONDAY, GENERAL, CALENDAR) is None
    assert return_by(Receipt(MONDAY), GENERAL, CALENDAR) == date(2026, 11, 26)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 10), st.integers(-30, 5))
def test_what_came_by_the_day_is_overdue_and_nothing_else(today, days, offset):
    came = today + offset * DAY
    is_overdue = working_days_after(came, days, CALENDAR) < today
    assert is_overdue is (came <= overdue_since(days, today, CALENDAR))


@pytest.mark.parametrize(
    ("facts", "in_hand"),
    [
        (DossierFacts(()), False),
        (DossierFacts((Receipt(MONDAY + DAY),)), False),
        (DossierFacts((CAME,)), True),
        (DossierFacts((sent_back(ReturnGround.WRONG_WAY),)), False),
        (DossierFacts((sent_back(ReturnGround.UNSOUND),)), True),
        (DossierFacts((sent_back(ReturnGround.INCOMPLETE),)), True),
        (DossierFacts((CAME,), MONDAY, Decision.AGREED, MONDAY), False),
        (DossierFacts((CAME,), MONDAY, Decision.AGREED, MONDAY + DAY), True),
        (DossierFacts((CAME,), MONDAY, Decision.MORE_ASKED, MONDAY), True),
    ],
)
def test_a_dossier_is_in_hand_until_it_is_decided_or_sent_elsewhere(
    facts: DossierFacts, in_hand: bool
) -> None:
    assert is_in_hand(facts, MONDAY) is in_hand
