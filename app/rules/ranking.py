"""Places by a rate, for the yearly rating of rooms and staff and of heads of agencies (duties 28, 29).

The higher rate comes first, of equal rates the larger number, of equal numbers the name by its place in the list. Only
who is equal in rate and number shares a place, and the places after it stay free: 1, 2, 2, 4. Rates are compared as
they are, not as they are rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Counted:
    """What one has of a whole: `part` of `whole`, and by how many (`number`) the weight of its rate is told.

    Who is ranked by a number has that as a part of one.
    """

    part: int
    whole: int
    number: int


def places(counted: Sequence[Counted], minimum: int) -> tuple[int | None, ...]:
    """Return the place of each; none for who has fewer than `minimum`, or nothing to make a rate of."""
    worth = [_worth(one, minimum) for one in counted]
    better = sorted((one for one in worth if one is not None), reverse=True)
    first = {one: place for place, one in reversed(list(enumerate(better, 1)))}
    return tuple(None if one is None else first[one] for one in worth)


def in_order(found: Sequence[int | None]) -> tuple[int, ...]:
    """Return where the rows stand by their places: equal ones as before, those without a place last."""
    return tuple(sorted(range(len(found)), key=lambda row: (found[row] is None, found[row] or 0)))


def _worth(one: Counted, minimum: int) -> tuple[Fraction, int] | None:
    if one.whole == 0 or one.number < minimum:
        return None
    return Fraction(one.part, one.whole), one.number
