"""Where one was in a list, so that the same rows can be looked at when they were asked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QModelIndex

from app.core.keys import places_of
from app.ui.lists.model import RowsModel
from app.ui.lists.table import ListTable


@dataclass(frozen=True, slots=True)
class Place:
    """The chosen rows, the cursor and the uppermost row, by their keys; the rest is in records and pixels.

    `at` is the record under the cursor, `into` how far the uppermost row is above the edge, `scrolled` the bar.
    """

    chosen: frozenset[str]
    current: str
    at: int | None
    top: str
    into: int
    scrolled: int


def look(table: ListTable, model: RowsModel[Any]) -> Place:
    """Where one is."""
    index, top = table.currentIndex(), max(table.rowAt(0), 0)
    return Place(
        frozenset(table.keys()),
        model.key(index.row()),
        model.places.record(index.row()) if index.isValid() else None,
        model.key(top),
        table.rowViewportPosition(top),
        table.verticalScrollBar().value(),
    )


def go_back(table: ListTable, model: RowsModel[Any], place: Place, *, sought: str = "") -> bool:
    """Go there again; where the row under the cursor is gone, its neighbour is under it, but not chosen: tells that.

    A row that is `sought`, if it is there, is chosen instead, and is seen.
    """
    now = places_of(model.keys, place.chosen | {place.current, place.top, sought})
    if sought in now:
        place = replace(place, chosen=frozenset({sought}), current=sought)
    cursor = now.get(place.current)
    is_gone = cursor is None and place.at is not None and len(model.keys) > 0
    if is_gone and place.at is not None:
        cursor = min(place.at, len(model.keys) - 1)
    table.choose(_records(now, place.chosen), current=cursor)
    scrolled = place.scrolled
    if place.top in now:
        scrolled = table.verticalHeader().sectionPosition(model.places.row(now[place.top])) - place.into
    table.verticalScrollBar().setValue(scrolled)
    if sought in now:
        table.scrollTo(table.currentIndex())
    return is_gone


def went_to(table: ListTable, model: RowsModel[Any], neighbour: str) -> str:
    """The key of the row under the cursor; none for a neighbour that nobody chose."""
    row = table.currentIndex().row()
    is_chosen = table.selectionModel().isRowSelected(row, QModelIndex())
    return model.key(row) if is_chosen or model.key(row) != neighbour else ""


def _records(now: dict[str, int], chosen: frozenset[str]) -> Sequence[int]:
    return sorted(now[key] for key in chosen if key in now)
