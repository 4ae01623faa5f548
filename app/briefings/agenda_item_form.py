"""What the form of one content of a meeting is filled with, and the sheets that ask about several."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from app.briefings.attached import AttachedFile
from app.briefings.forms import Ref


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One version of a paper; versions share its name (duties 55, 56), and its last day if it has an own one."""

    key: str = ""
    name: str = ""
    version: int | None = 1
    document: str = ""
    received_on: date | None = None
    files: tuple[AttachedFile, ...] = ()
    due_on: date | None = None

    @property
    def called(self) -> str:
        """Its name; of one without it that of its first file, which says as much."""
        return self.name or (PurePath(self.files[0].name).stem if self.files else "")


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A leader who is asked about the content before its session (duty 54)."""

    key: str = ""
    who: Ref | None = None
    asked_on: date | None = None
    answered_on: date | None = None
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItemForm:
    """One content of a meeting; with `papers` the days on which all are due and there are worked out from them.

    `needs_papers` None: as its words propose.
    """

    meeting: Ref | None = None
    content: str = ""
    agency: Ref | None = None
    presenter: Ref | None = None
    section: str = ""
    minutes: int | None = None
    programme_item: Ref | None = None
    documents_due_on: date | None = None
    documents_received_on: date | None = None
    papers: tuple[PaperRow, ...] = ()
    asked: tuple[AskedRow, ...] = ()
    late_reason: str = ""
    late_reason_accepted: bool | None = None
    late_reason_decided_on: date | None = None
    withdrawal_proposed_on: date | None = None
    withdrawal_document: str = ""
    withdrawal_agreed: bool | None = None
    withdrawal_decided_on: date | None = None
    postponed_on: date | None = None
    postponed_reason: str = ""
    needs_papers: bool | None = None


@dataclass(frozen=True, slots=True)
class PapersMark:
    """Whether papers are to be sent for contents (duties 55, 56)."""

    needed: bool | None = None


@dataclass(frozen=True, slots=True)
class WithdrawalProposal:
    """The office proposes to the Chairman to take contents off the agenda (duty 57)."""

    proposed_on: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawalDecision:
    """What the Chairman decided about them."""

    agreed: bool | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class LateReason:
    """Why documents are late, and whether that is accepted."""

    reason: str = ""
    accepted: bool | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Postponement:
    """Contents go on at another meeting; without one they wait among the proposals."""

    to: Ref | None = None
    postponed_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """Leaders are asked about contents (duty 54)."""

    leaders: tuple[Ref, ...] = ()
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class LeadersAnswer:
    """What leaders who were asked answered; without leaders all who did not answer yet."""

    leaders: tuple[Ref, ...] = ()
    answered_on: date | None = None
    opinion: str = "Đồng ý"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Proposed contents become contents of a meeting."""

    meeting: Ref | None = None
    decided_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Proposed contents are not put on an agenda."""

    decided_on: date | None = None
    note: str = ""
