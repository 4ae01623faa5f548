"""Taking over the letterhead of a province from the shipped ones, and what would change by it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.core.errors import AppError
from app.core.setting_words import label
from app.core.text import clean
from app.services.presets import Change
from app.services.regulations import (
    ISSUING,
    OFFICE,
    Preset,
    SettingRow,
    checked,
    preset_settings,
    read_resource,
)
from app.services.settings import change_settings, list_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

GENERAL = "general"
_GENERAL_TITLE = "Chung: ký hiệu phòng, nơi nhận như khi mới cài đặt"
_SHIPPED = ("dak-lak", "bac-ninh", "ho-chi-minh")


@cache
def letterheads() -> tuple[Preset, ...]:
    """Return the letterheads to choose from: the general one, which names no office, and those of provinces."""
    general = tuple(row for row in preset_settings().values() if row.key.startswith(ISSUING))
    return Preset(GENERAL, _GENERAL_TITLE, general), *map(_shipped, _SHIPPED)


def letterhead_changes(session: Session, name: str) -> tuple[Change, ...]:
    """Return what `apply_letterhead` would change; AppError if there is no such letterhead."""
    return tuple(
        Change(label(row.key), old.value, row.value, row.source)
        for old, row in _differing(session, name)
        if old.value != row.value
    )


def apply_letterhead(session: Session, name: str) -> None:
    """Take over a letterhead with its sources, in one save; the signer and the numbers of the regulation stay.

    Raises AppError if there is no such letterhead.
    """
    rows = [row for _, row in _differing(session, name)]
    values: dict[str, object] = {row.key: row.value for row in rows}
    change_settings(session, values, {row.key: row.source for row in rows})


def _differing(session: Session, name: str) -> tuple[tuple[SettingRow, SettingRow], ...]:
    kept = {row.key: row for row in list_settings(session)}
    return tuple((kept[row.key], row) for row in _named(name).overrides if kept[row.key] != row)


def _named(name: str) -> Preset:
    for preset in letterheads():
        if preset.name == name:
            return preset
    raise AppError(f"Không có bộ thể thức “{name}”.", "Chọn một bộ trong danh sách.")


def _shipped(name: str) -> Preset:
    content = read_resource(f"letterheads/{name}.toml")
    return Preset(name, clean(content["name"]), tuple(_rows(content)))


def _rows(content: dict[str, dict[str, dict[str, object]]]) -> Iterator[SettingRow]:
    for prefix in (OFFICE, ISSUING):
        for field, row in content.get(prefix.rstrip("."), {}).items():
            key = prefix + field
            yield SettingRow(key, checked(key, row["value"]), clean(str(row["source"])))
