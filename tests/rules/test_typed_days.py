"""Days, months and times as people type them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.words import short_date
from app.rules.regulation import Calendar
from app.rules.typed_days import Nearest, read_typed_day, read_typed_month, read_typed_time

TODAY = date(2026, 11, 23)  # a Monday
COMING, EITHER_WAY = Nearest.COMING, Nearest.EITHER_WAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        ("   ", None),
        ("15/11/2026", date(2026, 11, 15)),
        ("05-09-2026", date(2026, 9, 5)),
        ("5.9.26", date(2026, 9, 5)),
        ("15112026", date(2026, 11, 15)),
        ("2026-11-15", date(2026, 11, 15)),
        ("ngày 5 tháng 12 năm 2026", date(2026, 12, 5)),
        ("hôm nay", TODAY),
        ("Hôm nay", TODAY),
        ("mai", date(2026, 11, 24)),
        ("NGÀY MAI", date(2026, 11, 24)),
        ("hôm qua", date(2026, 11, 22)),
        ("ngày kia", date(2026, 11, 25)),
        ("thứ sáu", date(2026, 11, 27)),
        ("thứ hai", TODAY),
        ("thứ sáu tuần này", date(2026, 11, 27)),
        ("thứ 6 tuần sau", date(2026, 12, 4)),
        ("thứ tư tuần trước", date(2026, 11, 18)),
        ("chủ nhật tuần này", date(2026, 11, 29)),
        ("cuối tuần", date(2026, 11, 27)),
        ("cuối tháng", date(2026, 11, 30)),
        ("cuối tháng này", date(2026, 11, 30)),
        ("cuối tháng sau", date(2026, 12, 31)),
        ("đầu tháng sau", date(2026, 12, 1)),
        ("giữa tháng sau", date(2026, 12, 16)),
        ("cuối quý", date(2026, 12, 31)),
        ("cuối quý sau", date(2027, 3, 31)),
        ("cuối năm", date(2026, 12, 31)),
        ("hết năm sau", date(2027, 12, 31)),
        ("10 ngày nữa", date(2026, 12, 3)),
        ("2 tuần nữa", date(2026, 12, 7)),
        ("3 tháng nữa", date(2027, 2, 23)),
        ("sau 5 ngày", date(2026, 11, 28)),
        ("7 ngày", date(2026, 11, 30)),
        ("trong 10 ngày", date(2026, 12, 3)),
        ("5 ngày làm việc", date(2026, 11, 30)),
        ("trong 10 ngày làm việc", date(2026, 12, 7)),
        ("trước 30/11/2026", date(2026, 11, 29)),
        ("trước ngày 30/11/2026", date(2026, 11, 29)),
        ("trước thứ sáu", date(2026, 11, 26)),
        ("chậm nhất ngày 30/11/2026", date(2026, 11, 30)),
        ("trước 17h00 ngày 30/11/2026", date(2026, 11, 30)),
        ("tháng 12/2026", date(2026, 12, 31)),
        ("quý I/2027", date(2027, 3, 31)),
        ("Thường xuyên", None),
    ],
)
@pytest.mark.parametrize("nearest", list(Nearest))
def test_a_day_is_understood_as_it_is_typed(typed: str, day: date | None, nearest: Nearest) -> None:
    found = read_typed_day(typed, TODAY, nearest=nearest)
    assert (found.day, found.complaint) == (day, "")


@pytest.mark.parametrize(
    ("typed", "today", "coming", "either_way"),
    [
        ("5/9", TODAY, date(2027, 9, 5), date(2026, 9, 5)),
        ("5/11", TODAY, date(2026, 11, 5), date(2026, 11, 5)),
        ("15/12", TODAY, date(2026, 12, 15), date(2026, 12, 15)),
        ("10/1", TODAY, date(2027, 1, 10), date(2027, 1, 10)),
        ("20/12", date(2027, 1, 5), date(2026, 12, 20), date(2026, 12, 20)),
        ("trước 15/12", TODAY, date(2026, 12, 14), date(2026, 12, 14)),
        ("cuối tháng 10", TODAY, date(2026, 10, 31), date(2026, 10, 31)),
        ("cuối tháng 3", TODAY, date(2027, 3, 31), date(2027, 3, 31)),
        ("quý II", TODAY, date(2027, 6, 30), date(2026, 6, 30)),
        ("25", TODAY, date(2026, 11, 25), date(2026, 11, 25)),
        ("ngày 20", TODAY, date(2026, 12, 20), date(2026, 11, 20)),
        ("31", TODAY, date(2026, 12, 31), date(2026, 10, 31)),
        ("giữa tháng", date(2026, 11, 30), date(2026, 12, 16), date(2026, 11, 15)),
        ("giữa tháng này", date(2026, 11, 30), date(2026, 11, 15), date(2026, 11, 15)),
        ("đầu tháng", TODAY, date(2026, 12, 1), date(2026, 11, 1)),
        ("giữa quý", TODAY, date(2027, 2, 14), date(2026, 11, 15)),
        ("đầu năm", TODAY, date(2027, 1, 1), date(2026, 1, 1)),
        ("cuối tuần", date(2026, 11, 29), date(2026, 12, 4), date(2026, 11, 27)),
        ("cuối tuần này", date(2026, 11, 29), date(2026, 11, 27), date(2026, 11, 27)),
        ("cuối tuần", date(2026, 11, 27), date(2026, 11, 27), date(2026, 11, 27)),
        ("trước cuối tuần", date(2026, 11, 27), date(2026, 12, 3), date(2026, 11, 26)),
        ("trước thứ hai", TODAY, date(2026, 11, 29), date(2026, 11, 22)),
    ],
)
def test_a_day_without_a_year_is_in_the_one_that_fits(
    typed: str, today: date, coming: date, either_way: date
) -> None:
    assert read_typed_day(typed, today, nearest=COMING).day == coming
    assert read_typed_day(typed, today, nearest=EITHER_WAY).day == either_way


def test_before_a_day_is_that_day_where_the_regulation_says_so() -> None:
    assert read_typed_day("trước 15/12/2026", TODAY, day_before=False).day == date(2026, 12, 15)
    assert read_typed_day("trước thứ sáu", TODAY, day_before=False).day == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("15/11/2026", ""),
        ("15-11-2026", ""),
        ("20/12", ""),
        ("ngày 20/12", ""),
        (" trước  ngày 15/11 ", "trước ngày 15/11"),
        ("cuối tháng", "cuối tháng"),
        ("Thường xuyên", "Thường xuyên"),
        ("", ""),
    ],
)
def test_words_that_say_more_than_the_day_are_kept(typed: str, words: str) -> None:
    assert read_typed_day(typed, TODAY).words == words


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("abc", "Không hiểu ngày “abc”; gõ như 15/11/2026."),
        ("12345", "Không hiểu ngày “12345”"),
        ("31/9", "Không có ngày “31/9” trong lịch"),
        ("31/9/2026", "Không có ngày"),
        ("99", "Không hiểu ngày"),
        ("10/25/2026", "Không hiểu ngày"),
        ("thứ tám", "Không hiểu ngày"),
        ("thứ sáu tuần gì", "Không hiểu ngày"),
    ],
)
def test_nonsense_is_told_with_an_example(typed: str, part: str) -> None:
    found = read_typed_day(typed, TODAY)
    assert found.day is None
    assert part in found.complaint


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_day_that_was_put_in_order_is_read_back(day: date, today: date) -> None:
    found = read_typed_day(short_date(day), today)
    assert (found.day, found.words) == (day, "")


@given(st.dates(date(2000, 3, 1), date(2090, 1, 1)), st.integers(-150, 150))
def test_the_nearest_year_is_less_than_half_a_year_away(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    if (day.month, day.day) != (2, 29):
        assert read_typed_day(f"{day.day}/{day.month}", today).day == day


@given(st.text(max_size=30), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_no_text_brings_it_down(text: str, today: date) -> None:
    found = read_typed_day(text, today)
    assert not (found.day and found.complaint)


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("", None),
        ("10/2026", (2026, 10)),
        ("tháng 10", (2026, 10)),
        ("1", (2027, 1)),
        ("12", (2026, 12)),
        ("tháng sau", (2026, 12)),
        ("tháng trước", (2026, 10)),
        ("quý IV/2026", (2026, 12)),
    ],
)
def test_a_month_is_understood_as_it_is_typed(typed: str, month: tuple[int, int] | None) -> None:
    assert read_typed_month(typed, TODAY) == month


@pytest.mark.parametrize("typed", ["13", "abc", "0/2026"])
def test_what_is_no_month_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_typed_month(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("", None),
        ("8h30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("08.30", time(8, 30)),
        ("14h", time(14)),
        ("7", time(7)),
        ("0830", time(8, 30)),
        ("8 giờ 15 phút", time(8, 15)),
        ("2h chiều", time(14)),
        ("13h30 chiều", time(13, 30)),
    ],
)
def test_a_time_is_understood_as_it_is_typed(typed: str, moment: time | None) -> None:
    assert read_typed_time(typed) == moment


@pytest.mark.parametrize("typed", ["25h", "8h61", "sáng", "8h30h"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_typed_time(typed)


def test_working_days_are_counted_by_the_calendar():
    calendar = Calendar(frozenset({date(2026, 11, 25)}), frozenset({date(2026, 11, 28)}))
    days = [
        read_typed_day(f"{number} ngày làm việc", TODAY, nearest=COMING, calendar=calendar).day
        for number in (1, 2, 4, 5)
    ]
    assert days == [date(2026, 11, day) for day in (24, 26, 28, 30)]
