"""Months and the periods made of them."""

from datetime import date

import pytest

from app.briefings.figures import Period
from app.rules.periods import Month, month_period, months_covered, year_to_date


def test_a_month_is_seen_on_its_last_day_unless_said_otherwise() -> None:
    assert month_period(2026, 2) == Period(date(2026, 2, 1), date(2026, 2, 28), date(2026, 2, 28))
    assert month_period(2026, 10, as_of=date(2026, 11, 22)).as_of == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("month", "end", "following"),
    [
        (Month(2026, 10), date(2026, 10, 31), Month(2026, 11)),
        (Month(2026, 12), date(2026, 12, 31), Month(2027, 1)),
        (Month(2028, 2), date(2028, 2, 29), Month(2028, 3)),
    ],
)
def test_a_month_ends_and_another_follows(month: Month, end: date, following: Month) -> None:
    assert (month.end, month.following) == (end, following)


@pytest.mark.parametrize(
    ("start", "end", "covered", "year"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), ((2026, 10), (2026, 10)), ((2026, 1), (2026, 10))),
        (date(2026, 10, 31), date(2026, 11, 1), ((2026, 10), (2026, 11)), ((2026, 1), (2026, 11))),
        (date(2025, 12, 15), date(2026, 1, 14), ((2025, 12), (2026, 1)), ((2026, 1), (2026, 1))),
    ],
)
def test_a_period_covers_every_month_that_it_touches(
    start: date, end: date, covered: tuple[object, object], year: tuple[object, object]
) -> None:
    period = Period(start, end, end)
    assert [(m.year, m.month) for m in months_covered(period)] == list(covered)
    assert [(m.year, m.month) for m in year_to_date(period)] == list(year)
