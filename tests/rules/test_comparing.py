"""The period before, and the same a year ago."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.briefings.figures import Period
from app.core.statistics_terms import Comparison
from app.rules.comparing import compared

BEFORE, YEAR_AGO = Comparison


def period(start: str, end: str, as_of: str) -> Period:
    return Period(*map(date.fromisoformat, (start, end, as_of)))


@pytest.mark.parametrize(
    ("this", "before", "year_ago"),
    [
        (
            ("2026-10-01", "2026-10-31", "2026-10-31"),
            ("2026-09-01", "2026-09-30", "2026-09-30"),
            ("2025-10-01", "2025-10-31", "2025-10-31"),
        ),
        (
            ("2026-01-01", "2026-03-31", "2026-04-05"),
            ("2025-10-01", "2025-12-31", "2026-01-05"),
            ("2025-01-01", "2025-03-31", "2025-04-05"),
        ),
        (
            ("2026-10-15", "2026-11-14", "2026-10-20"),
            ("2026-09-15", "2026-10-14", "2026-09-20"),
            ("2025-10-15", "2025-11-14", "2025-10-20"),
        ),
        (
            ("2024-02-29", "2024-02-29", "2024-02-29"),
            ("2024-02-28", "2024-02-28", "2024-02-28"),
            ("2023-02-28", "2023-02-28", "2023-02-28"),
        ),
        (
            ("2025-02-01", "2025-02-28", "2025-02-28"),
            ("2025-01-01", "2025-01-31", "2025-01-31"),
            ("2024-02-01", "2024-02-29", "2024-02-29"),
        ),
    ],
)
def test_whole_months_are_compared_with_whole_months_and_days_with_as_many(
    this: tuple[str, str, str], before: tuple[str, str, str], year_ago: tuple[str, str, str]
) -> None:
    assert compared(period(*this), BEFORE) == period(*before)
    assert compared(period(*this), YEAR_AGO) == period(*year_ago)


def test_before_the_first_year_there_is_nothing() -> None:
    first = period("0001-01-01", "0001-01-31", "0001-01-31")
    assert (compared(first, BEFORE), compared(first, YEAR_AGO)) == (None, None)


@given(st.dates(date(1990, 1, 1)), st.integers(0, 800), st.integers(-800, 800))
def test_the_period_before_ends_the_day_before(start: date, days: int, look: int) -> None:
    end = min(start.toordinal() + days, date.max.toordinal() - 900)
    this = Period(
        start,
        max(date.fromordinal(end), start),
        date.fromordinal(min(max(end + look, 1), date.max.toordinal() - 900)),
    )
    before = compared(this, BEFORE)
    assert before is not None
    assert (this.start - before.end).days == 1
    assert before.start <= before.end
