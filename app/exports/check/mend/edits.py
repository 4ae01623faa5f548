"""Small changes of Word's XML, each where the schema wants it; nothing else of the run or paragraph is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy

from lxml import etree

from app.exports.check.findings import Mend
from app.exports.check.word.blocks import Paragraph, Piece
from app.exports.check.word.names import PPR, R_RUN, RPR, SPACE, VAL, Element, T, W, drop

_RUN_ORDER = (
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
    "rPrChange",
)
_PARAGRAPH_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
)
_PLACES = {
    RPR: {W + name: place for place, name in enumerate(_RUN_ORDER)},
    PPR: {W + name: place for place, name in enumerate(_PARAGRAPH_ORDER)},
}
_FONT_ATTRIBUTES = ("ascii", "hAnsi", "cs", "eastAsia")
TWIPS = 20


def child_of(parent: Element, name: str) -> Element:
    """The child of a `w:rPr` or `w:pPr`, made in its place if it is missing."""
    tag = W + name
    found = parent.find(tag)
    if found is not None:
        return found
    made = etree.Element(tag)
    places = _PLACES[parent.tag]
    mine = places.get(tag, 99)
    after = [child for child in parent if places.get(child.tag, -1) > mine]
    if after:
        after[0].addprevious(made)
    else:
        parent.append(made)
    return made


def properties(element: Element, tag: str) -> Element:
    """The `w:rPr` of a run or the `w:pPr` of a paragraph, made if it is missing."""
    found = element.find(tag)
    if found is None:
        found = etree.Element(tag)
        element.insert(0, found)
    return found


def switch(parent: Element, name: str, *, on: bool) -> None:
    """Turn a switch of a run on or off, for good."""
    child = child_of(parent, name)
    drop(child, VAL)
    if not on:
        child.set(VAL, "0")


def look(
    parts: Iterable[tuple[Piece, str]],
    *,
    bold: bool | None = None,
    italic: bool | None = None,
    size: Callable[[float], float] | None = None,
    font: str = "",
    black: bool = False,
    bare: bool = False,
) -> tuple[Mend, ...]:
    """Mends that set the look of letters; a run that holds others too is parted first."""
    return tuple(_looker(piece, said, bold, italic, size, font, black, bare) for piece, said in parts)


def _looker(
    piece: Piece,
    said: str,
    bold: bool | None,
    italic: bool | None,
    size: Callable[[float], float] | None,
    font: str,
    black: bool,
    bare: bool,
) -> Mend:
    before, points = piece.node.text, piece.look.size

    def mend() -> None:
        if piece.node.tag == T and piece.node.text != before:
            return  # another mend was here; the next round sees it anew
        own = properties(_run_of(piece, said), RPR)
        for name, on in (("b", bold), ("i", italic)):
            if on is not None:
                switch(own, name, on=on)
        if size is not None:
            _set_size(own, size(points))
        if font:
            _set_font(own, font)
        if black:
            colour = child_of(own, "color")
            colour.attrib.clear()
            colour.set(VAL, "000000")
        if bare:
            _uncover(own)

    return mend


def _set_size(own: Element, size: float) -> None:
    for name in ("sz", "szCs"):
        child_of(own, name).set(VAL, str(round(size * 2)))


def _set_font(own: Element, font: str) -> None:
    fonts = child_of(own, "rFonts")
    drop(fonts, *(f"{W}{name}{theme}" for name in (*_FONT_ATTRIBUTES, "cs") for theme in ("Theme", "theme")))
    for name in _FONT_ATTRIBUTES:
        fonts.set(W + name, font)


def _uncover(own: Element) -> None:
    child_of(own, "highlight").set(VAL, "none")
    shade = child_of(own, "shd")
    shade.attrib.clear()
    shade.set(VAL, "clear")
    shade.set(W + "color", "auto")
    shade.set(W + "fill", "auto")


def _run_of(piece: Piece, said: str) -> Element:
    """The run of these letters alone."""
    run, node = piece.node.getparent(), piece.node
    if run is None or run.tag != R_RUN or node.tag != T:
        return piece.run
    text = node.text or ""
    if said != piece.text and len(piece.text) == len(text) and said in piece.text:
        _part_text(node, piece.text.index(said), len(said))
    content = [child for child in run if child.tag != RPR]
    place = content.index(node)
    if any(_shows(child) for child in content[:place]):
        run = _split_before(run, node)
    if any(_shows(child) for child in content[place + 1 :]):
        _split_before(run, content[place + 1])
    return run


def _shows(child: Element) -> bool:
    return child.tag in {T, W + "tab", W + "br", W + "sym"}


def _part_text(node: Element, start: int, length: int) -> None:
    """Part the text of a `w:t` into up to three, the wanted one staying in the node."""
    text = node.text or ""
    before, after = text[:start], text[start + length :]
    if before:
        node.addprevious(_text(before))
    if after:
        node.addnext(_text(after))
    set_text(node, text[start : start + length])


def _text(text: str) -> Element:
    made = etree.Element(T)
    set_text(made, text)
    return made


def _split_before(run: Element, node: Element) -> Element:
    """Move `node` and what follows it into a run of the same look behind this one; the new run."""
    made = etree.Element(R_RUN)
    own = run.find(RPR)
    if own is not None:
        made.append(deepcopy(own))
    moved = list(run)[list(run).index(node) :]
    run.addnext(made)
    made.extend(moved)
    return made


def set_text(node: Element, text: str) -> None:
    """Set the text of a `w:t`, its blanks kept."""
    node.text = text or None  # as it is read back, so that mending twice changes nothing
    if text != text.strip() or "  " in text:
        node.set(SPACE, "preserve")


def replace(paragraph: Paragraph, start: int, end: int, text: str) -> tuple[Mend, ...]:
    """A mend that puts `text` in the place of the letters `start` to `end`; with an equal pair it inserts."""
    at, touched = 0, list[tuple[Piece, int, int]]()
    for piece in paragraph.pieces:
        low, high = max(start - at, 0), min(end - at, len(piece.text))
        inside = low < high or (start == end and 0 <= start - at <= len(piece.text))
        if inside and piece.node.tag == T and not (start == end and touched):
            touched.append((piece, low, max(low, high)))
        at += len(piece.text)
    if not touched:
        return ()
    return (_replacer(touched, text),)


def _replacer(touched: list[tuple[Piece, int, int]], text: str) -> Mend:
    before = [piece.node.text for piece, _, _ in touched]

    def mend() -> None:
        if [piece.node.text for piece, _, _ in touched] != before:
            return
        put = text
        for piece, low, high in touched:
            raw = piece.node.text or ""
            if len(raw) != len(piece.text):
                continue
            set_text(piece.node, raw[:low] + put + raw[high:])
            put = ""

    return mend


def paragraph(
    element: Element,
    *,
    align: str = "",
    first_mm: float | None = None,
    before_pt: float | None = None,
    line: int | None = None,
) -> Mend:
    """A mend of a paragraph's own layout."""

    def mend() -> None:
        own = properties(element, PPR)
        if align:
            child_of(own, "jc").set(VAL, align)
        if first_mm is not None:
            _set_first(child_of(own, "ind"), first_mm)
        if before_pt is not None:
            spacing = child_of(own, "spacing")
            drop(spacing, W + "beforeAutospacing")
            spacing.set(W + "before", str(round(before_pt * TWIPS)))
            same = own.find(W + "contextualSpacing")
            if same is not None or before_pt:
                switch(own, "contextualSpacing", on=False)
        if line is not None:
            spacing = child_of(own, "spacing")
            spacing.set(W + "line", str(line))
            spacing.set(W + "lineRule", "auto")

    return mend


def _set_first(indent: Element, first_mm: float) -> None:
    for name in ("hanging", "hangingChars", "firstLineChars", "left", "start", "leftChars", "startChars"):
        drop(indent, W + name)
    indent.set(W + "left", "0")
    indent.set(W + "firstLine", str(round(first_mm * 1440 / 25.4)))


def remove(element: Element) -> Mend:
    """A mend that takes an element out."""

    def mend() -> None:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)

    return mend
