"""What the documents of a meeting are told: who comes, what is on the agenda, and what was concluded."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from app.core.opinion_terms import VoteMethod
from app.core.terms import Attendance, MeetingKind


@dataclass(frozen=True, slots=True)
class Guest:
    """A person or an agency that is invited; `post` is a person's, with its agency, and may be empty.

    `substitute` came instead, `substitute_post` is what he is; `contents` are the keys of those that it is asked for
    only, none for the whole meeting. `reason` is why it did not come itself; `arrived_at` and `left_at` are the
    hours of who was not there all the time.
    """

    name: str
    is_person: bool = False
    post: str = ""
    state: Attendance = Attendance.INVITED
    substitute: str = ""
    substitute_post: str = ""
    contents: tuple[str, ...] = ()
    reason: str = ""
    left_at: time | None = None
    arrived_at: time | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What somebody said; the speaker may not be known."""

    speaker: str
    content: str


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One content, in its order; `key` tells its place for words ("opinions-KEY") from those of the others.

    `section` is the part of the agenda that it stands in, `presenter` who speaks for it ("Giám đốc Sở Y tế"); `due_on`
    is the own last day of its documents, if it needs any. What was noted, said and decided comes with the meeting.
    """

    key: str
    content: str
    agency: str = ""
    received_on: date | None = None
    section: str = ""
    minutes: int | None = None
    presenter: str = ""
    notes: str = ""
    spoken: tuple[Spoken, ...] = ()
    result: str = ""
    due_on: date | None = None
    needs_papers: bool = True


@dataclass(frozen=True, slots=True)
class AssignedTask:
    """What a conclusion asks for.

    `due` says the deadline behind "hoàn thành" ("trước ngày 15 tháng 12 năm 2026"); `rhythm` says of a regular task
    how often ("định kỳ hằng quý"). Both may be empty.
    """

    content: str
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    product: str = ""
    due: str = ""
    rhythm: str = ""


@dataclass(frozen=True, slots=True)
class ConclusionLine:
    """One conclusion with its tasks; `about` is the key of its content, empty for the whole meeting."""

    content: str
    about: str = ""
    tasks: tuple[AssignedTask, ...] = ()


@dataclass(frozen=True, slots=True)
class VoteLine:
    """A vote on a content; `carried` is what the regulation makes of it (None: it cannot be said)."""

    about: str
    method: VoteMethod
    members: int
    present: int
    in_favour: int
    against: int
    abstained: int = 0
    issued: int = 0
    invalid: int = 0
    carried: bool | None = None
    not_voting: int = 0
    blank: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class FollowedTask:
    """What became of a task: who leads it, until when it was given, and where it stands on the day."""

    content: str
    leads: tuple[str, ...]
    deadline: date | None
    state: str


@dataclass(frozen=True, slots=True)
class FollowedConclusion:
    """A conclusion of an earlier meeting of the kind, with its number there; without tasks nobody was asked yet."""

    held_on: date
    number: int
    content: str
    tasks: tuple[FollowedTask, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """How a meeting went; of `members` so many were `present` (0 members: nothing is told of it)."""

    opened_at: time | None = None
    ended_at: time | None = None
    secretary: str = ""
    notes: str = ""
    spoken: tuple[Spoken, ...] = ()
    members: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class MeetingBriefing:
    """A meeting; `places` are its venues, the first the main one.

    `chair_name` or `chair_post` may be empty, or both: who is noted as away does not chair. `chair_for` is whom the
    chair stands in for (name and post; either may be empty), if he does. Documents are asked for until
    `documents_due_on`, before the hour `documents_due_hour` of the day. `followed` are conclusions of earlier meetings
    of the kind as they stand. Nothing of a secret task is told (duty 12).
    """

    kind: MeetingKind
    title: str
    held_on: date
    starts_at: time | None
    places: tuple[str, ...]
    chair_name: str
    chair_post: str
    guests: tuple[Guest, ...]
    agenda: tuple[AgendaLine, ...]
    conclusions: tuple[ConclusionLine, ...]
    documents_due_on: date
    documents_due_hour: int
    votes: tuple[VoteLine, ...] = ()
    held: Held = Held()
    followed: tuple[FollowedConclusion, ...] = ()
    chair_for: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class MovedContent:
    """A content of a meeting that is not held; `to` says with which one it goes on ("Phiên họp …, ngày …"), or none."""

    content: str
    agency: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class CancelledMeeting:
    """A meeting that is not held, why, and the invitation that went out to it ("15/GM-UBND"; empty: none did)."""

    meeting: MeetingBriefing
    cancelled_on: date
    reason: str
    invitation: str = ""
    invited_on: date | None = None
    contents: tuple[MovedContent, ...] = ()


class Arrangement(StrEnum):
    """How a notice of conclusions goes: by the agencies that do, or by the issues as they were concluded."""

    AGENCY = "agency"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class ConclusionBriefing:
    """A meeting whose conclusions are made known."""

    meeting: MeetingBriefing
    arranged: Arrangement
