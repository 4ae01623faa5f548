"""The numbers that paragraphs begin with, typed or automatic, as levels of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum, auto

from app.exports.check.word.blocks import Paragraph

LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Level(StrEnum):
    """The ways of numbering."""

    PART = auto()
    CHAPTER = auto()
    GROUP = auto()
    ARTICLE = auto()
    ROMAN = auto()
    NUMBER = auto()
    BRACKET = auto()
    POINT = auto()
    DOTTED_POINT = auto()
    DECIMAL = auto()


@dataclass(frozen=True, slots=True)
class Marker:
    """One number: its level, value (0: not one of its series), how it is written, and what follows it."""

    level: Level
    value: int
    said: str
    rest: str


_PATTERNS = (
    (Level.PART, re.compile(r"^(?:PHẦN|Phần)\s+(?:thứ\s+)?([IVXLC]+|\d+)\b[.:]?\s*(.*)$", re.DOTALL)),
    (Level.CHAPTER, re.compile(r"^(?:CHƯƠNG|Chương)\s+([IVXLC]+|\d+)\b[.:]?\s*(.*)$", re.DOTALL)),
    (Level.GROUP, re.compile(r"^(?:MỤC|Mục|TIỂU MỤC|Tiểu mục)\s+([IVXLC]+|\d+)\b[.:]?\s*(.*)$", re.DOTALL)),
    (Level.ARTICLE, re.compile(r"^(?:ĐIỀU|Điều)\s+(\d+)\s*([.:].*|)$", re.DOTALL)),
    (Level.DECIMAL, re.compile(r"^(\d{1,2}(?:\.\d{1,2})+)\.?\s+(\D.*)$", re.DOTALL)),
    (Level.ROMAN, re.compile(r"^([IVX]{1,6})\s*[.)/]\s*(?=\D)(.+)$", re.DOTALL)),
    (Level.NUMBER, re.compile(r"^(\d{1,2})\s*\.\s*(?=[^\d\s.)])(.+)$", re.DOTALL)),
    (Level.BRACKET, re.compile(r"^\(?(\d{1,2})\s*\)\s*(?=[^\d\s.)])(.+)$", re.DOTALL)),
    (Level.POINT, re.compile(r"^([a-zđ])\s*\)\s*(.*)$", re.DOTALL)),
    (Level.DOTTED_POINT, re.compile(r"^([a-zđ])\s*\.\s+(.*)$", re.DOTALL)),
)


def marker(paragraph: Paragraph) -> Marker | None:
    """The number that a paragraph begins with."""
    text = " ".join(paragraph.whole.split())
    for level, pattern in _PATTERNS:
        found = pattern.match(text)
        if found:
            said = found[1]
            return Marker(level, _value(level, said), said, found[2].strip(" .:"))
    return None


def _value(level: Level, said: str) -> int:
    match level:
        case Level.POINT | Level.DOTTED_POINT:
            return LETTERS.find(said) + 1
        case Level.DECIMAL:
            return int(said.rsplit(".", 1)[1])
        case _:
            return int(said) if said.isdigit() else roman_value(said)


def roman_value(said: str) -> int:
    """The value of a Roman number; 0 for letters that are none."""
    total = last = 0
    for letter in reversed(said.upper()):
        worth = _ROMANS.get(letter, 0)
        if not worth:
            return 0
        total += worth if worth >= last else -worth
        last = max(last, worth)
    return total
