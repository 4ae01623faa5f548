"""Page numbers put where the decree wants them: centred in the top margin, not on the first page, from 1."""

from __future__ import annotations

from collections.abc import Sequence

from app.exports.check.findings import Mend
from app.exports.check.word.blocks import Paragraph, Section, Word
from app.exports.check.word.names import VAL, Element, W, drop

AWAITED = "awaits"
"""Marks a section whose header the mender has to make; the attribute is taken off before saving."""


def move_to_top(word: Word) -> Mend:
    """Take page numbers out of the footers and ask for a header with one in every section that shows none."""

    def mend() -> None:
        for section in word.sections:
            for story in section.footers.values():
                for paragraph in story.paragraphs:
                    if "PAGE" in paragraph.fields:
                        _empty(paragraph)
        first = word.sections[0]
        if not first.title_page:
            _switch_title_page(first.element)
        for section in word.sections:
            kinds = ["default", "even"] if word.even_odd else ["default"]
            missing = [k for k in kinds if not _shows_number(section, k)]
            if missing:
                section.element.set(AWAITED, " ".join(missing))

    return mend


def _shows_number(section: Section, kind: str) -> bool:
    return kind in section.headers and any("PAGE" in p.fields for p in section.headers[kind].paragraphs)


def hide_on_first(section: Section, shown: Sequence[Paragraph]) -> Mend:
    """Show no number on the first page."""

    def mend() -> None:
        if section.title_page:
            for paragraph in shown:
                _empty(paragraph)
        else:
            _switch_title_page(section.element)

    return mend


def restart(section: Section, *, only_format: bool = False) -> Mend:
    """Count the pages of a section from 1, in Arabic figures."""

    def mend() -> None:
        counting = _counting(section.element)
        drop(counting, W + "fmt")
        if not only_format:
            counting.set(W + "start", "1")

    return mend


def _empty(paragraph: Paragraph) -> None:
    """Take what is shown out of a paragraph; it stays, for a footer needs one."""
    for child in list(paragraph.element):
        if child.tag != W + "pPr":
            paragraph.element.remove(child)


def _switch_title_page(section: Element) -> None:
    from lxml import etree

    found = section.find(W + "titlePg")
    if found is None:
        found = etree.Element(W + "titlePg")
        _place(
            section,
            found,
            ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"),
        )
    drop(found, VAL)


def _counting(section: Element) -> Element:
    from lxml import etree

    found = section.find(W + "pgNumType")
    if found is None:
        found = etree.Element(W + "pgNumType")
        later = (
            "cols",
            "formProt",
            "vAlign",
            "noEndnote",
            "titlePg",
            "textDirection",
            "bidi",
            "rtlGutter",
            "docGrid",
            "printerSettings",
            "sectPrChange",
        )
        _place(section, found, later)
    return found


def _place(section: Element, made: Element, later: Sequence[str]) -> None:
    for name in later:
        following = section.find(W + name)
        if following is not None:
            following.addprevious(made)
            return
    section.append(made)
