"""Deadlines as documents say them, from the day that is kept and the words that were written."""

from dataclasses import replace
from datetime import date

import pytest

from app.rules.due_words import say_due, say_rhythm
from tests.regulations import GENERAL

REGULATION = GENERAL
INCLUSIVE = replace(REGULATION, before_means_day_before=False)


@pytest.mark.parametrize(
    ("day", "words", "said"),
    [
        (None, "", ""),
        (date(2026, 12, 14), "Trước ngày 15/12/2026", "trước ngày 15 tháng 12 năm 2026"),
        (date(2026, 2, 28), "trước 01/3", "trước ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 5), "", "chậm nhất ngày 05 tháng 12 năm 2026"),
        (date(2026, 12, 5), "5/12", "chậm nhất ngày 05 tháng 12 năm 2026"),
        (date(2026, 12, 31), "Tháng 12/2026", "trong tháng 12 năm 2026"),
        (date(2026, 2, 28), "trong tháng 2", "trong tháng 02 năm 2026"),
        (date(2026, 12, 31), "Quý IV/2026", "trong quý IV năm 2026"),
        (date(2026, 6, 30), "6 tháng đầu năm 2026", "trong 6 tháng đầu năm 2026"),
        (date(2026, 12, 31), "năm 2026", "trong năm 2026"),
        (date(2026, 12, 20), "Tháng 12/2026", "chậm nhất ngày 20 tháng 12 năm 2026"),
        (date(2026, 12, 20), "trong 30 ngày", "chậm nhất ngày 20 tháng 12 năm 2026"),
    ],
)
def test_a_deadline_is_said_as_it_was_written(day: date | None, words: str, said: str) -> None:
    assert say_due(day, words, REGULATION) == said


def test_where_before_a_day_means_the_day_itself_it_is_said_so() -> None:
    assert say_due(date(2026, 12, 15), "", INCLUSIVE) == "trước ngày 15 tháng 12 năm 2026"
    assert say_due(date(2026, 12, 15), "trước 15/12", INCLUSIVE) == "trước ngày 15 tháng 12 năm 2026"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "thường xuyên"),
        ("Thường xuyên", "thường xuyên"),
        ("Định kỳ hằng quý.", "định kỳ hằng quý"),
        ("Hàng tháng", "hàng tháng"),
        ("Mỗi tuần", "mỗi tuần"),
        ("theo yêu cầu", "thường xuyên"),
    ],
)
def test_a_regular_task_has_its_rhythm(words: str, said: str) -> None:
    assert say_rhythm(words) == said
