"""What settings are called, and their values in words."""

import pytest

from app.core.setting_words import EMPTY, said


@pytest.mark.parametrize(
    ("value", "counted", "words"),
    [
        ("25", "ngày trong tháng", "ngày 25"),
        ("3", "ngày làm việc", "3 ngày làm việc"),
        ("có", "", "có"),
        ("", "", EMPTY),
        ("", "ngày làm việc", EMPTY),
    ],
)
def test_a_value_is_said_with_its_unit_and_none_is_said_to_be_empty(
    value: str, counted: str, words: str
) -> None:
    assert said(value, counted) == words
