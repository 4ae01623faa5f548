"""What the form of a meeting is filled with."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.attached import AttachedFile
from app.briefings.custom_fields import CustomRow
from app.briefings.forms import Ref
from app.core.meeting_terms import Step
from app.core.terms import Attendance, MeetingKind


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One content of the meeting, who presents it, the day its documents came (duties 55-57), and their files.

    `left` says how it left the agenda ("Đã rút"), and then it has no number; empty while it is on it.
    """

    key: str = ""
    content: str = ""
    agency: Ref | None = None
    documents_received_on: date | None = None
    minutes: int | None = None
    files: tuple[AttachedFile, ...] = ()
    left: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A person or an agency invited, how it took part, and who came instead."""

    key: str = ""
    who: Ref | None = None
    state: Attendance = Attendance.INVITED
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class ConclusionRow:
    """One conclusion; `about` is the number of the content that it is on (1: the first; none: the whole meeting).

    `about_key` is the content that it was on when the form was loaded, so that a content moved by mistake is seen; one
    that left the agenda since is told by it alone.
    """

    key: str = ""
    content: str = ""
    about: int | None = None
    about_key: str = ""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the preparation; what says nothing is only shown, never kept (duty 62)."""

    key: str = ""
    step: Step | None = None
    done_on: date | None = None
    document: str = ""
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """A meeting as its form shows it; a new one's empty title, chair and place are proposed when it is saved.

    `differing` is what agencies differ about, with what it concerns, and when that was reported on (duties 87, 88).
    """

    kind: MeetingKind = MeetingKind.REGULAR_SESSION
    title: str = ""
    held_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    chair: Ref | None = None
    touches_members: bool = False
    differing: str = ""
    differing_task: Ref | None = None
    differing_item: Ref | None = None
    differing_reported_on: date | None = None
    steps: tuple[StepRow, ...] = ()
    agenda: tuple[AgendaRow, ...] = ()
    attendance: tuple[AttendanceRow, ...] = ()
    conclusions: tuple[ConclusionRow, ...] = ()
    custom: tuple[CustomRow, ...] = ()

    @property
    def numbered(self) -> tuple[AgendaRow, ...]:
        """The contents that have a number, from 1 on."""
        return tuple(row for row in self.agenda if not row.left)
