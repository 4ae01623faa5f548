"""The tags of a template where people see them: paragraph by paragraph, with its number and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, T, TAB, BREAK, ROW, CELL, TABLE = (f"{W}{name}" for name in ("p", "t", "tab", "br", "tr", "tc", "tbl"))
_TAG = re.compile(r"\{\{(?P<value>.*?)\}\}|\{%(?P<verb>.*?)%\}|\{#.*?#\}", re.DOTALL)
_OPEN = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
SHOWN = 60
FOOTNOTES = "footnotes+xml"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its place in words ("Đoạn 12"), its text, and its element."""

    place: str
    text: str
    element: Any

    @property
    def shown(self) -> str:
        """Its beginning, as people look for it."""
        line = " ".join(self.text.split())
        return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: where, whether it writes a value, its words without prefix, and the prefix ("p", "tr", …)."""

    paragraph: Paragraph
    is_value: bool
    words: str
    prefix: str

    @property
    def verb(self) -> str:
        """Its first word: "for", "endif"."""
        return (self.words.strip("-+ ").split() or [""])[0]


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of the text, the headers, the footers and the footnotes, numbered from 1 in each."""
    for name, root in _roots(document):
        for number, element in enumerate(root.iter(P), 1):
            yield Paragraph(f"{name} {number}", _text(element), element)


def tags(paragraph: Paragraph) -> list[Tag]:
    """The tags of a paragraph in their order, comments left out."""
    found = []
    for match in _TAG.finditer(paragraph.text):
        if match["value"] is None and match["verb"] is None:
            continue
        is_value = match["value"] is not None
        words = (match["value"] if is_value else match["verb"]).translate(_QUOTES)
        prefix = re.match(r"(tr|tc|p|r)\s", words)
        found.append(
            Tag(paragraph, is_value, words[prefix.end() :] if prefix else words, prefix[1] if prefix else "")
        )
    return found


def stray(paragraph: Paragraph) -> str:
    """A mark that opens or closes no tag of this paragraph; empty when there is none."""
    rest = _OPEN.search(_TAG.sub("", paragraph.text))
    return rest[0] if rest else ""


def around(tag: Tag) -> str:
    """What stands in the paragraph, or in the row, of a tag that takes the whole of it away, beside the tag."""
    element = tag.paragraph.element
    name = {"tr": ROW, "tc": CELL}.get(tag.prefix, P)
    while element is not None and element.tag != name:
        element = element.getparent()
    if element is None:
        return ""
    text = tag.paragraph.text if name == P else " ".join(_text(one) for one in element.iter(P))
    return _TAG.sub("", text).strip() or "".join(found[0] for found in list(_TAG.finditer(text))[1:])


def home(tag: Tag) -> Any:
    """The element in which a block must open and close: the parent of what its tag takes away."""
    element = tag.paragraph.element
    if not tag.prefix or tag.prefix == "r":
        return element
    name = {"tr": ROW, "tc": CELL}.get(tag.prefix, P)
    while element is not None and element.tag != name:
        element = element.getparent()
    return None if element is None else element.getparent()


def _roots(document: Document) -> Iterator[tuple[str, Any]]:
    yield "Đoạn", document.element.body
    seen: set[str] = set()
    for section in document.sections:
        for name, parts in (
            ("Đầu trang, đoạn", (section.header, section.first_page_header, section.even_page_header)),
            ("Chân trang, đoạn", (section.footer, section.first_page_footer, section.even_page_footer)),
        ):
            for part in parts:
                if not part.is_linked_to_previous and part.part.partname not in seen:
                    seen.add(part.part.partname)
                    yield name, part._element  # noqa: SLF001 - python-docx shows its paragraphs one level deep only
    yield from _footnotes(document)


def _footnotes(document: Document) -> Iterator[tuple[str, Any]]:
    from docx.oxml.parser import parse_xml

    for part in document.part.package.iter_parts():
        if part.content_type.endswith(FOOTNOTES):
            yield "Chú thích chân trang, đoạn", parse_xml(part.blob)


def _text(paragraph: Any) -> str:
    """The words of a paragraph without those of text boxes in it, which have paragraphs of their own."""
    found = []
    for element in paragraph.iter(T, TAB, BREAK):
        owner = element
        while owner.tag != P:
            owner = owner.getparent()
        if owner is paragraph:
            found.append((element.text or "") if element.tag == T else " ")
    return "".join(found)
