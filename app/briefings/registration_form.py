"""What the form of a content registered for the programme is filled with, and what is asked when it is decided."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.briefings.programme_item_form import YearMonth
from app.core.programme_terms import ProposalSource, RequestDecision
from app.core.terms import AdjustmentGround, Book, DecisionLevel


@dataclass(frozen=True, slots=True)
class RegistrationForm:
    """A registered content (duties 31, 32); one with a ground asks to add it to an issued programme (duties 39-41)."""

    source: ProposalSource = ProposalSource.AGENCY
    agency: Ref | None = None
    document_number: str = ""
    proposed_on: date | None = None
    content: str = ""
    due: YearMonth | None = None
    book: Book = Book.COMMITTEE
    form: str = ""
    level: DecisionLevel = DecisionLevel.COMMITTEE
    lead: Ref | None = None
    leader: Ref | None = None
    field: Ref | None = None
    ground: AdjustmentGround | None = None
    reason: str = ""
    necessity: str = ""
    effect: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Considered:
    """What was decided of registered contents: when, by whom, and why not, or into what they are merged."""

    decided_on: date | None = None
    decided_by: str = ""
    refusal: str = ""
    item: Ref | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of requests to adjust (duty 39); open steps move with the month unless they are kept."""

    decision: RequestDecision = RequestDecision.APPROVED
    decided_on: date | None = None
    decided_by: str = ""
    decision_document: str = ""
    decision_note: str = ""
    keeps_steps: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to move or withdraw items: the ground and the three texts (duties 39-41)."""

    to: YearMonth | None = None
    withdraws: bool = False
    ground: AdjustmentGround | None = None
    reason: str = ""
    necessity: str = ""
    effect: str = ""
    document_number: str = ""
    requested_on: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """On which day items were submitted or issued."""

    on: date | None = None


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """Into which month what was not done is registered again, and on which day that was said."""

    to: YearMonth | None = None
    on: date | None = None
