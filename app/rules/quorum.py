"""Whether enough members are in the room, by the share that the regulation asks for (duties 85, 86)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time
from fractions import Fraction
from math import ceil

from app.briefings.held_meeting import Attendee
from app.core.terms import Attendance

CAME = (Attendance.PRESENT, Attendance.SUBSTITUTED)


@dataclass(frozen=True, slots=True)
class Quorum:
    """So many members of all are present, and so many are needed."""

    present: int
    members: int
    needed: int

    @property
    def missing(self) -> int:
        """How many more are needed; 0 when there are enough."""
        return max(0, self.needed - self.present)


def quorum(present: int, members: int, share: Fraction) -> Quorum:
    """The least whole number of members that makes `share` of them all is needed; without members none."""
    return Quorum(present, members, ceil(members * share))


def is_in_room(attendee: Attendee, item: str = "") -> bool:
    """Tell whether somebody, or who came instead, is there now; `item` is the content that is dealt with."""
    came = attendee.state in CAME
    asked = not item or not attendee.items or item in attendee.items
    return came and attendee.left_at is None and asked


def has_gone(attendee: Attendee, ended_at: time | None = None) -> bool:
    """Tell whether somebody who came left before the end."""
    came, at = attendee.state in CAME, attendee.left_at
    return came and at is not None and (ended_at is None or at < ended_at)


def attended(attendees: Iterable[Attendee]) -> tuple[Attendee, ...]:
    """The same as those who came stand for the whole of a meeting: whoever left before its end was there, too."""
    return tuple(replace(one, left_at=None) for one in attendees)


def members_present(attendees: Iterable[Attendee], item: str = "", *, substitutes_count: bool) -> int:
    """Count the members in the room; one who sent somebody counts only where the regulation lets him."""
    there = [one for one in attendees if one.is_member and is_in_room(one, item)]
    return sum(substitutes_count or one.state is Attendance.PRESENT for one in there)


def say(found: Quorum) -> str:
    """ "Có mặt 18/27, đủ" or "Có mặt 16/27, thiếu 2"."""
    enough = f"thiếu {found.missing}" if found.missing else "đủ"
    return f"Có mặt {found.present}/{found.members}, {enough}"
