"""Strips on a page of the canvas: texts, drawn lines, page number, outline."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.exports.document import Section
from app.exports.metrics import LINE_HEIGHT, POINTS_PER_MM
from app.exports.render.pdf_page import Box, Text
from app.exports.render.pdf_text import DESCENT, face
from app.exports.styles import (
    BLACK,
    MARGIN_LEFT_MM,
    MARGIN_TOP_MM,
    PAGE_NUMBER_FROM_TOP_MM,
    PAGE_NUMBER_SIZE,
    TABLE_LINE_WEIGHT,
    page_mm,
    text_mm,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of a section's pages in points: its size, its upper left corner, and the page around it."""

    width: float
    height: float
    left: float
    top: float
    page: tuple[float, float]

    @classmethod
    def of(cls, section: Section) -> "Frame":
        """The margins are those of the page as it is read, upright or lying."""
        across, down = page_mm(section)
        width, height = text_mm(section)
        return cls(
            width * POINTS_PER_MM,
            height * POINTS_PER_MM,
            MARGIN_LEFT_MM * POINTS_PER_MM,
            (down - MARGIN_TOP_MM) * POINTS_PER_MM,
            (across * POINTS_PER_MM, down * POINTS_PER_MM),
        )


@dataclass(slots=True)
class Press:
    """A PDF file in the making: its canvas, and how far its outline has come."""

    canvas: "Canvas"
    marks: int = 0
    level: int = -1

    def mark(self, level: int, words: str, *, left: float, top: float) -> None:
        """Add an entry to the outline that leads to this place on the page; no level is left out on the way down."""
        self.marks += 1
        self.level = min(level, self.level + 1)
        key = f"m{self.marks}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=left, top=top)
        self.canvas.addOutlineEntry(words, key, self.level)


Placed = tuple[float, Box]  # where the strip's top is, from the foot of the page


def draw_page(press: Press, boxes: list[Box], frame: Frame, said: str, foot: Sequence[Box] = ()) -> None:
    """Draw one page and end it; `said` is its number, empty where none is shown.

    `foot` are strips that stand at the very foot of the text.
    """
    canvas = press.canvas
    canvas.setPageSize(frame.page)
    bottom = frame.top - frame.height
    placed = [*_placed(boxes, frame.top), *_placed(foot, bottom + sum(box.height for box in foot))]
    pen = _Pen(canvas.beginText())
    if said:
        pen.write(_page_number(said, frame), 0.0, frame.page[1])
    for top, box in placed:
        for text in box.texts:
            pen.write(text, frame.left, top)
    canvas.drawText(pen.text)
    _draw_rules(canvas, placed, frame.left)
    _draw_grids(canvas, placed, frame.left)
    _mark_entries(press, placed, frame.left)
    canvas.showPage()


def _placed(boxes: Sequence[Box], top: float) -> list[Placed]:
    placed = []
    for place, box in enumerate(boxes):
        top -= box.before if place else 0.0
        placed.append((top, box))
        top -= box.height
    return placed


class _Pen:
    """Writes lines and changes font and stretch only where they differ."""

    def __init__(self, text: "PDFTextObject") -> None:
        self.text = text
        self._font: tuple[str, float] | None = None
        self._stretch = 0.0
        self._colour = BLACK

    def write(self, line: Text, left: float, top: float) -> None:
        if (line.font, line.size) != self._font:
            self._font = line.font, line.size
            self.text.setFont(line.font, line.size)
        if line.stretch != self._stretch:
            self._stretch = line.stretch
            self.text.setWordSpace(line.stretch)
        if line.colour != self._colour:
            self._colour = line.colour
            self.text.setFillColorRGB(*_shares(line.colour))
        self.text.setTextOrigin(left + line.x, top - line.y)
        self.text.textLine(line.text)


def _page_number(said: str, frame: Frame) -> Text:
    """Inside the top margin, in the middle of the text's width as Word sets it (appendix I, part I)."""
    font = face(False, False)
    x = frame.left + (frame.width - font.measure(said) * PAGE_NUMBER_SIZE) / 2
    y = PAGE_NUMBER_FROM_TOP_MM * POINTS_PER_MM + (LINE_HEIGHT - DESCENT) * PAGE_NUMBER_SIZE
    return Text(x, y, font.name, PAGE_NUMBER_SIZE, said)


def _draw_rules(canvas: "Canvas", placed: list[Placed], left: float) -> None:
    colour = BLACK
    for top, box in placed:
        for rule in box.rules:
            if rule.colour != colour:
                colour = rule.colour
                canvas.setStrokeColorRGB(*_shares(colour))
            canvas.setLineWidth(rule.weight)
            canvas.line(left + rule.x1, top - rule.y1, left + rule.x2, top - rule.y2)
    if colour != BLACK:
        canvas.setStrokeColorRGB(*_shares(BLACK))


def _shares(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1."""
    red, green, blue = bytes.fromhex(colour)
    return red / 255, green / 255, blue / 255


def _draw_grids(canvas: "Canvas", placed: list[Placed], left: float) -> None:
    """Lines between rows, and upright ones through all rows of a table on the page."""
    canvas.setLineWidth(TABLE_LINE_WEIGHT)
    for grid, run in groupby(placed, key=lambda item: item[1].grid):
        if grid is None:
            continue
        rows = list(run)
        levels = [top for top, _ in rows] + [rows[-1][0] - rows[-1][1].height]
        edges = [left + x for x in grid.edges]
        level = [(edges[0], y, edges[-1], y) for y in levels]
        upright = [(x, levels[0], x, levels[-1]) for x in edges]
        if any(box.whole or box.across is not None for _, box in rows):
            level, upright = _parts(rows, edges, levels)
        canvas.lines(level + upright)


Line = tuple[float, float, float, float]


def _parts(rows: list[Placed], edges: list[float], levels: list[float]) -> tuple[list[Line], list[Line]]:
    """Lines of rows that are joined or undivided: those across, and upright ones; the first row is always closed."""
    left, right = edges[0], edges[-1]
    across = [(left, y, right, y) for y in (levels[0], levels[-1])]
    for top, box in rows[1:]:
        parts = ((0.0, right - left),) if box.across is None else box.across
        across += ((left + start, top, left + end, top) for start, end in parts)
    upright = [(x, levels[0], x, levels[-1]) for x in (left, right)]
    upright += (
        (x, top, x, below)
        for (top, box), below in zip(rows, levels[1:], strict=True)
        if not box.whole
        for x in edges[1:-1]
    )
    return across, upright


def _mark_entries(press: Press, placed: list[Placed], left: float) -> None:
    for top, box in placed:
        if box.entry:
            press.mark(*box.entry, left=left, top=top)
