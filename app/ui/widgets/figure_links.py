"""The way from a figure to the rows behind it: which list shows them, and what it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.rules.periods import year_to_date
from app.ui.lists import periods


@dataclass(frozen=True, slots=True)
class Link:
    """A list by its name, and what it shows."""

    list: str
    wanted: Wanted


def behind(
    list_: str, figure: str, period: Period, *, narrowed: Mapping[str, tuple[str, ...]] | None = None
) -> Link:
    """The rows that a figure counts in a period, as seen then; `narrowed` by further filters."""
    filters = {
        "period": (periods.code(period.start, period.end),),
        "as_of": (period.as_of.isoformat(),),
        "figure": (figure,),
    }
    return Link(list_, Wanted(filters=filters | dict(narrowed or {})))


def behind_change(
    list_: str, change: str, period: Period, *, narrowed: Mapping[str, tuple[str, ...]]
) -> Link:
    """The rows of which something was decided in the days of a period, as far as they are seen."""
    days = periods.code(period.start, min(period.end, period.as_of))
    filters = {"as_of": (period.as_of.isoformat(),), "changed": (f"{change}:{days}",)}
    return Link(list_, Wanted(filters=filters | dict(narrowed)))


def behind_moves(period: Period, *, narrowed: Mapping[str, tuple[str, ...]]) -> Link:
    """The contents of the programme that were moved out of a period, as seen then."""
    filters = {"as_of": (period.as_of.isoformat(),), "moved": (periods.code(period.start, period.end),)}
    return Link("programme", Wanted(filters=filters | dict(narrowed)))


def since_january(period: Period) -> Period:
    """The year in which a period ends, until its end."""
    first, last = year_to_date(period)
    return Period(first.start, last.end, period.as_of)
