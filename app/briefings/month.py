"""The rows behind the figures: tasks, programme items, session documents and reports as documents tell them."""

from dataclasses import dataclass
from datetime import date, time

from app.core.terms import Outcome, Receipt


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as a document tells it, seen on the briefing's day; `deadline` is the one in force.

    `issued_on` is the day of the document that assigned it; of a `secret` one only the number and the days may be
    told (duty 12). `deadline_words` say what the deadline was typed as, or that the task goes on ("thường xuyên").
    `key` tells two tasks apart that say the same, as secret ones of one document do. `step_of` is the task that it is a
    step of: "Khảo sát" alone says nothing to whoever reads it.
    """

    number: str
    content: str
    assigner: str
    leads: tuple[str, ...]
    coordinating: tuple[str, ...]
    product: str
    assigned_on: date
    deadline: date | None
    completed_on: date | None
    officer: str
    outcome: Outcome
    days_late: int | None
    excused: bool
    failed: bool
    issued_on: date | None = None
    secret: bool = False
    deadline_words: str = ""
    key: str = ""
    step_of: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One programme item as a document tells it; `due` is year and month after the last adjustment.

    `explanation` is that of the head of its agency for the session (duty 45).
    """

    content: str
    form: str
    level: str
    leads: tuple[str, ...]
    leader: str
    due: tuple[int, int]
    first_due: tuple[int, int]
    submitted_on: date | None
    issued_on: date | None
    delay_cause: str
    coordinating: tuple[str, ...] = ()
    note: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class SessionDocumentRow:
    """One content of a session and whether its documents came in time.

    `of_office`: the head of the office calls such a meeting, so that its documents are no matter of the committee's.
    """

    meeting: str
    held_on: date
    content: str
    agency: str
    due_on: date
    received_on: date | None
    receipt: Receipt
    of_party: bool
    of_office: bool = False


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One periodic report that was due, by which hour of that day, and at which it came."""

    name: str
    agency: str
    due_on: date
    received_on: date | None
    receipt: Receipt
    due_hour: int | None = None
    received_at: time | None = None
