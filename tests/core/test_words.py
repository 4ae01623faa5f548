"""Dates and numbers in words."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.words import (
    capital,
    file_size,
    long_date,
    month_year,
    number,
    percent,
    roman,
    sentence,
    short_date,
    weekday,
)


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert [capital(text) for text in ("", "đồng chí An", "UBND tỉnh")] == ["", "Đồng chí An", "UBND tỉnh"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("thiếu máy", "Thiếu máy."),
        ("Trình 17 văn bản (hai phòng)", "Trình 17 văn bản (hai phòng)."),
        ("Gồm:", "Gồm:"),
        ("Đã xong.", "Đã xong."),
        ("là gì?", "Là gì?"),
    ],
)
def test_a_line_typed_at_speed_becomes_a_sentence(typed: str, said: str) -> None:
    assert sentence(typed) == said
    with pytest.raises(ValueError, match="no sentence"):
        sentence("")


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026", "05/02/2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026", "31/01/2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026", "09/03/2026"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019", "29/06/2019"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026", "10/12/2026"),
    ],
)
def test_days_are_said_as_the_decree_says_them(day: date, long: str, short: str) -> None:
    assert long_date(day) == long
    assert short_date(day) == short


@given(st.dates())
def test_a_short_date_is_day_month_year(day: date) -> None:
    spoken_day, month, year = short_date(day).split("/")
    assert date(int(year), int(month), int(spoken_day)) == day
    assert len(short_date(day)) == 10


@pytest.mark.parametrize(
    ("month", "said"),
    [
        (1, "tháng 01 năm 2026"),
        (2, "tháng 02 năm 2026"),
        (3, "tháng 3 năm 2026"),
        (10, "tháng 10 năm 2026"),
    ],
)
def test_months_one_and_two_take_a_zero(month: int, said: str) -> None:
    assert month_year(2026, month) == said


def test_a_week_runs_from_monday_to_sunday() -> None:
    monday = date(2026, 10, 5)
    week = [weekday(monday + timedelta(days=n)) for n in range(7)]
    assert week == [
        "thứ Hai",
        "thứ Ba",
        "thứ Tư",
        "thứ Năm",
        "thứ Sáu",
        "thứ Bảy",
        "Chủ nhật",
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (999, "999"),
        (15533, "15.533"),
        (-1234567, "-1.234.567"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("0.05"), "0,05"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0.00"), "0"),
        (Decimal("-0.10"), "-0,1"),
        (Decimal(100), "100"),
    ],
)
def test_numbers_have_dots_for_thousands_and_a_comma(value: int | Decimal, said: str) -> None:
    assert number(value) == said


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.integers())
def test_a_number_said_is_the_number(value: int | Decimal) -> None:
    assert Decimal(number(value).replace(".", "").replace(",", ".")) == value


@pytest.mark.parametrize("none", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_never_said(none: str) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        number(Decimal(none))


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (None, "–"),
        (Decimal("26.88"), "26,88%"),
        (Decimal("84.50"), "84,5%"),
        (Decimal("100.00"), "100%"),
        (Decimal(0), "0%"),
    ],
)
def test_a_rate_is_in_percent_or_a_dash(rate: Decimal | None, said: str) -> None:
    assert percent(rate) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *((1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (90, "XC"), (444, "CDXLIV")),
        *((1999, "MCMXCIX"), (2026, "MMXXVI"), (3999, "MMMCMXCIX")),
    ],
)
def test_parts_count_in_roman_numbers(value: int, said: str) -> None:
    assert roman(value) == said


def test_every_roman_number_is_another() -> None:
    assert len({roman(value) for value in range(1, 4000)}) == 3999


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_there_is_no_roman_number_outside(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        roman(value)


@pytest.mark.parametrize(
    ("size", "said"), [(0, "1 KB"), (1536, "2 KB"), (45_000, "44 KB"), (3_000_000, "2.930 KB")]
)
def test_the_size_of_a_file_is_said_in_kilobytes(size, said):
    assert file_size(size) == said
