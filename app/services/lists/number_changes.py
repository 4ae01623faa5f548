"""The list of what was changed in the regulation and among the days off, the newest change first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Group, Listing, Total, Wanted
from app.core import text as core_text
from app.core.order import order_key
from app.core.regulation_words import GROUPS
from app.core.setting_words import REGULATION, label
from app.core.words import short_date
from app.services.lists.common import days_of
from app.services.number_changes import NumberChange, number_changes, say_from

if TYPE_CHECKING:
    from app.models.asking import Reads

DAYS_PART = "Ngày nghỉ, làm bù"
_PARTS = {name: part for part, names in GROUPS.items() for name in names}


@dataclass(frozen=True, slots=True)
class ListedChange:
    """One change in words; `number` is the key of its setting, or the day off in ISO form, `source` old → new."""

    key: str
    number: str
    at: datetime
    actor: str
    part: str
    label: str
    old: str
    new: str
    from_on: str
    source: str


def find(session: Reads, wanted: Wanted, *, today: date) -> Listing:
    """The keys of the changes that are wanted."""
    del today  # what was changed does not depend on the day
    rows = _wanted_rows(session, wanted)
    if not wanted.group:
        return Listing([row.key for row in rows])
    heading = _TELLS[wanted.group]
    rows.sort(key=lambda row: order_key(heading(row)))
    groups = tuple(Group(name, len(list(some))) for name, some in groupby(rows, heading))
    return Listing([row.key for row in rows], groups)


def count(session: Reads, wanted: Wanted, *, today: date) -> int:
    """How many changes `find` answers."""
    return len(find(session, wanted, today=today).keys)


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedChange]:
    """The changes with these keys, in their order."""
    del today
    rows = {row.key: row for row in _rows(session)}
    return [rows[key] for key in keys]


def totals(session: Reads, wanted: Wanted, *, today: date) -> tuple[Total, ...]:
    """How many numbers and days off the wanted changes touch."""
    del today
    rows = _wanted_rows(session, wanted)
    days = {row.number for row in rows if row.part == DAYS_PART}
    numbers = {row.number for row in rows} - days
    return (Total("con số của quy chế", len(numbers)), Total("ngày nghỉ, làm bù", len(days)))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for another filter."""
    return {
        "part": [Choice(part, part) for part in (*GROUPS, DAYS_PART)],
        "actor": [Choice(one, one) for one in sorted({row.actor for row in _rows(session)}, key=order_key)],
    }[filter_name]


def _wanted_rows(session: Reads, wanted: Wanted) -> list[ListedChange]:
    words = core_text.words(wanted.words)
    spans = [days_of(code) for code in wanted.filters.get("period", ())]
    rows = [
        row
        for row in _rows(session)
        if all(one(row) in (wanted.filters.get(name) or (one(row),)) for name, one in _FILTERS.items())
        and (not spans or any(first <= row.at.date() <= last for first, last in spans))
        and all(word in core_text.fold(f"{row.label} {row.part} {row.actor}") for word in words)
    ]
    if wanted.order:
        rows.sort(key=_ORDERS[wanted.order], reverse=wanted.descending)
    return rows


def _rows(session: Reads) -> list[ListedChange]:
    return [_listed(change) for change in number_changes(session)]


def _listed(change: NumberChange) -> ListedChange:
    old, new = change.old.source, change.new.source
    return ListedChange(
        key=str(change.seq),
        number=change.key,
        at=change.at,
        actor=change.actor,
        part=DAYS_PART if change.is_day else _PARTS[change.key.removeprefix(REGULATION)],
        label=short_date(date.fromisoformat(change.key)) if change.is_day else label(change.key),
        old=change.old.words,
        new=change.new.words,
        from_on=say_from(change),
        source=new if old == new else f"{old or '(không có)'} → {new or '(không có)'}",
    )


_TELLS: Mapping[str, Callable[[ListedChange], str]] = {
    "part": lambda row: row.part,
    "actor": lambda row: row.actor,
}
_FILTERS: Mapping[str, Callable[[ListedChange], str]] = {**_TELLS, "number": lambda row: row.number}
_ORDERS: Mapping[str, Callable[[ListedChange], Any]] = {
    "at": lambda row: int(row.key),
    "actor": lambda row: order_key(row.actor),
    "part": lambda row: (*GROUPS, DAYS_PART).index(row.part),
    "label": lambda row: order_key(row.label),
}
