"""A line of a component: part of a paragraph, for one paragraph may hold several (soft breaks, tabs)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from app.core.text import fold
from app.exports.check.word.blocks import Paragraph, Piece
from app.exports.metrics import text_width

_BLANKS = re.compile(r"\s+")
_UNDERSCORES = re.compile(r"[_\-–—‒―─¯=*.\s]{3,}")


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """The letters `start` to `end` of a paragraph; `side` says in which half of the page they stand."""

    paragraph: Paragraph
    start: int
    end: int
    side: str = ""

    @property
    def raw(self) -> str:
        """The letters as they stand there, blanks at both ends too."""
        return self.paragraph.text[self.start : self.end]

    @property
    def text(self) -> str:
        """The letters as people read them: composed, single blanks."""
        return _BLANKS.sub(" ", normalize("NFC", self.raw)).strip()

    @property
    def folded(self) -> str:
        """The text without accents and case."""
        return fold(self.raw)

    @property
    def letters(self) -> list[tuple[Piece, str]]:
        """The pieces with letters or digits in them, each with its part of this segment."""
        return [(p, said) for p, said in self.parts() if any(c.isalnum() for c in said)]

    def parts(self) -> Iterator[tuple[Piece, str]]:
        """All pieces of this segment, each with the part that lies inside."""
        at = 0
        for piece in self.paragraph.pieces:
            low, high = max(self.start - at, 0), min(self.end - at, len(piece.text))
            if low < high:
                yield piece, piece.text[low:high]
            at += len(piece.text)

    def all(self, switch: str) -> bool:
        """Whether every letter has a switch of `Look` on."""
        return all(getattr(piece.look, switch) for piece, _ in self.letters)

    def any(self, switch: str) -> bool:
        """Whether some letter has a switch of `Look` on."""
        return any(getattr(piece.look, switch) for piece, _ in self.letters)

    def mostly(self, switch: str) -> bool:
        """Whether more than half of the letters have a switch of `Look` on."""
        letters = self.letters
        having = sum(len(said) for piece, said in letters if getattr(piece.look, switch))
        return 2 * having > sum(len(said) for _, said in letters)

    @property
    def sizes(self) -> set[float]:
        """The sizes of its letters in points."""
        return {piece.look.size for piece, _ in self.letters}

    @property
    def is_upper(self) -> bool:
        """Whether it is written in capitals."""
        return is_upper(self.text)

    @property
    def is_rule(self) -> bool:
        """Whether it is a line made of underscores or dashes."""
        return bool(_UNDERSCORES.fullmatch(self.raw.strip())) and not self.letters

    @property
    def width(self) -> float:
        """Its length in points on one line."""
        inside = [(piece, said) for piece, said in self.parts() if said.strip() or said == " "]
        text = "".join(said for _, said in inside)
        lead, tail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        width, at = 0.0, 0
        for piece, said in inside:
            kept = said[max(lead - at, 0) : len(said) - max(at + len(said) - (len(text) - tail), 0)]
            width += text_width(plain(kept), piece.look.size, piece.look.bold, piece.look.italic)
            at += len(said)
        return width


def plain(text: str) -> str:
    """Text that can be measured: composed, without line ends."""
    return normalize("NFC", text.replace("\t", " ").replace("\n", " ").replace("\ufffc", ""))


def is_upper(text: str) -> bool:
    """Whether text has letters and none of them is small."""
    return text.upper() == text and text.lower() != text


def whole(paragraph: Paragraph) -> Segment:
    """The whole paragraph as one segment."""
    return Segment(paragraph, 0, len(paragraph.text), paragraph.where.side)


def lines_of(paragraph: Paragraph) -> list[Segment]:
    """The lines of a paragraph that soft breaks part, the empty ones left out."""
    found, at = [], 0
    for line in paragraph.text.split("\n"):
        if line.strip():
            found.append(Segment(paragraph, at, at + len(line), paragraph.where.side))
        at += len(line) + 1
    return found


def cut(segment: Segment, at: int) -> tuple[Segment, Segment]:
    """A line that holds the left and the right half of the page, parted at the letter `at` of its text."""
    middle = segment.start + at
    return (
        Segment(segment.paragraph, segment.start, middle, "left"),
        Segment(segment.paragraph, middle, segment.end, "right"),
    )
