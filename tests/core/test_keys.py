"""Keys in one text read as a list of them does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.keys import Keys, keys_in

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
