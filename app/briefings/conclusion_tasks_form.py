"""What the form is filled with that makes tasks of conclusions."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.briefings.task_lines import TaskLine


@dataclass(frozen=True, slots=True)
class ConclusionTasksForm:
    """Tasks that carry out conclusions of a meeting; `document` is the announcement of the conclusions, if any."""

    assigned_on: date | None = None
    assigner: Ref | None = None
    document: Ref | None = None
    document_day: date | None = None
    tasks: tuple[TaskLine, ...] = ()
