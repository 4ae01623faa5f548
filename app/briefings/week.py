"""What the page of the weekly schedule is told."""

from dataclasses import dataclass
from datetime import date

from app.briefings.lists import Choice
from app.briefings.schedule import ScheduleEntry
from app.core.lunar import LunarDay


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One line, and what it shares with others at the same time, in words.

    `away` says that the chair of its meeting is noted as away, where nobody is known to chair instead.
    """

    entry: ScheduleEntry
    clashes: tuple[str, ...]
    of_meeting: bool
    away: str = ""


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day and its lines; `off` is what a day off is called (empty: a weekend), None for a working day."""

    day: date
    lunar: LunarDay
    off: str | None
    lines: tuple[WeekLine, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday to Sunday; `leaders` are those on it, `version` is that which would be sent next.

    `of_all`: one leader's week, whose marks and version are those of the schedule of all leaders.
    """

    code: str
    name: str
    days: tuple[WeekDay, ...]
    leaders: tuple[Choice, ...]
    version: int
    of_all: bool = False
