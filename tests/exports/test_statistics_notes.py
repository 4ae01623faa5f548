"""What a reader of a statistic is told of rows that do not add up, and of agencies that merged."""

from datetime import date

from app.briefings.figures import Period, TaskFigures
from app.briefings.statistics import Line, Statistics
from app.core.statistics_terms import By
from app.exports.statistics import OWN_DAYS, merged, notes

YEAR_END = date(2026, 12, 31)


def line(name: str, first: date, last: date, as_of: date) -> Line:
    return Line(name, Period(first, last, as_of), TaskFigures())


def test_rows_that_are_seen_on_their_own_days_say_that_they_may_not_add_up() -> None:
    first, half = date(2026, 1, 1), date(2026, 6, 30)
    whole = line("Toàn bộ", first, YEAR_END, YEAR_END)
    parts = (
        line("6 tháng đầu", first, half, half),
        line("6 tháng cuối", date(2026, 7, 1), YEAR_END, YEAR_END),
    )
    assert OWN_DAYS in notes(Statistics(By.HALF_YEAR, whole, parts), today=YEAR_END)
    assert OWN_DAYS not in notes(Statistics(By.AGENCY, whole, (whole,)), today=YEAR_END)


def test_agencies_that_stand_under_others_are_counted() -> None:
    rows = ({}, None, {"agency": ("heir", "one", "two")}, {"state": ("no_lead",)}, {"agency": ("alone",)})
    assert merged(rows) == ("2 cơ quan đã sáp nhập được tính ở cơ quan kế thừa",)


def test_nothing_is_said_where_nobody_merged() -> None:
    assert merged([{"agency": ("alone",)}, {"leader": ("a",)}]) == ()
