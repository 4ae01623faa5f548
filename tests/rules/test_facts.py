"""A fact with a later day does not hold yet; one without a day always did."""

from datetime import date

import pytest

from app.rules.facts import happened, holds, is_withdrawn, stands

BEFORE, TODAY, AFTER = date(2026, 10, 30), date(2026, 10, 31), date(2026, 11, 1)


@pytest.mark.parametrize(("since", "expected"), [(None, True), (BEFORE, True), (TODAY, True), (AFTER, False)])
def test_a_fact_holds_from_its_day_on(since: date | None, expected: bool) -> None:
    assert holds(since, TODAY) is expected


@pytest.mark.parametrize(("day", "seen"), [(None, None), (BEFORE, BEFORE), (TODAY, TODAY), (AFTER, None)])
def test_an_event_is_seen_from_its_day_on(day: date | None, seen: date | None) -> None:
    assert happened(day, TODAY) == seen


@pytest.mark.parametrize(
    ("withdrawn", "on", "expected"),
    [
        (True, None, True),
        (True, TODAY, True),
        (True, AFTER, False),
        (False, None, False),
        (False, BEFORE, False),
    ],
)
def test_a_withdrawal_counts_from_its_day_on(withdrawn: bool, on: date | None, expected: bool) -> None:
    assert is_withdrawn(withdrawn, on, TODAY) is expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, True),
        (TODAY, None, True),
        (AFTER, None, False),
        (None, TODAY, True),
        (None, BEFORE, False),
        (BEFORE, AFTER, True),
        (TODAY, TODAY, True),
    ],
)
def test_both_ends_of_a_span_belong_to_it(since: date | None, until: date | None, expected: bool) -> None:
    assert stands(since, until, TODAY) is expected
