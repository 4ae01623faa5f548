"""Rates are percentages rounded half up from exact integers, or nothing."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.briefings.figures import ProgrammeFigures, ReportFigures, SessionDocumentFigures, TaskFigures, rate


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (0, 0, None),
        (0, 7, "0.00"),
        (7, 7, "100.00"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 32, "3.13"),  # 3.125 exactly: up, where rounding to even gives 3.12
        (1, 800, "0.13"),  # 0.125
        (25, 93, "26.88"),
    ],
)
def test_a_rate_is_rounded_half_up_to_two_decimals(part: int, whole: int, percent: str | None) -> None:
    assert rate(part, whole) == (None if percent is None else Decimal(percent))


@given(st.integers(1, 10**7).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_rate_is_the_exact_quotient_rounded(counts: tuple[int, int]) -> None:
    part, whole = counts
    hundredths = (Fraction(part * 10_000, whole) + Fraction(1, 2)) // 1
    assert rate(part, whole) == Decimal(hundredths) / 100


@pytest.mark.parametrize(
    ("told", "percent"),
    [
        (lambda: TaskFigures(total=8, done=4, done_on_time=1).rate_done, "50.00"),
        (lambda: TaskFigures(total=8, done=4, done_on_time=1).rate_on_time, "25.00"),
        (lambda: TaskFigures(total=8).rate_on_time, None),
        (lambda: ProgrammeFigures(due=8, submitted=4, issued=1).rate_submitted, "50.00"),
        (lambda: ProgrammeFigures(due=8, submitted=4, issued=1).rate_issued, "12.50"),
        (lambda: ProgrammeFigures().rate_issued, None),
        (lambda: SessionDocumentFigures(items=4, on_time=1).rate_on_time, "25.00"),
        (lambda: ReportFigures(due=4, on_time=3).rate_on_time, "75.00"),
    ],
)
def test_each_rate_has_its_own_denominator(told: Callable[[], Decimal | None], percent: str | None) -> None:
    assert told() == (None if percent is None else Decimal(percent))
