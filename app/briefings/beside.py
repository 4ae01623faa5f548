"""What a statistic of counted lines is set beside: the periods that it is compared with, and by what it is ranked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.briefings.figures import Period
from app.core.statistics_terms import Comparison, Rank


@dataclass(frozen=True, slots=True)
class Beside:
    """The other periods by why they are compared, and by what lines have places (None: they have none)."""

    periods: Mapping[Comparison, Period] = field(default_factory=dict)
    criterion: Rank | None = None
