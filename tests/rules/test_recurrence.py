"""Recurring tasks fall on the days of their rhythm, and off days off as set."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.regulation_terms import DayOffRule
from app.core.task_making_terms import Rhythm
from app.rules.recurrence import (
    LONGEST_MOVE,
    Recurrence,
    days_of,
    due_day,
    is_put_off,
    next_due,
    next_dues,
    occurrence_of,
)
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


def test_the_last_occurrence_may_be_due_before_the_end_though_its_own_day_is_after_it() -> None:
    monthly = Recurrence(Rhythm.MONTHLY, day=31)  # 31/10/2026 is a Saturday
    said = {"after": date(2026, 10, 1), "starts_on": date(2026, 1, 1)}
    assert next_due(monthly, PLAIN, **said, ends_on=date(2026, 10, 30)) == date(2026, 10, 30)
    assert next_due(monthly, PLAIN, **said, ends_on=date(2026, 10, 29)) is None
    put_off = Recurrence(Rhythm.MONTHLY, day=31, move=DayOffRule.AFTER)
    assert next_due(put_off, PLAIN, **said, ends_on=date(2026, 10, 31)) == date(2026, 11, 2)


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


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Recurrence(Rhythm.WEEKLY, weekday=0, every=2), [(1, 5), (1, 19), (2, 2)]),
        (Recurrence(Rhythm.MONTHLY, day=25, every=3), [(1, 25), (4, 25), (7, 25)]),
        (Recurrence(Rhythm.LAST_WORKING_DAY, every=2), [(1, 31), (3, 31), (5, 31)]),
        (Recurrence(Rhythm.QUARTER_END, every=2), [(3, 31), (9, 30)]),
        (Recurrence(Rhythm.YEARLY, day=1, month=6, every=2), [(6, 1)]),
    ],
)
def test_every_so_many_times_counts_from_the_first_day_on(
    rule: Recurrence, days: list[tuple[int, int]]
) -> None:
    counted = replace(rule, starts_on=YEAR[0])
    found = list(days_of(counted, *YEAR))
    assert [(day.month, day.day) for day in found][: len(days)] == days
    assert list(days_of(counted, found[0] + timedelta(days=1), YEAR[1])) == found[1:]
    assert list(days_of(counted, YEAR[0] - timedelta(days=800), YEAR[1])) == found


def test_the_count_begins_with_the_first_day_after_the_start() -> None:
    rule = Recurrence(Rhythm.MONTHLY, day=10, every=2, starts_on=date(2026, 3, 15))
    assert [day.month for day in days_of(rule, *YEAR)] == [4, 6, 8, 10, 12]


BUT = Recurrence(
    Rhythm.WEEKLY,
    weekday=0,
    but=((date(2026, 11, 9), None), (date(2026, 11, 16), date(2026, 11, 25)), (date(2026, 12, 6), None)),
)


def test_one_time_is_left_out_and_another_moved() -> None:
    assert [due_day(BUT, date(2026, 11, day), PLAIN) for day in (2, 9, 16, 23)] == [
        date(2026, 11, 2),
        None,
        date(2026, 11, 25),
        date(2026, 11, 23),
    ]
    start = {"after": date(2026, 11, 1), "starts_on": date(2026, 11, 1)}
    assert next_dues(BUT, PLAIN, **start, most=4) == tuple(date(2026, 11, day) for day in (2, 23, 25, 30))
    assert next_due(BUT, PLAIN, **start | {"after": date(2026, 11, 23)}) == date(2026, 11, 25)
    assert is_put_off(BUT, date(2026, 11, 16), PLAIN)
    assert not is_put_off(BUT, date(2026, 11, 9), PLAIN)


def test_an_exception_may_name_the_day_on_which_it_would_be_due() -> None:
    rule = Recurrence(Rhythm.MONTHLY, day=16, but=((date(2026, 2, 13), date(2026, 2, 12)),))
    assert due_day(rule, date(2026, 2, 16), TET) == date(2026, 2, 12)
    assert occurrence_of(rule, date(2026, 2, 13), TET) == date(2026, 2, 16)
    assert occurrence_of(rule, date(2026, 2, 14), TET) is None


@given(RULES, DAYS, OFF, st.integers(1, 5), st.integers(1, 4))
def test_the_next_times_are_the_first_of_all(
    rule: Recurrence, start: date, off: frozenset[date], most: int, every: int
) -> None:
    calendar, counted = Calendar(off, frozenset()), replace(rule, every=every, starts_on=start)
    found = next_dues(counted, calendar, after=start, starts_on=start, most=most)
    last = start + timedelta(days=400 * every * most + 400)
    every_due = sorted(due_day(counted, day, calendar) or start for day in days_of(counted, start, last))
    assert list(found) == [day for day in every_due if day > start][:most]
    assert len(found) == most


def test_how_often_it_comes_is_said() -> None:
    assert say_rhythm(Recurrence(Rhythm.WEEKLY, weekday=0, every=2)) == "Thứ Hai, 2 tuần một lần"
    assert say_rhythm(Recurrence(Rhythm.MONTHLY, day=5, every=3)) == "Ngày 5, 3 tháng một lần"
    assert say_rhythm(Recurrence(Rhythm.QUARTER_END, every=2)) == "Ngày cuối quý, 2 quý một lần"
    assert say_rhythm(Recurrence(Rhythm.YEARLY, day=5, month=6, every=2)) == "Ngày 5/6, 2 năm một lần"
