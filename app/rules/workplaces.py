"""Where a person works on a day, and what a move writes; `services/workplace_sql` says the same of many.

What is kept are the places that were left, each with its last day, and where the person works now: every day has one.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

Place = TypeVar("Place")
Left = tuple[Place, date]
"""A place that was left and the last day there."""

_ONE_DAY = timedelta(days=1)


def workplace_on(left: Sequence[Left[Place]], now: Place | None, day: date) -> Place | None:
    """The place of a day: that which was left first of those not left before it, else where the person works now."""
    not_left = [one for one in left if one[1] >= day]
    return min(not_left, key=lambda one: one[1])[0] if not_left else now


def moved(left: Sequence[Left[Place]], was: Place, now: Place | None, since: date) -> tuple[Left[Place], ...]:
    """What was left after somebody moved on `since`, which is after all days of `left`.

    A move of the same day was a mistake: of what was taken by it nothing is kept, nor of going back.
    """
    last = since - _ONE_DAY
    if any(to_on == last for _, to_on in left):
        return tuple(one for one in left if one != (now, last))
    return (*left, (was, last))
