"""What the form of a recurring task is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.regulation_terms import DayOffRule, Weekday
from app.core.task_making_terms import Rhythm
from app.core.task_terms import Obligation
from app.core.terms import TaskOrigin


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One time that is moved to another day, or left out (none)."""

    day: date | None = None
    moved_to: date | None = None
    reason: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class RecurringForm:
    """A task that comes again: what it says each time, and when it is due."""

    content: str = ""
    leads: tuple[Ref, ...] = ()
    coordinating: tuple[Ref, ...] = ()
    rhythm: Rhythm = Rhythm.MONTHLY
    weekday: Weekday | None = None
    day: int | None = None
    month: int | None = None
    move: DayOffRule = DayOffRule.BEFORE
    ahead_days: int | None = 7
    starts_on: date | None = None
    ends_on: date | None = None
    product: str = ""
    origin: TaskOrigin = TaskOrigin.OFFICE
    obligation: Obligation = Obligation.CARRY_OUT
    assigner: Ref | None = None
    room: Ref | None = None
    officer: Ref | None = None
    field: Ref | None = None
    note: str = ""
    every: int | None = 1
    exceptions: tuple[ExceptionRow, ...] = ()
