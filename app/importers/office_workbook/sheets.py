"""The sheets of a workbook as the office sees them, each column with the field that it is read as."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.text import clean
from app.importers.office_workbook.columns import letter
from app.importers.office_workbook.read import Book, Sheet
from app.importers.office_workbook.shape import layouts
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
    """One sheet: its kind of table (none: not recognised), its columns, and all its cells as they were read."""

    name: str
    family: Family | None
    columns: tuple[SeenColumn, ...]
    grid: Grid


def see_sheets(book: Book, mapping: ByHand | None = None) -> tuple[SeenSheet, ...]:
    """Return the sheets that hold anything, in their order."""
    by_hand = mapping or {}
    filled = (sheet for sheet in book.sheets if any(cell != "" for row in sheet.grid for cell in row))
    return tuple(_see(sheet, by_hand.get(sheet.name, {})) for sheet in filled)


def field_choices(family: Family | None) -> tuple[tuple[str, str], ...]:
    """Return the fields that a column may be read as, by their titles: those of a family, or of all."""
    families = tuple(Family) if family is None else (family,)
    found = {
        field.name: field.title for kind in families for field in FIELDS[kind] if field.name != "ordinal"
    }
    return tuple(found.items())


def _see(sheet: Sheet, by_hand: Mapping[str, str]) -> SeenSheet:
    found = layouts(sheet, by_hand)
    if not found:
        headings = _widest_row(sheet)
        columns = (SeenColumn(letter(n), text, by_hand.get(letter(n), "")) for n, text in enumerate(headings))
        return SeenSheet(sheet.name, None, tuple(columns), sheet.grid)
    first = found[0]
    fields = {index: name for name, index in first.columns.items()}
    columns = (SeenColumn(letter(n), head, fields.get(n, "")) for n, head in enumerate(first.heads))
    return SeenSheet(sheet.name, first.family, tuple(columns), sheet.grid)


def _widest_row(sheet: Sheet) -> list[str]:
    """The row that most looks like headings: with the most texts, the first of such."""
    rows = sheet.grid[:_LOOKED_AT]
    widest = max(rows, key=lambda row: sum(isinstance(cell, str) and bool(cell.strip()) for cell in row))
    return [clean(cell) if isinstance(cell, str) else "" for cell in widest]
