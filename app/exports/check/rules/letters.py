"""Errors 2: font, colour and shading of all that is shown (appendix I, part I, I.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.exports.check.findings import Fault
from app.exports.check.mend import edits
from app.exports.check.parts.document import Parts
from app.exports.check.regulation import numbers, words
from app.exports.check.rules.common import Found, once
from app.exports.check.word.blocks import Paragraph, Piece

_LEGACY = (".vn", "vni-", "vni ")
_SYMBOLS = ("symbol", "wingdings", "webdings", "cambria math", "ms gothic", "segoe ui symbol", "marlett")
Part = tuple[Piece, str]


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the letters."""
    name = numbers()["font"]["name"]
    paragraphs = [*parts.word.paragraphs, *_stories(parts)]
    foreign = _found(paragraphs, lambda piece: bool(foreign_font(piece)))
    if foreign:
        fonts = sorted({foreign_font(piece) for _, pieces in foreign for piece, _ in pieces})
        yield from once(
            "02a",
            [(p, edits.look([x for x in pieces if not is_legacy(x[0])], font=name)) for p, pieces in foreign],
            f"Phông chữ {', '.join(fonts[:4])}; quy định {name}.",
            parts,
        )
    coloured = [(p, pieces) for p, pieces in _found(paragraphs, _is_coloured) if not _is_stamp(p)]
    yield from once("02b", _mended(coloured, black=True), "Chữ không phải màu đen.", parts)
    shaded = _found(list(parts.word.paragraphs), lambda piece: piece.look.shaded)
    yield from once("02c", _mended(shaded, bare=True), "Chữ có nền màu hoặc bị tô nổi.", parts)


def _stories(parts: Parts) -> Iterator[Paragraph]:
    known = set()
    for section in parts.word.sections:
        shown = section.shown(even_odd=parts.word.even_odd)
        for story in (
            s for kind in shown for s in (section.headers.get(kind), section.footers.get(kind)) if s
        ):
            if story.part not in known:
                known.add(story.part)
                yield from story.paragraphs


def _found(paragraphs: list[Paragraph], wrong: Callable[[Piece], bool]) -> list[tuple[Paragraph, list[Part]]]:
    found = []
    for paragraph in paragraphs:
        pieces = [(p, p.text) for p in paragraph.pieces if wrong(p) and any(c.isalnum() for c in p.text)]
        if pieces:
            found.append((paragraph, pieces))
    return found


def _mended(
    found: list[tuple[Paragraph, list[Part]]], *, black: bool = False, bare: bool = False
) -> list[Found]:
    return [(p, edits.look(pieces, black=black, bare=bare)) for p, pieces in found]


def foreign_font(piece: Piece) -> str:
    """The font of these letters that is not the decree's, "" if it is."""
    wanted = numbers()["font"]["name"].lower()
    used = {piece.look.ascii} if piece.text.isascii() else {piece.look.other}
    if not piece.text.isascii() and any(c.isascii() and c.isalnum() for c in piece.text):
        used.add(piece.look.ascii)
    for font in sorted(used):
        said = font.lower().strip().removesuffix(" bold").removesuffix(" italic")
        if said != wanted and not said.startswith(_SYMBOLS):
            return font
    return ""


def is_legacy(piece: Piece) -> bool:
    """Whether the letters are in a font of an old encoding: in another font they would be other letters."""
    return piece.look.other.lower().startswith(_LEGACY)


def _is_coloured(piece: Piece) -> bool:
    colour = piece.look.colour
    if len(colour) != 6:
        return False
    try:
        parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return False
    return max(parts) > int(numbers()["font"]["near_black"])


def _is_stamp(paragraph: Paragraph) -> bool:
    """A stamp of urgency is red by the decree itself."""
    return " ".join(paragraph.text.split()).upper().strip(" .") in words("stamps")
