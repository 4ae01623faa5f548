"""What is asked before a verb on a meeting: lock, reopen, hold again, cancel, tell the press or report on one."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.forms import Ref
from app.core.meeting_held_terms import PressKind
from app.core.meeting_terms import AgendaRule, MeetingRhythm
from app.core.regulation_terms import DayOffRule


@dataclass(frozen=True, slots=True)
class LockReason:
    """Why a meeting is locked, or opened again."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class PressNote:
    """A press conference or release about a meeting that is held on a day (duty 65)."""

    kind: PressKind = PressKind.RELEASE
    on_day: date | None = None
    content: str = ""
    document_number: str = ""
    held_on: date | None = None


@dataclass(frozen=True, slots=True)
class Repeating:
    """A meeting is held again like the chosen one: from which day, how, until when, without which days."""

    rhythm: MeetingRhythm = MeetingRhythm.ONCE
    first: date | None = None
    until: date | None = None
    but: str = ""
    move: DayOffRule = DayOffRule.BEFORE
    guests: bool = True
    contents: bool = True


@dataclass(frozen=True, slots=True)
class ByRule:
    """By which rules contents come on an agenda; those of these keys are left out by hand."""

    rules: tuple[AgendaRule, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InvitationReport:
    """What was reported after a meeting of others, when and by which document (duty 80)."""

    reported_on: date | None = None
    report: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Cancelling:
    """Why and since when a meeting is not held, by which notice, and where its contents go (none: they wait).

    With `later` those of its series that come after it are cancelled, too.
    """

    reason: str = ""
    cancelled_on: date | None = None
    document: str = ""
    to: Ref | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class Reinstating:
    """Cancelled meetings stand again; the contents of these keys stay where they went meanwhile."""

    away: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moving:
    """To which day the first of some meetings goes, and the others by as many days; hours and place of them all.

    What is empty stays. With `later` those of their series that come after them move, too, off days off as `off` says.
    """

    day: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    later: bool = False
    off: DayOffRule = DayOffRule.BEFORE
