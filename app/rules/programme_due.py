"""Where a programme item stands, seen on a day (duties 39-44); `services/figures` counts the same in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.briefings.figures import ProgrammeFigures
from app.rules.facts import happened, holds, is_withdrawn
from app.rules.periods import Month, month_of


@dataclass(frozen=True, slots=True)
class AdjustmentFact:
    """A new month for an item that was approved, and the day it was decided (None: from the start)."""

    decided_on: date | None
    to: Month


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """All of a programme item that its counting depends on.

    `carried_on` is the day since when it goes on with an item of an earlier period; `went_on` the days since when
    others go on with it (None: from the start), `onward` these others, of which counting asks the months.
    """

    due: Month
    adjustments: tuple[AdjustmentFact, ...] = ()
    submitted_on: date | None = None
    issued_on: date | None = None
    withdrawn: bool = False
    withdrawn_on: date | None = None
    added_on: date | None = None
    carried_on: date | None = None
    went_on: tuple[date | None, ...] = ()
    onward: tuple[ItemFacts, ...] = ()


def effective_month(item: ItemFacts, as_of: date) -> Month:
    """Return the month in force on a day: the last adjustment decided by then, else the first month."""
    return _months(item, as_of)[-1]


def postponements(item: ItemFacts, as_of: date) -> int:
    """Return how many of the adjustments decided by a day moved the item to a later month (duty 52)."""
    months = _months(item, as_of)
    return sum(new > old for old, new in pairwise(months))


def _months(item: ItemFacts, as_of: date) -> list[Month]:
    """The first month, and those it was moved to by a day, in the order of the decisions."""
    decided = [a for a in item.adjustments if holds(a.decided_on, as_of)]
    decided.sort(key=lambda a: (a.decided_on or date.min, a.to))
    return [item.due, *(a.to for a in decided)]


def is_due(item: ItemFacts, months: tuple[Month, Month], as_of: date) -> bool:
    """Tell whether an item of the programme is to be submitted in the months from the first to the second."""
    first, last = months
    return is_in_programme(item, as_of) and first <= effective_month(item, as_of) <= last


def is_in_programme(item: ItemFacts, as_of: date) -> bool:
    """Tell whether an item is in the programme on a day: there by then, not withdrawn and not carried away."""
    gone = is_withdrawn(item.withdrawn, item.withdrawn_on, as_of) or is_carried_away(item, as_of)
    return _is_there(item, as_of) and not gone


def _is_there(item: ItemFacts, as_of: date) -> bool:
    return holds(item.added_on, as_of) and holds(item.carried_on, as_of)


def is_carried_away(item: ItemFacts, as_of: date) -> bool:
    """Tell whether an item went on into another period by a day, and is not submitted."""
    done = happened(item.submitted_on, as_of) or happened(item.issued_on, as_of)
    return done is None and any(holds(day, as_of) for day in item.went_on)


def count_item(item: ItemFacts, months: tuple[Month, Month], as_of: date) -> ProgrammeFigures:
    """Return what one item adds to the figures of the months: what happened by `as_of`, whenever.

    One that goes on, or is taken in again, in these months itself adds nothing: its content counts there (duty 43).
    """
    if not _is_there(item, as_of):
        return ProgrammeFigures()
    first, last = months
    *before, now = _months(item, as_of)
    if not first <= now <= last:
        return ProgrammeFigures(moved=any(first <= month <= last for month in before))
    stays = any(_was_in(one, months, as_of) for one in item.onward)
    if is_withdrawn(item.withdrawn, item.withdrawn_on, as_of):
        return ProgrammeFigures(dropped=not stays)
    if is_carried_away(item, as_of):
        return ProgrammeFigures(carried=not stays)
    return _count_due(item, now, as_of)


def _was_in(item: ItemFacts, months: tuple[Month, Month], as_of: date) -> bool:
    first, last = months
    return _is_there(item, as_of) and any(first <= month <= last for month in _months(item, as_of))


def _count_due(item: ItemFacts, month: Month, as_of: date) -> ProgrammeFigures:
    submitted, issued = happened(item.submitted_on, as_of), happened(item.issued_on, as_of)
    return ProgrammeFigures(
        due=1,
        submitted=submitted is not None,
        issued=issued is not None,
        not_submitted=submitted is None,
        submitted_late=submitted is not None and month_of(submitted) > month,
        late=submitted is None and issued is None and month_of(as_of) > month,
    )
