"""How often more time was asked for and given in a period, counted by one thing (feature 7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.briefings.beside import Beside
from app.briefings.figures import Period
from app.core.statistics_terms import Comparison, ExtensionBy

Narrowed = Mapping[str, tuple[str, ...]]
"""Filters of a list, by their names."""


@dataclass(frozen=True, slots=True)
class ExtensionFigures:
    """Requests of the period by their decision; extensions decided in it, with a request or without.

    `lapsed` requests are needed no more: their task was over first. `days` are working days between the old deadlines
    and the new ones, `most` the extensions of the task that had most.
    """

    asked: int = 0
    granted: int = 0
    refused: int = 0
    waiting: int = 0
    lapsed: int = 0
    extensions: int = 0
    tasks: int = 0
    most: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class ExtensionLine:
    """One row; `narrowed` are the filters that leave exactly its requests and extensions, `of_tasks` its tasks.

    `others` has the figures of the compared periods, `place` is that of a ranking.
    """

    name: str
    period: Period
    figures: ExtensionFigures
    narrowed: Narrowed = field(default_factory=dict)
    of_tasks: Narrowed = field(default_factory=dict)
    others: Mapping[Comparison, ExtensionFigures] = field(default_factory=dict)
    place: int | None = None


@dataclass(frozen=True, slots=True)
class ExtensionStatistics:
    """The extensions of a period by `by`; `whole` counts each once."""

    by: ExtensionBy
    whole: ExtensionLine
    lines: tuple[ExtensionLine, ...]
    beside: Beside = field(default_factory=Beside)
