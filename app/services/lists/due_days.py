"""The list of everything that is due, day by day (duty 124)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.briefings.due_days import DueLine
from app.briefings.lists import Choice, Group, Listing, Wanted
from app.core.report_terms import DueKind, DueState
from app.core.text import fold
from app.core.words import capital, short_date, weekday
from app.services.due_days import due_lines
from app.services.lists.common import days_of
from app.services.lists.parts import month_heading, term_choices

if TYPE_CHECKING:
    from app.models.asking import Reads

BEFORE, AHEAD = timedelta(days=7), timedelta(days=31)


def find(session: Reads, wanted: Wanted, *, today: date) -> Listing:
    """The keys of the lines; a week back and a month ahead unless days are wanted."""
    found = _wanted(session, wanted, today)
    if wanted.order:
        found.sort(key=_ORDERS[wanted.order], reverse=wanted.descending)
    if not wanted.group:
        return Listing([line.key for line in found])
    heading = _GROUPS[wanted.group]
    found.sort(key=lambda line: heading(line)[0])
    groups = [Group(label, len(list(same))) for (_, label), same in groupby(found, key=heading)]
    return Listing([line.key for line in found], tuple(groups))


def count(session: Reads, wanted: Wanted, *, today: date) -> int:
    """How many `find` answers."""
    return len(_wanted(session, wanted, today))


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[DueLine]:
    """The lines of these keys, in their order; one that is not due any more is left out."""
    if not keys:
        return []
    days = [date.fromisoformat(key.partition("|")[0]) for key in keys]
    known = {line.key: line for line in due_lines(session, min(days), max(days), today=today)}
    return [known[key] for key in keys if key in known]


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return term_choices({"kind": DueKind, "state": DueState}[filter_name])


def _wanted(session: Reads, wanted: Wanted, today: date) -> list[DueLine]:
    filters = wanted.filters
    spans = [days_of(code) for code in filters.get("period", ())] or [(today - BEFORE, today + AHEAD)]
    words = fold(wanted.words).split()
    lines = {line.key: line for start, end in spans for line in due_lines(session, start, end, today=today)}
    return [
        line
        for line in lines.values()
        if (not filters.get("kind") or line.kind in filters["kind"])
        and (not filters.get("state") or line.state in filters["state"])
        and all(word in fold(f"{line.title} {line.who} {line.source}") for word in words)
    ]


_ORDERS: Mapping[str, Callable[[DueLine], Any]] = {
    "day": lambda line: line.day,
    "title": lambda line: fold(line.title),
    "kind": lambda line: list(DueKind).index(line.kind),
    "state": lambda line: list(DueState).index(line.state),
}


def _week(line: DueLine) -> tuple[date, str]:
    monday = line.day - timedelta(days=line.day.weekday())
    last = monday + timedelta(days=6)
    return monday, f"Tuần {monday.isocalendar().week}: {short_date(monday)} – {short_date(last)}"


_GROUPS: Mapping[str, Callable[[DueLine], tuple[Any, str]]] = {
    "day": lambda line: (line.day, f"{capital(weekday(line.day))}, {short_date(line.day)}"),
    "week": _week,
    "month": lambda line: (f"{line.day:%Y-%m}", month_heading(f"{line.day:%Y-%m}")),
    "kind": lambda line: (list(DueKind).index(line.kind), line.kind.label),
}
