"""A meeting as its minutes are taken: contents with what was said, conclusions, and who is in the room."""

from dataclasses import dataclass
from datetime import date, time

from app.core.terms import Attendance, MeetingKind


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited, or an agency; `items` are the keys of the contents that he attends, none: all of them."""

    key: str
    name: str
    post: str = ""
    is_member: bool = False
    state: Attendance = Attendance.INVITED
    substitute: str = ""
    reason: str = ""
    arrived_at: time | None = None
    left_at: time | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldItem:
    """One content: what was noted, what came of it, the seconds used and the minutes that it is given."""

    key: str
    content: str
    agency: str = ""
    minutes: int = 0
    notes: str = ""
    result: str = ""
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class SpeechLine:
    """What somebody said, for so many seconds; `item` is the key of the content, empty for the whole meeting."""

    key: str
    item: str = ""
    speaker: str = ""
    content: str = ""
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class ConclusionText:
    """One conclusion; `item` as in a speech, `tasks` are those that carry it out, in words."""

    key: str
    item: str = ""
    content: str = ""
    tasks: str = ""


@dataclass(frozen=True, slots=True)
class EarlierMinutes:
    """The meeting of the same kind before this one, and whether its minutes were approved."""

    key: str
    title: str
    held_on: date
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting while it is held; `members` are all with a vote, also those who were not invited (duties 85, 86).

    `chair_row` is the key of the chair among the attendees (empty: he is none of them), `chair_delegate` is the name
    of who was delegated for the chair's post on the day.
    `locked` says since when and why nothing may be changed any more; empty while it may. A cancelled one is not held.
    """

    key: str
    title: str
    kind: MeetingKind
    held_on: date
    chair: str = ""
    opened_at: time | None = None
    ended_at: time | None = None
    secretary: str = ""
    notes: str = ""
    members: int = 0
    speech_minutes: int = 0
    items: tuple[HeldItem, ...] = ()
    speeches: tuple[SpeechLine, ...] = ()
    conclusions: tuple[ConclusionText, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    locked: str = ""
    is_cancelled: bool = False
    approved_on: date | None = None
    earlier: EarlierMinutes | None = None
    chair_row: str = ""
    chair_delegate: str = ""

    @property
    def chair_attendee(self) -> Attendee | None:
        """The chair among the attendees, as he is noted now."""
        return next((one for one in self.attendees if one.key == self.chair_row), None)
