"""What the form of a task is filled with."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.custom_fields import CustomRow
from app.briefings.forms import Ref
from app.core.task_making_terms import TaskMark
from app.core.task_terms import Obligation
from app.core.terms import Secrecy, TaskKind, TaskOrigin


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """A new deadline, and the decision that gave it."""

    extended_to: date | None = None
    decided_on: date | None = None
    document_number: str = ""
    reason: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class DelayReportRow:
    """A written report that the task will be late, and the decision on its reason (duties 9, 10)."""

    reported_on: date | None = None
    document_number: str = ""
    reason: str = ""
    accepted: bool | None = None
    decided_on: date | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """What an agency said of the task on a day."""

    reported_on: date | None = None
    agency: Ref | None = None
    percent: int | None = None
    content: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class AgencyPartRow:
    """Who answers for a task at one of its agencies, and that agency's own part (duties 1, 4, 15)."""

    agency: Ref | None = None
    contact: str = ""
    phone: str = ""
    part: str = ""
    deadline: date | None = None
    answered_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """That another agency was asked before the task was reported, and whether it agreed (duty 2)."""

    asked_on: date | None = None
    agency: Ref | None = None
    document_number: str = ""
    answered_on: date | None = None
    agreed: bool | None = None
    content: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class TaskForm:
    """A task with its source document and all that happened to it.

    `document_day`, `issuer`, `summary` and `secrecy` are those of `document`: they are written when it is a new one
    or the one that the task had, and otherwise fill only what another document lacks. No `origin`: it follows from
    the document.
    """

    document: Ref | None = None
    document_day: date | None = None
    issuer: str = ""
    passage: str = ""
    summary: str = ""
    secrecy: Secrecy = Secrecy.NONE
    content: str = ""
    origin: TaskOrigin | None = None
    assigner: Ref | None = None
    product: str = ""
    field: Ref | None = None
    kind: TaskKind = TaskKind.NORMAL
    assigned_on: date | None = None
    deadline: date | None = None
    deadline_words: str = ""
    leads: tuple[Ref, ...] = ()
    coordinating: tuple[Ref, ...] = ()
    officer: Ref | None = None
    completed_on: date | None = None
    completed_at: time | None = None
    result_document: str = ""
    quality_accepted: bool | None = None
    quality_judged_on: date | None = None
    withdrawn: bool = False
    withdrawn_on: date | None = None
    note: str = ""
    extensions: tuple[ExtensionRow, ...] = ()
    delay_reports: tuple[DelayReportRow, ...] = ()
    progress: tuple[ProgressRow, ...] = ()
    room: Ref | None = None
    deputy: Ref | None = None
    marks: tuple[TaskMark, ...] = ()
    parent: Ref | None = None
    agency_parts: tuple[AgencyPartRow, ...] = ()
    consultations: tuple[ConsultationRow, ...] = ()
    obligation: Obligation = Obligation.CARRY_OUT
    result_on: date | None = None
    approver: Ref | None = None
    approved: bool | None = None
    approved_on: date | None = None
    custom: tuple[CustomRow, ...] = ()
