"""What a list remembers until the next start: columns, order, grouping and filters, never the words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings


@dataclass(frozen=True, slots=True)
class ColumnState:
    """A column as it was left: its title, its width in digits of the font (0: its own), whether it is hidden."""

    title: str
    width: float = 0.0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """A list as it was left; `columns` stand as they are seen from the left."""

    columns: tuple[ColumnState, ...] = ()
    order: str = ""
    descending: bool = False
    group: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def recall(settings: QSettings, name: str) -> Remembered:
    """What the list of this name remembers; nothing where the settings cannot be read."""
    try:
        kept = json.loads(str(settings.value(_place(name), "{}")))
        return _read(kept)
    except (ValueError, TypeError, AttributeError, KeyError):  # written by another version, or by hand
        return Remembered()


def remember(settings: QSettings, name: str, state: Remembered) -> None:
    """Keep what the list of this name is to remember."""
    settings.setValue(_place(name), json.dumps(asdict(state), ensure_ascii=False))


def _place(name: str) -> str:
    return f"lists/{name}"


def _read(kept: Mapping[str, Any]) -> Remembered:
    columns = kept.get("columns", ())
    return Remembered(
        tuple(
            ColumnState(str(each["title"]), float(each["width"]), bool(each["hidden"])) for each in columns
        ),
        str(kept.get("order", "")),
        bool(kept.get("descending", False)),
        str(kept.get("group", "")),
        {str(name): tuple(map(str, codes)) for name, codes in kept.get("filters", {}).items()},
    )
