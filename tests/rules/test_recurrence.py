"""Recurring tasks fall on the days of their rhythm, and off days off as set."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.regulation_terms import DayOffRule
from app.core.task_making_terms import Rhythm
from app.rules.recurrence import LONGEST_MOVE, Recurrence, days_of, due_day, next_due
from app.rules.recurring_words import say_rhythm
from app.rules.regulation import Calendar
from app.rules.working_days import is_working_day

PLAIN = Calendar(frozenset(), frozenset())
YEAR = date(2026, 1, 1), date(2026, 12, 31)
TET = Calendar(frozenset(date(2026, 2, 14) + timedelta(days=n) for n in range(9)), frozenset())
RULES = st.one_of(
    st.builds(
        Recurrence, st.just(Rhythm.WEEKLY), weekday=st.integers(0, 6), move=st.sampled_from(DayOffRule)
    ),
    st.builds(
        Recurrence,
        st.sampled_from([rhythm for rhythm in Rhythm if rhythm is not Rhythm.WEEKLY]),
        day=st.integers(1, 31),
        month=st.integers(1, 12),
        move=st.sampled_from(DayOffRule),
    ),
)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
OFF = st.frozensets(st.dates(date(2024, 1, 1), date(2030, 12, 31)), max_size=30)


def due(rule: Recurrence, calendar: Calendar = PLAIN) -> list[date]:
    return [due_day(rule, day, calendar) for day in days_of(rule, *YEAR)]


def test_each_rhythm_has_its_days() -> None:
    assert due(Recurrence(Rhythm.WEEKLY, weekday=0))[:2] == [date(2026, 1, 5), date(2026, 1, 12)]
    assert due(Recurrence(Rhythm.MONTHLY, day=31, move=DayOffRule.STAYS))[1] == date(2026, 2, 28)
    assert due(Recurrence(Rhythm.QUARTER_END, move=DayOffRule.STAYS)) == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
    ]
    assert due(Recurrence(Rhythm.YEARLY, day=25, month=11)) == [date(2026, 11, 25)]
    # 31/1/2026 is a Saturday, 28/2 too.
    assert due(Recurrence(Rhythm.LAST_WORKING_DAY))[:2] == [date(2026, 1, 30), date(2026, 2, 27)]


@pytest.mark.parametrize(
    ("move", "day"),
    [
        (DayOffRule.STAYS, date(2026, 2, 16)),
        (DayOffRule.BEFORE, date(2026, 2, 13)),
        (DayOffRule.AFTER, date(2026, 2, 23)),
    ],
)
def test_a_day_in_tet_goes_where_it_is_set_to(move: DayOffRule, day: date) -> None:
    assert due(Recurrence(Rhythm.MONTHLY, day=16, move=move), TET)[1] == day


@given(RULES, DAYS, st.integers(0, 800), st.integers(0, 800))
def test_days_of_a_span_are_those_of_its_parts(rule: Recurrence, first: date, one: int, two: int) -> None:
    middle, last = first + timedelta(days=one), first + timedelta(days=one + two)
    parts = [*days_of(rule, first, middle), *days_of(rule, middle + timedelta(days=1), last)]
    assert list(days_of(rule, first, last)) == parts
    assert parts == sorted(set(parts))


@given(RULES, DAYS, OFF)
def test_a_moved_day_is_worked_and_near(rule: Recurrence, first: date, off: frozenset[date]) -> None:
    calendar = Calendar(off, frozenset())
    for day in days_of(rule, first, first + timedelta(days=400)):
        moved = due_day(rule, day, calendar)
        assert abs(moved - day) <= LONGEST_MOVE
        stays = rule.move is DayOffRule.STAYS and rule.rhythm is not Rhythm.LAST_WORKING_DAY
        assert is_working_day(moved, calendar) or stays


@given(RULES, DAYS)
def test_the_next_day_is_the_first_after(rule: Recurrence, today: date) -> None:
    found = next_due(rule, PLAIN, after=today, starts_on=date(2020, 1, 1))
    assert found is not None
    ahead = [due_day(rule, day, PLAIN) for day in days_of(rule, today - LONGEST_MOVE, found + LONGEST_MOVE)]
    assert found == min(day for day in ahead if day > today)


@given(DAYS, OFF)
def test_the_last_working_day_is_the_last_one_worked(day: date, off: frozenset[date]) -> None:
    calendar = Calendar(off, frozenset())
    end = day.replace(day=monthrange(day.year, day.month)[1])
    found = due_day(Recurrence(Rhythm.LAST_WORKING_DAY), end, calendar)
    after = [found + timedelta(days=n) for n in range(1, (end - found).days + 1)]
    assert not any(is_working_day(each, calendar) for each in after)


def test_an_ended_one_has_no_next_day_and_a_rhythm_is_said() -> None:
    rule = Recurrence(Rhythm.WEEKLY, weekday=4)
    ended = next_due(
        rule, PLAIN, after=date(2026, 5, 1), starts_on=date(2026, 1, 1), ends_on=date(2026, 4, 1)
    )
    assert ended is None
    assert say_rhythm(rule) == "Thứ Sáu hằng tuần"
    assert say_rhythm(Recurrence(Rhythm.YEARLY, day=25, month=11)) == "Ngày 25/11 hằng năm"
    assert say_rhythm(Recurrence(Rhythm.LAST_WORKING_DAY)) == "Ngày làm việc cuối tháng"
    with pytest.raises(ValueError, match="without its day"):
        list(days_of(Recurrence(Rhythm.MONTHLY), *YEAR))
