"""Paragraphs, and cells side by side, as strips of a PDF page."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.exports.document import Cell, Paragraph, Role, SideBySide
from app.exports.metrics import LINE_HEIGHT, POINTS_PER_MM
from app.exports.render.pdf_page import Box, Rule, Text
from app.exports.render.pdf_text import DESCENT, Line, break_lines, face, printable
from app.exports.styles import LOOKS, OUTLINE, RULE_DROP, RULE_ROOM, RULE_WEIGHT, Align, Look

GUTTER = 3.0  # points that the left cell keeps from the right one, which the nation's name fills to the brim


def paragraph(said: Paragraph, width: float) -> list[Box]:
    """One strip a line. No page ends after the first line or before the last of a paragraph."""
    look = LOOKS[said.role]
    text = printable(said.text)
    lines = _lines(text, look, width)
    boxes = [_line(line, look, width, first=place == 0) for place, line in enumerate(lines)]
    boxes[0] = replace(boxes[0], before=look.before, keep=True, entry=_entry(said.role, text))
    if len(boxes) > 1:
        boxes[-2] = replace(boxes[-2], keep=True)
    boxes[-1] = replace(boxes[-1], keep=look.keep)
    if look.rule:
        boxes[-1] = _ruled(boxes[-1], lines[-1], look, width)
    return boxes


def side_by_side(block: SideBySide, width: float) -> Box:
    """All rows as one strip, so that no page ends inside it."""
    left = width * block.left_share / 100
    texts: list[Text] = []
    rules: list[Rule] = []
    height = 0.0
    for row in block.rows:
        cells = (_cell(row[0], left - GUTTER, 0.0), _cell(row[1], width - left, left))
        for cell in cells:
            texts += (text._replace(y=text.y + height) for text in cell.texts)
            rules += (rule._replace(y1=rule.y1 + height, y2=rule.y2 + height) for rule in cell.rules)
        height += max(cell.height for cell in cells)
    return Box(height, tuple(texts), tuple(rules))


def joined(boxes: Iterable[Box], after: float, *, keep_last: bool = False) -> Iterator[Box]:
    """The strips of a block under one that asks for a gap of `after`: as in Word, the larger gap counts.

    `keep_last` keeps the last strip on the page of what follows.
    """
    held: Box | None = None
    for box in boxes:
        if held:
            yield held
        held = box if held else replace(box, before=max(box.before, after))
    if held:
        yield replace(held, keep=True) if keep_last else held


def _lines(text: str, look: Look, width: float) -> list[Line]:
    room = width - look.left_indent_mm * POINTS_PER_MM
    first = room - look.first_indent_mm * POINTS_PER_MM
    return break_lines(text, face(look.bold, look.italic), look.size, room, first=first)


def _line(line: Line, look: Look, width: float, *, first: bool) -> Box:
    indent = look.left_indent_mm + (look.first_indent_mm if first else 0.0)
    x = indent * POINTS_PER_MM
    height = LINE_HEIGHT * look.size * look.line
    spare = max(width - x - line.width, 0.0)
    stretch = 0.0
    match look.align:
        case Align.CENTRE:
            x += spare / 2
        case Align.RIGHT:
            x += spare
        case Align.JUSTIFY if not line.last:
            stretch = spare / max(line.text.count(" ") + line.text.count("\u00a0"), 1)
        case _:
            pass
    name = face(look.bold, look.italic).name
    return Box(height, (Text(x, height - DESCENT * look.size, name, look.size, line.text, stretch),))


def _ruled(box: Box, line: Line, look: Look, width: float) -> Box:
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
            rules += (Rule(r.x1 + x, r.y1 + top, r.x2 + x, r.y2 + top, r.weight) for r in box.rules)
            height = top + box.height
        after = LOOKS[said.role].after
    return Box(height + after, tuple(texts), tuple(rules))


def _entry(role: Role, text: str) -> tuple[int, str] | None:
    return (OUTLINE[role], " ".join(text.split())) if role in OUTLINE and text.strip() else None
