"""What the form of those invited to a meeting is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.meeting_held_terms import Answer


@dataclass(frozen=True, slots=True)
class OldAnswer:
    """What was answered for a day on which the meeting is not held any more."""

    answer: Answer | None
    answered_on: date | None
    day: date


@dataclass(frozen=True, slots=True)
class GuestRow:
    """Somebody invited: to which contents (none: to all), when, and what was answered (`old`: for another day)."""

    key: str = ""
    who: Ref | None = None
    items: str = ""
    sent_on: date | None = None
    answer: Answer | None = None
    answered_on: date | None = None
    substitute: str = ""
    substitute_post: str = ""
    substitute_phone: str = ""
    reason: str = ""
    old: OldAnswer | None = None

    @property
    def is_old(self) -> bool:
        """Whether its answer still is the one for another day."""
        old = self.old
        return old is not None and (self.answer, self.answered_on) == (old.answer, old.answered_on)


@dataclass(frozen=True, slots=True)
class GuestsForm:
    """Those invited to a meeting.

    The groups that are ticked are added when it is saved; day and way of the invitation go to those who have none.
    `contents` are so many: numbers of contents go up to it.
    """

    committee: bool = False
    departments: bool = False
    communes: bool = False
    rooms: bool = False
    office_leaders: bool = False
    sent_on: date | None = None
    sent_by: str = ""
    guests: tuple[GuestRow, ...] = ()
    contents: int = 0
