"""The list of the numbers of the working regulation: what each is, its source, whether it is confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Group, Listing, Total, Wanted
from app.core import text as core_text
from app.core.order import order_key
from app.core.regulation_words import GROUPS, HABIT, WORDS
from app.core.setting_words import REGULATION
from app.services.presets import nearest_preset, preset_rows
from app.services.regulation_versions import changed_numbers, say_versions
from app.services.regulations import SettingRow, shown
from app.services.settings import list_settings

if TYPE_CHECKING:
    from app.models.asking import Reads

CONFIRMED, TO_CONFIRM = "Có căn cứ", "Cần xác nhận"
_STATES = {"confirmed": CONFIRMED, "to_confirm": TO_CONFIRM}
_PARTS = {name: part for part, names in GROUPS.items() for name in names}


@dataclass(frozen=True, slots=True)
class ListedNumber:
    """One number as it is in force today.

    `versions` says what it was and will be (empty: always the same), `differs` what the nearest shipped regulation has
    instead (empty: the same).
    """

    key: str
    part: str
    label: str
    value: str
    unit: str
    source: str
    state: str
    versions: str
    differs: str


def find(session: Reads, wanted: Wanted, *, today: date) -> Listing:
    """The keys of the numbers that are wanted, in the order of the parts."""
    rows = _wanted_rows(session, wanted, today)
    if not wanted.group:
        return Listing([row.key for row in rows])
    heading = _GROUPINGS[wanted.group]
    rows.sort(key=lambda row: _places(row, heading))
    groups = tuple(Group(label, len(list(some))) for label, some in groupby(rows, heading))
    return Listing([row.key for row in rows], groups)


def count(session: Reads, wanted: Wanted, *, today: date) -> int:
    """How many numbers `find` answers."""
    return len(find(session, wanted, today=today).keys)


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedNumber]:
    """The numbers with these keys, in their order."""
    rows = {row.key: row for row in _rows(session, today)}
    return [rows[key] for key in keys]


def totals(session: Reads, wanted: Wanted, *, today: date) -> tuple[Total, ...]:
    """The wanted numbers by whether an article says them."""
    rows = _wanted_rows(session, wanted, today)
    return tuple(Total(label.lower(), sum(row.state == label for row in rows)) for label in _STATES.values())


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for another filter."""
    del session
    return {
        "part": [Choice(part, part) for part in GROUPS],
        "state": [Choice(code, label) for code, label in _STATES.items()],
        "versions": [Choice("changed", "Đã hoặc sẽ thay đổi"), Choice("same", "Không đổi")],
        "differs": [Choice("own", "Khác bộ quy chế"), Choice("same", "Như bộ quy chế")],
    }[filter_name]


def _wanted_rows(session: Reads, wanted: Wanted, today: date) -> list[ListedNumber]:
    words = core_text.words(wanted.words)
    rows = [
        row
        for row in _rows(session, today)
        if all(_FILTERS[name](row) in codes for name, codes in wanted.filters.items() if codes)
        and all(word in core_text.fold(f"{row.label} {row.source} {row.part}") for word in words)
    ]
    if wanted.order:
        rows.sort(key=_ORDERS[wanted.order], reverse=wanted.descending)
    return rows


def _rows(session: Reads, today: date) -> Iterable[ListedNumber]:
    kept = [row for row in list_settings(session, today) if row.key.startswith(REGULATION)]
    preset = nearest_preset(kept)
    theirs = {row.key: row for row in preset_rows(preset)}
    changed = {key: "; ".join(say_versions(session, key)) for key in changed_numbers(session)}
    return (_listed(row, theirs, preset.title, changed) for row in sorted(kept, key=_place))


def _listed(
    row: SettingRow, theirs: Mapping[str, SettingRow], title: str, changed: Mapping[str, str]
) -> ListedNumber:
    name, other = row.key.removeprefix(REGULATION), theirs[row.key]
    words = WORDS[name]
    same = row.value == other.value
    return ListedNumber(
        key=row.key,
        part=_PARTS[name],
        label=words.label,
        value=shown(row.value),
        unit=words.unit,
        source=row.source,
        state=TO_CONFIRM if row.source.startswith(HABIT) or not row.source else CONFIRMED,
        versions=changed.get(row.key, ""),
        differs="" if same else f"{shown(other.value)} – {title}",
    )


def _place(row: SettingRow) -> int:
    return list(WORDS).index(row.key.removeprefix(REGULATION))


def _places(row: ListedNumber, heading: Callable[[ListedNumber], str]) -> int:
    first = (*GROUPS, *_STATES.values())
    return first.index(heading(row))


_ORDERS: Mapping[str, Callable[[ListedNumber], Any]] = {
    "part": lambda row: list(GROUPS).index(row.part),
    "label": lambda row: order_key(row.label),
    "source": lambda row: order_key(row.source),
    "state": lambda row: row.state,
    "versions": lambda row: (not row.versions, row.versions),
    "differs": lambda row: (not row.differs, row.differs),
}
_FILTERS: Mapping[str, Callable[[ListedNumber], str]] = {
    "part": lambda row: row.part,
    "state": lambda row: "confirmed" if row.state == CONFIRMED else "to_confirm",
    "differs": lambda row: "own" if row.differs else "same",
    "versions": lambda row: "changed" if row.versions else "same",
}
_GROUPINGS: Mapping[str, Callable[[ListedNumber], str]] = {
    "part": lambda row: row.part,
    "state": lambda row: row.state,
}
