"""What keeps rows away is told in words."""

import pytest

from app.briefings.lists import Wanted
from app.ui.lists.questions import cause_of

TOLD = frozenset({"as_of"})


@pytest.mark.parametrize(
    ("wanted", "cause"),
    [
        (Wanted("đê"), "“đê”"),
        (Wanted("đê", {"as_of": ("2026-11-29",), "lead": ()}), "“đê”"),
        (Wanted("", {"lead": ("1",)}), "điều kiện lọc đang chọn"),
        (Wanted("đê", {"lead": ("1",)}), "“đê” và điều kiện lọc đang chọn"),
    ],
)
def test_the_cause_is_what_is_sought_and_what_is_chosen(wanted: Wanted, cause: str) -> None:
    assert cause_of(wanted, TOLD) == cause
