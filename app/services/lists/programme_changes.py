"""The list of what changed in the programme between two days: by the facts' days, or as it was known when each ended.

A key is an item, the days and by what they are compared: "018f…@2026-10-01..2026-10-31@log".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.lists import Choice, Group, Listing, Wanted
from app.briefings.programme_changes import ChangedItem
from app.core.programme_terms import Basis, ItemChange
from app.core.terms import Book
from app.core.text import words
from app.services.lists.common import PERIOD_SIGN, days_of
from app.services.lists.parts import term_choices
from app.services.programme_changes import compare, compare_known

if TYPE_CHECKING:
    from app.models.asking import Reads


_SIGN = "@"


def days(wanted: Wanted, today: date) -> str:
    """The code of the days that are compared: without a choice, from the first of January until today."""
    codes = wanted.filters.get("period")
    return codes[0] if codes else f"{today.year}-01-01{PERIOD_SIGN}{today.isoformat()}"


def basis(wanted: Wanted) -> Basis:
    """By what the days are compared: without a choice by the days of the facts."""
    codes = wanted.filters.get("basis")
    return Basis(codes[0]) if codes else Basis.FACTS


def find(session: Reads, wanted: Wanted, *, today: date) -> Listing:
    """The keys of what changed, by the way it changed."""
    code = f"{days(wanted, today)}{_SIGN}{basis(wanted).value}"
    changes, books = (wanted.filters.get(name, ()) for name in ("change", "book"))
    found = [
        one
        for one in _compared(session, code, today)
        if (not changes or one.change in changes)
        and (not books or one.book in books)
        and _touches(one, wanted.filters.get("due", ()))
        and _is_meant(one, wanted.words)
    ]
    groups = [Group(change.label, sum(one.change is change for one in found)) for change in ItemChange]
    return Listing(
        [f"{one.key}{_SIGN}{code}" for one in found],
        tuple(group for group in groups if group.count) if wanted.group else (),
    )


def count(session: Reads, wanted: Wanted, *, today: date) -> int:
    """How many items `find` answers."""
    return len(find(session, wanted, today=today).keys)


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ChangedItem]:
    """The changes with these keys, all between the same days, in their order."""
    if not keys:
        return []
    found = {one.key: one for one in _compared(session, keys[0].partition(_SIGN)[2], today)}
    return [found[key.partition(_SIGN)[0]] for key in keys]


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return term_choices({"change": ItemChange, "basis": Basis, "book": Book}[filter_name])


def _compared(session: Reads, code: str, today: date) -> tuple[ChangedItem, ...]:
    between, _, by = code.partition(_SIGN)
    first, second = days_of(between)
    if by == Basis.LOG:
        return compare_known(session, first=first, second=second, today=today)
    return compare(session, session, first=first, second=second)


def _touches(one: ChangedItem, codes: Sequence[str]) -> bool:
    """Whether it changes the programme of one of the periods: where it left, and where it came to.

    What is carried over leaves the one and arrives in the other, each in a row of its own.
    """
    left = one.before if one.change is not ItemChange.ARRIVED else None
    came = one.after if one.change is not ItemChange.CARRIED else None
    months = [month for month in (left, came) if month is not None]
    spans = [tuple((day.year, day.month) for day in days_of(code)) for code in codes]
    return not spans or any(first <= month <= last for first, last in spans for month in months)


def _is_meant(one: ChangedItem, typed: str) -> bool:
    """Whether each typed word begins a word of the content or of who leads it."""
    said = words(" ".join((one.content, *one.leads)))
    return all(any(word.startswith(part) for word in said) for part in words(typed))
