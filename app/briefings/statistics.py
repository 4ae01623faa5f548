"""A statistic of tasks: rows by one thing, the whole, and the same of the periods that it is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.briefings.figures import Period, TaskFigures
from app.core.statistics_terms import By, Comparison, Criterion


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its name, figures and period; `narrowed` are the filters of the list that show exactly its tasks.

    `others` has the figures of the compared periods; `place` is that of a ranking, none where the row has too few
    tasks; `lacks` marks the row of the tasks that lack what the others are by.
    """

    name: str
    period: Period
    tasks: TaskFigures
    narrowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: Mapping[Comparison, TaskFigures] = field(default_factory=dict)
    periods: Mapping[Comparison, Period] = field(default_factory=dict)
    place: int | None = None
    lacks: bool = False


@dataclass(frozen=True, slots=True)
class Statistics:
    """What tasks of a period are by `by`; `whole` counts each task once.

    `minimum` is the least number of tasks that a row needs for a place, where rows are ranked by a criterion.
    """

    by: By
    whole: Line
    lines: tuple[Line, ...]
    compared: tuple[Comparison, ...] = ()
    criterion: Criterion | None = None
    minimum: int = 0

    @property
    def period(self) -> Period:
        """The days that are counted."""
        return self.whole.period
