"""The programme of a period counted by one thing, each line with the filters of the list that shows its items."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.briefings.figures import Period
from app.briefings.programme_shares import ProgrammeShare, ShareBy


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One line; `narrowed` are the filters of the list that show exactly its items, none where no list does.

    `changed` are those that show the items of which something was decided, beside the change and its days.
    """

    share: ProgrammeShare
    period: Period
    narrowed: Mapping[str, tuple[str, ...]] | None = field(default_factory=dict)
    changed: Mapping[str, tuple[str, ...]] | None = field(default_factory=dict)

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
