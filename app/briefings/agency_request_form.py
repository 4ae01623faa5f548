"""What the form of a request to an agency is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.task_terms import ContactWay


@dataclass(frozen=True, slots=True)
class AgencyRequestForm:
    """What an agency is asked for, how, until when, and what came (duty 27)."""

    content: str = ""
    agency: Ref | None = None
    way: ContactWay = ContactWay.WRITING
    document_number: str = ""
    requested_on: date | None = None
    due_on: date | None = None
    officer: Ref | None = None
    task: Ref | None = None
    received_on: date | None = None
    received_document: str = ""
    note: str = ""
