"""A table as a value: declared once, shown on screen, printed, or filled into Excel."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from itertools import pairwise
from typing import Generic, TypeVar, cast

from app.core import words

Cell = str | int | Decimal | date | None
Row = TypeVar("Row")
MOST_TOGETHER = 8  # rows of a joined cell that stay on one page


class Kind(StrEnum):
    """What a column holds; renderers choose alignment and number format by it."""

    TEXT = auto()
    CENTRED = auto()
    NUMBER = auto()
    PERCENT = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its heading, how a row fills it, and its share of the width.

    `group` is a heading over several neighbouring columns of the same group (two heading rows).
    """

    title: str
    value: Callable[[Row], Cell]
    width: int = 12
    kind: Kind = Kind.TEXT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of one column of a filled table."""

    title: str
    width: int = 12
    kind: Kind = Kind.TEXT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and typed cells; nothing here says how they look.

    `numbered` adds the official row (1) (2) (3) … under the headings; `total` is a last bold row, or nothing.
    `groups` are bold lines over the whole width, each with the place of the row it stands before (several may
    stand before one row; the number of rows stands for the end). In the first `joined` columns an empty cell goes
    on with the cell above it and is drawn as one with it. `row_height_mm` is how high a row is at least, for
    columns that are filled by hand. A table that `closes` a paper, as boxes to sign in, is not split over pages, and
    the block before it stays with it.
    """

    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    numbered: bool = False
    groups: tuple[tuple[int, str], ...] = ()
    joined: int = 0
    row_height_mm: float = 0.0
    closes: bool = False


def tabulate(
    columns: Iterable[Column[Row]],
    rows: Iterable[Row],
    *,
    total: tuple[Cell, ...] | None = None,
    numbered: bool = False,
) -> Table:
    """Fill `columns` from `rows`."""
    columns = tuple(columns)
    cells = tuple(tuple(column.value(row) for column in columns) for row in rows)
    heads = tuple(Heading(c.title, c.width, c.kind, c.group) for c in columns)
    return Table(heads, cells, total, numbered)


def further(table: Table) -> list[tuple[bool, ...]]:
    """Of each row's joined columns: whether the cell goes on with the one above it; under a group none does."""
    begins = {0, *(place for place, _ in table.groups)}
    return [
        tuple(place not in begins and cell in (None, "") for cell in row[: table.joined])
        for place, row in enumerate(table.rows)
    ]


def staying(table: Table) -> list[bool]:
    """Of each row whether the page does not end after it: the first joined cell goes on, and covers a few rows only.

    So a day of a schedule stands whole on its page: Word does not say a joined cell's words again on the next one.
    """
    first = [place for place, goes_on in enumerate(further(table)) if not any(goes_on[:1])]
    return [
        end - begin <= MOST_TOGETHER and place + 1 < end
        for begin, end in pairwise([*first, len(table.rows)])
        for place in range(begin, end)
    ]


def show_rate(rate: Decimal) -> str:
    """Say a rate in percent among figures of a screen, with its sign: "64,00%", as the columns of tables do."""
    return f"{show(rate, Kind.PERCENT)}%"


def show(cell: Cell, kind: Kind = Kind.TEXT) -> str:
    """Say a cell to a reader; the empty cell is an empty string, an empty percentage a dash."""
    match cell:
        case None:
            return words.NONE if kind is Kind.PERCENT else ""
        case Decimal() if kind is Kind.PERCENT:
            return f"{cell:.2f}".replace(".", ",")  # two decimals always, so that a column lines up
        case date():
            return words.short_date(cell)
        case int() | Decimal():
            return words.number(cell)
        case str():
            return cell


def show_all(cells: Sequence[Cell], kind: Kind = Kind.TEXT) -> Sequence[str]:
    """Say the cells of a column, each as `show` does: four times as quick where all are of one type."""
    types = set(map(type, cells))
    if types == {str}:
        return cast("Sequence[str]", cells)
    if types == {int}:
        return "\0".join(map("{:,}".format, cells)).replace(",", ".").split("\0")
    if types <= {date, type(None)} and kind is not Kind.PERCENT:
        said = {cell: show(cell, kind) for cell in set(cells)}
        return [said[cell] for cell in cells]
    return [cell if isinstance(cell, str) else show(cell, kind) for cell in cells]
