"""The agencies that lead something: named once each, and the place that the first gives it in a list."""

from collections.abc import Sequence

Lead = tuple[str, int, str]
"""Name, position in the office's own lists, sort key."""

Place = tuple[int | str, ...]

NO_PLACE: Place = (1,)
"""Behind every place that a lead gives."""


def names_and_place(leads: Sequence[Lead]) -> tuple[tuple[str, ...], Place]:
    """Return the names of `leads` in their order, an agency that is linked twice once, and the first one's place."""
    if not leads:
        return (), NO_PLACE
    _, position, sort_key = leads[0]
    return tuple(dict.fromkeys(name for name, *_ in leads)), (0, position, sort_key)
