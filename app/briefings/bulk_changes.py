"""What is asked before many chosen tasks are changed at once, and which of them would change."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.forms import Ref
from app.core.task_terms import Obligation


@dataclass(frozen=True, slots=True)
class Chosen:
    """The tasks that a verb would change: their keys as stored, what the first are called, how many others stay.

    `secret` of them are secret: of these no words are taken. `warning` is what must be known before they change.
    `hours`: the deadline of one of them has an hour, so that the hour of a result counts.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    left_out: int
    secret: int = 0
    warning: str = ""
    hours: bool = False


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """Who follows the tasks from now on; None: nobody."""

    officer: Ref | None = None


@dataclass(frozen=True, slots=True)
class NewFollowers:
    """The room that follows the tasks from a day on, its deputy head and the specialist; None: as before (duty 19)."""

    room: Ref | None = None
    deputy: Ref | None = None
    officer: Ref | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class NewDeadline:
    """An extension that each of the tasks gets."""

    extended_to: date | None = None
    decided_on: date | None = None
    document_number: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """The day on which the tasks were done, and its hour; without a result document theirs stay."""

    completed_on: date | None = None
    result_document: str = ""
    result_on: date | None = None
    completed_at: time | None = None


@dataclass(frozen=True, slots=True)
class NewObligation:
    """What the tasks ask of who leads them (feature 5)."""

    obligation: Obligation = Obligation.CARRY_OUT


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """From which day on the tasks do not count any more (None: from the start), why, and who decided it."""

    withdrawn_on: date | None = None
    document_number: str = ""
    decider: Ref | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NewField:
    """The field of work of the tasks; None: none."""

    field: Ref | None = None


@dataclass(frozen=True, slots=True)
class NewAssigner:
    """The leader who assigned the tasks."""

    assigner: Ref | None = None


@dataclass(frozen=True, slots=True)
class MoreDays:
    """Working days that each of the tasks gets from the deadline that it has."""

    days: int | None = None
    decided_on: date | None = None
    document_number: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """One row of a preview: what it is called, says now and would say; `key` where it may be left out."""

    name: str
    old: str
    new: str
    key: str = ""
