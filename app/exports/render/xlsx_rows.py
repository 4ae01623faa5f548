"""Table rows as the text of a worksheet's XML: what openpyxl would take twenty times as long to write."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import repeat
from typing import cast
from xml.sax.saxutils import escape

from app.core.errors import AppError
from app.core.tables import Cell
from app.core.words import short_date
from app.exports.render.xlsx_widths import Lines, row_height
from app.exports.render.xml_text import plain

CHUNK = 100
LONGEST_TEXT = 32_767  # UTF-16 units in one cell (Excel specifications and limits)
FORMULA_SIGNS = ("=", "+", "-", "@")

_HIGHEST = 409.0  # points of a row (Excel)
_DAYS_AND_GAPS = {date, type(None)}
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_CERTAIN_DAY = 61  # 01/03/1900: before it Excel counts a 29/02/1900 that never was
_ESCAPE_LOOKALIKE = re.compile(
    "_(?=x[0-9A-Fa-f]{4}_)"
)  # Excel would read _x0041_ as A (ECMA-376, ST_Xstring)


def sayable(text: str, place: str) -> str:
    """Return `text` as XML can hold it.

    Raises AppError naming `place` if it is longer than a cell may be: a cut text would be a wrong one.
    """
    text = plain(text)
    if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) > 2 * LONGEST_TEXT:
        raise AppError(
            f"{place} có nội dung dài hơn 32.767 ký tự, Excel không chứa được: “{text[:40]}…”.",
            "Hãy rút gọn nội dung này, hoặc xuất ra Word hay PDF.",
        )
    return text


class TextCells(dict[str, str]):
    """A text cell behind its address, by its text; made when first asked for, as a workbook repeats itself.

    `plain` and `quoted` are numbers of styles, the second for texts that look like a formula; `place` names the
    column in a complaint.
    """

    def __init__(self, *, plain: int, quoted: int, place: str) -> None:
        super().__init__({"": f's="{plain}"/>'})
        self._plain, self._quoted, self._place = plain, quoted, place

    def __missing__(self, text: str) -> str:
        plain = sayable(text, self._place)
        said = escape(plain)
        if "_x" in said:
            said = _ESCAPE_LOOKALIKE.sub("_x005F_", said)
        style = self._quoted if plain.startswith(FORMULA_SIGNS) else self._plain
        kept = ' xml:space="preserve"' if plain != plain.strip() else ""
        cell = f's="{style}" t="inlineStr"><is><t{kept}>{said}</t></is></c>'
        self[text] = cell
        return cell


@dataclass(frozen=True, slots=True)
class ColumnCells:
    """How one column writes its cells: its texts, and the numbers of its other styles in the workbook."""

    letter: str
    texts: TextCells
    whole: int
    decimal: int
    day: int
    lines: Lines

    def rests(self, values: Sequence[Cell]) -> Iterable[str]:
        """Write the column's part of some rows, each cell behind its address."""
        kinds = set(map(type, values))
        if kinds == {str}:
            return map(self.texts.__getitem__, cast("Sequence[str]", values))
        if kinds == {int}:
            return map(f's="{self.whole}"><v>{{}}</v></c>'.format, values)
        if kinds <= _DAYS_AND_GAPS:
            known = {value: self.rest(value) for value in set(values)}
            return map(known.__getitem__, values)
        return map(self.rest, values)

    def heights(self, values: Sequence[Cell]) -> Iterable[int] | None:
        """Lines of text in each of a run of cells; nothing where none holds text."""
        kinds = set(map(type, values))
        if kinds == {str}:
            return map(self.lines.__getitem__, cast("Sequence[str]", values))
        if any(issubclass(kind, str) for kind in kinds):
            return [self.lines[value] if isinstance(value, str) else 1 for value in values]
        return None

    def rest(self, value: Cell) -> str:
        """Write a cell behind its address.

        Raises ValueError for a Decimal that is no number.
        """
        match value:
            case None:
                return self.texts[""]
            case str():
                return self.texts[value]
            case date():
                return self._day(value)
            case int():
                return f's="{self.whole}"><v>{value:d}</v></c>'
            case Decimal():
                if not value.is_finite():
                    raise ValueError(f"not a finite number: {value}")
                return f's="{self.decimal}"><v>{value}</v></c>'

    def _day(self, day: date) -> str:
        number = day.toordinal() - _EPOCH
        if number < _FIRST_CERTAIN_DAY:
            return self.texts[short_date(day)]
        return f's="{self.day}"><v>{number}</v></c>'


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that take the place of row `first` of a sheet's shell; `least` is how many points each is high at least."""

    first: int
    rows: Sequence[tuple[Cell, ...]]
    columns: tuple[ColumnCells, ...]
    least: float = 0.0


def write_rows(block: Rows, write: Callable[[bytes], object], step: Callable[[int], None]) -> None:
    """Write `block` by and by, telling `step` how many rows were written each time."""
    for start in range(0, len(block.rows), CHUNK):
        chunk = block.rows[start : start + CHUNK]
        write(_chunk(chunk, block.columns, block.first + start, block.least))
        step(len(chunk))


def _chunk(
    rows: Sequence[tuple[Cell, ...]], columns: tuple[ColumnCells, ...], first_row: int, least: float
) -> bytes:
    values = list(zip(*rows, strict=True))
    numbers = [str(number) for number in range(first_row, first_row + len(rows))]
    addresses = [f'{number}" ' for number in numbers]
    parts: list[Iterable[str]] = [_begins(values, columns, numbers, least)]
    for column, of in zip(columns, values, strict=True):
        parts += (repeat(f'<c r="{column.letter}', len(rows)), addresses, column.rests(of))
    return ("</row>".join(map("".join, zip(*parts, strict=True))) + "</row>").encode()


def _begins(
    values: Sequence[Sequence[Cell]],
    columns: tuple[ColumnCells, ...],
    numbers: Sequence[str],
    least: float,
) -> list[str]:
    """Open the rows, with a height where there is more than one line.

    Excel finds heights itself when it opens a file, LibreOffice does not; the height is not called a custom one,
    so that both fit it anew when the text is changed, unless it is one that rows have at least.
    """
    found = (column.heights(of) for column, of in zip(columns, values, strict=True))
    lines = (heights for heights in found if heights is not None)
    most = map(max, repeat(1, len(numbers)), repeat(1), *lines)
    return [f'<row r="{number}"{_height(count, least)}>' for number, count in zip(numbers, most, strict=True)]


@cache
def _height(lines: int, least: float) -> str:
    needed = min(row_height(lines), _HIGHEST)
    if needed < least:
        return f' ht="{min(least, _HIGHEST):.2f}" customHeight="1"'
    return f' ht="{needed:.2f}"' if lines > 1 else ""
