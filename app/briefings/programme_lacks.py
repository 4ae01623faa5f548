"""What the contents of a programme do not say yet, told before it goes out."""

from dataclasses import dataclass, field
from datetime import date

from app.briefings.lists import Wanted
from app.core.programme_terms import ItemPart


@dataclass(frozen=True, slots=True)
class LackingItem:
    """A content of a programme, what the regulation demands of it and what is but usage (duties 37, 38)."""

    key: str
    content: str
    demanded: tuple[ItemPart, ...]
    usual: tuple[ItemPart, ...]


@dataclass(frozen=True, slots=True)
class WentOut:
    """Under which number, and on which day, a programme went out."""

    number: str
    day: date | None


@dataclass(frozen=True, slots=True)
class ProgrammeLacks:
    """The contents that lack something; `wanted` is the list of the programme that shows the same rows.

    `before` says how the same programme went out already, where that is written in another place.
    """

    items: tuple[LackingItem, ...] = ()
    wanted: Wanted = field(default_factory=Wanted)
    before: WentOut | None = None

    @property
    def refused(self) -> tuple[LackingItem, ...]:
        """Those without which the programme may not go out."""
        return tuple(item for item in self.items if item.demanded)
