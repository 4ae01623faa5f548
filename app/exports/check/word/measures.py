"""Numbers in Word's XML: twips, points and other units; what is no sound number is None."""

import re
from math import isfinite

from app.exports.check.word.names import VAL, Element, W

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_POINT = 12_700

_LARGEST = 1_000_000.0
_MEASURE = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*(mm|cm|in|pt|pc|pi|px|q)?\s*", re.IGNORECASE)
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0, "px": 0.75}


def number(text: str | None) -> float | None:
    """A plain number within reason."""
    try:
        found = float(text or "")
    except ValueError:
        return None
    return found if isfinite(found) and abs(found) <= _LARGEST * 1000 else None


def points(text: str | None, per_unit: float = 1.0) -> float | None:
    """A length in points; a number without a unit counts `per_unit` points."""
    found = _MEASURE.fullmatch(text or "")
    if not found or len(found[1]) > 15:
        return None
    length = float(found[1]) * _POINTS.get((found[2] or "").lower(), per_unit)
    return length if abs(length) <= _LARGEST else None


def twips(text: str | None) -> float | None:
    """A length of WordprocessingML in points: a plain number counts twentieths."""
    return points(text, 1 / TWIPS_PER_POINT)


def on(parent: Element | None, name: str) -> bool | None:
    """Whether a switch is on, off, or (None) not there."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else is_on(child.get(VAL))


def is_on(text: str | None) -> bool:
    """Whether the value of a switch means on; a switch without one is on."""
    return text is None or text.lower() not in {"0", "false", "off", "none"}


def whole(text: str | None, default: int = 0) -> int:
    """A whole number, or the default."""
    found = number(text)
    return default if found is None else int(found)
