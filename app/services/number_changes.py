"""Every change of the regulation's numbers and of the days off: who made it, when, from what to what (issue 5, part 1).

The change log says it; nothing is stored for it. A number is told as it is in force on the day from which it was
changed, before the change and after it, so a level that comes, is corrected or goes is told in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.core.setting_words import REGULATION, said, unit
from app.core.terms import DayKind
from app.core.words import short_date
from app.models.asking import ask
from app.services.regulation_versions import ALWAYS, read_stored
from app.services.regulations import kinds, shown

if TYPE_CHECKING:
    from app.models.asking import Reads

_LOG = f"""
    SELECT log.seq, log.txn, log.at, log.actor, log.table_name, log.row_id, log.new_values FROM change_log AS log
    WHERE log.row_id IN (
        SELECT id FROM setting WHERE key LIKE '{REGULATION}%'
        UNION ALL SELECT id FROM regulation_change UNION ALL SELECT id FROM special_day
    ) ORDER BY log.seq"""
_DAYS = "special_day"
NO_DAY = "(không có)"

State = Mapping[str, Any]
"""A row as it stands: its columns as the log keeps them."""


@dataclass(frozen=True, slots=True)
class Held:
    """What holds, in words, and the article that says so (none for days off)."""

    words: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class NumberChange:
    """One change; `key` is that of the setting, or the day off in ISO form.

    `from_on` is None for all days (and for days off), `at` is local time.
    """

    seq: int
    at: datetime
    actor: str
    key: str
    is_day: bool
    from_on: date | None
    old: Held
    new: Held


def number_changes(reads: Reads) -> tuple[NumberChange, ...]:
    """Return what was changed, newest first; what the office began with is no change."""
    return tuple(reversed([*_changes(reads)]))


def changes_of(reads: Reads, key: str) -> tuple[NumberChange, ...]:
    """Return the changes of the number with the key of a setting, newest first."""
    return tuple(change for change in number_changes(reads) if change.key == key)


def say_change(change: NumberChange) -> str:
    """Say one in a line: "08:15 30/11/2026, Lan: ngày 25 → ngày 24 (từ 01/12/2026)"."""
    day = "" if change.is_day else f" ({say_from(change)})"
    old, new = change.old.words, change.new.words
    told = f"{old} → {new}" if old != new else f"{new}, sửa căn cứ"
    return f"{change.at:%H:%M %d/%m/%Y}, {change.actor}: {told}{day}"


def say_from(change: NumberChange) -> str:
    """Say from when a changed number holds; nothing of a day off."""
    if change.is_day:
        return ""
    return f"từ {short_date(change.from_on)}" if change.from_on else "mọi ngày"


def _changes(reads: Reads) -> Iterator[NumberChange]:
    known: dict[tuple[bool, str], dict[str, State]] = {}  # the rows of each number and each day, by its key
    places: dict[str, tuple[bool, str]] = {}
    began = ""  # the save that filled an empty office
    for seq, txn, at, actor, table, row_id, written in ask(reads, _LOG):
        began, values = began or txn, json.loads(written)
        if row_id not in places:  # a row never goes to another number or day
            places[row_id] = table == _DAYS, values["day" if table == _DAYS else "key"]
        is_day, key = place = places[row_id]
        rows = known.setdefault(place, {})
        changed = {**rows, row_id: {**rows.get(row_id, {}), **values}}
        known[place], on = changed, _from_on(changed[row_id])
        before, after = (_told(some, key, on, is_day=is_day) for some in (rows, changed))
        if before and after and before != after and not (is_day and txn == began):
            when = datetime.fromisoformat(at).astimezone()
            from_on = None if on == ALWAYS else on
            yield NumberChange(seq, when, actor, key, is_day, from_on, before, after)


def _from_on(row: State) -> date:
    return date.fromisoformat(row["from_on"]) if row.get("from_on") else ALWAYS


def _told(rows: Mapping[str, State], key: str, on: date, *, is_day: bool) -> Held | None:
    """What holds on a day; None for a number that is not known (yet)."""
    standing = [row for row in rows.values() if row.get("deleted_at") is None]
    if is_day:
        return Held(_day_in_words(standing[-1]) if standing else NO_DAY)
    held = max((row for row in standing if _from_on(row) <= on), key=_from_on, default=None)
    if held is None or key not in kinds():
        return None
    return Held(said(shown(read_stored(key, held["value"])), unit(key)), held["source"])


def _day_in_words(row: State) -> str:
    """The confirmation first: it is what changes most, and a narrow column cuts the name."""
    parts = ("Đã xác nhận" if row["confirmed"] else "Chưa xác nhận", DayKind(row["kind"]).label, row["name"])
    return ", ".join(part for part in parts if part)
