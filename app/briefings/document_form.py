"""What the form of a source document is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.briefings.task_lines import TaskLine
from app.core.task_making_terms import DocumentMark
from app.core.terms import Secrecy


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """A source document with its tasks; `assigned_on` and `assigner` are those of the tasks that are added.

    Without `assigned_on` a new task is assigned on the day of the document. `marks` say why it gets no task (duties 6,
    7); `return_letter` is the number of the letter with which it went back.
    """

    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    summary: str = ""
    secrecy: Secrecy = Secrecy.NONE
    assigner: Ref | None = None
    assigned_on: date | None = None
    marks: tuple[DocumentMark, ...] = ()
    returned_on: date | None = None
    return_letter: str = ""
    tasks: tuple[TaskLine, ...] = ()
