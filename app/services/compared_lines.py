"""Lines of a statistic set beside those of other periods, and given places by a rate (duties 28, 29, 43, 44)."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from app.briefings.beside import Beside
from app.briefings.extensions import ExtensionLine
from app.briefings.figures import Period
from app.briefings.presence import PresenceLine
from app.briefings.programme_statistics import ProgrammeLine
from app.briefings.report_statistics import ReportLine
from app.core.statistics_terms import Comparison, Rank
from app.rules.comparing import compared
from app.rules.ranking import Counted, in_order, places

L = TypeVar("L", bound=ProgrammeLine | ReportLine | PresenceLine | ExtensionLine)


def beside(period: Period, comparisons: Sequence[Comparison], criterion: Rank | None) -> Beside:
    """Return what a statistic of a period is set beside; a period before the first year has no other."""
    found = {each: other for each in comparisons if (other := compared(period, each))}
    return Beside(found, criterion)


def with_others(
    lines: Sequence[L],
    others: Mapping[Comparison, Sequence[L]],
    *,
    key: Callable[[L], Hashable],
    figures: Callable[[L], Any],
    emptied: Callable[[L], L],
) -> tuple[L, ...]:
    """Give each line the figures of its thing in other periods; things of those alone come after, with nothing."""
    then = {each: {key(line): figures(line) for line in found} for each, found in others.items()}
    named = [(key(line), line) for line in lines]
    there = {its for its, _ in named}
    gone = {its: line for found in others.values() for line in found if (its := key(line)) not in there}
    named += [(its, emptied(line)) for its, line in gone.items()]

    def told(its: Hashable, row: L) -> L:
        nothing = type(figures(row))()
        changes: dict[str, Any] = {"others": {each: found.get(its, nothing) for each, found in then.items()}}
        return replace(row, **changes)

    return tuple(told(*each) for each in named) if then else tuple(lines)


def ranked(
    lines: Sequence[L], counted: Callable[[L], Counted], *, lacks: Callable[[L], bool], minimum: int = 1
) -> tuple[L, ...]:
    """Put lines in the order of their places by `rules.ranking`; that of what lacks the thing has none, and is last."""
    named = [line for line in lines if not lacks(line)]
    found = places(list(map(counted, named)), minimum)
    ordered = (replace(named[row], place=found[row]) for row in in_order(found))
    return (*ordered, *(line for line in lines if lacks(line)))
