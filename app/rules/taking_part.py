"""Who takes part in a meeting: who comes himself, and how a line of the schedule says all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.meeting_held_terms import Answer
from app.core.terms import Attendance

LEAST = 2  # of a circle; one of it alone is named
NAMED = 6  # one by one; of more the rest are counted


def comes(state: Attendance, answer: Answer | None = None, substitute: str = "") -> bool:
    """Whether somebody who is invited comes himself, as far as it is noted or announced for the meeting's day.

    Who is noted as there came, whatever was announced; who is still only invited comes unless he said that he cannot
    or sends somebody.
    """
    if state is Attendance.INVITED:
        return answer not in (Answer.CANNOT, Answer.SUBSTITUTE) and not substitute
    return state is Attendance.PRESENT


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
