"""What the history sheet of one task is told: what happened to it, in the order of days (feature 6)."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: on which day, what, in which words, and who typed it on which day at which hour here.

    Nobody where the change log does not tell.
    """

    day: date
    what: str
    said: str = ""
    typed_by: str = ""
    typed_on: date | None = None
    typed_at: time | None = None


@dataclass(frozen=True, slots=True)
class TaskHistory:
    """One task and all that happened to it; of a `secret` one only numbers and days are told (duty 12).

    `first_deadline` is the one that it was given, `deadline` the one in force on `as_of`; `standing` says where it
    stands then. `key` is that of the task.
    """

    key: str
    as_of: date
    number: str
    issued_on: date | None
    content: str
    assigned_on: date
    first_deadline: date | None
    deadline: date | None
    standing: str
    happenings: tuple[Happening, ...]
    secret: bool = False
    assigner: str = ""
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    product: str = ""
    officer: str = ""
    passage: str = ""
