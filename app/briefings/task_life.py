"""What is asked before something is noted or decided of chosen tasks on their way."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.forms import Ref
from app.core.task_terms import ContactWay, TaskEventKind


@dataclass(frozen=True, slots=True)
class ProgressNote:
    """What an agency says of a task on a day, what hinders it and what it proposes (duty 16)."""

    reported_on: date | None = None
    agency: Ref | None = None
    percent: int | None = None
    content: str = ""
    difficulty: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class ContactNote:
    """Somebody was called or met: who, where, by whom, when, and what was said (duty 25)."""

    way: ContactWay = ContactWay.PHONE
    contacted_on: date | None = None
    contacted_at: time | None = None
    agency: Ref | None = None
    person_name: str = ""
    phone: str = ""
    content: str = ""
    caller: Ref | None = None


@dataclass(frozen=True, slots=True)
class DelayNote:
    """A written report that a task will be late (duty 9)."""

    reported_on: date | None = None
    agency: Ref | None = None
    document_number: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DelayDecision:
    """Whether the reason of a delay is justified (duty 10)."""

    accepted: bool | None = None
    decided_on: date | None = None
    decider: Ref | None = None
    decision_note: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionWish:
    """A request for more time."""

    requested_on: date | None = None
    agency: Ref | None = None
    requested_to: date | None = None
    document_number: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionDecision:
    """What is decided of requests for more time; without `extended_to` each gets the day that it asks for."""

    granted: bool | None = None
    extended_to: date | None = None
    decided_on: date | None = None
    decider: Ref | None = None
    document_number: str = ""
    decision_note: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """What was submitted to whom: the paper and its day (feature 5)."""

    document_number: str = ""
    submitted_on: date | None = None
    approver: Ref | None = None


@dataclass(frozen=True, slots=True)
class SubmissionDecision:
    """What the approver decides of what was submitted (feature 5); its number and day, where they are not yet there."""

    approved: bool | None = None
    approved_on: date | None = None
    approver: Ref | None = None
    document_number: str = ""
    submitted_on: date | None = None
    approved_at: time | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A result is taken, and its quality judged (duty 8)."""

    quality: bool | None = None
    judged_on: date | None = None
    decider: Ref | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class GivingBack:
    """A result is given back: the task is unfinished again from that day on."""

    returned_on: date | None = None
    decider: Ref | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """Another agency leads the tasks from a day on."""

    agency: Ref | None = None
    from_on: date | None = None
    document_number: str = ""
    decider: Ref | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EventNote:
    """A task taken or refused, differing opinions, a report to a superior, a reserved opinion (duties 3, 22, 110)."""

    kind: TaskEventKind = TaskEventKind.DIFFERING
    happened_on: date | None = None
    agency: Ref | None = None
    decider: Ref | None = None
    document_number: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class NewHandover:
    """Work goes from one person to another on a day (duty 21); without a field all of it. One witness a line."""

    giver: Ref | None = None
    taker: Ref | None = None
    field: Ref | None = None
    held_on: date | None = None
    ground: str = ""
    place: str = ""
    witnesses: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """How differing opinions, or a matter that was reported, ended."""

    settled_on: date | None = None
    settlement: str = ""
