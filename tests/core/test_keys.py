"""Keys in one text read as a list of them does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.keys import FEW, Keys, keys_in, places_of

FOUR = ["ab", "cd", "ef", "gh"]


def test_keys_of_one_length_stay_one_text() -> None:
    keys = keys_in("\n".join(FOUR))
    assert isinstance(keys, Keys)
    assert (list(keys), len(keys), keys[1], keys[-1]) == (FOUR, 4, "cd", "gh")
    assert (keys[1:3], keys[::-1], keys[9:]) == (["cd", "ef"], FOUR[::-1], [])
    assert (keys.index("ef"), "gh" in keys, "a" in keys) == (2, True, False)
    assert keys == FOUR
    assert keys == keys_in("ab\ncd\nef\ngh")
    assert keys != keys_in("ab\ncd\nef\nxy")
    with pytest.raises(IndexError):
        keys[4]


@given(st.lists(st.text("ab", min_size=1, max_size=3), max_size=8))
def test_any_keys_are_what_was_put_together(keys: list[str]) -> None:
    assert list(keys_in("\n".join(keys))) == keys


def test_a_key_is_found_where_it_stands_and_not_across_two_of_them() -> None:
    keys = keys_in("ab\ncd\nef\ncd")
    assert isinstance(keys, Keys)
    assert [keys.find(key) for key in ("ab", "cd", "ef", "b\n", "xy", "", "a")] == [0, 1, 2, -1, -1, -1, -1]


@given(st.lists(st.text("ab", min_size=2, max_size=2), max_size=9, unique=True), st.booleans())
def test_places_are_those_of_the_keys(keys: list[str], many: bool) -> None:
    asked = {*keys[::2], "xy", ""} | {f"{number:02}" for number in range(FEW if many else 0)}
    expected = {key: place for place, key in enumerate(keys) if key in asked}
    assert places_of(keys_in("\n".join(keys)), asked) == expected
    assert places_of(keys, asked) == expected
