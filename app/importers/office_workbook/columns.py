"""Columns by their letters, and what the office says of them by hand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fixed:
    """What the office says of columns by hand: which one each field is, and which ones are not to be read."""

    columns: Mapping[str, int]
    unused: frozenset[int] = frozenset()


def fixed(by_hand: Mapping[str, str] | None) -> Fixed:
    """Letters and fields as places; a column of no field ("") is not to be read."""
    said = [(index_of(letters), field) for letters, field in (by_hand or {}).items()]
    columns = {field: place for place, field in said if field and place is not None}
    return Fixed(columns, frozenset(place for place, field in said if not field and place is not None))


def letter(index: int) -> str:
    """Excel's letters of the column at `index` (0: A)."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def index_of(letters: str) -> int | None:
    """The place of a column by its letters (A: 0), None if they are none."""
    if not re.fullmatch(r"[A-Za-z]{1,3}", letters):
        return None
    number = 0
    for sign in letters.upper():
        number = 26 * number + ord(sign) - 64
    return number - 1
