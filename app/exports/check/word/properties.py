"""What one `w:rPr` or `w:pPr` says, as small dictionaries that inherit by being laid over each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.exports.check.word.measures import is_on, number, twips
from app.exports.check.word.names import VAL, Element, W

Props = dict[str, Any]
Fonts = Mapping[str, str]
"""Fonts of the theme by the names that runs use: "minorHAnsi" → "Calibri"."""

TOGGLES = {W + "b": "bold", W + "i": "italic", W + "caps": "caps", W + "vanish": "hidden"}
_NO_COLOUR = {"auto", "", None}
_WHITE = {"auto", "ffffff", "", None}
_SIDES = {W + "top": "top", W + "bottom": "bottom"}


def run_props(element: Element | None, fonts: Fonts) -> Props:
    """The properties of characters that the rules look at."""
    props: Props = {}
    for child in () if element is None else element:
        if child.tag in TOGGLES:
            props[TOGGLES[child.tag]] = is_on(child.get(VAL))
        elif child.tag == W + "rFonts":
            _read_fonts(child, fonts, props)
        elif child.tag in _RUN_READERS:
            _RUN_READERS[child.tag](child, props)
    return props


def _read_size(element: Element, props: Props) -> None:
    size = number(element.get(VAL))
    if size is not None and 1 <= size <= 3276:
        props["size"] = size / 2


def _read_underline(element: Element, props: Props) -> None:
    props["underline"] = element.get(VAL, "single") not in {"none", "0"}


def _read_colour(element: Element, props: Props) -> None:
    said = element.get(VAL)
    props["colour"] = "" if said in _NO_COLOUR else str(said).lower()


def _read_highlight(element: Element, props: Props) -> None:
    props["highlight"] = element.get(VAL) not in {None, "none", "white"}


def _read_style(element: Element, props: Props) -> None:
    props["style"] = element.get(VAL)


def is_shaded(element: Element) -> bool:
    """Whether a `w:shd` shows."""
    fill = (element.get(W + "fill") or "auto").lower()
    return fill not in _WHITE or element.get(VAL, "clear") not in {"clear", "nil", "none"}


def _read_fonts(element: Element, fonts: Fonts, props: Props) -> None:
    for key, attribute in (("ascii", "ascii"), ("other", "hAnsi")):
        theme = element.get(f"{W}{attribute}Theme")
        name = fonts.get(theme, "") if theme else ""
        name = name or element.get(W + attribute) or ""
        if name:
            props[key] = name


def paragraph_props(element: Element | None) -> Props:
    """The properties of a paragraph that the rules look at; lengths in points."""
    props: Props = {}
    for child in () if element is None else element:
        read = _READERS.get(child.tag)
        if read:
            read(child, props)
    return props


def _read_align(element: Element, props: Props) -> None:
    said = element.get(VAL, "left")
    props["align"] = {"start": "left", "end": "right"}.get(said, said)


def _read_indents(element: Element, props: Props) -> None:
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            length = twips(element.get(W + name))
            if length is not None:
                props[key] = length
    first, hanging = twips(element.get(W + "firstLine")), twips(element.get(W + "hanging"))
    if hanging is not None:
        props["first"] = -hanging
    elif first is not None:
        props["first"] = first


def _read_spacing(element: Element, props: Props) -> None:
    for key in ("before", "after"):
        length = twips(element.get(W + key))
        if length is not None:
            props[key] = length
        auto = element.get(f"{W}{key}Autospacing")
        if auto is not None:
            props[f"{key}_auto"] = is_on(auto)
    line = number(element.get(W + "line"))
    if line is not None and line > 0:
        props["line"] = line
        props["rule"] = element.get(W + "lineRule", "auto")


def _read_numbering(element: Element, props: Props) -> None:
    for key, name in (("list", "numId"), ("level", "ilvl")):
        child = element.find(W + name)
        if child is not None:
            props[key] = child.get(VAL, "")


def _read_borders(element: Element, props: Props) -> None:
    for child in element:
        if child.tag in _SIDES:
            props[_SIDES[child.tag]] = child.get(VAL, "none") not in {"none", "nil"}


def _read_tabs(element: Element, props: Props) -> None:
    props["tabs"] = tuple(
        (child.get(VAL, "left"), twips(child.get(W + "pos")) or 0.0)
        for child in element
        if child.tag == W + "tab"
    )


def _read_frame(element: Element, props: Props) -> None:
    props["frame"] = element.get(W + "xAlign", "left")


def _switch(key: str) -> Any:
    def read(element: Element, props: Props) -> None:
        props[key] = is_on(element.get(VAL))

    return read


def _read_shade(element: Element, props: Props) -> None:
    props["shade"] = is_shaded(element)


_RUN_READERS = {
    W + "sz": _read_size,
    W + "u": _read_underline,
    W + "color": _read_colour,
    W + "highlight": _read_highlight,
    W + "shd": _read_shade,
    W + "rStyle": _read_style,
}
_READERS = {
    W + "jc": _read_align,
    W + "ind": _read_indents,
    W + "spacing": _read_spacing,
    W + "numPr": _read_numbering,
    W + "pBdr": _read_borders,
    W + "tabs": _read_tabs,
    W + "framePr": _read_frame,
    W + "shd": _read_shade,
    W + "contextualSpacing": _switch("contextual"),
    W + "keepNext": _switch("keep"),
    W + "pageBreakBefore": _switch("page_break"),
}
