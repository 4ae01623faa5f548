"""What the form of an oral instruction is filled with."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.forms import Ref
from app.briefings.task_lines import TaskLine
from app.core.terms import Secrecy


@dataclass(frozen=True, slots=True)
class OralForm:
    """What a leader said, who passed it on and answers for its words, and the tasks that follow from it (duty 26).

    `confirmed_number` and `confirmed_on` are those of the document that confirmed it in writing.
    """

    said_by: Ref | None = None
    said_on: date | None = None
    said_at: time | None = None
    place: str = ""
    content: str = ""
    transmitted_by: Ref | None = None
    transmitted_to: str = ""
    confirmed_number: str = ""
    confirmed_on: date | None = None
    secrecy: Secrecy = Secrecy.NONE
    tasks: tuple[TaskLine, ...] = ()
