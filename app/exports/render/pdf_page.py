"""Strips of a page and how they are dealt out to pages: what stays together, where a page may end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.exports.render.pdf_text import DESCENT
from app.exports.styles import BLACK

LEAST_SPLIT = 60.0  # points: no smaller piece of an outsize row is begun at the foot of a page
FOOT = 2.0  # points under the last line of the upper part
_SLACK = 0.01  # points: sums of fractions


class Text(NamedTuple):
    """Text on one line from `x`, on the base line `y` under the strip's top; `stretch` widens its blanks."""

    x: float
    y: float
    font: str
    size: float
    text: str
    stretch: float = 0.0
    colour: str = BLACK


class Rule(NamedTuple):
    """A solid line; `y` downwards from the strip's top, all in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    colour: str = BLACK


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The upright lines of a table, and the heading that every page of it begins with, if any."""

    edges: tuple[float, ...]
    head: "Box | None"


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """A strip over the whole width that is not split while it fits a page; heights in points.

    `before` is the gap above it, not kept at a page's top; `hang` is the wide line spacing under its words, which may
    run over a page's foot, as in Word. With `keep` the page does not end after it.
    `entry` is its place in the outline: level from 0, and words. In a table, `across` are the parts of the line over
    it that are drawn (None: all of it), and `whole` is a row without upright lines inside; `again` are the words of
    cells that go on from the row above, which a page that begins here says once more.
    """

    height: float
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    before: float = 0.0
    hang: float = 0.0
    keep: bool = False
    grid: Grid | None = None
    entry: tuple[int, str] | None = None
    across: tuple[tuple[float, float], ...] | None = None
    whole: bool = False
    again: tuple[Text, ...] = ()


def pages(boxes: Iterable[Box], room: float, *, first: float | None = None) -> Iterator[list[Box]]:
    """Deal `boxes` out to pages of `room` points, the first of `first`; nothing is lost, whatever its height."""
    held: list[Box] = []
    left = room if first is None else first
    for box in boxes:
        held.append(box)
        while (over := _overflow(held, left)) is not None:
            page, held = _end_page(held, over, left)
            yield page
            left = room
    if held:
        yield held


def _overflow(held: list[Box], room: float) -> int | None:
    """The place of the first strip that runs over the page's foot."""
    used = -held[0].before if held else 0.0
    for place, box in enumerate(held):
        used += box.before + box.height
        if used - box.hang > room + _SLACK:
            return place
    return None


def _end_page(held: list[Box], over: int, room: float) -> tuple[list[Box], list[Box]]:
    outsize = held[over]
    left = room - sum(box.before + box.height for box in held[:over])
    left += held[0].before - outsize.before if over else 0.0  # no gap at the top of a page
    if outsize.height > room - _head_height(outsize) and left >= min(LEAST_SPLIT, room):
        upper, lower = _split(outsize, left)
        return [*held[:over], upper], _continued([lower, *held[over + 1 :]] if lower else held[over + 1 :])
    end = max((end for end in range(1, over + 1) if not held[end - 1].keep), default=max(over, 1))
    return held[:end], _continued(held[end:])


def _continued(rest: list[Box]) -> list[Box]:
    """What is left for the next page, under the heading of its table once more."""
    head = rest[0].grid.head if rest and rest[0].grid else None
    if rest and rest[0].again:
        rest = [replace(rest[0], texts=(*rest[0].again, *rest[0].texts), again=()), *rest[1:]]
    return [replace(head, before=0.0, keep=True), *rest] if head else rest


def _head_height(box: Box) -> float:
    return box.grid.head.height if box.grid and box.grid.head else 0.0


def _split(box: Box, room: float) -> tuple[Box, Box | None]:
    """Cut a strip between lines of text, the upper part at most `room` high if one line fits."""
    bottoms = {_bottom(text) for text in box.texts}
    cut = max((y for y in bottoms if y <= room), default=min(bottoms, default=room))
    lower = [text for text in box.texts if _bottom(text) > cut]
    if not lower:
        return replace(box, height=cut, keep=False), None
    upper = tuple(text for text in box.texts if _bottom(text) <= cut)
    rest = min(text.y - text.size for text in lower)  # where the lower part begins
    foot = max(cut, min(room, cut + FOOT))
    above, below = _split_rules(box.rules, foot, rest)
    return (
        replace(box, height=foot, texts=upper, rules=above, keep=False),
        replace(
            box,
            height=box.height - rest,
            texts=tuple(text._replace(y=text.y - rest) for text in lower),
            rules=below,
            before=0.0,
            entry=None,
            again=(),
        ),
    )


def _split_rules(
    rules: tuple[Rule, ...], foot: float, rest: float
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The lines of both parts; one that runs through the cut is in both."""
    above = [rule for rule in rules if min(rule.y1, rule.y2) <= foot or max(rule.y1, rule.y2) <= rest]
    below = [rule for rule in rules if max(rule.y1, rule.y2) > rest]
    return (
        tuple(rule._replace(y1=min(rule.y1, foot), y2=min(rule.y2, foot)) for rule in above),
        tuple(rule._replace(y1=max(rule.y1 - rest, 0.0), y2=max(rule.y2 - rest, 0.0)) for rule in below),
    )


def _bottom(text: Text) -> float:
    return text.y + text.size * DESCENT
