"""Tables as lines of a terminal: nothing is cut; what finds no room side by side goes on in a table below."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TypeVar

from app.core.tables import Cell, Kind, show

Row = TypeVar("Row")

BOUNDLESS = 100_000  # signs: a file or another program takes lines of any length
LEAST_TEXT, LEAST_FIGURE = 20, 6  # signs to which columns give way
GAP = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """A column: its heading and cells in words; texts stand at the left and are wrapped, figures at the right."""

    heading: str
    cells: tuple[str, ...]
    is_text: bool = False


def printed(heading: str, rows: Sequence[Row], value: Callable[[Row], Cell], kind: Kind) -> Printed:
    """A column of what each row says."""
    return Printed(heading, tuple(show(value(row), kind) for row in rows), kind is Kind.TEXT)


def text(cells: Iterable[str]) -> Printed:
    """A column of texts without a heading."""
    return Printed("", tuple(cells), is_text=True)


def room() -> int:
    """How many signs a line of the terminal holds (COLUMNS, if it is set)."""
    return shutil.get_terminal_size((BOUNDLESS, 0)).columns


def lines(
    columns: Sequence[Printed], width: int, *, indent: str = "", groups: Mapping[int, str] | None = None
) -> Iterator[str]:
    """The table under its headings; the first column stands again before those that go on below.

    `groups` are lines of their own before the rows of these places.
    """
    widths = _widths(columns, width - len(indent))
    for place, band in enumerate(_bands(widths, width - len(indent))):
        if place:
            yield ""
        shown = [(columns[each], widths[each]) for each in band]
        if any(column.heading for column, _ in shown):
            yield from _line([_cell(one.heading, room, one) for one, room in shown], indent, top=False)
        for row in range(len(columns[0].cells)):
            if groups and row in groups:
                yield groups[row]
            yield from _line([_cell(one.cells[row], room, one) for one, room in shown], indent)


def _widths(columns: Sequence[Printed], width: int) -> list[int]:
    """As wide as the longest cell; texts give way, the widest first, while the whole is too wide."""
    widths = [_natural(column) for column in columns]
    over = sum(widths) + GAP * (len(widths) - 1) - width
    texts = [place for place, column in enumerate(columns) if column.is_text]
    while over > 0 and texts:
        widest = max(texts, key=widths.__getitem__)
        if widths[widest] <= LEAST_TEXT:
            break
        widths[widest] -= 1
        over -= 1
    return widths


def _natural(column: Printed) -> int:
    words = column.heading.split()
    least = 1 if column.is_text else LEAST_FIGURE
    return max((least, *map(len, words), *map(len, column.cells)))


def _bands(widths: Sequence[int], width: int) -> Iterator[list[int]]:
    """Which columns stand side by side: the first in each band, and one more at least."""
    band, used = [0], widths[0]
    for place, each in enumerate(widths[1:], 1):
        if len(band) > 1 and used + GAP + each > width:
            yield band
            band, used = [0], widths[0]
        band.append(place)
        used += GAP + each
    yield band


def _wrapped(words: str, width: int) -> list[str]:
    return wrap(words, width, break_on_hyphens=False) or [""]


def _cell(words: str, width: int, column: Printed) -> list[str]:
    return [said.ljust(width) if column.is_text else said.rjust(width) for said in _wrapped(words, width)]


def _line(cells: Sequence[list[str]], indent: str, *, top: bool = True) -> Iterator[str]:
    """Cells beside each other, their words at the top, or at the foot of the highest."""
    blanks = [" " * len(cell[0]) for cell in cells]
    highest = max(map(len, cells))
    filled = [
        cell + [blank] * (highest - len(cell)) if top else [blank] * (highest - len(cell)) + cell
        for cell, blank in zip(cells, blanks, strict=True)
    ]
    for parts in zip(*filled, strict=True):
        yield f"{indent}{(' ' * GAP).join(parts)}".rstrip()


def print_lines(
    columns: Sequence[Printed], *, indent: str = "", groups: Mapping[int, str] | None = None
) -> None:
    """Print the table as this terminal has room for it."""
    print("\n".join(lines(columns, room(), indent=indent, groups=groups)))


def print_wrapped(words: str) -> None:
    """Print a sentence in lines that are not broken amid words."""
    print("\n".join(_wrapped(words, room())))
