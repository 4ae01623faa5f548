"""The reports that the regulation asks for: their periods follow each other and their days are the regulation's."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.month_days import MonthDay
from app.rules.obligations import BY_CODE, KINDS, due_between
from tests.regulations import GENERAL

YEAR = 2026


def briefing(year: int, month: int) -> date:
    return date(year, month, 25)


def days(code: str, **changes: object) -> list[str]:
    regulation = replace(GENERAL, **changes)
    return [f"{due.due_on:%d/%m/%Y}" for due in BY_CODE[code].periods(YEAR, regulation, briefing)]


@pytest.mark.parametrize(
    ("code", "changes", "said"),
    [
        ("month_room", {}, ["23/01/2026", "23/02/2026", "23/03/2026"]),
        ("quarter_room", {}, ["19/03/2026", "19/06/2026", "19/09/2026", "19/12/2026"]),
        ("quarter_room", {"before_means_day_before": False}, ["20/03/2026"]),
        ("half_year_room", {}, ["14/06/2026"]),
        ("year_room", {}, ["24/11/2026"]),
        ("year_room", {"year_report_due": MonthDay(12, 10)}, ["09/12/2026"]),
    ],
)
def test_the_days_are_the_regulations(code: str, changes: dict[str, object], said: list[str]) -> None:
    assert days(code, **changes)[: len(said)] == said


@pytest.mark.parametrize(
    "code", ["half_month_deputy", "half_month_room", "month_room", "quarter_room", "week_room"]
)
def test_periods_follow_each_other_without_a_gap_through_years(code: str) -> None:
    found = [due for year in (2025, 2026, 2027) for due in BY_CODE[code].periods(year, GENERAL, briefing)]
    for before, after in pairwise(found):
        assert after.start == before.end + timedelta(days=1)
    assert all(due.start <= due.end for due in found)
    assert len({due.title for due in found}) == len(found)


@given(st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.integers(0, 400), st.integers(0, 400))
def test_what_is_due_in_a_span_is_that_of_its_parts(start: date, first: int, second: int) -> None:
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=1 + second)

    def found(since: date, until: date) -> list[tuple[str, date]]:
        return sorted(
            (due.title, due.due_on) for _, due in due_between(since, until, GENERAL, briefing, kinds=None)
        )

    assert sorted(found(start, middle) + found(middle + timedelta(days=1), end)) == found(start, end)


def test_the_reports_of_a_week_have_an_hour_and_kinds_can_be_left_out() -> None:
    found = [*due_between(date(2026, 11, 2), date(2026, 11, 8), GENERAL, briefing, kinds={"week_room"})]
    assert [(kind.code, due.due_on, due.due_hour) for kind, due in found] == [
        ("week_room", date(2026, 11, 6), 16)
    ]


def test_every_kind_names_a_number_of_the_regulation() -> None:
    assert all(hasattr(GENERAL, kind.number) for kind in KINDS)
