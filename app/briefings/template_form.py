"""What the forms of a task's template, and of the task that is made of it, are filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.task_terms import Obligation
from app.core.terms import MeetingKind, TaskOrigin


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step, done within `days` working days of the start; without an agency whoever leads the task does it.

    `part` is the template that the step itself is; without `content` the step says what that says.
    """

    content: str = ""
    days: int | None = None
    product: str = ""
    agency: Ref | None = None
    officer: Ref | None = None
    part: Ref | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class TemplateForm:
    """A task that is given again and again with the same steps; `days` are working days from its start.

    With a `meeting_kind` meetings of that kind bring it, counted from the day of the meeting.
    """

    name: str = ""
    content: str = ""
    product: str = ""
    origin: TaskOrigin = TaskOrigin.PROVINCE
    obligation: Obligation = Obligation.CARRY_OUT
    field: Ref | None = None
    days: int | None = None
    note: str = ""
    meeting_kind: MeetingKind | None = None
    steps: tuple[StepRow, ...] = ()


@dataclass(frozen=True, slots=True)
class FromTemplateForm:
    """A task to be made of a template; without `content` it says what the template says."""

    template: Ref | None = None
    starts_on: date | None = None
    content: str = ""
    leads: tuple[Ref, ...] = ()
    coordinating: tuple[Ref, ...] = ()
    document: Ref | None = None
    document_day: date | None = None
    assigner: Ref | None = None
    room: Ref | None = None
    officer: Ref | None = None


@dataclass(frozen=True, slots=True)
class StepsForm:
    """Steps of a template to be put under tasks that are there; their days are counted from `starts_on`."""

    template: Ref | None = None
    starts_on: date | None = None
