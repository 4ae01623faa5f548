"""What the form of a dossier is filled with, and the sheets of its steps."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.briefings.submission import Proposal
from app.core.opinion_terms import Decision, DossierClass, DossierPoint, ReturnGround
from app.core.terms import Secrecy


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One time that the dossier came (duty 99): examined, or returned with the reason (duties 6, 60)."""

    key: str = ""
    received_on: date | None = None
    number: str = ""
    changes: str = ""
    examined_on: date | None = None
    examined_by: Ref | None = None
    returned_on: date | None = None
    return_ground: ReturnGround | None = None
    return_reason: str = ""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """What was found on one point (duties 59, 97)."""

    key: str = ""
    point: DossierPoint = DossierPoint.LEGAL_BASIS
    in_order: bool | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DossierForm:
    """A dossier as its form shows it."""

    kind: DossierClass = DossierClass.OTHER
    content: str = ""
    number: str = ""
    secrecy: Secrecy = Secrecy.NONE
    agency: Ref | None = None
    room: Ref | None = None
    officer: Ref | None = None
    papers: str = ""
    versions: tuple[VersionRow, ...] = ()
    checks: tuple[CheckRow, ...] = ()
    authority: str = ""
    proposal: Proposal | None = None
    proposal_reason: str = ""
    submitted_on: date | None = None
    leader: Ref | None = None
    decision: Decision | None = None
    decided_on: date | None = None
    decision_words: str = ""
    differing: str = ""
    meeting: Ref | None = None
    programme_item: Ref | None = None
    agenda_item: Ref | None = None
    task: Ref | None = None
    escalated_on: date | None = None
    escalated_to: str = ""
    escalation_reason: str = ""
    reserved_by: Ref | None = None
    reserved_on: date | None = None
    reserved_opinion: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Examining:
    """Dossiers found in order; `all_points`: also on the points that nobody has judged yet."""

    examined_on: date | None = None
    examined_by: Ref | None = None
    all_points: bool = True


@dataclass(frozen=True, slots=True)
class Returning:
    """Dossiers sent back."""

    returned_on: date | None = None
    ground: ReturnGround = ReturnGround.INCOMPLETE
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ComingAgain:
    """A dossier that came again."""

    received_on: date | None = None
    number: str = ""
    changes: str = ""


@dataclass(frozen=True, slots=True)
class Submitting:
    """Dossiers submitted to a leader with what the office proposes."""

    submitted_on: date | None = None
    leader: Ref | None = None
    proposal: Proposal = Proposal.AGREE
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deciding:
    """What the leader decided."""

    decision: Decision = Decision.AGREED
    decided_on: date | None = None
    words: str = ""
