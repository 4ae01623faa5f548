"""The days that reports cover, by the day on which the office closes its figures."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from app.briefings.figures import Period
from app.rules.periods import Month, months_covered, year_to_date
from app.rules.regulation import Regulations, Version
from app.rules.report_periods import Closing, closing_by, following, named, preceding, report_period, seen_on
from app.rules.spans import read_span
from tests.regulations import GENERAL

SPAN = "2026-03-01..2026-05-20"


def closed_by(day: int) -> Closing:
    return closing_by(replace(GENERAL, report_closing_day=day))


BY_14 = closed_by(14)


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2026-10", date(2026, 9, 15), date(2026, 10, 14)),
        ("2026-01", date(2025, 12, 15), date(2026, 1, 14)),
        ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14)),
        ("2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026-H2", date(2026, 6, 15), date(2026, 12, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_figures_that_close_on_the_14th_begin_on_the_15th(code: str, start: date, end: date) -> None:
    period = report_period(read_span(code), BY_14)
    assert (period.start, period.end, period.as_of) == (start, end, end)
    span = read_span(code)
    assert months_covered(period) == (
        Month(span.start.year, span.start.month),
        Month(span.end.year, span.end.month),
    )


@pytest.mark.parametrize("code", ["2026-10", "2026-Q3", "2026-H2", "2026"])
def test_reports_follow_each_other_without_a_gap(code: str) -> None:
    span = read_span(code)
    for closing_day in (0, 14, 28):
        before, after = preceding(span), following(span)
        assert before is not None
        assert after is not None
        ends = [report_period(one, closed_by(closing_day)) for one in (before, span, after)]
        assert [(b.start - a.end).days for a, b in pairwise(ends)] == [1, 1]


@pytest.mark.parametrize(("then", "now"), [(14, 0), (0, 14), (20, 10)])
@pytest.mark.parametrize("from_on", [date(2026, 11, 1), date(2026, 10, 17), date(2026, 11, 30)])
def test_no_day_is_in_two_reports_or_in_none_where_the_closing_day_changes(
    then: int, now: int, from_on: date
) -> None:
    old, new = (replace(GENERAL, report_closing_day=day) for day in (then, now))
    closing = closing_by(Regulations((Version(date.min, old), Version(from_on, new))))
    periods = [report_period(read_span(f"2026-{month:02}"), closing) for month in range(8, 13)]
    assert [(b.start - a.end).days for a, b in pairwise(periods)] == [1, 1, 1, 1]
    assert periods[1] == report_period(read_span("2026-09"), closing_by(old))
    assert periods[-1].end == closing_by(new)(date(2026, 12, 31))


def test_the_calendar_and_a_span_of_days_are_left_as_they_are() -> None:
    assert report_period(read_span("2026-02"), closed_by(0)) == Period(
        date(2026, 2, 1), date(2026, 2, 28), date(2026, 2, 28)
    )
    days = report_period(read_span(SPAN), BY_14)
    assert (days.start, days.end, days.months) == (date(2026, 3, 1), date(2026, 5, 20), None)
    assert (preceding(read_span(SPAN)), following(read_span(SPAN))) == (None, None)


def test_a_year_that_closes_in_december_counts_its_own_january() -> None:
    january, last = year_to_date(report_period(read_span("2026-Q1"), BY_14))
    assert (january, last) == (Month(2026, 1), Month(2026, 3))


@pytest.mark.parametrize(
    ("today", "seen"),
    [
        (date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 10, 20), date(2026, 10, 14)),
        (date(2026, 9, 1), date(2026, 9, 15)),
    ],
)
def test_a_report_is_seen_inside_its_period(today: date, seen: date) -> None:
    assert seen_on(report_period(read_span("2026-10"), BY_14), today) == seen


@pytest.mark.parametrize(
    ("code", "name", "noun", "file"),
    [
        ("2026-02", "tháng 02 năm 2026", "tháng", "thang 02-2026"),
        ("2026-Q3", "quý III năm 2026", "quý", "quy 3-2026"),
        ("2026-H1", "6 tháng đầu năm 2026", "kỳ", "6 thang dau nam 2026"),
        ("2026-H2", "6 tháng cuối năm 2026", "kỳ", "6 thang cuoi nam 2026"),
        ("2026", "năm 2026", "năm", "nam 2026"),
        (
            SPAN,
            "từ ngày 01 tháng 3 năm 2026 đến ngày 20 tháng 5 năm 2026",
            "kỳ",
            "tu 01-03-2026 den 20-05-2026",
        ),
    ],
)
def test_a_period_has_its_names(code: str, name: str, noun: str, file: str) -> None:
    said = named(read_span(code))
    assert (said.name, said.noun, said.file) == (name, noun, file)
    assert said.within == ("trong kỳ" if code == SPAN else f"trong {name}")
