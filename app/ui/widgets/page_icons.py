"""The icons of the side menu: strokes on a grid of 16 by 16, drawn in the colour of the text beside them."""

from functools import cache
from math import dist

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPainterPathStroker, QPolygonF

GRID = 16
STROKE = 1.4

Point = tuple[float, float]
Line = tuple[Point, ...]
Ring = tuple[float, float, float]


def _box(left: float, top: float, right: float, bottom: float) -> Line:
    return (left, top), (right, top), (right, bottom), (left, bottom), (left, top)


LINES: dict[str, tuple[Line, ...]] = {
    "desk": (((1.5, 5), (14.5, 5)), ((3, 5), (3, 13.5)), ((13, 5), (13, 13.5)), _box(8, 5, 13, 9.5)),
    "tasks": (
        ((1.5, 4), (3.5, 6), (6.5, 2.5)),
        ((9, 4.5), (14.5, 4.5)),
        ((1.5, 11), (3.5, 13), (6.5, 9.5)),
        ((9, 11.5), (14.5, 11.5)),
    ),
    "following": (((3, 14.5), (3, 1.5)), ((3, 2.5), (13, 2.5), (10.5, 5.5), (13, 8.5), (3, 8.5))),
    "programme": (
        _box(2, 3, 14, 14),
        ((2, 6.5), (14, 6.5)),
        ((5, 1.5), (5, 4)),
        ((11, 1.5), (11, 4)),
        ((5, 10), (7, 12), (11, 8.5)),
    ),
    "meetings": (
        ((1.5, 13.5), (2, 10.5), (4, 9), (7, 9), (9, 10.5), (9.5, 13.5)),
        ((11, 9), (13, 9), (14.2, 10.5), (14.5, 13.5)),
    ),
    "opinions": (
        ((2, 10), (2, 14), (14, 14), (14, 10)),
        ((1, 10), (15, 10)),
        _box(4.5, 1.5, 11.5, 10),
        ((6, 5.5), (7.5, 7), (10, 4)),
    ),
    "schedule": (
        _box(1.5, 3, 14.5, 13.5),
        ((1.5, 6), (14.5, 6)),
        ((5.8, 6), (5.8, 13.5)),
        ((10.2, 6), (10.2, 13.5)),
        ((1.5, 9.8), (14.5, 9.8)),
    ),
    "reports": (
        ((10, 1.5), (3, 1.5), (3, 14.5), (13, 14.5), (13, 4.5), (10, 1.5), (10, 4.5), (13, 4.5)),
        ((5.5, 8), (10.5, 8)),
        ((5.5, 11), (10.5, 11)),
    ),
    "statistics": (
        ((1.5, 14), (14.5, 14)),
        _box(3, 9, 5.5, 14),
        _box(7, 5, 9.5, 14),
        _box(11, 2, 13.5, 14),
    ),
    "registry": (
        ((1.5, 6), (8, 2), (14.5, 6), (1.5, 6)),
        ((3.5, 6), (3.5, 12)),
        ((8, 6), (8, 12)),
        ((12.5, 6), (12.5, 12)),
        ((1.5, 13.5), (14.5, 13.5)),
    ),
    "briefing": (
        ((8, 4), (2, 2.5), (2, 12), (8, 13.5), (14, 12), (14, 2.5), (8, 4)),
        ((8, 4), (8, 13.5)),
    ),
    "official": (
        ((9, 14.5), (2.5, 14.5), (2.5, 1.5), (12.5, 1.5), (12.5, 6)),
        ((5, 4.5), (10, 4.5)),
        ((5, 7.5), (8.5, 7.5)),
        ((7, 12.5), (7.5, 10), (12.5, 5.8), (14.5, 7.8), (9.5, 12), (7, 12.5)),
    ),
    "books": (
        _box(2, 2, 6, 14),
        _box(6, 2, 10, 14),
        ((10.5, 3), (13.5, 2.2), (15, 13.2), (12, 14), (10.5, 3)),
        ((2, 5), (6, 5)),
        ((6, 5), (10, 5)),
    ),
    "format": (
        ((8, 14.5), (2.5, 14.5), (2.5, 1.5), (12.5, 1.5), (12.5, 7)),
        ((5, 4.5), (10, 4.5)),
        ((5, 7.5), (8.5, 7.5)),
        ((8, 11.5), (10.5, 14), (14.5, 9)),
    ),
    "settings": (
        ((1.5, 4), (8.4, 4)),
        ((11.6, 4), (14.5, 4)),
        ((1.5, 8), (3.4, 8)),
        ((6.6, 8), (14.5, 8)),
        ((1.5, 12), (9.4, 12)),
        ((12.6, 12), (14.5, 12)),
    ),
    "menu": (((2, 4), (14, 4)), ((2, 8), (14, 8)), ((2, 12), (14, 12))),
    "narrower": (((9.5, 4), (5.5, 8), (9.5, 12)),),
    "wider": (((6.5, 4), (10.5, 8), (6.5, 12)),),
}
RINGS: dict[str, tuple[Ring, ...]] = {
    "meetings": ((5.5, 5, 2.4), (11.5, 5.5, 2)),
    "settings": ((10, 4, 1.6), (5, 8, 1.6), (11, 12, 1.6)),
}


def draw(painter: QPainter, name: str, place: QRectF, ink: QBrush) -> None:
    """Draw the icon of a page into a square; a name without an icon leaves it empty."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / GRID, place.height() / GRID)
    for part in _strokes(name):  # setting a pen would name `Qt`, which holds up the first paint
        painter.fillPath(part, ink)
    painter.restore()


@cache
def _strokes(name: str) -> tuple[QPainterPath, QPainterPath]:
    """The strokes, and the dots that round their ends: asking Qt for round ones names `Qt`, too."""
    path, dots = QPainterPath(), QPainterPath()
    for line in LINES.get(name, ()):
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in _without_ends(line)]))
        for x, y in () if line[0] == line[-1] else (line[0], line[-1]):
            dots.addEllipse(QPointF(x, y), STROKE / 2, STROKE / 2)
    for x, y, radius in RINGS.get(name, ()):
        path.addEllipse(QPointF(x, y), radius, radius)
    stroker = QPainterPathStroker()
    stroker.setWidth(STROKE)
    return stroker.createStroke(path), dots


def _without_ends(line: Line) -> Line:
    """A line that is shorter by what Qt adds to its square ends; one that comes back to its beginning stays."""
    if line[0] == line[-1]:
        return line
    return _towards(line[0], line[1]), *line[1:-1], _towards(line[-1], line[-2])


def _towards(end: Point, other: Point) -> Point:
    share = STROKE / 2 / dist(end, other)
    return end[0] + (other[0] - end[0]) * share, end[1] + (other[1] - end[1]) * share
