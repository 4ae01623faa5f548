"""Errors 1: paper, orientation and margins of every section (appendix I, part I, I.1-3)."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.check.findings import Fault, Mend
from app.exports.check.parts.document import Parts
from app.exports.check.regulation import POINTS_PER_MM, numbers
from app.exports.check.rules.common import fault
from app.exports.check.word.blocks import Paragraph, Section, Table
from app.exports.check.word.names import Element, W

_NAMES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_TURNED = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the pages."""
    sections = parts.word.sections
    yield from _papers(sections)
    yield from _margins([s for s in sections if not s.landscape], sections)
    yield from _landscapes(parts, sections)


def _papers(sections: tuple[Section, ...]) -> Iterator[Fault]:
    wrong = [s for s in sections if not _is_a4(s)]
    if wrong:
        width, height = (round(length / POINTS_PER_MM) for length in (wrong[0].width, wrong[0].height))
        mends = tuple(_to_a4(s) for s in wrong)
        yield fault(
            "01a", _place(wrong, sections), f"Khổ giấy {width} × {height} mm; quy định A4.", None, mends
        )


def _is_a4(section: Section) -> bool:
    paper = numbers()["paper"]
    slack = paper["tolerance_mm"] * POINTS_PER_MM
    short, long = sorted((section.width, section.height))
    off = abs(short - paper["width_mm"] * POINTS_PER_MM), abs(long - paper["height_mm"] * POINTS_PER_MM)
    return float(max(off)) <= float(slack)


def _to_a4(section: Section) -> Mend:
    short, long = 11906, 16838  # twips

    def mend() -> None:
        page = _part(section.element, "pgSz")
        width, height = (long, short) if section.landscape else (short, long)
        page.set(W + "w", str(width))
        page.set(W + "h", str(height))

    return mend


def _margins(portraits: list[Section], sections: tuple[Section, ...]) -> Iterator[Fault]:
    wrong = [(s, bad) for s in portraits if (bad := _outside(s, {side: side for side in _NAMES}))]
    if not wrong:
        return
    said: dict[str, None] = {}
    for section, bad in wrong:
        for side in bad:
            said[_said(section, side)] = None
    yield fault(
        "01b",
        _place([s for s, _ in wrong], sections),
        f"Lề {'; '.join(said)}.",
        None,
        tuple(_to_margins(s, bad) for s, bad in wrong),
    )


def _outside(section: Section, sides: dict[str, str]) -> list[str]:
    """The sides of a section whose margin is outside of what the side it plays may have."""
    limits = numbers()["margins"]
    slack = limits["tolerance_mm"]
    bad = []
    for side, role in sides.items():
        low, high = limits[f"{role}_mm"]
        length = getattr(section, side) / POINTS_PER_MM
        if not low - slack <= length <= high + slack:
            bad.append(side)
    return bad


def _said(section: Section, side: str) -> str:
    low, high = numbers()["margins"][f"{side}_mm"]
    length = getattr(section, side) / POINTS_PER_MM
    return f"{_NAMES[side]} {length:.1f} mm (quy định {low:g}-{high:g} mm)".replace(".", ",", 1)


def _to_margins(section: Section, sides: list[str]) -> Mend:
    fixed = numbers()["margins"]["fixed_to"]

    def mend() -> None:
        margins = _part(section.element, "pgMar")
        for side in sides:
            margins.set(W + side, str(round(fixed[f"{side}_mm"] * 1440 / 25.4)))
            if side == "left":
                margins.set(W + "gutter", "0")

    return mend


def _part(element: Element, name: str) -> Element:
    from lxml import etree

    found = element.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        references = [child for child in element if child.tag.endswith(("Reference", "}pgSz", "}type"))]
        element.insert(len(references), found)
    return found


def _landscapes(parts: Parts, sections: tuple[Section, ...]) -> Iterator[Fault]:
    wide = [s for s in sections if s.landscape]
    annexed = {id(parts.word.section_of(annex.label.paragraph)) for annex in parts.annexes}
    bare = [s for s in wide if not _holds_table(parts, s) and id(s) not in annexed]
    if bare:
        yield fault(
            "01c", _place(bare, sections), "Trang trình bày theo chiều ngang nhưng không có bảng, biểu."
        )
    straight = {side: side for side in _NAMES}
    wrong = [s for s in wide if s not in bare and _outside(s, straight) and _outside(s, _TURNED)]
    if wrong:
        said = "; ".join(_said(wrong[0], side) for side in _outside(wrong[0], straight))
        yield fault("01d", _place(wrong, sections), f"Lề của trang ngang: {said}.")


def _holds_table(parts: Parts, section: Section) -> bool:
    blocks = parts.word.blocks[section.first : section.last + 1]
    return any(isinstance(b, Table) or (isinstance(b, Paragraph) and b.pictured) for b in blocks)


def _place(wrong: list[Section], sections: tuple[Section, ...]) -> str:
    if len(sections) == 1:
        return "Trang giấy"
    if len(wrong) == len(sections):
        return "Trang giấy (mọi phần)"
    return "Trang giấy, phần " + ", ".join(str(sections.index(section) + 1) for section in wrong)
