"""The sections of a file with the headers and footers in force in each."""

from __future__ import annotations

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
    settings = package.sibling("settings")
    ends = [*reader.ends, (blocks - 1, etree.Element(W + "sectPr") if last is None else last)]
    sections: list[Section] = []
    stories: dict[str, Story] = {}
    first = 0
    for end, element in ends:
        before = sections[-1] if sections else None
        sections.append(_section(package, reader, element, (first, end), before, names, stories, settings))
        first = end + 1
    return tuple(sections)


def _section(
    package: Package,
    reader: Reader,
    element: Element,
    extent: tuple[int, int],
    before: Section | None,
    names: dict[str, str],
    stories: dict[str, Story],
    settings: Element | None,
) -> Section:
    page, margins, counting = (element.find(W + name) for name in ("pgSz", "pgMar", "pgNumType"))
    width, height = _length(page, "w", _LETTER[0]), _length(page, "h", _LETTER[1])
    top, bottom = abs(_length(margins, "top", _MARGIN)), abs(_length(margins, "bottom", _MARGIN))
    left, right = _length(margins, "left", _MARGIN), _length(margins, "right", _MARGIN)
    gutter = _length(margins, "gutter", 0.0)
    if on(settings, "gutterAtTop"):
        top += gutter
    else:
        left += gutter
    start = None if counting is None else number(counting.get(W + "start"))
    found: dict[str, dict[str, Story]] = {}
    for kind in ("header", "footer"):
        inherited = {} if before is None else (before.headers if kind == "header" else before.footers)
        found[kind] = inherited | _stories(package, reader, element, kind, names, stories)
    return Section(
        element,
        *extent,
        width,
        height,
        width > height,
        top,
        bottom,
        left,
        right,
        title_page=bool(on(element, "titlePg")),
        start=None if start is None else int(start),
        format="decimal" if counting is None else counting.get(W + "fmt", "decimal"),
        continuous=value(element, "type") == "continuous",
        headers=found["header"],
        footers=found["footer"],
    )


def _length(element: Element | None, name: str, default: float) -> float:
    length = None if element is None else twips(element.get(W + name))
    return default if length is None else length


def _stories(
    package: Package,
    reader: Reader,
    element: Element,
    kind: str,
    names: dict[str, str],
    known: dict[str, Story],
) -> dict[str, Story]:
    found: dict[str, Story] = {}
    for reference in element.iterchildren(f"{W}{kind}Reference"):
        part = names.get(reference.get(R + "id", ""), "")
        root = package.tree(part) if part else None
        if root is None:
            continue
        if part not in known:
            known[part] = Story(part, reader.story(root))
        found[reference.get(W + "type", "default")] = known[part]
    return found


def pages_of(package: Package) -> int | None:
    """How many pages the file says that it has, as the program counted that saved it last."""
    for _, name in package.related("", "extended-properties"):
        root = package.tree(name)
        said = None if root is None else root.findtext(f"{_PROPERTIES}Pages")
        pages = whole(said, 0)
        return pages if pages > 0 else None
    return None
