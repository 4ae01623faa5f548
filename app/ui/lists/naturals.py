"""How wide the columns of a list would be by what stands in them, from the rows that are seen first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

    from app.ui.lists.model import RowsModel

SAMPLE = 40  # rows: more than a window shows
MOST_WORDS = 12  # of a text that is broken in two to be measured


class Natural(NamedTuple):
    """How wide a column must be for its longest text to be read on one line, and on two."""

    one: int
    two: int


def measured(model: RowsModel[Any], numbers: Iterable[int], metrics: QFontMetrics) -> dict[int, Natural]:
    """The columns by their numbers, in pixels, as far as the rows at the top are here."""
    rows = [model.shown(row) for row in range(min(model.rowCount(), SAMPLE)) if model.is_here(row)]
    known = [row for row in rows if row is not None]
    return {
        number: _natural({model.cell(row, number).text for row in known}, metrics)
        for number in numbers
        if known
    }


def _natural(texts: set[str], metrics: QFontMetrics) -> Natural:
    one = [metrics.horizontalAdvance(text) for text in texts]
    two = [_broken(text, metrics) for text in texts]
    return Natural(max(one, default=0), max(two, default=0))


def _broken(text: str, metrics: QFontMetrics) -> int:
    """The least width in which a text goes on two lines, as words part; a long text is judged by its length."""
    words = text.split()
    whole = metrics.horizontalAdvance(text)
    if not 1 < len(words) <= MOST_WORDS:
        return whole if len(words) < 2 else whole * 11 // 20  # a line is seldom filled to its end
    firsts = list(accumulate(words, lambda line, word: f"{line} {word}"))[:-1]
    return min(
        max(metrics.horizontalAdvance(first), metrics.horizontalAdvance(text[len(first) :].strip()))
        for first in firsts
    )
