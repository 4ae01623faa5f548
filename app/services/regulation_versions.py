"""The numbers of the regulation by their days: read as they were in force, and changed from a day on.

A setting holds the number from the start; each change of it holds from its day to the next one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.core.errors import AppError
from app.core.setting_words import REGULATION, said, unit
from app.core.words import short_date
from app.models.asking import fetched
from app.rules.regulation import Regulation, Regulations, Version
from app.services.regulations import SettingRow, Value, checked, kinds, preset_settings, shown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads

ALWAYS = date.min
"""The day from which a number holds that nobody changed."""
_NUMBERS = f"""
    SELECT '{ALWAYS}' AS from_on, key, value, source FROM setting
    WHERE deleted_at IS NULL AND key LIKE '{REGULATION}%'
    UNION ALL SELECT from_on, key, value, source FROM regulation_change WHERE deleted_at IS NULL
    ORDER BY 1, 2"""


Rows = tuple[tuple[str, str, str, str], ...]
"""Day, key, value and source of each number as the database keeps them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a number is from a day on (`ALWAYS`: from the start), and the article that says so."""

    from_on: date
    row: SettingRow


def read_regulations(session: Reads) -> Regulations:
    """Return the working regulation through time; what the database does not hold comes from the preset."""
    return _as_written(_rows(session))


def regulation_on(session: Reads, day: date) -> Regulation:
    """Return the numbers that are in force on a day: that of the event which they are asked for."""
    return read_regulations(session).on(day)


def regulations_with(session: Reads, values: Mapping[str, Value], from_on: date | None) -> Regulations:
    """Return the regulation as it would be with numbers, by the keys of their settings, changed from a day on.

    Without a day they hold for all days, as `change_number` writes them.
    """
    kept = [one for one in _said(session) if one.row.key not in values or _stays(one, from_on)]
    new = [Said(from_on or ALWAYS, SettingRow(key, value, "")) for key, value in values.items()]
    return _built(tuple(sorted((*kept, *new), key=lambda one: one.from_on)))


def numbers_on(session: Reads, day: date) -> dict[str, SettingRow]:
    """Return the numbers that were written and are in force on a day, each with its source, by key."""
    return {one.row.key: one.row for one in _said(session) if one.from_on <= day}


def versions_of(session: Reads, key: str) -> tuple[Said, ...]:
    """Return what a number was, is and will be, the first from the start."""
    written = [one for one in _said(session) if one.row.key == key]
    preset = Said(ALWAYS, preset_settings()[key])
    return tuple(written if written and written[0].from_on == ALWAYS else [preset, *written])


def changed_numbers(session: Reads) -> set[str]:
    """Return the keys of the numbers that are not the same on all days."""
    return {one.row.key for one in _said(session) if one.from_on != ALWAYS}


def change_number(
    session: Session, key: str, value: Value, *, source: str | None, from_on: date | None
) -> None:
    """Let a number hold from a day on; without a day no change of it is kept, its setting holds for all days.

    A change to what held on the day before is none. Without a source that of the day stays.
    """
    from app.models.office import RegulationChange

    if from_on is None:
        for row in _changes(session, key):
            row.deleted_at = datetime.now(UTC)
        session.flush()
        return
    held = numbers_on(session, from_on).get(key, preset_settings()[key])
    before = numbers_on(session, from_on - timedelta(days=1)).get(key, preset_settings()[key])
    new = SettingRow(key, value, held.source if source is None else source)
    [row] = [one for one in _changes(session, key) if one.from_on == from_on] or [None]
    if new == before:
        if row is not None:
            row.deleted_at = datetime.now(UTC)
    else:
        if row is None:
            row = RegulationChange(key=key, from_on=from_on)
            session.add(row)
        row.value, row.source = as_stored(new.value), new.source
    session.flush()


def drop_number(session: Session, key: str, from_on: date) -> None:
    """Take back what a number is from a day on: what held before goes on. Raises AppError where nothing begins then."""
    rows = [row for row in _changes(session, key) if row.from_on == from_on]
    if not rows:
        raise AppError(f"Không có mức nào áp dụng từ {short_date(from_on)}.", "Chọn ngày của một mức đã ghi.")
    rows[0].deleted_at = datetime.now(UTC)
    session.flush()


def say_versions(session: Reads, key: str) -> tuple[str, ...]:
    """Say what a number was, is and will be, a line each; nothing of one that never changed."""
    versions = versions_of(session, key)
    if len(versions) == 1:
        return ()
    return tuple(
        f"{'từ đầu' if one.from_on == ALWAYS else f'từ {short_date(one.from_on)}'}: "
        f"{said(shown(one.row.value), unit(key))}"
        for one in versions
    )


def as_stored(value: Value) -> str:
    """Return a value as the database keeps it."""
    return json.dumps(value, ensure_ascii=False, default=str)


@lru_cache(maxsize=1024)
def read_stored(key: str, written: str) -> Value:
    """Return the value that the database keeps; AppError where it is damaged."""
    try:
        value = json.loads(written)
    except json.JSONDecodeError as error:
        raise AppError(f"Thiết lập “{key}” trong dữ liệu bị hỏng.", "Nhập lại thiết lập này.") from error
    return checked(key, value)


def _stays(one: Said, from_on: date | None) -> bool:
    return from_on is not None and one.from_on != from_on


def _rows(session: Reads) -> Rows:
    return tuple(fetched(session, _NUMBERS, {})[1])


def _said(session: Reads) -> tuple[Said, ...]:
    """Every number that was written, by the days from which they hold."""
    return _read(_rows(session))


@lru_cache(
    maxsize=8
)  # by what the database holds: every question of a list asks, and hardly anything ever changes
def _as_written(rows: Rows) -> Regulations:
    return _built(_read(rows))


@lru_cache(maxsize=8)
def _read(rows: Rows) -> tuple[Said, ...]:
    return tuple(
        Said(date.fromisoformat(day), SettingRow(key, read_stored(key, value), source))
        for day, key, value, source in rows
        if key in kinds()
    )


def _built(said: tuple[Said, ...]) -> Regulations:
    """The versions: each day on which something changed begins one."""
    values: dict[str, Any] = {
        key.removeprefix(REGULATION): row.value
        for key, row in preset_settings().items()
        if key.startswith(REGULATION)
    }
    versions = [] if said and said[0].from_on == ALWAYS else [Version(ALWAYS, Regulation(**values))]
    for day, changes in groupby(said, key=lambda one: one.from_on):
        values |= {one.row.key.removeprefix(REGULATION): one.row.value for one in changes}
        versions.append(Version(day, Regulation(**values)))
    return Regulations(tuple(versions))


def _changes(session: Session, key: str) -> list[Any]:
    from sqlalchemy import select

    from app.models.office import RegulationChange

    return list(
        session.scalars(
            select(RegulationChange).where(RegulationChange.key == key, RegulationChange.deleted_at.is_(None))
        )
    )
