"""What the form of a source document is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.briefings.task_lines import TaskLine
from app.core.terms import Secrecy


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """A source document with its tasks; `assigned_on` and `assigner` are those of the tasks that are added.

    Without `assigned_on` a new task is assigned on the day of the document.
    """

    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    summary: str = ""
    secrecy: Secrecy = Secrecy.NONE
    assigner: Ref | None = None
    assigned_on: date | None = None
    tasks: tuple[TaskLine, ...] = ()
