"""Numbers of contents are read as people type them, and said as short as it goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.item_numbers import read_numbers, say_numbers

MOST = 30


@given(st.sets(st.integers(1, MOST)))
def test_what_is_said_is_read_again(numbers: set[int]) -> None:
    assert read_numbers(say_numbers(list(numbers)), MOST) == tuple(sorted(numbers))


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", ()), (" 3 - 4 ,6", (3, 4, 6)), ("2–3; 2", (2, 3))],
)
def test_ways_to_type(typed: str, found: tuple[int, ...]) -> None:
    assert read_numbers(typed, MOST) == found


@pytest.mark.parametrize("typed", ["ba", "0", "31", "4-3", "2-40", "1.2"])
def test_what_is_no_number_of_a_content_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match=typed):
        read_numbers(typed, MOST)
