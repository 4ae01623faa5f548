"""How the cells of a table are measured: padding, line height, what fits a column."""

from collections.abc import Sequence

from app.exports.metrics import POINTS_PER_MM, line_height
from app.exports.render.pdf_text import DESCENT, Face, Line, break_lines, printable
from app.exports.styles import CELL_PADDING_MM, TABLE_LINE_WEIGHT, TABLE_SIZE

LEADING = line_height(TABLE_SIZE)
SIDE_PADDING = CELL_PADDING_MM * POINTS_PER_MM
TOP_PADDING = (SIDE_PADDING + TABLE_LINE_WEIGHT) / 2  # a row holds the line over it, as in Word
BASE = LEADING - DESCENT * TABLE_SIZE  # from a line's top to its base line


def wrap(text: str, font: Face, left: float, right: float) -> list[Line]:
    """The lines of a cell between two upright lines."""
    return break_lines(printable(text), font, TABLE_SIZE, right - left - 2 * SIDE_PADDING)


def height(lines: Sequence[Line]) -> float:
    """How high a cell of these lines is."""
    return len(lines) * LEADING + 2 * TOP_PADDING
