"""How wide the columns of a printed table are: by their shares, but no word of a heading and no date is broken."""

from collections.abc import Sequence

from app.core.tables import Heading, Kind
from app.exports.metrics import POINTS_PER_MM, text_width
from app.exports.styles import CELL_PADDING_MM, TABLE_SIZE

DATE = "00/00/0000"
SPARE = 0.5  # points, for what programs round


def column_widths(headings: Sequence[Heading], width: float) -> tuple[float, ...]:
    """The width of each column in points; together `width`.

    A column whose share is too narrow for its longest word takes from the others. If there is no room for all
    words, each column has what its words need in proportion.
    """
    needs = [_need(heading) for heading in headings]
    if sum(needs) >= width:
        return tuple(width * need / sum(needs) for need in needs)
    return _shared([max(heading.width, 1) for heading in headings], needs, width)


def _shared(shares: Sequence[int], needs: Sequence[float], width: float) -> tuple[float, ...]:
    """Share `width` by `shares`; columns that would get less than they need get that, until all are content."""
    bound: set[int] = set()
    while True:
        left = width - sum(needs[column] for column in bound)
        whole = sum(share for column, share in enumerate(shares) if column not in bound)
        widths = [needs[n] if n in bound else left * share / whole for n, share in enumerate(shares)]
        short = {column for column, need in enumerate(needs) if widths[column] < need}
        if not short:
            return tuple(widths)
        bound |= short


def _need(heading: Heading) -> float:
    words = heading.title.split()
    widest = max((text_width(word, TABLE_SIZE, bold=True) for word in words), default=0.0)
    if heading.kind is Kind.DATE:
        widest = max(widest, text_width(DATE, TABLE_SIZE))
    return widest + 2 * CELL_PADDING_MM * POINTS_PER_MM + SPARE
