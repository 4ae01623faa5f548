"""What the weekly working schedule is told (duties 83, 84, 137)."""

from dataclasses import dataclass
from datetime import date, datetime, time

from app.core.terms import Term


class Half(Term):
    """The part of a day."""

    MORNING = "morning", "Sáng"
    AFTERNOON = "afternoon", "Chiều"
    WHOLE = "whole", "Cả ngày"


@dataclass(frozen=True, slots=True)
class ScheduleEntry:
    """One thing on a day; what is not known is empty. `changed`: it differs from the version sent before.

    `office_leader` and `room` of the office follow it. `key` tells it from others of other versions.
    """

    day: date
    half: Half
    content: str
    starts_at: time | None = None
    chair: str = ""
    attends: str = ""
    place: str = ""
    prepares: str = ""
    changed: bool = False
    key: str = ""
    ends_at: time | None = None
    office_leader: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class OddDay:
    """A day of a week that differs from the weekly pattern: off by this name, or worked though it is a weekend."""

    day: date
    name: str
    is_off: bool


@dataclass(frozen=True, slots=True)
class WeekSchedule:
    """The schedule of a week from Monday to Sunday, in the order in which it is read.

    `of` is whose it is inside a sentence ("lãnh đạo UBND tỉnh", "đồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh");
    `version` counts the adjustments (0: as first sent), `made_at` is when it was last changed, in local time.
    `removed` is what the version before had and this one has not; `odd_days` differ from the weekly pattern. One of a
    leader `alone` is short: days without a line stand under it.
    """

    name: str
    start: date
    end: date
    of: str
    entries: tuple[ScheduleEntry, ...]
    version: int = 0
    made_at: datetime | None = None
    removed: tuple[ScheduleEntry, ...] = ()
    odd_days: tuple[OddDay, ...] = ()
    alone: bool = False
