"""Periodic reports of a period, counted by one thing: due, in time, late, missing (duties 111-120)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.briefings.figures import Period, ReportFigures
from app.core.statistics_terms import ReportBy


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One row; `narrowed` are the filters of the list that show exactly its reports."""

    name: str
    period: Period
    figures: ReportFigures
    narrowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReportStatistics:
    """The reports due in a period by `by`; `whole` counts every report once, as the lines together do."""

    by: ReportBy
    whole: ReportLine
    lines: tuple[ReportLine, ...]
