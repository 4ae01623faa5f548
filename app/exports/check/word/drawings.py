"""Lines and text boxes in a run, drawn in either of Word's two languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.exports.check.word.measures import EMU_PER_POINT, number, points
from app.exports.check.word.names import MC, PIC, WPS, A, Element, V, W

_FLAT = 3.0  # points: a shape this flat is a line to the eye
_STRAIGHT = {"line", "straightConnector1", "bentConnector2", "bentConnector3"}
_CONNECTOR = "_x0000_t32"
_STYLE = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_QUARTER = 5_400_000  # sixty-thousandths of a degree


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line that lies flat; its length in points."""

    length: float


def seen_branch(element: Element) -> Element | None:
    """What is shown of an `mc:AlternateContent`: the first choice, else the fallback."""
    for name in ("Choice", "Fallback"):
        branch = element.find(MC + name)
        if branch is not None and len(branch):
            return branch
    return None


def text_boxes(element: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing or picture, the outermost alone."""
    for child in element:
        if child.tag == MC + "AlternateContent":
            branch = seen_branch(child)
            if branch is not None:
                yield from text_boxes(branch)
        elif child.tag == W + "txbxContent":
            yield child
        elif isinstance(child.tag, str):
            yield from text_boxes(child)


def lines(element: Element) -> Iterator[Line]:
    """The flat lines in a drawing or picture, those inside text boxes left out."""
    for shape, scale in _shapes(element, 1.0):
        length = _pictured(shape, scale) if shape.tag.startswith(V) else _drawn(shape, scale)
        if length:
            yield Line(length)


def is_picture(element: Element) -> bool:
    """Whether a drawing holds a picture rather than lines and boxes."""
    return next(element.iter(A + "blip", V + "imagedata"), None) is not None


def _shapes(element: Element, scale: float) -> Iterator[tuple[Element, float]]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag == W + "txbxContent":
            continue
        if tag == MC + "AlternateContent":
            branch = seen_branch(child)
            if branch is not None:
                yield from _shapes(branch, scale)
        elif tag in {WPS + "wsp", PIC + "pic"} or tag in {V + "line", V + "rect", V + "shape"}:
            yield child, scale
        elif tag == V + "group":
            yield from _shapes(child, scale * _vml_scale(child))
        else:
            yield from _shapes(child, scale * _group_scale(child))


def _group_scale(element: Element) -> float:
    frame = element.find(f"{{*}}grpSpPr/{A}xfrm")
    outer = None if frame is None else frame.find(A + "ext")
    inner = None if frame is None else frame.find(A + "chExt")
    shown, counted = _width(outer), _width(inner)
    return shown / counted if shown and counted else 1.0


def _width(element: Element | None) -> float:
    return (number(element.get("cx")) or 0.0) if element is not None else 0.0


def _drawn(shape: Element, scale: float) -> float:
    """The length of a DrawingML shape if it is a visible flat line, else 0."""
    properties = shape.find("{*}spPr")
    frame = None if properties is None else properties.find(A + "xfrm")
    extent = None if frame is None else frame.find(A + "ext")
    geometry = None if properties is None else properties.find(A + "prstGeom")
    if extent is None or frame is None or properties is None:
        return 0.0
    across = (number(extent.get("cx")) or 0.0) * scale / EMU_PER_POINT
    down = (number(extent.get("cy")) or 0.0) / EMU_PER_POINT
    if abs(number(frame.get("rot")) or 0.0) % (2 * _QUARTER) == _QUARTER:
        across, down = down, across
    if properties.find(f"{A}ln/{A}noFill") is not None:
        return 0.0
    straight = geometry is not None and geometry.get("prst") in _STRAIGHT
    return across if _is_flat(across, down, straight=straight) else 0.0


def _is_flat(across: float, down: float, *, straight: bool) -> bool:
    return across > 2 * _FLAT and (down <= _FLAT or (straight and down < across / 8))


def _pictured(shape: Element, scale: float) -> float:
    """The length of a VML shape if it is a visible flat line, else 0."""
    if shape.get("stroked", "t").lower() in {"f", "false"} and shape.get("filled", "t") in {"f", "false"}:
        return 0.0
    if shape.tag == V + "line":
        (left, top), (right, bottom) = _point(shape.get("from")), _point(shape.get("to"))
        across, down = abs(right - left) * scale, abs(bottom - top)
        return across if _is_flat(across, down, straight=True) else 0.0
    style = _style(shape)
    across = (points(style.get("width")) or 0.0) * scale
    down = points(style.get("height")) or 0.0
    straight = shape.get("type", "").lstrip("#") == _CONNECTOR
    is_rule = shape.get("{urn:schemas-microsoft-com:office:office}hr") is not None
    if shape.find(f"{V}textbox") is not None or next(shape.iter(V + "imagedata"), None) is not None:
        return 0.0
    if is_rule and not across:
        return 450.0  # a rule of the web's kind without a width goes across the column
    if not straight and "height" not in style:
        return 0.0
    return across if _is_flat(across, down, straight=straight) else 0.0


def _vml_scale(group: Element) -> float:
    width = points(_style(group).get("width"))
    counted = number(group.get("coordsize", "").partition(",")[0])
    return width / counted if width and counted else 1.0


def _style(shape: Element) -> dict[str, str]:
    return {key.lower(): said.strip() for key, said in _STYLE.findall(shape.get("style", "")[:4000])}


def _point(text: str | None) -> tuple[float, float]:
    across, _, down = (text or "").partition(",")
    return points(across) or 0.0, points(down) or 0.0
