"""Word comments by which the program tells what a person has to mend."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from app.exports.check.findings import Fault
from app.exports.check.mend.parts import add_part
from app.exports.check.regulation import code
from app.exports.check.word.measures import whole
from app.exports.check.word.names import PPR, R_RUN, RPR, Element, P, T, W
from app.exports.check.word.package import Package

AUTHOR = "Giao Ban"
_INITIALS = "GB"
_ID = W + "id"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKS = {W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"}
_CLOSED = {W + "txbxContent", W + "footnote", W + "endnote"}  # no comment may stand in these


def drop_comments(package: Package) -> None:
    """Take out the comments that an earlier mending left."""
    for _, name in package.related(package.main, "comments"):
        root = package.tree(name)
        if root is None:
            continue
        mine = [c for c in root.iterchildren(W + "comment") if c.get(W + "author") == AUTHOR]
        if mine:
            _drop_marks(package, {c.get(_ID, "") for c in mine})
            for comment in mine:
                root.remove(comment)
            package.put(name, root)


def _drop_marks(package: Package, ids: set[str]) -> None:
    body = package.tree(package.main)
    marks = [] if body is None else [m for m in body.iter(*_MARKS) if m.get(_ID) in ids]
    for mark in marks:
        holder = mark.getparent()
        if holder is None:
            continue
        if holder.tag == R_RUN and all(child.tag in {RPR, mark.tag} for child in holder):
            above = holder.getparent()
            if above is not None:
                above.remove(holder)
        else:
            holder.remove(mark)


def add_comments(package: Package, faults: Iterable[Fault]) -> None:
    """Put each fault as a comment at its paragraph, or at the first one."""
    told = list(faults)
    body = package.tree(package.main)
    first = None if body is None else next(body.iter(P), None)
    if not told or body is None or first is None:
        return
    name, root = _comments(package)
    number = max((whole(c.get(_ID)) for c in root.iterchildren(W + "comment")), default=-1) + 1
    for place, fault in enumerate(told, start=number):
        paragraph = _open_paragraph(fault.anchor, body)
        root.append(_comment(place, fault))
        _mark(first if paragraph is None else paragraph, place)
    package.put(name, root)
    package.put(package.main, body)


def _comments(package: Package) -> tuple[str, Element]:
    for _, name in package.related(package.main, "comments"):
        root = package.tree(name)
        if root is not None:
            return name, root
    root = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
    return add_part(package, "comments", _TYPE, root), root


def _open_paragraph(anchor: Element | None, body: Element) -> Element | None:
    """The paragraph of the body that holds an anchor; None for one of a header."""
    found, at = anchor, anchor
    while at is not None and at is not body:
        if at.tag in _CLOSED:
            found = None
        elif at.tag == P and found is None:
            found = at
        at = at.getparent()
    return found if at is body else None


def _comment(number: int, fault: Fault) -> Element:
    comment = etree.Element(W + "comment")
    comment.set(_ID, str(number))
    comment.set(W + "author", AUTHOR)
    comment.set(W + "initials", _INITIALS)
    about = code(fault.code)
    for text in (
        f"{about.severity.label} {fault.code}: {fault.message}",
        f"{fault.place}. Quy định: {about.clause}.",
    ):
        run = etree.SubElement(etree.SubElement(comment, P), R_RUN)
        etree.SubElement(run, T).text = text
    return comment


def _mark(paragraph: Element, number: int) -> None:
    start, end = etree.Element(W + "commentRangeStart"), etree.Element(W + "commentRangeEnd")
    for mark in (start, end):
        mark.set(_ID, str(number))
    paragraph.insert(1 if len(paragraph) and paragraph[0].tag == PPR else 0, start)
    paragraph.append(end)
    reference = etree.SubElement(etree.SubElement(paragraph, R_RUN), W + "commentReference")
    reference.set(_ID, str(number))
