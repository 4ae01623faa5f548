"""Who takes part in a meeting, as a line of the schedule says it: whole circles by their name, the rest one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

LEAST = 2  # of a circle; one of it alone is named
NAMED = 6  # one by one; of more the rest are counted


@dataclass(frozen=True, slots=True)
class Circle:
    """People or agencies that go by one name; a `usual` one comes to this kind of meeting by the regulation."""

    name: str
    members: frozenset[UUID]
    usual: bool = False


def in_circles(invited: Sequence[UUID], circles: Iterable[Circle]) -> tuple[list[str], list[UUID]]:
    """Return the names of the circles that are invited, and who is left beside them.

    A usual circle is invited when most of it is: somebody may be away or have come to it since. Others only whole.
    """
    said, left = [], list(invited)
    for circle in circles:
        here = circle.members.intersection(left)
        if len(here) >= LEAST and (
            2 * len(here) > len(circle.members) if circle.usual else here == circle.members
        ):
            said.append(circle.name)
            left = [one for one in left if one not in here]
    return said, left


def named(names: Sequence[str], others: str) -> list[str]:
    """Return the first names, and how many others ("cơ quan", "đại biểu") there are."""
    if len(names) <= NAMED:
        return list(names)
    return [*names[:NAMED], f"{len(names) - NAMED} {others} khác"]
