"""Subjects and the days in them."""

from datetime import date

import pytest

from app.core.errors import AppError
from app.services.briefs.days import day_or, parts

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("subject", "named", "asked"),
    [
        ("2026-10", "2026-10", ""),
        ("2026-10/office", "2026-10", "office"),
        ("", "", ""),
        ("a/b/c", "a", "b/c"),
    ],
)
def test_a_subject_names_something_and_may_ask_for_more(subject: str, named: str, asked: str) -> None:
    assert parts(subject) == (named, asked)


def test_a_day_is_read_and_none_is_today() -> None:
    assert day_or("2026-11-15", TODAY) == date(2026, 11, 15)
    assert day_or("", TODAY) == TODAY
    with pytest.raises(AppError, match="“15/11” không phải là ngày"):
        day_or("15/11", TODAY)
