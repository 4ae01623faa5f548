"""What the office's work programmes are told: their items by month or by leader, and what left them."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.month import ProgrammeRow
from app.core.terms import Book


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One item in a programme; `remark` says how it came in or went out ("Lùi từ tháng 8/2026"), empty if neither."""

    item: ProgrammeRow
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeGroup:
    """The items of one month or of one leader."""

    label: str
    lines: tuple[ProgrammeLine, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeMeeting:
    """A meeting in the days of a programme."""

    title: str
    held_on: date
    starts_at: time | None = None
    place: str = ""
    chair: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of a year, a quarter, a month or a week, from one of the two books (duties 33, 34).

    `name` is that of its days ("quý IV năm 2026"), `by_month` says whether its groups are months or leaders.
    `leaving` are the items that were in it as issued and are in it no more. Of a week, the items are those of the
    months of its working days that are not submitted yet. A plan of a `room` has what that room leads or follows
    (duty 35).
    """

    book: Book
    name: str
    start: date
    end: date
    by_month: bool
    of_week: bool
    groups: tuple[ProgrammeGroup, ...]
    leaving: tuple[ProgrammeLine, ...] = ()
    meetings: tuple[ProgrammeMeeting, ...] = ()
    room: str = ""

    @property
    def lines(self) -> tuple[ProgrammeLine, ...]:
        """The items of all groups."""
        return tuple(line for group in self.groups for line in group.lines)


@dataclass(frozen=True, slots=True)
class AdjustmentRequest:
    """A request to move, withdraw or add an item of the programme (duties 39-41); months are year and month.

    One to add has no month that it is moved from, one to withdraw stays in its month. `number` and `requested_on` are
    of the document in which the agency asked, where it is known. `postponed` counts how often the item was moved to a
    later month before. `asker` is the room that asks for a change of the office's own book; else the office asks.
    """

    book: Book
    content: str
    form: str
    level: str
    leads: tuple[str, ...]
    leader: str
    moved_from: tuple[int, int] | None
    moved_to: tuple[int, int]
    ground: str
    reason: str
    necessity: str
    effect: str
    number: str = ""
    requested_on: date | None = None
    withdraws: bool = False
    postponed: int = 0
    asker: str = ""
