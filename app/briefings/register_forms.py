"""What the forms of the office's registers are filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.register_terms import RegisterKind
from app.core.terms import Secrecy


@dataclass(frozen=True, slots=True)
class IncomingForm:
    """A line of the register of incoming documents; an empty number becomes the next one of the year (duty 101)."""

    arrived_on: date | None = None
    number: int | None = None
    author: str = ""
    symbol: str = ""
    issued_on: date | None = None
    type_name: str = ""
    summary: str = ""
    secrecy: Secrecy = Secrecy.NONE
    room: Ref | None = None
    person: Ref | None = None
    handed_on: date | None = None
    deadline: date | None = None
    progress: str = ""
    answer_symbol: str = ""
    answered_on: date | None = None
    source: Ref | None = None
    archive: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterForm:
    """A line of a smaller register (duties 105, 120, 128, 130, 141)."""

    kind: RegisterKind = RegisterKind.ACCESS
    content: str = ""
    document_number: str = ""
    dated: date | None = None
    agency: Ref | None = None
    person: Ref | None = None
    approved_by: str = ""
    due_on: date | None = None
    done_on: date | None = None
    result: str = ""
