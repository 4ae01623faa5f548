"""Working days are counted backwards over weekends, days off and make-up days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.terms import DayKind
from app.rules.regulation import Calendar
from app.rules.working_days import (
    days_worked,
    is_working_day,
    off_name,
    working_days_after,
    working_days_before,
    working_days_left,
)

PLAIN = Calendar(frozenset(), frozenset())
AUTUMN = Calendar(
    days_off=frozenset({date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2), date(2026, 11, 24)}),
    make_up_days=frozenset({date(2026, 8, 22)}),
)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CALENDARS = st.builds(Calendar, st.frozensets(DAYS, max_size=9), st.frozensets(DAYS, max_size=9))


@pytest.mark.parametrize(
    ("day", "works", "why"),
    [
        (date(2026, 10, 9), True, "a Friday"),
        (date(2026, 10, 10), False, "a Saturday"),
        (date(2026, 10, 11), False, "a Sunday"),
        (date(2026, 9, 2), False, "Quốc khánh, a Wednesday"),
        (date(2026, 8, 22), True, "a Saturday worked for 31/8"),
    ],
)
def test_the_weekly_pattern_gives_way_to_days_off_and_make_up_days(day: date, works: bool, why: str) -> None:
    assert is_working_day(day, AUTUMN) is works, why


@pytest.mark.parametrize(
    ("session", "number", "due", "why"),
    [
        (date(2026, 10, 12), 3, date(2026, 10, 7), "Monday: Friday, Thursday, Wednesday"),
        (date(2026, 10, 12), 2, date(2026, 10, 8), "two days for the party committee"),
        (date(2026, 10, 30), 3, date(2026, 10, 27), "Friday: within the week"),
        (date(2026, 9, 3), 3, date(2026, 8, 26), "over 2/9, 1/9, 31/8 and the weekend: 28, 27, 26 August"),
        (date(2026, 8, 24), 1, date(2026, 8, 22), "the Saturday before is worked"),
        (date(2026, 11, 25), 1, date(2026, 11, 23), "24/11 is off"),
        (date(2026, 10, 10), 1, date(2026, 10, 9), "a session on a Saturday"),
        (date(2026, 10, 11), 0, date(2026, 10, 11), "no days before: the day itself"),
    ],
)
def test_documents_are_due_so_many_working_days_before(
    session: date, number: int, due: date, why: str
) -> None:
    assert working_days_before(session, number, AUTUMN) == due, why


def test_days_are_not_counted_forward() -> None:
    with pytest.raises(ValueError, match="-1"):
        working_days_before(date(2026, 10, 12), -1, PLAIN)


@given(DAYS, st.integers(1, 30), CALENDARS)
def test_exactly_so_many_working_days_lie_between(day: date, number: int, calendar: Calendar) -> None:
    due = working_days_before(day, number, calendar)
    between = [due + timedelta(days=n) for n in range((day - due).days)]
    assert is_working_day(due, calendar)
    assert sum(is_working_day(one, calendar) for one in between) == number


@pytest.mark.parametrize(
    ("day", "today", "left"),
    [
        (date(2026, 10, 12), date(2026, 10, 9), 1),
        (date(2026, 10, 9), date(2026, 10, 9), 0),
        (date(2026, 10, 8), date(2026, 10, 9), -1),
        (date(2026, 10, 11), date(2026, 10, 9), 0),
        (date(2026, 10, 9), date(2026, 10, 12), -1),
        (date(2026, 9, 3), date(2026, 8, 28), 1),
        (date(2026, 8, 22), date(2026, 8, 21), 1),
    ],
)
def test_working_days_left_are_counted_from_tomorrow(day: date, today: date, left: int) -> None:
    assert working_days_left(day, today, AUTUMN) == left


@given(DAYS, st.integers(1, 30), CALENDARS)
def test_as_many_days_are_left_as_were_counted_back(day: date, number: int, calendar: Calendar) -> None:
    before = working_days_before(day, number, calendar)
    lost = is_working_day(before, calendar) - is_working_day(day, calendar)
    assert working_days_left(day, before, calendar) == number - lost


@given(DAYS, st.integers(1, 30), CALENDARS)
def test_days_counted_on_are_the_days_that_are_left(day: date, number: int, calendar: Calendar) -> None:
    found = working_days_after(day, number, calendar)
    assert is_working_day(found, calendar)
    assert working_days_left(found, day, calendar) == number


def test_working_days_are_not_counted_on_backwards() -> None:
    assert working_days_after(date(2026, 11, 23), 5, AUTUMN) == date(2026, 12, 1), (
        "24/11 and a weekend between"
    )
    assert working_days_after(date(2026, 10, 10), 0, PLAIN) == date(2026, 10, 10)
    with pytest.raises(ValueError, match="-1"):
        working_days_after(date(2026, 10, 12), -1, PLAIN)


def test_a_day_off_has_its_name_a_weekend_none_and_a_make_up_day_is_worked() -> None:
    calendar = Calendar(
        frozenset({date(2026, 9, 2), date(2026, 9, 3)}),
        frozenset({date(2026, 9, 12)}),
        {date(2026, 9, 2): "Quốc khánh"},
    )
    found = [off_name(date(2026, 9, day), calendar) for day in (1, 2, 3, 5, 12)]
    assert found == [None, "Quốc khánh", DayKind.OFF.label, "", None]


def test_the_days_worked_of_a_week_go_from_its_first_working_day_to_its_last() -> None:
    monday = date(2026, 8, 31)
    assert days_worked(monday, date(2026, 9, 6), AUTUMN) == (date(2026, 9, 3), date(2026, 9, 4))
    assert days_worked(date(2026, 8, 17), date(2026, 8, 23), AUTUMN) == (date(2026, 8, 17), date(2026, 8, 22))
    assert days_worked(monday, date(2026, 9, 2), AUTUMN) == (monday, date(2026, 9, 2)), "all of them are off"


@given(DAYS, st.integers(0, 40), CALENDARS)
def test_outside_of_the_days_worked_nobody_works(start: date, many: int, calendar: Calendar) -> None:
    end = start + timedelta(days=many)
    first, last = days_worked(start, end, calendar)
    assert start <= first <= last <= end
    outside = [day for n in range(many + 1) if not first <= (day := start + timedelta(days=n)) <= last]
    assert not any(is_working_day(day, calendar) for day in outside)
