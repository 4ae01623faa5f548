"""The programme of a period counted by one thing, each line with the filters of the list that shows its items."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.briefings.beside import Beside
from app.briefings.figures import Period, ProgrammeFigures
from app.briefings.programme_shares import ProgrammeShare, ShareBy
from app.core.statistics_terms import Comparison


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One line; `narrowed` are the filters of the list that show exactly its items, none where no list does.

    `changed` are those that show the items of which something was decided, beside the change and its days. `others` has
    the figures of the compared periods, `place` is that of a ranking.
    """

    share: ProgrammeShare
    period: Period
    narrowed: Mapping[str, tuple[str, ...]] | None = field(default_factory=dict)
    changed: Mapping[str, tuple[str, ...]] | None = field(default_factory=dict)
    others: Mapping[Comparison, ProgrammeFigures] = field(default_factory=dict)
    place: int | None = None

    @property
    def name(self) -> str:
        """What it stands for."""
        return self.share.name


@dataclass(frozen=True, slots=True)
class ProgrammeStatistics:
    """Items due in a period by `by`; `whole` counts each item once (duties 43, 44)."""

    by: ShareBy
    whole: ProgrammeLine
    lines: tuple[ProgrammeLine, ...]
    beside: Beside = field(default_factory=Beside)
