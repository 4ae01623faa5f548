"""Where the columns of a row stand: beside each other, or in as few lines as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel

from app.ui import theme
from app.ui.forms.screen import Entry, Field

WIDE, NARROW = 4, 1
SHARES = {
    Entry.LINE: WIDE,
    Entry.TEXT: 2 * WIDE,
    Entry.REF: WIDE,
    Entry.REFS: WIDE,
    Entry.CHOICE: 3,
    Entry.VERDICT: 3,
    Entry.DAY: 3,
    Entry.DEADLINE: 3,
    Entry.FILES: 2,
}
MOST_SHARES = 17  # of one line; what has more is broken into lines, with captions above each


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry of a row stands: its line, the first column of the grid, and how many it takes."""

    line: int
    column: int
    span: int


def places_of(field: Field) -> list[Place]:
    """Where the columns stand: beside each other, or in as few lines as can be, of about the same width."""
    if is_narrow(field):
        return [Place(0, column, 1) for column in range(len(field.columns))]
    shares = list(map(share_of, field.columns))
    most = max(_most(), *shares)
    fewest = _broken(shares, most)[-1].line
    widths = range(max(shares), most + 1)
    return next(places for width in widths if (places := _broken(shares, width))[-1].line == fewest)


def _broken(shares: Sequence[int], width: int) -> list[Place]:
    """Lines that are no wider than this."""
    places: list[Place] = []
    line = at = 0
    for share in shares:
        if at and at + share > width:
            line, at = line + 1, 0
        places.append(Place(line, at, share))
        at += share
    return places


def is_narrow(field: Field) -> bool:
    """Tell whether the columns stand in one line, under one heading."""
    return sum(map(share_of, field.columns)) <= _most()


def _most() -> int:
    return round(MOST_SHARES / theme.scale())


def share_of(column: Field) -> int:
    """How much of a line a column takes."""
    return SHARES.get(column.entry, NARROW)


def captions_of(field: Field) -> list[QLabel]:
    """What stands above the entries of a row, one for each column."""
    return [theme.quiet(QLabel(column.label + (" *" if column.required else ""))) for column in field.columns]
