"""Periodic reports of a period, counted by one thing: due, in time, late, missing (duties 111-120)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.briefings.beside import Beside
from app.briefings.figures import Period, ReportFigures
from app.core.statistics_terms import Comparison, ReportBy


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One row; `narrowed` are the filters of the list that show exactly its reports.

    `others` has the figures of the compared periods, `place` is that of a ranking.
    """

    name: str
    period: Period
    figures: ReportFigures
    narrowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: Mapping[Comparison, ReportFigures] = field(default_factory=dict)
    place: int | None = None


@dataclass(frozen=True, slots=True)
class ReportStatistics:
    """The reports due in a period by `by`; `whole` counts every report once, as the lines together do."""

    by: ReportBy
    whole: ReportLine
    lines: tuple[ReportLine, ...]
    beside: Beside = field(default_factory=Beside)
