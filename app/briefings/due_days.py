"""What the calendar of everything that is due is told: its lines, its days, its months."""

from dataclasses import dataclass, field
from datetime import date, time

from app.briefings.lists import Wanted
from app.core.lunar import LunarDay
from app.core.report_terms import DueKind, DueState


@dataclass(frozen=True, slots=True)
class Opens:
    """What Enter opens: a form on a record, a document of a kind about a subject, or a list with what is wanted of it.

    `key` is that of the record, or the subject.
    """

    form: str = ""
    key: str = ""
    paper: str = ""
    list: str = ""
    wanted: Wanted | None = None


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing on a day; `key` names it for good, `who` has to do it, `source` is the article that asks for it.

    The `note` warns of a day to come in a year whose days off nobody confirmed; `told` says what was done of a standing
    duty, or what is still to be done.
    """

    key: str
    day: date
    hour: time | None
    kind: DueKind
    title: str
    who: str
    state: DueState
    source: str
    opens: Opens = Opens()
    note: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day with its lines, what is late first; `is_beside`: of the month before or after the one that is shown.

    `off` is what a day off is called (empty: a weekend), None: people work.
    """

    day: date
    lunar: LunarDay
    off: str | None
    lines: tuple[DueLine, ...] = ()
    is_beside: bool = False

    @property
    def late(self) -> int:
        """How many lines are over and known to be missing."""
        return sum(line.state is DueState.LATE for line in self.lines)


@dataclass(frozen=True, slots=True)
class DueMonth:
    """Whole weeks around a month, from Monday to Sunday, as they stand `today`; of one `kind` of lines, or of all."""

    year: int
    month: int
    today: date
    weeks: tuple[tuple[DueDay, ...], ...] = field(default=())
    kind: DueKind | None = None

    @property
    def days(self) -> tuple[DueDay, ...]:
        """The days of the month itself."""
        return tuple(day for week in self.weeks for day in week if not day.is_beside)
