"""What a kind of deadline is that the regulation and the days off set, and with what it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from app.rules.regulation import Calendar, InForce

if TYPE_CHECKING:
    from app.models.asking import Reads

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class When:
    """The day of a deadline and its hour; none: the whole day, or an hour that does not matter here."""

    day: date
    hour: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that moves: what it is for, when it is and when it would be (none: there is none then).

    One that stays where it is although its number changes says `why`.
    """

    what: str
    old: When | None
    new: When | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """What a kind is asked with: regulation and calendar as they are and as they would be, the day it is seen on."""

    old: InForce
    new: InForce
    calendar: Calendar
    new_calendar: Calendar
    today: date

    def both(self, find: Callable[[InForce, Calendar], T]) -> tuple[T, T]:
        """Something as it is and as it would be."""
        return find(self.old, self.calendar), find(self.new, self.new_calendar)

    def moved(self, what: str, find: Callable[[InForce, Calendar], date | None]) -> Iterator[Moved]:
        """A deadline that is a day, unless it has passed either way."""
        old, new = self.both(find)
        if max(filter(None, (old, new)), default=date.min) >= self.today:
            yield Moved(what, When(old) if old else None, When(new) if new else None)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of deadline: its title, the numbers that it depends on, whether it counts days off, and what moves."""

    title: str
    numbers: frozenset[str]
    find: Callable[[Reads, Before], Iterable[Moved]]
    counts_days: bool = True


def short(content: str, longest: int = 80) -> str:
    line = " ".join(content.split()) or "Nội dung mật"
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"
