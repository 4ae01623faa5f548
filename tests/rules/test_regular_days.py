"""The regular days of the seeds, on the calendar of 2026 and as an office may change them."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.month_days import MonthDay
from app.core.regulation_terms import DayOffRule
from app.rules.regular_days import (
    briefing_day,
    citizens_day,
    consultation_due,
    half_month_report_due,
    half_year_report_due,
    month_report_due,
    moved_off,
    progress_report_due,
    quarter_report_due,
    session_day,
    waits_for_chair,
    year_report_due,
)
from app.rules.regulation import Calendar
from tests.regulations import GENERAL

CALENDAR = Calendar(days_off=frozenset({date(2026, 8, 31)}), make_up_days=frozenset({date(2026, 8, 22)}))
INCLUSIVE = replace(GENERAL, before_means_day_before=False)


@pytest.mark.parametrize(
    ("month", "rule", "held"),
    [
        (11, DayOffRule.CHAIR, date(2026, 11, 25)),  # a Wednesday
        (10, DayOffRule.CHAIR, date(2026, 10, 23)),  # the 25th is a Sunday
        (10, DayOffRule.BEFORE, date(2026, 10, 23)),
        (10, DayOffRule.AFTER, date(2026, 10, 26)),
        (10, DayOffRule.STAYS, date(2026, 10, 25)),
    ],
)
def test_the_giao_ban_goes_where_the_rule_sends_it(month: int, rule: DayOffRule, held: date) -> None:
    assert briefing_day(2026, month, replace(GENERAL, briefing_day_off=rule), CALENDAR) == held


def test_a_make_up_saturday_keeps_a_regular_day_and_a_day_off_does_not() -> None:
    assert moved_off(date(2026, 8, 22), DayOffRule.BEFORE, CALENDAR) == date(2026, 8, 22)
    assert moved_off(date(2026, 8, 31), DayOffRule.BEFORE, CALENDAR) == date(2026, 8, 28)


def test_only_the_rule_that_says_so_waits_for_the_chair() -> None:
    sunday, monday = date(2026, 10, 25), date(2026, 10, 26)
    assert waits_for_chair(sunday, DayOffRule.CHAIR, CALENDAR)
    assert not waits_for_chair(sunday, DayOffRule.BEFORE, CALENDAR)
    assert not waits_for_chair(monday, DayOffRule.CHAIR, CALENDAR)


def test_a_session_on_the_31st_is_on_the_last_day_of_a_shorter_month() -> None:
    last = replace(GENERAL, session_day=31, session_day_off=DayOffRule.STAYS)
    assert session_day(2026, 2, last, CALENDAR) == date(2026, 2, 28)


def test_citizens_are_received_once_in_each_month_also_where_it_ends_in_days_off() -> None:
    last = replace(GENERAL, citizens_day=31)
    days = [citizens_day(2027, month, last, CALENDAR) for month in (1, 2, 3)]
    assert days == [date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 31)], "31/1 and 28/2 are Sundays"
    assert citizens_day(2026, 11, GENERAL, CALENDAR) == date(2026, 11, 16), "15/11 is one, too"


def test_before_a_day_is_the_day_before_or_the_day_as_the_office_reads_it() -> None:
    assert consultation_due(date(2026, 10, 28), GENERAL) == date(2026, 10, 9)
    assert consultation_due(date(2026, 10, 28), INCLUSIVE) == date(2026, 10, 10)
    assert progress_report_due(2026, 3, GENERAL) == date(2026, 3, 14)
    assert [quarter_report_due(2026, quarter, GENERAL) for quarter in (1, 4)] == [
        date(2026, 3, 19),
        date(2026, 12, 19),
    ]
    assert half_year_report_due(2026, GENERAL) == date(2026, 6, 14)
    assert year_report_due(2026, INCLUSIVE) == date(2026, 11, 25)


def test_a_leap_day_is_the_28th_of_a_common_year() -> None:
    odd = replace(INCLUSIVE, half_year_report_due=MonthDay(2, 29))
    assert half_year_report_due(2026, odd) == date(2026, 2, 28)


def test_monthly_reports_follow_the_giao_ban_as_it_is_held() -> None:
    assert month_report_due(date(2026, 10, 23), GENERAL) == date(2026, 10, 21)


def test_reports_of_half_months_are_due_so_many_days_after_their_end() -> None:
    assert half_month_report_due(date(2026, 2, 15), GENERAL) == date(2026, 2, 15)
    assert half_month_report_due(date(2026, 2, 28), replace(GENERAL, half_month_report_days=1)) == date(
        2026, 3, 1
    )
