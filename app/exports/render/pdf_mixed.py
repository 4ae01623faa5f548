"""Lines of text in several faces for the PDF page: bold and italic inside a paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.exports.render.pdf_text import Face, Line, chop, face


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line in one face; `width` in points."""

    text: str
    font: Face
    width: float


@dataclass(frozen=True, slots=True)
class MixedLine:
    """One line of several faces; the rest as in `Line`."""

    pieces: tuple[Piece, ...]
    width: float
    last: bool

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(piece.text for piece in self.pieces)


AnyLine = Line | MixedLine
Part = tuple[str, Face]
Word = list[Part]


def break_runs(parts: Sequence[Part], size: float, room: float, *, first: float) -> list[MixedLine]:
    """Break printable text of several faces as `break_lines` does a text of one."""
    lines: list[MixedLine] = []
    ahead = first / size
    for words in _paragraphs_of_words(parts):
        filled = list(_fill_mixed(words, ahead, room / size))
        lines += [_mixed(line, size, last=line is filled[-1]) for line in filled]
        ahead = room / size
    return lines


def _paragraphs_of_words(parts: Sequence[Part]) -> list[list[Word]]:
    """The words between line breaks; a word is made of parts where its face changes inside."""
    said: list[list[Word]] = [[[]]]
    for text, font in parts:
        for row, line in enumerate(text.split("\n")):
            if row:
                said.append([[]])
            for place, word in enumerate(line.split(" ")):
                if place:
                    said[-1].append([])
                if word:
                    _add(said[-1][-1], word, font)
    return said


def _add(word: Word, text: str, font: Face) -> None:
    if word and word[-1][1] is font:
        text = word.pop()[0] + text
    word.append((text, font))


def _width(word: Word) -> float:
    return sum(font.measure(text) for text, font in word)


def _fill_mixed(words: list[Word], ahead: float, room: float) -> Iterator[list[Word]]:
    blank = face(False, False).measure(" ")  # the same in all faces
    line: list[Word] = []
    used = 0.0
    for rest in words:
        word, width = rest, _width(rest)
        if line and used + blank + width > ahead:
            yield line
            line, used, ahead = [], 0.0, room
        while width > ahead:
            piece, word = _chop_mixed(word, ahead)
            yield [piece]
            width, ahead = _width(word), room
        used += width + (blank if line else 0.0)
        line.append(word)
    yield line


def _chop_mixed(word: Word, room: float) -> tuple[Word, Word]:
    """The longest beginning of a word that fits `room` (one sign at least), and the rest."""
    taken: Word = []
    for place, (text, font) in enumerate(word):
        width = font.measure(text)
        if taken and font.measure(text[0]) > room:
            return taken, word[place:]
        if width > room:
            begin, rest = chop(text, font.measure, room)
            return [*taken, (begin, font)], [*([(rest, font)] if rest else []), *word[place + 1 :]]
        taken.append((text, font))
        room -= width
    return taken, []


def _mixed(words: list[Word], size: float, *, last: bool) -> MixedLine:
    """A line of words with its blanks; neighbours of one face are one piece."""
    regular = face(False, False)
    spaced = [part for word in words for part in (*word, (" ", word[-1][1] if word else regular))]
    pieces = []
    for font, same in groupby(spaced[:-1], key=lambda part: part[1]):
        text = "".join(text for text, _ in same)
        pieces.append(Piece(text, font, font.measure(text) * size))
    return MixedLine(tuple(pieces), sum(piece.width for piece in pieces), last)
