"""Text for the PDF page: letters the bundled font has, broken into lines of a given width."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, is_normalized, normalize

from app.core.text import per_word
from app.exports import metrics

UNKNOWN = "?"
DESCENT = 0.216  # what hangs under the base line, of the size

_SPACE = "\u00a0"  # the PDF shows it as an ordinary blank; lines are not broken at it
_AFTER = "-–—/._,;:@)"  # a word too long for its column is broken behind one of these if it can be
_STAND_INS = {
    "✓": "x",
    "✔": "x",
    "☑": "[x]",
    "☒": "[x]",
    "☐": "[ ]",
    "⇒": "→",
    "➔": "→",
    "\uf0b7": "•",
    "★": "*",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `width` in points; `last` of its part, so that it is not stretched to both edges."""

    text: str
    width: float
    last: bool


@dataclass(frozen=True, slots=True)
class Face:
    """One bundled font: its name in the PDF, and how long a text is at size 1."""

    name: str
    measure: Callable[[str], float]


@lru_cache(maxsize=4)
def face(bold: bool, italic: bool) -> Face:
    """The bundled font of this weight and slant, ready for the canvas."""
    from reportlab.pdfbase.pdfmetrics import registerFont

    font = metrics.face(bold, italic)
    registerFont(font)
    widths: Mapping[int, float] = font.face.charWidths
    return Face(font.fontName, per_word(lambda word: sum(widths[ord(sign)] for sign in word) / 1000))


def printable(text: str) -> str:
    """Return `text` in NFC with line breaks, blanks and letters of the font only.

    A sign that the font lacks becomes a plain one that means the same, else `?`; what cannot be seen goes.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = text if is_normalized("NFC", text) else normalize("NFC", text)
    return "\n".join(composed.splitlines()).translate(_letters())


def break_lines(text: str, font: Face, size: float, room: float, *, first: float | None = None) -> list[Line]:
    """Break printable `text` into lines of `room` points, the first of `first`; `\\n` begins a new line.

    A word longer than its line is broken, where it can be behind a hyphen or the like.
    """
    lines: list[Line] = []
    ahead = (room if first is None else first) / size
    for part in text.split("\n"):
        filled = list(_fill(part.split(" "), font, ahead, room / size))
        lines += [Line(words, width * size, False) for words, width in filled[:-1]]
        lines.append(Line(filled[-1][0], filled[-1][1] * size, True))
        ahead = room / size
    return lines


def blanks(text: str) -> int:
    """How many blanks a justified line can widen."""
    return text.count(" ") + text.count(_SPACE)


def _fill(words: list[str], font: Face, ahead: float, room: float) -> Iterator[tuple[str, float]]:
    measure, blank = font.measure, font.measure(" ")
    line: list[str] = []
    used = 0.0
    for rest in words:
        word, width = rest, measure(rest)
        if line and used + blank + width > ahead:
            yield " ".join(line), used
            line, used, ahead = [], 0.0, room
        while width > ahead:
            piece, word = chop(word, measure, ahead)
            yield piece, measure(piece)
            width, ahead = measure(word), room
        used += width + (blank if line else 0.0)
        line.append(word)
    yield " ".join(line), used


def chop(word: str, measure: Callable[[str], float], room: float) -> tuple[str, str]:
    """The longest beginning of `word` that fits `room` (one sign at least), and the rest."""
    end, used = 0, 0.0
    for sign in word:
        used += measure(sign)
        if used > room:
            break
        end += 1
    cut = max((place for place in range(1, end + 1) if word[place - 1] in _AFTER), default=end)
    cut = max(cut, 1)
    return word[:cut], word[cut:]


class _Letters(dict[int, str]):
    """What to print for each sign, found once; the bundled fonts have the same signs."""

    def __init__(self, known: Mapping[int, object]) -> None:
        super().__init__({ord("\n"): "\n"})
        self.known = known

    def __missing__(self, code: int) -> str:
        self[code] = self._print(chr(code))
        return self[code]

    def _print(self, sign: str) -> str:
        match category(sign):
            case "Zs":
                return _SPACE if sign in "\u00a0\u2007\u202f" else " "
            case "Cc":
                return " " if sign == "\t" else ""
            case "Cf" | "Cs":
                return ""
            case kind:
                return sign if ord(sign) in self.known else self._stand_in(sign, kind)

    def _stand_in(self, sign: str, kind: str) -> str:
        plain = _STAND_INS.get(sign) or normalize("NFKC", sign)
        if all(ord(part) in self.known for part in plain):
            return plain
        return "" if kind.startswith("M") else UNKNOWN


@lru_cache(maxsize=1)
def _letters() -> _Letters:
    return _Letters(metrics.face(False, False).face.charToGlyph)
