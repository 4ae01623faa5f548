"""The office's own words with bold, italic and lists, kept as plain text with a few marks.

One paragraph a line. `**bold**`, `*italic*`; a backslash before `*`, `\\\\` or a mark at the line's start means the
sign itself. A line that begins with "- " is an item of a list, one with "# " of a list that is numbered.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from functools import lru_cache
from itertools import groupby

from app.core.text import clean


class Shape(StrEnum):
    """What a line is."""

    PLAIN = auto()
    BULLET = auto()
    NUMBERED = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; `spans` may be empty."""

    shape: Shape
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(span.text for span in self.spans)


_MARKS = {"- ": Shape.BULLET, "# ": Shape.NUMBERED}
_REMEMBERED = 4096  # lines: of a long text one changes at a key
_TOKEN = re.compile(r"\\(?P<sign>[\\*#-])|(?P<mark>\*{1,2})|(?P<text>[^\\*]+|\\)")


def read(words: str) -> tuple[Line, ...]:
    """Read words with marks; marks that do not close on their line are signs like any other.

    A single line without a word ("****") is none.
    """
    lines = tuple(_line(line) for line in words.split("\n"))
    return () if lines == (Line(Shape.PLAIN, ()),) else lines


def write(lines: Iterable[Line]) -> str:
    """Write lines so that `read` gives them back (empty spans go, neighbouring ones of one look become one)."""
    return "\n".join(_written(line) for line in lines)


def plain(words: str) -> str:
    """The words without marks, for search and one-line places."""
    return "\n".join(line.text for line in read(words))


def tidy(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines as they are stored: single blanks, no empty items, one empty line in a row at most, none at the ends."""
    kept: list[Line] = []
    for line in map(_tidied, lines):
        if line.spans or (kept and kept[-1].spans):
            kept.append(line)
    return tuple(kept if not kept or kept[-1].spans else kept[:-1])


def canonical(words: str) -> str:
    """The words as the editor would write them; equal words have equal canonical ones."""
    return write(tidy(read(words)))


@lru_cache(_REMEMBERED)
def _tidied(line: Line) -> Line:
    spans: list[Span] = []
    for span in line.spans:
        text = _single_blanks(span.text)
        if text[:1] == " " and (not spans or spans[-1].text.endswith(" ")):
            text = text[1:]
        if text:
            spans.append(replace(span, text=text))
    while spans and spans[-1].text.endswith(" "):
        last = spans.pop()
        spans += [replace(last, text=last.text[:-1])] * bool(last.text[:-1])
    return Line(line.shape if spans else Shape.PLAIN, tuple(_joined(spans)))


def _single_blanks(text: str) -> str:
    """The text as `clean` gives it, with one blank where blanks stood at an end."""
    body = clean(text)
    if not body:
        return " " * any(map(str.isspace, text))
    return " " * text[0].isspace() + body + " " * text[-1].isspace()


@lru_cache(_REMEMBERED)
def _line(line: str) -> Line:
    shape = _MARKS.get(line[:2], Shape.PLAIN)
    words = line if shape is Shape.PLAIN else line[2:]
    tokens = [*_TOKEN.finditer(words)]
    open_marks = [sum(token["mark"] == mark for token in tokens) % 2 for mark in ("*", "**")]
    return Line(shape, tuple(_joined(_spans(tokens, literal=any(open_marks)))))


def _spans(tokens: Iterable[re.Match[str]], *, literal: bool) -> Iterator[Span]:
    bold = italic = False
    for token in tokens:
        if token["mark"] and not literal:
            bold, italic = bold ^ (token["mark"] == "**"), italic ^ (token["mark"] == "*")
        else:
            yield Span(token["sign"] or token["text"] or token["mark"], bold, italic)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours of one look as one; nothing of empty ones."""
    for (bold, italic), same in groupby(
        (span for span in spans if span.text), key=lambda span: (span.bold, span.italic)
    ):
        yield Span("".join(span.text for span in same), bold, italic)


@lru_cache(_REMEMBERED)
def _written(line: Line) -> str:
    mark = next((mark for mark, shape in _MARKS.items() if shape is line.shape), "")
    text, bold, italic = "", False, False
    for span in (*_joined(line.spans), Span("")):
        text += "**" * (bold ^ span.bold) + "*" * (italic ^ span.italic)
        text += re.sub(r"([\\*])", r"\\\1", span.text.replace("\n", " "))
        bold, italic = span.bold, span.italic
    if not mark and text[:2] in _MARKS:
        text = f"\\{text}"
    return mark + text
