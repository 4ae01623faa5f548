"""The lunar calendar of Vietnam against days that are known."""

from datetime import date, timedelta

import pytest

from app.core.lunar import LunarDay, lunar_day

NEW_YEARS = [
    date(1985, 1, 21),  # a month before China's
    date(2007, 2, 17),  # a day before China's
    date(2020, 1, 25),
    date(2021, 2, 12),
    date(2022, 2, 1),
    date(2023, 1, 22),
    date(2024, 2, 10),
    date(2025, 1, 29),
    date(2026, 2, 17),
    date(2027, 2, 6),
    date(2028, 1, 26),
    date(2030, 2, 2),  # a day before China's
]


@pytest.mark.parametrize("day", NEW_YEARS)
def test_tet_is_the_first_of_the_first(day: date) -> None:
    assert lunar_day(day) == LunarDay(1, 1, day.year)
    before = lunar_day(day - timedelta(days=1))
    assert (before.month, before.year) == (12, day.year - 1)
    assert before.day in (29, 30)


@pytest.mark.parametrize(("year", "month"), [(2020, 4), (2023, 2), (2025, 6), (2028, 5), (1985, 2)])
def test_leap_years_have_their_leap_month(year: int, month: int) -> None:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
    assert {lunar_day(day).month for day in days if lunar_day(day).leap} == {month}


@pytest.mark.parametrize("year", [2021, 2022, 2024, 2026, 2027])
def test_other_years_have_none(year: int) -> None:
    assert not any(lunar_day(date(year, 1, 1) + timedelta(days=n)).leap for n in range(365))


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(2026, 4, 26), (10, 3)),  # Giỗ Tổ
        (date(2025, 4, 7), (10, 3)),
        (date(2024, 4, 18), (10, 3)),
        (date(2026, 9, 25), (15, 8)),  # Trung thu
        (date(2025, 10, 6), (15, 8)),
    ],
)
def test_feasts_fall_on_their_days(day: date, lunar: tuple[int, int]) -> None:
    assert (lunar_day(day).day, lunar_day(day).month) == lunar


def test_days_follow_each_other() -> None:
    for n in range(40 * 365):
        day = date(2000, 1, 1) + timedelta(days=n)
        one, next_one = lunar_day(day), lunar_day(day + timedelta(days=1))
        begins = next_one.day == 1 and one.day in (29, 30)
        assert begins or (next_one.day, next_one.month, next_one.leap) == (one.day + 1, one.month, one.leap)
