"""Tasks as a workbook sends them to a department and takes them back: one row each, known by its key."""

from dataclasses import dataclass
from datetime import date

from app.briefings.custom_fields import CustomColumn


@dataclass(frozen=True, slots=True)
class SheetPart:
    """What one agency of a task does of it, and who answers for it there."""

    agency: str
    contact: str = ""
    phone: str = ""
    part: str = ""
    deadline: date | None = None
    answered_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class SheetTask:
    """One task; flags and judgements are None where nothing was said, agencies stand in their order.

    `custom` is what fields of the office's own say, by their keys, as it is kept. The progress is that of the last
    entry, without its day: who fills the sheet in gives another.
    """

    key: str
    document_number: str = ""
    document_date: date | None = None
    issuer: str = ""
    secrecy: str = ""
    content: str = ""
    assigner: str = ""
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    product: str = ""
    field: str = ""
    assigned_on: date | None = None
    deadline: date | str | None = None
    extended_to: date | None = None
    extension_decided_on: date | None = None
    completed_on: date | None = None
    result_document: str = ""
    quality: bool | None = None
    delay_reported_on: date | None = None
    delay_accepted: bool | None = None
    delay_reason: str = ""
    withdrawn: bool = False
    withdrawn_on: date | None = None
    officer: str = ""
    note: str = ""
    summary: str = ""
    origin: str = ""
    room: str = ""
    deputy: str = ""
    marks: tuple[str, ...] = ()
    parts: tuple[SheetPart, ...] = ()
    percent: int | None = None
    progress: str = ""
    difficulty: str = ""
    proposal: str = ""
    obligation: str = ""
    result_on: date | None = None
    approved_on: date | None = None
    custom: tuple[tuple[str, str], ...] = ()
    passage: str = ""


@dataclass(frozen=True, slots=True)
class TaskSheet:
    """The rows of one workbook, the day on which they were taken out, and the fields of the office's own."""

    tasks: tuple[SheetTask, ...]
    taken_on: date
    own: tuple[CustomColumn, ...] = ()
