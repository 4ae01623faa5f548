"""What the form of a programme item is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.terms import AdjustmentGround, Book, DecisionLevel

YearMonth = tuple[int, int]
"""A year and a month of it."""


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """A request to move or withdraw the item, its ground and the three texts (duties 39-41), and what was decided.

    `key` is empty for a new one; one to withdraw needs no month.
    """

    key: str = ""
    kind: AdjustmentKind = AdjustmentKind.MOVE
    to: YearMonth | None = None
    ground: AdjustmentGround | None = None
    reason: str = ""
    necessity: str = ""
    effect: str = ""
    document_number: str = ""
    requested_on: date | None = None
    decision: RequestDecision = RequestDecision.PENDING
    decided_on: date | None = None
    decided_by: str = ""
    decision_document: str = ""
    decision_note: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A step of the detailed plan (duty 38); `key` is empty for a new one."""

    key: str = ""
    content: str = ""
    responsible: str = ""
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeItemForm:
    """A programme item as its form shows it; `due` is the month of the programme as issued.

    `added_on` to `decision_note` tell how it came into a programme that was issued already (duties 39-41): decided on
    which day, why, by whom asked and decided. An approved move moves the open steps too, unless it `keeps_steps`.
    """

    book: Book = Book.COMMITTEE
    content: str = ""
    form: str = ""
    level: DecisionLevel = DecisionLevel.COMMITTEE
    leads: tuple[Ref, ...] = ()
    coordinating: tuple[Ref, ...] = ()
    leader: Ref | None = None
    field: Ref | None = None
    room: Ref | None = None
    due: YearMonth | None = None
    added_on: date | None = None
    ground: AdjustmentGround | None = None
    reason: str = ""
    necessity: str = ""
    effect: str = ""
    asked_by: Ref | None = None
    document_number: str = ""
    asked_on: date | None = None
    decided_by: str = ""
    decision_document: str = ""
    decision_note: str = ""
    needs_party: bool = False
    party_on: date | None = None
    needs_council: bool = False
    council_on: date | None = None
    council_session: str = ""
    milestones: tuple[MilestoneRow, ...] = ()
    adjustments: tuple[AdjustmentRow, ...] = ()
    keeps_steps: bool = False
    submitted_on: date | None = None
    issued_on: date | None = None
    withdrawn: bool = False
    withdrawn_on: date | None = None
    delay_cause: str = ""
    note: str = ""
