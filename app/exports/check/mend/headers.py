"""Headers with a page number, for the sections that a mend has marked."""

from __future__ import annotations

from lxml import etree

from app.exports.check.mend.page_numbers import AWAITED
from app.exports.check.mend.parts import add_part, relation_to
from app.exports.check.regulation import numbers
from app.exports.check.word.names import SECT_PR, Element, R, W, drop
from app.exports.check.word.package import Package

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def make_awaited_headers(package: Package) -> None:
    """Give every marked section a header with the page number, centred; one part serves them all."""
    body = package.tree(package.main)
    marked = [] if body is None else [s for s in body.iter(SECT_PR) if AWAITED in s.attrib]
    made = ""
    for section in marked:
        kinds = section.get(AWAITED, "").split()
        drop(section, AWAITED)
        for kind in kinds:
            held = _header(package, section, kind)
            if held is not None:
                held[1].insert(0, _numbered())
                package.put(*held)
                continue
            made = made or add_part(package, "header", _TYPE, _root())
            reference = etree.Element(W + "headerReference")
            reference.set(W + "type", kind)
            reference.set(R + "id", relation_to(package, made))
            section.insert(0, reference)


def _header(package: Package, section: Element, kind: str) -> tuple[str, Element] | None:
    """The header that a section names itself: it says something else, and gets the number above it."""
    names = dict(package.related(package.main, "header"))
    for reference in section.iterchildren(W + "headerReference"):
        if reference.get(W + "type", "default") != kind:
            continue
        name = names.get(reference.get(R + "id", ""), "")
        root = package.tree(name) if name else None
        if root is None:
            continue
        if next(root.iter(W + "fldSimple"), None) is not None and "PAGE" in etree.tostring(
            root, encoding="unicode"
        ):
            return None
        return name, root
    return None


def _root() -> Element:
    root = etree.Element(W + "hdr", nsmap={"w": W[1:-1]})
    root.append(_numbered())
    return root


def _numbered() -> Element:
    font, size = numbers()["font"]["name"], round(numbers()["body"]["fixed_to"]["size"] * 2)
    fonts = " ".join(f'w:{name}="{font}"' for name in ("ascii", "hAnsi", "cs", "eastAsia"))
    look = f'<w:rPr><w:rFonts {fonts}/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    return etree.fromstring(
        f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE ">'
        f"<w:r>{look}<w:t>2</w:t></w:r></w:fldSimple></w:p>"
    )
