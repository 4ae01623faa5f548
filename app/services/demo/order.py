"""What all parts of the generator share: the dice, the words, the size, the days, and who is in the office."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from app.briefings.forms import Ref
from app.core.paths import resources
from app.rules.periods import Month
from app.rules.regulation import Calendar, Regulation
from app.services.demo.sizes import Size

FOLDER = "demo"


def words(name: str) -> dict[str, Any]:
    """The word lists of a family: `resources/demo/NAME.toml`."""
    path: Path = resources() / FOLDER / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(slots=True)
class Register:
    """Who is there, as forms point to them. `leaders` are posts of the UBND, the Chairman first."""

    departments: list[Ref] = field(default_factory=list)
    communes: list[Ref] = field(default_factory=list)
    rooms: list[Ref] = field(default_factory=list)
    others: dict[str, list[Ref]] = field(default_factory=dict)
    merged: Ref | None = None
    leaders: list[Ref] = field(default_factory=list)
    office_posts: list[Ref] = field(default_factory=list)
    people: dict[str, Ref] = field(default_factory=dict)
    members: list[Ref] = field(default_factory=list)
    deputies: list[Ref] = field(default_factory=list)
    officers: dict[str, list[Ref]] = field(default_factory=dict)
    fields: list[tuple[Ref, Ref, Ref]] = field(default_factory=list)
    """A field, its room and the leader who leads it."""

    @property
    def doers(self) -> list[Ref]:
        """Agencies that are given tasks, also the one that was merged."""
        return [*self.doers_after, *([self.merged] if self.merged else [])]

    @property
    def doers_after(self) -> list[Ref]:
        """Agencies that are given tasks after the merger."""
        return [*self.departments, *self.others["forces"], *self.others["central"]]


@dataclass(slots=True)
class Order:
    """An office that is to be made: of the same seed, size and day it says the same."""

    size: Size
    seed: int
    as_of: date
    chance: Random = field(init=False)
    register: Register = field(default_factory=Register)
    regulation: Regulation = field(init=False)
    calendar: Calendar = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)  # noqa: S311 - dice, not secrets

    @property
    def year(self) -> int:
        """The year of the programme, the sessions and the schedule."""
        return self.as_of.year

    @property
    def merger(self) -> date:
        """The last day of the agency that was merged."""
        return self.as_of - timedelta(days=153)

    @property
    def start(self) -> date:
        """The first day of the year of tasks that ends on the day."""
        return self.as_of - timedelta(days=364)

    def happens(self, percent: float) -> bool:
        """Whether something that is so often the case is so now."""
        return self.chance.random() * 100 < percent

    def day_between(self, first: date, last: date) -> date:
        """A day from `first` to `last`."""
        return first + timedelta(days=self.chance.randrange((last - first).days + 1))

    def month_of(self, number: int) -> Month:
        """A month of the year."""
        return Month(self.year, number)
