"""Paragraphs, and cells side by side, as strips of a PDF page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.exports.document import Cell, Paragraph, Role, SideBySide
from app.exports.metrics import LINE_HEIGHT, POINTS_PER_MM, box_width, line_height
from app.exports.render.pdf_mixed import AnyLine, break_runs
from app.exports.render.pdf_page import Box, Rule, Text
from app.exports.render.pdf_text import DESCENT, Line, blanks, break_lines, face, printable
from app.exports.styles import (
    BOX_HEIGHT_MM,
    CELL_GAP,
    CONTACT_GAP,
    CONTACT_LINE_GAP,
    LOOKS,
    OUTLINE,
    RULE_DROP,
    RULE_ROOM,
    RULE_WEIGHT,
    Align,
    Look,
)


def paragraph(said: Paragraph, width: float) -> list[Box]:
    """One strip a line. No page ends after the first line or before the last of a paragraph."""
    look = LOOKS[said.role]
    text = printable(said.text)
    if look.boxed:
        return [_stamp(text, look, width)]
    lines = _mixed_lines(said, look, width) if said.runs else _lines(text, look, width)
    boxes = [_line(line, look, width, first=place == 0) for place, line in enumerate(lines)]
    boxes[0] = replace(boxes[0], before=look.before, keep=True, entry=_entry(said.role, text))
    if len(boxes) > 1:
        boxes[-2] = replace(boxes[-2], keep=True)
    boxes[-1] = replace(boxes[-1], keep=look.keep)
    if look.rule:
        boxes[-1] = _ruled(boxes[-1], lines[-1], look, width)
    return boxes


def side_by_side(block: SideBySide, width: float) -> Iterator[Box]:
    """All rows as one strip, so that no page ends inside it; of an open-ended block the last row line by line."""
    left = width * block.left_share / 100
    texts: list[Text] = []
    rules: list[Rule] = []
    height = 0.0
    for row in block.rows[: len(block.rows) - block.open_ended]:
        cells = (_cell(row[0], left - CELL_GAP, 0.0), _cell(row[1], width - left, left))
        for cell in cells:
            texts += (text._replace(y=text.y + height) for text in cell.texts)
            rules += (rule._replace(y1=rule.y1 + height, y2=rule.y2 + height) for rule in cell.rules)
        height += max(cell.height for cell in cells)
    yield Box(height, tuple(texts), tuple(rules))
    if block.open_ended:
        for said in block.rows[-1][0]:
            yield from paragraph(said, left - CELL_GAP)


def joined(boxes: Iterable[Box], after: float) -> Iterator[Box]:
    """The strips of a block under one that asks for a gap of `after`: as in Word, the larger gap counts."""
    for place, box in enumerate(boxes):
        yield box if place else replace(box, before=max(box.before, after))


def kept(boxes: Iterable[Box], *, whole: bool) -> Iterator[Box]:
    """The strips of a block that stays on the page of what follows: all of it, or its last strip at least."""
    held: Box | None = None
    for box in boxes:
        if held:
            yield replace(held, keep=True) if whole else held
        held = box
    if held:
        yield replace(held, keep=True)


def _lines(text: str, look: Look, width: float) -> list[Line]:
    room = width - (look.left_indent_mm + look.right_indent_mm) * POINTS_PER_MM
    first = room - look.first_indent_mm * POINTS_PER_MM
    return break_lines(text, face(look.bold, look.italic), look.size, room, first=first)


def _mixed_lines(said: Paragraph, look: Look, width: float) -> Sequence[AnyLine]:
    """Lines of runs, each in its own face."""
    room = width - (look.left_indent_mm + look.right_indent_mm) * POINTS_PER_MM
    parts = [
        (printable(run.text), face(look.bold != run.bold, look.italic != run.italic)) for run in said.runs
    ]
    return break_runs(parts, look.size, room, first=room - look.first_indent_mm * POINTS_PER_MM)


def _line(line: AnyLine, look: Look, width: float, *, first: bool) -> Box:
    indent = look.left_indent_mm + (look.first_indent_mm if first else 0.0)
    x = indent * POINTS_PER_MM
    height = line_height(look.size, look.line)
    hang = max(height - line_height(look.size), 0.0)
    spare = max(width - x - look.right_indent_mm * POINTS_PER_MM - line.width, 0.0)
    stretch = 0.0
    match look.align:
        case Align.CENTRE:
            x += spare / 2
        case Align.RIGHT:
            x += spare
        case Align.JUSTIFY if not line.last:
            stretch = spare / max(blanks(line.text), 1)
        case _:
            pass
    y = height - hang - DESCENT * look.size
    if isinstance(line, Line):
        name = face(look.bold, look.italic).name
        return Box(height, (Text(x, y, name, look.size, line.text, stretch, look.colour),), hang=hang)
    texts = []
    for piece in line.pieces:
        texts.append(Text(x, y, piece.font.name, look.size, piece.text, stretch, look.colour))
        x += piece.width + stretch * blanks(piece.text)
    return Box(height, tuple(texts), hang=hang)


def _stamp(text: str, look: Look, width: float) -> Box:
    """Words in a box of single lines (appendix I, II.10)."""
    font, wide, high = face(look.bold, look.italic), box_width(text, look), BOX_HEIGHT_MM * POINTS_PER_MM
    left = (width - wide) / 2 if look.align is Align.CENTRE else 0.0
    right = left + wide
    x = (left + right - font.measure(text) * look.size) / 2
    y = (high + LINE_HEIGHT * look.size) / 2 - DESCENT * look.size
    corners = ((left, 0.0), (right, 0.0), (right, high), (left, high), (left, 0.0))
    rules = (Rule(*start, *end, RULE_WEIGHT, look.colour) for start, end in pairwise(corners))
    words = Text(x, y, font.name, look.size, text, colour=look.colour)
    return Box(high, (words,), tuple(rules), before=look.before)


def contact(lines: Sequence[str], width: float) -> tuple[Box, ...]:
    """The strips of the agency's address under a line over the whole width (appendix I, IV.2, box 13)."""
    if not lines:
        return ()
    line = Rule(0.0, CONTACT_GAP, width, CONTACT_GAP, RULE_WEIGHT)
    strips = (box for words in lines for box in paragraph(Paragraph(Role.CONTACT, words), width))
    return Box(CONTACT_GAP + CONTACT_LINE_GAP, rules=(line,)), *strips


def on_top(boxes: Iterable[Box]) -> Iterator[Box]:
    """The first strip of a section keeps the gap over it, as in Word: it becomes a part of the strip."""
    for place, box in enumerate(boxes):
        yield box if place else _moved(box, box.before)


def _moved(box: Box, gap: float) -> Box:
    texts = tuple(text._replace(y=text.y + gap) for text in box.texts)
    rules = tuple(rule._replace(y1=rule.y1 + gap, y2=rule.y2 + gap) for rule in box.rules)
    return replace(box, height=box.height + gap, texts=texts, rules=rules, before=0.0)


def _ruled(box: Box, line: AnyLine, look: Look, width: float) -> Box:
    """Draw the line under a paragraph, a part of its last text line long, centred (appendix I, II and III.1)."""
    half = line.width * look.rule / 2
    y = box.height + RULE_DROP
    rule = Rule(width / 2 - half, y, width / 2 + half, y, RULE_WEIGHT)
    return replace(box, height=box.height + RULE_ROOM, rules=(rule,))


def _cell(cell: Cell, width: float, x: float) -> Box:
    """Paragraphs one under the other, `x` points from the left."""
    texts: list[Text] = []
    rules: list[Rule] = []
    height = after = 0.0
    for said in cell:
        for box in joined(paragraph(said, width), after):
            top = height + box.before
            texts += (text._replace(x=text.x + x, y=text.y + top) for text in box.texts)
            rules += (r._replace(x1=r.x1 + x, y1=r.y1 + top, x2=r.x2 + x, y2=r.y2 + top) for r in box.rules)
            height = top + box.height
        after = LOOKS[said.role].after
    return Box(height + after, tuple(texts), tuple(rules))


def _entry(role: Role, text: str) -> tuple[int, str] | None:
    return (OUTLINE[role], " ".join(text.split())) if role in OUTLINE and text.strip() else None
