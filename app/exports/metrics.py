"""How wide a text is in Times New Roman, measured with the bundled Tinos, which has the same widths."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from app.core.paths import resources
from app.core.tables import Cell, Heading, Table, show
from app.exports.styles import (
    BOX_SIDE_MM,
    BOX_WIDTHS_MM,
    CELL_PADDING_MM,
    TABLE_SIZE,
    WHOLE_LINES,
    Look,
)

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

POINTS_PER_MM = 72 / 25.4
EMU_PER_POINT = 12_700  # the unit of drawings in Word and Excel files

LINE_HEIGHT = 1.149  # single line spacing of Times New Roman, of its size
_TWIPS = 20  # a point: word processors know no smaller step down a page

_SAMPLE = 100  # rows that are looked through for long words
_PORTION = 1000  # cells that are measured at once: more would keep every other thread waiting
_LONGEST_WORD = 75.0  # points; a longer one, such as an address, is broken
_SLACK = 1.0  # points, for the lines of the table and for rounding

_FACES = {
    (False, False): "Tinos-Regular",
    (True, False): "Tinos-Bold",
    (False, True): "Tinos-Italic",
    (True, True): "Tinos-BoldItalic",
}


@lru_cache(maxsize=len(_FACES))
def face(bold: bool, italic: bool) -> "TTFont":
    """The bundled font of this weight and slant, read once; its `fontName` is the name of its file."""
    from reportlab.pdfbase.ttfonts import TTFont

    name = _FACES[bold, italic]
    return TTFont(name, str(resources() / "fonts" / f"{name}.ttf"))


def line_height(size: float, spacing: float = 1.0) -> float:
    """How high a line is in points, as word processors round it; over a page the rest would add up."""
    single = round(LINE_HEIGHT * size * _TWIPS)
    return round(single * spacing) / _TWIPS


def text_width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """The length of one line of `text` in points, without kerning, as Word sets it."""
    return float(face(bold, italic).stringWidth(text, size))


def wrap(text: str, look: Look, width: float) -> list[str]:
    """The lines that `text` takes in a column of `width` points; a line break in it begins a new line.

    A word longer than the column stays whole on its line. An empty text is one empty line.
    """
    room = width - (look.left_indent_mm + look.right_indent_mm) * POINTS_PER_MM
    first = room - look.first_indent_mm * POINTS_PER_MM
    lines: list[str] = []
    for part in text.splitlines() or [""]:
        lines += _fill(part.split(" "), look, first if not lines else room, room)
    return lines


def stays_whole(text: str, look: Look, width: float) -> bool:
    """Whether a paragraph before a signature is so short that no page ends inside it.

    Word splits a paragraph that is kept with the next one, LibreOffice never does: so short ones are kept whole.
    """
    return len(wrap(text, look, width)) <= WHOLE_LINES


def last_line_width(text: str, look: Look, width: float) -> float:
    """The length in points of the last line of `text` in a column of `width` points."""
    return text_width(wrap(text, look, width)[-1], look.size, look.bold, look.italic)


def box_width(text: str, look: Look) -> float:
    """The width in points of the box around a stamp's words: the decree's, else what the words ask."""
    if text in BOX_WIDTHS_MM:
        return BOX_WIDTHS_MM[text] * POINTS_PER_MM
    return text_width(text, look.size, look.bold, look.italic) + 2 * BOX_SIDE_MM * POINTS_PER_MM


def column_widths(table: Table, width: float, pause: Callable[[], object] = lambda: None) -> list[float]:
    """Share `width` points among the columns of `table` by their shares.

    No column is so narrow that a number, a date or a word is broken, as long as there is room. `pause` is called now
    and then: a long table is looked through for a second.
    """
    rows = table.rows if table.total is None else (*table.rows, table.total)
    columns: Iterable[tuple[Cell, ...]] = zip(*rows, strict=True) if rows else ((),) * len(table.headings)
    needs = [_need(head, cells, pause) for head, cells in zip(table.headings, columns, strict=True)]
    return shared([head.width for head in table.headings], needs, width)


def _need(heading: Heading, cells: tuple[Cell, ...], pause: Callable[[], object]) -> float:
    pause()
    words = [text_width(word, TABLE_SIZE, bold=True) for word in heading.title.split()]
    words += [min(text_width(word, TABLE_SIZE, bold=True), _LONGEST_WORD) for word in _longest_word(cells)]
    types = set(map(type, cells))
    if types - {str, type(None)}:
        values = [cell for cell in cells if cell is not None and not isinstance(cell, str)]
        longest = _longest([_longest(some) for some in _portions(values, pause)])
        words.append(text_width(show(longest, heading.kind), TABLE_SIZE, bold=True))
    return max(words, default=0.0) + 2 * CELL_PADDING_MM * POINTS_PER_MM + _SLACK


def _portions(values: Sequence[Cell], pause: Callable[[], object]) -> Iterator[Sequence[Cell]]:
    for start in range(0, len(values), _PORTION):
        pause()
        yield values[start : start + _PORTION]


def _longest(values: Sequence[Cell]) -> Cell:
    lengths = list(map(len, map(str, values)))  # thousands of cells: nothing of Python's own in the loop
    return values[lengths.index(max(lengths))]


def _longest_word(cells: tuple[Cell, ...]) -> Iterable[str]:
    """The longest word of the first texts and of the last, which may be a total: none of them is broken."""
    words = [
        word for cell in (*cells[:_SAMPLE], *cells[-1:]) if isinstance(cell, str) for word in cell.split()
    ]
    return [max(words, key=len)] if words else []


def shared(shares: Sequence[float], needs: Sequence[float], width: float) -> list[float]:
    """Widths by `shares` that are not under `needs`; by the needs alone where there is no room for all."""
    if sum(needs) >= width:
        return [need * (width / sum(needs)) for need in needs]
    short: set[int] = set()
    while True:
        left = width - sum(needs[column] for column in short)
        whole = sum(share for column, share in enumerate(shares) if column not in short)
        widths = [
            needs[column] if column in short else left * share / whole for column, share in enumerate(shares)
        ]
        new = {column for column, need in enumerate(needs) if widths[column] < need} - short
        if not new:
            return widths
        short |= new


def _fill(words: list[str], look: Look, first: float, room: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, look.size, look.bold, look.italic) > (room if lines else first):
            lines.append(line.rstrip(" "))
            line = word
        else:
            line = longer
    return [*lines, line]
