"""The list of what changed in the programme between two days; a key is an item and the days: "018f…@2026-10-01..…"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.lists import Choice, Group, Listing, Wanted
from app.briefings.programme_changes import ChangedItem
from app.core.programme_terms import ItemChange
from app.core.text import words
from app.services.lists.common import PERIOD_SIGN, days_of
from app.services.lists.parts import term_choices
from app.services.programme_changes import compare

if TYPE_CHECKING:
    from app.models.asking import Reads


def days(wanted: Wanted, today: date) -> str:
    """The code of the days that are compared: without a choice, from the first of January until today."""
    codes = wanted.filters.get("period")
    return codes[0] if codes else f"{today.year}-01-01{PERIOD_SIGN}{today.isoformat()}"


def find(session: Reads, wanted: Wanted, *, today: date) -> Listing:
    """The keys of what changed, by the way it changed."""
    code = days(wanted, today)
    changes = wanted.filters.get("change", ())
    found = [
        one
        for one in _compared(session, code)
        if (not changes or one.change in changes) and _is_meant(one, wanted.words)
    ]
    groups = [Group(change.label, sum(one.change is change for one in found)) for change in ItemChange]
    return Listing(
        [f"{one.key}@{code}" for one in found],
        tuple(group for group in groups if group.count) if wanted.group else (),
    )


def count(session: Reads, wanted: Wanted, *, today: date) -> int:
    """How many items `find` answers."""
    return len(find(session, wanted, today=today).keys)


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ChangedItem]:
    """The changes with these keys, all between the same days, in their order."""
    del today  # the keys say the days
    if not keys:
        return []
    found = {one.key: one for one in _compared(session, keys[0].partition("@")[2])}
    return [found[key.partition("@")[0]] for key in keys]


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return term_choices({"change": ItemChange}[filter_name])


def _compared(session: Reads, code: str) -> tuple[ChangedItem, ...]:
    first, second = days_of(code)
    return compare(session, session, first=first, second=second)


def _is_meant(one: ChangedItem, typed: str) -> bool:
    """Whether each typed word begins a word of the content or of who leads it."""
    said = words(" ".join((one.content, *one.leads)))
    return all(any(word.startswith(part) for word in said) for part in words(typed))
