"""Automatic numbers: the "I.", "1." and "-" that Word shows and the text does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.core.words import roman
from app.exports.check.word.measures import number, whole
from app.exports.check.word.names import PPR, Element, W, value
from app.exports.check.word.properties import Props, paragraph_props

_LEVELS = 9
_PLACE = re.compile(r"%(\d)")
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, how it is written, its text with %1 … %9, its indents."""

    start: int
    format: str
    text: str
    paragraph: Props


@dataclass(slots=True)
class Numbering:
    """The lists of a file and how far each has counted."""

    lists: dict[str, dict[int, Level]]
    shared: dict[str, str]
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def level(self, props: Props) -> Level | None:
        """The level of the list that a paragraph belongs to."""
        if props.get("list", "0") in {"", "0"}:
            return None
        return self.lists.get(props["list"], {}).get(_depth(props))

    def next_label(self, props: Props) -> str:
        """Count one paragraph and say the number that stands before it; "" without one."""
        level = self.level(props)
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return bullet(level.text)
        depth = _depth(props)
        name = str(props["list"])
        key = self.shared.get(name, name)
        counts = self.counts.setdefault(key, [None] * _LEVELS)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return _PLACE.sub(lambda found: self._said(name, counts, int(found[1]) - 1), level.text)

    def _said(self, name: str, counts: list[int | None], depth: int) -> str:
        level = self.lists[name].get(depth)
        if level is None or not 0 <= depth < _LEVELS:
            return ""
        count = counts[depth]
        return written(level.start if count is None else count, level.format)


def bullet(text: str) -> str:
    """A bullet as people read it: letters of symbol fonts lie in a private area."""
    sign = text.strip()[:1]
    return "•" if sign and (0xE000 <= ord(sign) <= 0xF8FF or sign in "·o§") else sign


def written(count: int, how: str) -> str:
    """A count in the way of a list: 4 is "4", "IV", "d" …"""
    match how:
        case "upperRoman" | "lowerRoman":
            said = roman(count) if 1 <= count <= 3999 else str(count)
            return said if how == "upperRoman" else said.lower()
        case "upperLetter" | "lowerLetter":
            turn, place = divmod(count - 1, _LETTERS)
            said = chr(65 + place) * (min(turn, 9) + 1)
            return said if how == "upperLetter" else said.lower()
        case "decimalZero":
            return f"{count:02d}"
        case _:
            return str(count)


def read_numbering(root: Element | None) -> Numbering:
    """The lists of `numbering.xml`."""
    abstract: dict[str, dict[int, Level]] = {}
    lists: dict[str, dict[int, Level]] = {}
    shared: dict[str, str] = {}
    for child in () if root is None else root:
        if child.tag == W + "abstractNum":
            abstract[child.get(W + "abstractNumId", "")] = _levels(child)
    for child in () if root is None else root.iterchildren(W + "num"):
        name, of = child.get(W + "numId", ""), value(child, "abstractNumId") or ""
        overrides = _overrides(child, abstract.get(of, {}))
        lists[name] = abstract.get(of, {}) | overrides
        shared[name] = f"num {name}" if overrides else f"abstract {of}"
    return Numbering(lists, shared)


def _levels(element: Element) -> dict[int, Level]:
    return {_level_place(level): _level(level) for level in element.iterchildren(W + "lvl")}


def _level_place(element: Element) -> int:
    return min(max(whole(element.get(W + "ilvl")), 0), _LEVELS - 1)


def _level(element: Element) -> Level:
    start = number(value(element, "start"))
    return Level(
        1 if start is None else int(start),
        value(element, "numFmt") or "decimal",
        (value(element, "lvlText") or "")[:40],
        paragraph_props(element.find(PPR)),
    )


def _overrides(element: Element, levels: dict[int, Level]) -> dict[int, Level]:
    changed: dict[int, Level] = {}
    for override in element.iterchildren(W + "lvlOverride"):
        depth = _level_place(override)
        whole_level = override.find(W + "lvl")
        level = levels.get(depth) if whole_level is None else _level(whole_level)
        if level is None:
            continue
        start = number(value(override, "startOverride"))
        begin = level.start if start is None else int(start)
        changed[depth] = Level(begin, level.format, level.text, level.paragraph)
    return changed


def _depth(props: Props) -> int:
    return min(max(whole(props.get("level")), 0), _LEVELS - 1)
