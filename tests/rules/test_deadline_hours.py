"""The hour of a deadline is read from its words, and said again."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.deadline_hours import hour_in, say_hour
from app.rules.due_words import say_due
from app.rules.typed_days import read_typed_day
from tests.regulations import GENERAL


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("trước 17 giờ ngày 15/11", time(17)),
        ("Trước 17h00 ngày 15/11/2026", time(17)),
        ("16:30 ngày 15/11", time(16, 30)),
        ("trước 8 giờ 30 phút ngày mai", time(8, 30)),
        ("11h ngày 3/12", time(11)),
        ("16 giờ 15/12/2026", time(16)),
        ("trước 16h 15.12.2026", time(16)),
        ("16 giờ 30 15/12/2026", time(16, 30)),
        ("trước 5 giờ chiều ngày 15/12", time(17)),
        ("2 giờ 30 phút chiều 15/12", time(14, 30)),
        ("8 giờ sáng 15/12", time(8)),
        ("trước ngày 15/11/2026", None),
        ("quý IV/2026", None),
        ("25 giờ", None),
        ("10 hội nghị", None),
        ("", None),
    ],
)
def test_an_hour_is_read_where_one_is_written(words: str, hour: time | None) -> None:
    assert hour_in(words) == hour


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_what_is_said_is_read_again(hour: time) -> None:
    assert hour_in(f"trước {say_hour(hour)} ngày 15/11") == hour


@pytest.mark.parametrize(
    "words",
    ["16 giờ 15/12/2026", "trước 5 giờ chiều ngày 15/12/2026", "16 giờ 30 15/12/2026", "17h 15-12-2026"],
)
def test_the_day_beside_an_hour_is_read_as_well(words: str) -> None:
    assert read_typed_day(words, date(2026, 11, 2), day_before=True).day == date(2026, 12, 15)


def test_before_an_hour_asks_for_the_day_itself_and_is_said_so() -> None:
    found = read_typed_day("trước 17 giờ ngày 15/11/2026", date(2026, 11, 2), day_before=True)
    assert found.day == date(2026, 11, 15)
    assert say_due(found.day, found.words, GENERAL) == "trước 17 giờ ngày 15 tháng 11 năm 2026"
