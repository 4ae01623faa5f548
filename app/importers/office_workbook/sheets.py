"""The sheets of a workbook as the office sees them, each column with the field that it is read as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.text import clean
from app.importers.office_workbook.columns import letter
from app.importers.office_workbook.read import Book, Sheet
from app.importers.office_workbook.shape import layouts, nearest
from app.importers.office_workbook.values import Family, Grid
from app.importers.office_workbook.wordings import FIELDS
from app.importers.office_workbook.workbook import ByHand

_LOOKED_AT = 20  # rows in which a table without known headings may have its own


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """One column: Excel's letters, what stands above it, and the field that it is read as (empty: none)."""

    letter: str
    heading: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """One sheet: its kind of table (none: not recognised), its columns, and all its cells as they were read.

    One that only looks like a kind of table, `near`, lacks columns that are required.
    """

    name: str
    family: Family | None
    columns: tuple[SeenColumn, ...]
    grid: Grid
    near: Family | None = None


def see_sheets(book: Book, mapping: ByHand | None = None) -> tuple[SeenSheet, ...]:
    """Return the sheets that hold anything, in their order."""
    by_hand = mapping or {}
    filled = (sheet for sheet in book.sheets if any(cell != "" for row in sheet.grid for cell in row))
    return tuple(_see(sheet, by_hand.get(sheet.name, {})) for sheet in filled)


def field_choices(sheet: SeenSheet) -> tuple[tuple[str, str], ...]:
    """Return the fields that a column of a sheet may be read as, by their titles.

    They are those of its kind of table; of one that is not recognised those of all kinds, of the nearest one first.
    """
    families = (sheet.family,) if sheet.family else sorted(Family, key=lambda kind: kind is not sheet.near)
    fields = (field for kind in families for field in FIELDS[kind] if field.name != "ordinal")
    found: dict[str, str] = {}
    for field in fields:
        found.setdefault(field.name, field.title)  # kinds share fields: the first one calls it its own way
    return tuple(found.items())


def _see(sheet: Sheet, by_hand: Mapping[str, str]) -> SeenSheet:
    if found := layouts(sheet, by_hand):
        first = found[0]
        return SeenSheet(sheet.name, first.family, _columns(first.heads, first.columns), sheet.grid)
    if near := nearest(sheet, by_hand):
        return SeenSheet(sheet.name, None, _columns(near.heads, near.columns), sheet.grid, near.family)
    headings = _widest_row(sheet)
    columns = (SeenColumn(letter(n), text, by_hand.get(letter(n), "")) for n, text in enumerate(headings))
    return SeenSheet(sheet.name, None, tuple(columns), sheet.grid)


def _columns(heads: Sequence[str], known: Mapping[str, int]) -> tuple[SeenColumn, ...]:
    fields = {index: name for name, index in known.items()}
    return tuple(SeenColumn(letter(n), head, fields.get(n, "")) for n, head in enumerate(heads))


def _widest_row(sheet: Sheet) -> list[str]:
    """The row that most looks like headings: with the most texts, the first of such."""
    rows = sheet.grid[:_LOOKED_AT]
    widest = max(rows, key=lambda row: sum(isinstance(cell, str) and bool(cell.strip()) for cell in row))
    return [clean(cell) if isinstance(cell, str) else "" for cell in widest]
