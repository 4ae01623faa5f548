"""Periods as filters know them."""

from datetime import date

import pytest

from app.ui.lists import periods
from app.ui.screens.programme import PROGRAMME
from app.ui.screens.programme_changes import PROGRAMME_CHANGES
from app.ui.screens.registrations import REGISTRATIONS


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (
            date(2026, 11, 23),
            [
                "2026-11-01..2026-11-30",
                "2026-10-01..2026-10-31",
                "2026-10-01..2026-12-31",
                "2026-01-01..2026-12-31",
                "2026-12-01..2026-12-31",
                "2027-01-01..2027-12-31",
            ],
        ),
        (
            date(2026, 1, 31),
            [
                "2026-01-01..2026-01-31",
                "2025-12-01..2025-12-31",
                "2026-01-01..2026-03-31",
                "2026-01-01..2026-12-31",
                "2026-02-01..2026-02-28",
                "2027-01-01..2027-12-31",
            ],
        ),
    ],
)
def test_the_usual_periods_are_those_around_today(today, expected):
    assert [code for _, code in periods.usual(today)] == expected


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2026-02-01..2026-02-28", "tháng 02/2026"),
        ("2026-10-01..2026-12-31", "quý IV/2026"),
        ("2026-02-01..2026-04-30", "01/02/2026 – 30/04/2026"),
        ("2026-01-01..2026-12-31", "năm 2026"),
        ("2025-01-01..2026-12-31", "01/01/2025 – 31/12/2026"),
        ("2026-10-05..2026-10-05", "05/10/2026"),
        ("no period", "no period"),
    ],
)
def test_a_period_is_said_as_people_say_it(code, said):
    assert periods.say(code) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2026-10-26..2026-11-01", "tháng 10/2026 – tháng 11/2026"),  # a week: all of both months is found
        ("2026-11-02..2026-11-08", "tháng 11/2026"),
        ("2026-02-15..2026-04-10", "tháng 02/2026 – tháng 04/2026"),
        ("2026-10-15..2026-12-01", "quý IV/2026"),
        ("2026-01-05..2026-12-20", "năm 2026"),
        ("no period", "no period"),
    ],
)
@pytest.mark.parametrize(
    ("screen", "name"), [(PROGRAMME, "period"), (REGISTRATIONS, "period"), (PROGRAMME_CHANGES, "due")]
)
def test_what_has_a_month_is_looked_for_by_months_and_its_chip_says_them(screen, name, code, said):
    [chosen] = [one for one in screen.filters if one.name == name]
    assert chosen.say(code) == said


def test_a_code_is_read_as_it_is_written():
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    assert periods.days(periods.code(first, last)) == (first, last)
    assert periods.days("2026-10-01") is None
