"""Where a page of another file stands in the pack, and where its running number finds an empty place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.exports.metrics import POINTS_PER_MM
from app.exports.styles import (
    PACK_NUMBER_CLEARANCE_MM,
    PACK_NUMBER_FROM_EDGE_MM,
    PACK_NUMBER_FROM_SIDE_MM,
    PACK_NUMBER_SIZE,
    PACK_STRIP_MM,
    PAGE_LONG_MM,
    PAGE_SHORT_MM,
)

SMALLEST_MM = (
    100.0  # a page with a shorter side is laid on a sheet of A4: there is no margin on it to write into
)


class Rect(NamedTuple):
    """A rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Rect") -> bool:
        """Whether the two have a point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f, as PDF writes it."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, other: "Matrix") -> "Matrix":
        """First this one, then the other."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def moved(self, rect: Rect) -> Rect:
        """The rectangle around the moved one; quarter turns keep it exact."""
        across = [
            self.a * x + self.c * y + self.e for x in (rect.left, rect.right) for y in (rect.bottom, rect.top)
        ]
        up = [
            self.b * x + self.d * y + self.f for x in (rect.left, rect.right) for y in (rect.bottom, rect.top)
        ]
        return Rect(min(across), min(up), max(across), max(up))


@dataclass(frozen=True, slots=True)
class Laid:
    """A page of the pack: its size, how the copied page is moved onto it, and where its number begins."""

    width: float
    height: float
    matrix: Matrix
    number_at: tuple[float, float]


def lay(box: Rect, *, turn: int, unit: float, taken: Iterable[Rect], label: float) -> Laid:
    """Lay a page as it is seen: `box` what is shown of it, `turn` its clockwise turn in degrees, `unit` its scale.

    `taken` are the places where something stands, in the page's own space; `label` is the width of the number. Where
    no corner is free the page is made a little smaller and the number stands on the strip under it.
    """
    width, height, matrix = _upright(box, turn, unit)
    width, height, matrix = _large_enough(width, height, matrix)
    seen = [matrix.moved(rect) for rect in taken]
    for spot in _spots(width, height, label):
        if not any(spot.meets(rect) for rect in seen):
            return Laid(width, height, matrix, _begin(spot))
    share = 1 - PACK_STRIP_MM * POINTS_PER_MM / height
    smaller = Matrix(share, 0, 0, share, width * (1 - share) / 2, height * (1 - share))
    return Laid(width, height, matrix.then(smaller), _begin(next(_spots(width, height, label))))


def _upright(box: Rect, turn: int, unit: float) -> tuple[float, float, Matrix]:
    """The size of the page as it is seen, and how it comes to stand with its lower left corner at 0."""
    width, height = (box.right - box.left) * unit, (box.top - box.bottom) * unit
    home = Matrix(unit, 0, 0, unit, -box.left * unit, -box.bottom * unit)
    match turn % 360:
        case 90:
            return height, width, home.then(Matrix(0, -1, 1, 0, 0, width))
        case 180:
            return width, height, home.then(Matrix(-1, 0, 0, -1, width, height))
        case 270:
            return height, width, home.then(Matrix(0, 1, -1, 0, height, 0))
        case _:
            return width, height, home


def _large_enough(width: float, height: float, matrix: Matrix) -> tuple[float, float, Matrix]:
    """A page that is too small for a margin comes to lie in the middle of a sheet of A4."""
    if min(width, height) >= SMALLEST_MM * POINTS_PER_MM:
        return width, height, matrix
    short, long = PAGE_SHORT_MM * POINTS_PER_MM, PAGE_LONG_MM * POINTS_PER_MM
    sheet = (short, long) if width <= height else (long, short)
    room = PACK_STRIP_MM * POINTS_PER_MM
    share = min(1.0, sheet[0] / width, (sheet[1] - 2 * room) / height)
    left, bottom = (sheet[0] - width * share) / 2, (sheet[1] - height * share) / 2
    return *sheet, matrix.then(Matrix(share, 0, 0, share, left, bottom))


def _spots(width: float, height: float, label: float) -> Iterator[Rect]:
    """The corners in the order in which they are tried, each with its clearance: bottom right is the usual one."""
    clear = PACK_NUMBER_CLEARANCE_MM * POINTS_PER_MM
    side, edge = PACK_NUMBER_FROM_SIDE_MM * POINTS_PER_MM, PACK_NUMBER_FROM_EDGE_MM * POINTS_PER_MM
    for bottom in (edge, height - edge - PACK_NUMBER_SIZE):
        for left in (width - side - label, side):
            yield Rect(left - clear, bottom - clear, left + label + clear, bottom + PACK_NUMBER_SIZE + clear)


def _begin(spot: Rect) -> tuple[float, float]:
    """Where the base line of the number begins."""
    clear = PACK_NUMBER_CLEARANCE_MM * POINTS_PER_MM
    return spot.left + clear, spot.bottom + clear + PACK_NUMBER_SIZE * 0.2
