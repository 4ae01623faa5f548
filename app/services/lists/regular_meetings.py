"""The list of the meetings that the regulation asks for in a year, and what was made of each (duties 53, 67-75)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Group, Listing, Wanted
from app.core.meeting_terms import OccasionState
from app.core.terms import MeetingKind
from app.core.text import fold
from app.rules.meeting_schedule import ON_SCHEDULE, state_of, why_moved
from app.services.lists.parts import month_heading, term_choices
from app.services.meeting_schedule import Planned, plan_year
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedOccasion:
    """One meeting that the regulation asks for; `held_on` is the day it is on, `proposed_on` the regulation's.

    `is_past` once the proposed day is over.
    """

    key: str
    title: str
    kind: MeetingKind
    proposed_on: date
    moved: str
    state: OccasionState
    meeting: str
    held_on: date | None
    is_past: bool


def find(session: Reads, wanted: Wanted, *, today: date) -> Listing:
    """The codes of the year's meetings, by day; the present year unless one is wanted."""
    found = _wanted(session, wanted, today)
    if wanted.order:
        found.sort(key=_ORDERS[wanted.order], reverse=wanted.descending)
    if not wanted.group:
        return Listing([one.occasion.code for one in found])
    heading = _GROUPS[wanted.group]
    found.sort(key=lambda one: heading(one)[0])
    groups = [Group(label, len(list(same))) for (_, label), same in groupby(found, key=heading)]
    return Listing([one.occasion.code for one in found], tuple(groups))


def count(session: Reads, wanted: Wanted, *, today: date) -> int:
    """How many `find` answers."""
    return len(_wanted(session, wanted, today))


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedOccasion]:
    """The meetings of these codes, in their order."""
    calendar = read_calendar(session)
    years = sorted({year_of(key) for key in keys})
    planned = {one.occasion.code: one for year in years for one in plan_year(session, year)}
    return [
        ListedOccasion(
            key=key,
            title=one.occasion.title,
            kind=one.occasion.kind,
            proposed_on=one.occasion.held_on,
            moved=why_moved(one.occasion, calendar),
            state=state_of(one.occasion, one.made),
            meeting=one.made.key if one.made else "",
            held_on=one.made.held_on if one.made else None,
            is_past=one.occasion.held_on < today,
        )
        for key, one in ((key, planned[key]) for key in keys)
    ]


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return {
        "state": term_choices(OccasionState),
        "kind": [Choice(kind.value, kind.label) for kind in ON_SCHEDULE],
    }[filter_name]


def year_of(code: str) -> int:
    """The year of an occasion: "office_briefing/2026-03" is of 2026."""
    return int(code.partition("/")[2][:4])


def _wanted(session: Reads, wanted: Wanted, today: date) -> list[Planned]:
    filters = wanted.filters
    years = sorted(map(int, filters.get("year", ()))) or [today.year]
    words = fold(wanted.words).split()
    return [
        one
        for year in years
        for one in plan_year(session, year)
        if (not filters.get("state") or state_of(*one) in filters["state"])
        and (not filters.get("kind") or one.occasion.kind in filters["kind"])
        and all(word in fold(one.occasion.title) for word in words)
    ]


_ORDERS: Mapping[str, Callable[[Planned], Any]] = {
    "title": lambda one: fold(one.occasion.title),
    "kind": lambda one: list(MeetingKind).index(one.occasion.kind),
    "proposed_on": lambda one: one.occasion.held_on,
    "state": lambda one: list(OccasionState).index(state_of(*one)),
    "held_on": lambda one: (one.made is None, one.made.held_on if one.made else date.max),
}
_GROUPS: Mapping[str, Callable[[Planned], tuple[Any, str]]] = {
    "month": lambda one: (f"{one.occasion.held_on:%Y-%m}", month_heading(f"{one.occasion.held_on:%Y-%m}")),
    "kind": lambda one: (list(MeetingKind).index(one.occasion.kind), one.occasion.kind.label),
}
