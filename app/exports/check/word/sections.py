"""The sections of a file with the headers and footers in force in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.exports.check.word.blocks import Section, Story
from app.exports.check.word.measures import number, on, twips, whole
from app.exports.check.word.names import Element, R, W, value
from app.exports.check.word.package import Package

if TYPE_CHECKING:
    from app.exports.check.word.reader import Reader

_LETTER = (612.0, 792.0)  # the page of a section that names none, in points
_MARGIN = 72.0
_PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"


def read_sections(package: Package, reader: Reader, blocks: int, last: Element | None) -> tuple[Section, ...]:
    """The sections in order; the last one's set-up stands at the end of the body."""
    from lxml import etree

    names = dict(package.related(package.main, "header") + package.related(package.main, "footer"))
    file = _File(package, reader, names, at_top=bool(on(package.sibling("settings"), "gutterAtTop")))
    ends = [*reader.ends, (blocks - 1, etree.Element(W + "sectPr") if last is None else last)]
    sections: list[Section] = []
    first = 0
    for end, element in ends:
        sections.append(_section(file, element, (first, end), sections[-1] if sections else None))
        first = end + 1
    return tuple(sections)


@dataclass(slots=True)
class _File:
    """What all sections share: the parts of headers and footers by relation, and those that were read."""

    package: Package
    reader: Reader
    names: dict[str, str]
    at_top: bool
    known: dict[str, Story] = field(default_factory=dict)


def _section(file: _File, element: Element, extent: tuple[int, int], before: Section | None) -> Section:
    page, margins, counting = (element.find(W + name) for name in ("pgSz", "pgMar", "pgNumType"))
    width, height = _length(page, "w", _LETTER[0]), _length(page, "h", _LETTER[1])
    gutter = _length(margins, "gutter", 0.0)
    start = None if counting is None else number(counting.get(W + "start"))
    return Section(
        element,
        *extent,
        width,
        height,
        width > height,
        abs(_length(margins, "top", _MARGIN)) + (gutter if file.at_top else 0),
        abs(_length(margins, "bottom", _MARGIN)),
        _length(margins, "left", _MARGIN) + (0 if file.at_top else gutter),
        _length(margins, "right", _MARGIN),
        title_page=bool(on(element, "titlePg")),
        start=None if start is None else int(start),
        format="decimal" if counting is None else counting.get(W + "fmt", "decimal"),
        continuous=value(element, "type") == "continuous",
        headers=({} if before is None else before.headers) | _stories(file, element, "header"),
        footers=({} if before is None else before.footers) | _stories(file, element, "footer"),
    )


def _length(element: Element | None, name: str, default: float) -> float:
    length = None if element is None else twips(element.get(W + name))
    return default if length is None else length


def _stories(file: _File, element: Element, kind: str) -> dict[str, Story]:
    found: dict[str, Story] = {}
    for reference in element.iterchildren(f"{W}{kind}Reference"):
        part = file.names.get(reference.get(R + "id", ""), "")
        root = file.package.tree(part) if part else None
        if root is None:
            continue
        if part not in file.known:
            file.known[part] = Story(part, file.reader.story(root))
        found[reference.get(W + "type", "default")] = file.known[part]
    return found


def pages_of(package: Package) -> int | None:
    """How many pages the file says that it has, as the program counted that saved it last."""
    for _, name in package.related("", "extended-properties"):
        root = package.tree(name)
        said = None if root is None else root.findtext(f"{_PROPERTIES}Pages")
        pages = whole(said, 0)
        return pages if pages > 0 else None
    return None
