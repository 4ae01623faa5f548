"""Reports of invitations are due so many working days after (duties 77-82)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.meeting_held_terms import InvitationStanding as Standing
from app.rules.invitations import last_overdue, report_due, standing
from app.rules.regulation import Calendar

CALENDAR = Calendar(frozenset({date(2026, 11, 24)}), frozenset({date(2026, 11, 28)}))
TODAY = date(2026, 11, 25)


def test_the_report_is_due_after_working_days_alone() -> None:
    assert report_due(date(2026, 11, 20), 2, CALENDAR) == date(2026, 11, 25)  # weekend and a day off between


@given(st.dates(date(2026, 10, 1), date(2026, 12, 20)), st.integers(0, 10), st.integers(0, 30))
def test_what_ended_up_to_the_last_overdue_day_is_overdue_and_no_later(
    today: date, days: int, back: int
) -> None:
    limit, ended = last_overdue(today, days, CALENDAR), today - timedelta(days=back)
    assert (report_due(ended, days, CALENDAR) < today) is (ended <= limit)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"declined": True, "is_assigned": False}, Standing.DECLINED),
        ({"reported_on": TODAY}, Standing.REPORTED),
        ({"reported_on": TODAY + timedelta(days=1)}, Standing.OVERDUE),
        ({"is_assigned": False}, Standing.UNDECIDED),
        ({}, Standing.OVERDUE),
        ({"held_on": date(2026, 11, 24)}, Standing.UNREPORTED),
        ({"held_on": date(2026, 11, 20), "ends_on": date(2026, 11, 26)}, Standing.TODAY),
        ({"held_on": date(2026, 11, 27)}, Standing.UNASKED),
        ({"held_on": date(2026, 11, 27), "asked_on": TODAY}, Standing.READY),
    ],
)
def test_where_an_invitation_stands(values: dict[str, object], expected: Standing) -> None:
    usual: dict[str, object] = {
        "held_on": date(2026, 11, 10),
        "ends_on": None,
        "is_assigned": True,
        "declined": False,
        "asked_on": None,
        "reported_on": None,
        "overdue_until": last_overdue(TODAY, 2, CALENDAR),
        "today": TODAY,
    }
    assert standing(**{**usual, **values}) is expected  # type: ignore[arg-type]  # plain values by name
