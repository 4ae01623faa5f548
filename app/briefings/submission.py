"""What the slip is told with which the office submits a dossier to a leader (duties 97, 98)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.core.terms import ExaminedPoint, Term


class SlipForm(Term):
    """The two forms that provinces use (practice §3.5)."""

    NARRATIVE = "narrative", "Ba phần, viết thành đoạn"
    CHECKLIST = "checklist", "Khung đánh dấu"


class Proposal(Term):
    """What the office proposes to do with what was submitted."""

    AGREE = "agree", "Thống nhất hoàn toàn"
    AMEND = "amend", "Thống nhất, có sửa đổi"
    REFUSE = "refuse", "Không thống nhất"


@dataclass(frozen=True, slots=True)
class Examined:
    """What the office found on one point: whether it is in order (None: not examined), and a remark."""

    in_order: bool | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs the slip, and on which day; both may be open."""

    name: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class SubmissionSlip:
    """A dossier as the office submits it.

    `addressees` are leaders as they are addressed; `papers` the documents of the dossier, each with number and day;
    `asked` who must still be asked for an opinion, of `to_ask`; `authority` who decides, and by which provision.
    """

    form: SlipForm
    addressees: tuple[str, ...]
    agency: str
    matter: str
    papers: tuple[str, ...]
    examined: Mapping[ExaminedPoint, Examined] = field(default_factory=dict)
    number: str = ""
    to_ask: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset()
    authority: str = ""
    proposal: Proposal | None = None
    reason: str = ""
    secrecy: str = ""
    room: str = ""
    officer: Signer = Signer()
    room_head: Signer = Signer()
    leader: Signer = Signer()
