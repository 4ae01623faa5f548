"""Rounds of a report: their names, periods and days, once or again and again."""

from datetime import date

from app.core.report_terms import ReportEvery
from app.rules.report_rounds import MOST, Round, rounds


def told(every: ReportEvery, due_on: date, until: date | None = None, **period: date | None) -> list[Round]:
    days = {"start": None, "end": None, **period}
    return list(rounds("Báo cáo", every, due_on=due_on, until=until, **days))


def test_what_comes_once_keeps_its_name_and_days() -> None:
    day = date(2026, 11, 20)
    assert told(ReportEvery.ONCE, day, date(2027, 11, 20), start=day, end=day) == [
        Round("Báo cáo", day, day, day)
    ]


def test_weeks_follow_one_another_up_to_the_last_day() -> None:
    found = told(
        ReportEvery.WEEK,
        date(2026, 11, 6),
        date(2026, 11, 20),
        start=date(2026, 11, 2),
        end=date(2026, 11, 8),
    )
    assert [(one.name, one.end, one.due_on) for one in found] == [
        ("Báo cáo tuần 45 năm 2026", date(2026, 11, 8), date(2026, 11, 6)),
        ("Báo cáo tuần 46 năm 2026", date(2026, 11, 15), date(2026, 11, 13)),
        ("Báo cáo tuần 47 năm 2026", date(2026, 11, 22), date(2026, 11, 20)),
    ]


def test_months_keep_their_ends_and_are_called_by_their_period() -> None:
    found = told(
        ReportEvery.MONTH,
        date(2026, 12, 5),
        date(2027, 4, 5),
        start=date(2026, 11, 1),
        end=date(2026, 11, 30),
    )
    assert [(one.name, one.start, one.end, one.due_on) for one in found][2:4] == [
        ("Báo cáo tháng 01 năm 2027", date(2027, 1, 1), date(2027, 1, 31), date(2027, 2, 5)),
        ("Báo cáo tháng 02 năm 2027", date(2027, 2, 1), date(2027, 2, 28), date(2027, 3, 5)),
    ]
    assert [one.due_on for one in told(ReportEvery.QUARTER, date(2026, 12, 31), date(2027, 6, 30))] == [
        date(2026, 12, 31),
        date(2027, 3, 31),
        date(2027, 6, 30),
    ]
    assert [one.name for one in told(ReportEvery.HALF_YEAR, date(2026, 12, 10), date(2027, 6, 10))] == [
        "Báo cáo 6 tháng cuối năm 2026",
        "Báo cáo 6 tháng đầu năm 2027",
    ]
    assert [one.name for one in told(ReportEvery.YEAR, date(2028, 2, 29), date(2029, 12, 1))] == [
        "Báo cáo năm 2028",
        "Báo cáo năm 2029",
    ]


def test_there_is_an_end_to_it() -> None:
    assert len(told(ReportEvery.MONTH, date(2026, 1, 5))) == 1
    assert len(told(ReportEvery.WEEK, date(2026, 1, 5), date(2099, 1, 1))) == MOST
