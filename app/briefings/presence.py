"""Who took part in the meetings of a period, counted by one thing (feature 55; duties 63, 64)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from app.briefings.beside import Beside
from app.briefings.figures import Period, rate
from app.core.statistics_terms import Comparison, PresenceBy


@dataclass(frozen=True, slots=True)
class PresenceFigures:
    """Invitations to meetings that were held: how often who came; `late` cuts across those who came."""

    invited: int = 0
    present: int = 0
    substituted: int = 0
    excused: int = 0
    absent: int = 0
    unrecorded: int = 0
    late: int = 0

    @property
    def recorded(self) -> int:
        """Invitations of which it was recorded whether somebody came."""
        return self.invited - self.unrecorded

    @property
    def represented(self) -> int:
        """Came or sent a substitute."""
        return self.present + self.substituted

    @property
    def rate_present(self) -> Decimal | None:
        """Came in person among those of whom it was recorded, in percent."""
        return rate(self.present, self.recorded)

    @property
    def rate_represented(self) -> Decimal | None:
        """Came or sent a substitute among those of whom it was recorded, in percent."""
        return rate(self.represented, self.recorded)


@dataclass(frozen=True, slots=True)
class PresenceLine:
    """One row; `narrowed` are the filters of the list that show exactly its invitations.

    `others` has the figures of the compared periods, `place` is that of a ranking.
    """

    name: str
    period: Period
    figures: PresenceFigures
    narrowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: Mapping[Comparison, PresenceFigures] = field(default_factory=dict)
    place: int | None = None


@dataclass(frozen=True, slots=True)
class PresenceStatistics:
    """The meetings of a period by `by`; `whole` counts every invitation once."""

    by: PresenceBy
    whole: PresenceLine
    lines: tuple[PresenceLine, ...]
    beside: Beside = field(default_factory=Beside)
