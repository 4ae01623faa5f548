"""What the monthly briefing set is told: figures, the rows behind them, and the office's own words."""

from dataclasses import dataclass
from datetime import date

from app.briefings.edition import Edition
from app.briefings.figures import Figures, TaskFigures
from app.core.terms import Outcome, Receipt


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as a document tells it, seen on the briefing's day; `deadline` is the one in force.

    `issued_on` is the day of the document that assigned it; of a `secret` one only the number and the days may be
    told (duty 12). `deadline_words` say what the deadline was typed as, or that the task goes on ("thường xuyên").
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


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One programme item as a document tells it; `due` is year and month after the last adjustment."""

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


@dataclass(frozen=True, slots=True)
class SessionDocumentRow:
    """One content of a session and whether its documents came in time."""

    meeting: str
    held_on: date
    content: str
    agency: str
    due_on: date
    received_on: date | None
    receipt: Receipt
    of_party: bool


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One periodic report that was due."""

    name: str
    agency: str
    due_on: date
    received_on: date | None
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Share:
    """Tasks of one origin or one assigner."""

    name: str
    figures: TaskFigures


@dataclass(frozen=True, slots=True)
class NextMonth:
    """What falls due in the month after the period, known on the briefing's day."""

    year: int
    month: int
    tasks: tuple[TaskRow, ...]
    programme: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True)
class MonthBriefing:
    """All that the monthly briefing set says; every document, screen and file reads these values.

    `praised` names the agencies that do well by the regulation's numbers (`praise_rate`, `praise_minimum`).
    """

    year: int
    month: int
    figures: Figures
    by_origin: tuple[Share, ...]
    by_assigner: tuple[Share, ...]
    praised: tuple[str, ...]
    tasks: tuple[TaskRow, ...]
    overdue: tuple[TaskRow, ...]
    programme: tuple[ProgrammeRow, ...]
    not_submitted: tuple[ProgrammeRow, ...]
    session_documents: tuple[SessionDocumentRow, ...]
    reports: tuple[ReportRow, ...]
    next_month: NextMonth


@dataclass(frozen=True, slots=True)
class MonthSet:
    """A month and how its documents go out; the workbook comes with the report."""

    briefing: MonthBriefing
    report: Edition
    bulletin: Edition
