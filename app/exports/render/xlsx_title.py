"""Paragraphs and letterheads over the columns of a worksheet."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from app.exports.document import Cell, Paragraph, SideBySide
from app.exports.metrics import LINE_HEIGHT, text_width, wrap
from app.exports.render.xlsx_shell import Rule, Shell, merge, put_text
from app.exports.render.xlsx_styles import dress
from app.exports.render.xlsx_widths import CAUTION, PADDING, POINTS_PER_PIXEL, room
from app.exports.styles import LOOKS, RULE_DROP, RULE_ROOM, Align

FAR = 50.0  # points over a paragraph: the room for a signature, not a gap between lines


def place_paragraph(shell: Shell, paragraph: Paragraph, left: int, right: int) -> float:
    """Put a paragraph over columns `left` to `right` of the next row; return the points it needs."""
    look = LOOKS[paragraph.role]
    cell = put_text(shell, shell.row, left, paragraph.text)
    dress(cell, look)
    merge(shell, shell.row, left, shell.row, right)
    width = sum(shell.pixels[left - 1 : right])
    lines = wrap(paragraph.text, look, room(width))
    text_height = len(lines) * look.size * LINE_HEIGHT
    if look.rule:
        length = look.rule * text_width(lines[-1], look.size, look.bold, look.italic) / POINTS_PER_PIXEL
        start = sum(shell.pixels[: left - 1]) + (width - length) / 2
        shell.rules.append(Rule(shell.row, start, text_height + RULE_DROP, length))
    return look.before + text_height + max(look.after, RULE_ROOM if look.rule else 0.0)


def place_sides(shell: Shell, block: SideBySide) -> None:
    """Put the two sides over the columns left and right of a border, a row of the sheet for each paragraph."""
    count = len(shell.pixels)
    border = _border_between(shell.pixels, block)
    for left, right in block.rows:
        passed = 0.0  # points beside the list that a name under it need not keep any more
        for one, other in _beside(left, right):
            sides = ((one, (1, border)), (other, (border + 1, count)))
            high = max(place_paragraph(shell, said, *columns) for said, columns in sides if said)
            if one is None and other is not None:
                high -= min(passed, LOOKS[other.role].before)
            passed = passed + high if other is None else 0.0
            shell.sheet.row_dimensions[shell.row].height = high
            shell.row += 1


def _beside(left: Cell, right: Cell) -> Iterable[tuple[Paragraph | None, Paragraph | None]]:
    """The paragraphs of both sides row by row; a name far under its post waits for the end of the list beside it."""
    far = next((place for place, said in enumerate(right) if LOOKS[said.role].before > FAR), len(right))
    waiting = (None,) * max(len(left) - far, 0) if far < len(right) else ()
    return zip_longest(left, (*right[:far], *waiting, *right[far:]))


def _border_between(pixels: Sequence[int], block: SideBySide) -> int:
    """The last column of the left side: where single lines fit, then nearest to the share that was asked for."""
    total = sum(pixels)
    left_need, right_need = needs(block)

    def cost(columns: int) -> tuple[float, float]:
        width = sum(pixels[:columns])
        lacking = max(left_need - width, 0.0) + max(right_need - (total - width), 0.0)
        return round(lacking), abs(width / total * 100 - block.left_share)

    return min(range(1, len(pixels)), key=cost)


def needs(block: SideBySide) -> tuple[float, float]:
    """Pixels of the longest lines that should not be broken, left and right."""
    return _longest_line(left for left, _ in block.rows), _longest_line(right for _, right in block.rows)


def _longest_line(cells: Iterable[Cell]) -> float:
    """Pixels of the longest line of centred paragraphs."""
    looks = ((LOOKS[p.role], line) for cell in cells for p in cell for line in p.text.splitlines())
    widths = (text_width(t, k.size, k.bold, k.italic) for k, t in looks if k.align is Align.CENTRE)
    return max(widths, default=0.0) / POINTS_PER_PIXEL / CAUTION + PADDING + 1
