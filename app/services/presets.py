"""Taking over a regulation from the presets, and what would change by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.setting_words import REGULATION, label, unit
from app.services.regulation_versions import changed_numbers
from app.services.regulations import (
    Preset,
    SettingRow,
    Value,
    preset_settings,
    presets,
)
from app.services.settings import change_setting, list_settings


@dataclass(frozen=True, slots=True)
class Change:
    """A number of the working regulation that would change, or whose source would: old and new, and the new source."""

    label: str
    old: Value
    new: Value
    source: str
    unit: str = ""


def preset_changes(session: Session, name: str, *, from_on: date | None = None) -> tuple[Change, ...]:
    """Return what `apply_preset` would change; AppError if there is no such preset."""
    return tuple(
        Change(label(row.key), old.value, row.value, row.source, unit(row.key))
        for old, row in _differing(session, name, from_on)
    )


def apply_preset(session: Session, name: str, *, from_on: date | None = None) -> None:
    """Take over the numbers of a preset with their sources from a day on; the letterhead and the days off stay.

    Without a day they hold for all days, the past as well. Raises AppError if there is no such preset.
    """
    for _, row in _differing(session, name, from_on):
        change_setting(session, row.key, row.value, source=row.source, from_on=from_on)


def preset_in_force(session: Session) -> str:
    """Return the name of the preset whose numbers and sources are all in force; empty: the office's own."""
    kept = [row for row in list_settings(session) if row.key.startswith(REGULATION)]
    return next((preset.name for preset in presets() if list(preset_rows(preset)) == kept), "")


def nearest_preset(rows: Iterable[SettingRow]) -> Preset:
    """Return the preset from which the fewest of these numbers and sources differ; the general one before others."""
    kept = {row.key: row for row in rows}
    return min(presets(), key=lambda preset: sum(kept[row.key] != row for row in preset_rows(preset)))


def preset_values(name: str) -> dict[str, Value]:
    """Return every number of a preset by its key; AppError if there is no such preset."""
    return {row.key: row.value for row in preset_rows(_named(name))}


def _differing(
    session: Session, name: str, from_on: date | None
) -> tuple[tuple[SettingRow, SettingRow], ...]:
    kept = {row.key: row for row in list_settings(session, from_on or date.max)}
    changed = set() if from_on else changed_numbers(session)
    return tuple(
        (kept[row.key], row)
        for row in preset_rows(_named(name))
        if kept[row.key] != row or row.key in changed
    )


def _named(name: str) -> Preset:
    for preset in presets():
        if preset.name == name:
            return preset
    raise AppError(f"Không có bộ quy chế “{name}”.", "Chọn một bộ trong danh sách.")


def preset_rows(preset: Preset) -> Iterable[SettingRow]:
    """Return the numbers of a preset: the general ones with its own over them, in the order of the settings."""
    own = {row.key: row for row in preset.overrides}
    return (own.get(key, row) for key, row in preset_settings().items() if key.startswith(REGULATION))
