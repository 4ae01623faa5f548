"""What the form of a programme item is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.terms import AdjustmentGround, Book, DecisionLevel

YearMonth = tuple[int, int]
"""A year and a month of it."""


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """A new month for the item, its ground and the three texts (duties 39-41); `key` is empty for a new one."""

    key: str = ""
    to: YearMonth | None = None
    ground: AdjustmentGround | None = None
    reason: str = ""
    necessity: str = ""
    effect: str = ""
    document_number: str = ""
    requested_on: date | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeItemForm:
    """A programme item as its form shows it; `due` is the month of the programme as issued."""

    book: Book = Book.COMMITTEE
    content: str = ""
    form: str = ""
    level: DecisionLevel = DecisionLevel.COMMITTEE
    leads: tuple[Ref, ...] = ()
    coordinating: tuple[Ref, ...] = ()
    leader: Ref | None = None
    due: YearMonth | None = None
    adjustments: tuple[AdjustmentRow, ...] = ()
    submitted_on: date | None = None
    issued_on: date | None = None
    withdrawn: bool = False
    withdrawn_on: date | None = None
    delay_cause: str = ""
    note: str = ""
