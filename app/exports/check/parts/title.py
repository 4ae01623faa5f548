"""Kind and summary of a document, and whom it is addressed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.text import fold
from app.exports.check.parts import patterns
from app.exports.check.parts.segments import Segment, is_upper, lines_of
from app.exports.check.regulation import Kind, kinds, words
from app.exports.check.word.blocks import Paragraph

_SOUGHT = 16  # paragraphs with text after the head among which the title stands
_LONGEST = 130
_MOST_LINES = 8
LETTER = "CÔNG VĂN"


@dataclass(slots=True)
class Title:
    """Kind, its line, the summary's lines, the paragraphs around them; `end` is the place after them."""

    kind: Kind | None = None
    line: Segment | None = None
    summary: list[Segment] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    end: int = 0
    legislative: bool = False


@dataclass(slots=True)
class Addressees:
    """The words "Kính gửi", the lines of the list, and the place after them."""

    label: Segment | None = None
    items: list[Segment] = field(default_factory=list)
    end: int = 0


def read_title(paragraphs: Sequence[Paragraph], start: int, *, letter: bool) -> Title:
    """Find kind and summary from `start` on; `letter`: a subject under the number was found already."""
    title, seen = Title(end=start), 0
    for place in range(start, len(paragraphs)):
        paragraph = paragraphs[place]
        if not paragraph.text.strip():
            continue
        seen += 1
        lines = lines_of(paragraph)
        if seen > _SOUGHT or _ends_search(lines[0]):
            break
        for number, line in enumerate(lines):
            if _names_kind(title, line) or (not letter and _looks_like_title(line)):
                title.line = line
                title.paragraphs.append(paragraph)
                title.end = place + 1
                if title.kind or title.legislative or not letter:
                    _read_summary(title, lines[number + 1 :], paragraphs, place + 1)
                return title
    return title


def _ends_search(line: Segment) -> bool:
    said = line.folded
    long = len(said) > 2 * _LONGEST and not line.is_upper
    return bool(patterns.ADDRESSED.match(said) or patterns.RECIPIENTS.match(said)) or long


def _is_centred(line: Segment) -> bool:
    return line.paragraph.align == "center"


def _names_kind(title: Title, line: Segment) -> bool:
    text = line.text
    shown = line.is_upper or ((_is_centred(line) or line.mostly("bold")) and len(text) <= 40)
    if not shown or len(text) > _LONGEST or line.is_rule or not line.letters:
        return False
    said = fold(text)
    if said.rstrip(" :.") == fold(LETTER):
        title.kind = Kind(LETTER, "", "must")
        return True
    if text.strip(" .:").upper() in words("legislative_titles"):
        title.legislative = True
        return True
    for kind in kinds():
        name = fold(kind.name)
        if said == name or (said.startswith(name + " ") and (_is_centred(line) or line.mostly("bold"))):
            title.kind = kind
            return True
    return False


def _looks_like_title(line: Segment) -> bool:
    text = line.text
    if text.strip(" .:") in words("stamps") or fold(text).startswith("du thao") or not line.letters:
        return False
    if patterns.APPENDIX.match(line.folded) or patterns.ENACTS.match(line.folded):
        return False
    return is_upper(text) and _is_centred(line) and line.mostly("bold") and len(text) <= _LONGEST


def _read_summary(title: Title, same: list[Segment], paragraphs: Sequence[Paragraph], start: int) -> None:
    """The lines under the kind, up to a rule, a blank line or the text."""
    title.summary = [line for line in same if not line.is_rule]
    for place in range(start, min(start + _MOST_LINES, len(paragraphs))):
        paragraph = paragraphs[place]
        lines = lines_of(paragraph)
        if not lines:
            title.paragraphs.append(paragraph)
            title.end = place + 1
            if title.summary:
                return
            continue
        if all(line.is_rule for line in lines):
            title.paragraphs.append(paragraph)
            title.end = place + 1
            return
        if _ends_summary(title, lines[0]) or not _belongs(title, lines[0]):
            return
        title.summary += [line for line in lines if not line.is_rule]
        title.paragraphs.append(paragraph)
        title.end = place + 1
        if paragraph.lines or paragraph.bottom:
            return


def _ends_summary(title: Title, line: Segment) -> bool:
    said = line.folded
    if (
        _ends_search(line)
        or patterns.BASIS.match(said)
        or patterns.ENACTS.match(said)
        or said.startswith("(")
    ):
        return True
    if line.paragraph.where.table != (title.line.paragraph.where.table if title.line else -1):
        return True
    headed = patterns.ORGANISATION.match(said) or patterns.POST.match(said)
    numbered = bool(line.paragraph.label) or (
        said[:3] in {"i. ", "1. ", "dieu"[:3]} and said.startswith(("i.", "1."))
    )
    return (
        bool(title.summary and line.is_upper and headed) or numbered or said.startswith(("phan ", "chuong "))
    )


def _belongs(title: Title, line: Segment) -> bool:
    if _is_centred(line):
        return True
    began = line.folded.startswith(("ve viec", "v/v", "ve "))
    return (not title.summary and began) or (line.all("bold") and line.paragraph.align != "both")


def read_addressees(paragraphs: Sequence[Paragraph], start: int) -> Addressees:
    """Find "Kính gửi" from `start` on, and its list."""
    seen = 0
    for place in range(start, len(paragraphs)):
        paragraph = paragraphs[place]
        lines = lines_of(paragraph)
        for line in lines:
            if patterns.ADDRESSED.match(line.folded):
                return _listed(paragraphs, place, line, lines[lines.index(line) + 1 :])
        seen += bool(lines)
        if seen > _SOUGHT // 2 and paragraph.where.depth == 0:
            break
    return Addressees(end=start)


def read_wired(paragraphs: Sequence[Paragraph], start: int) -> Addressees:
    """Whom a telegram goes to (form 1.6): "… điện:" and its list, which has no "Kính gửi"."""
    for place in range(start, min(start + _SOUGHT, len(paragraphs))):
        for line in lines_of(paragraphs[place]):
            if patterns.WIRES.search(line.folded):
                return Addressees(end=_listed(paragraphs, place, line, []).end)
    return read_addressees(paragraphs, start)


def _listed(paragraphs: Sequence[Paragraph], place: int, label: Segment, same: list[Segment]) -> Addressees:
    found = Addressees(label, [line for line in same if line.letters], place + 1)
    where = label.paragraph.where
    for following in range(place + 1, min(place + 60, len(paragraphs))):
        paragraph = paragraphs[following]
        lines = [line for line in lines_of(paragraph) if line.letters]
        if where.depth and paragraph.where.table == where.table:
            if paragraph.where.row > where.row and _is_text(lines, paragraph.where.cell == where.cell):
                break
            found.items += lines
        elif lines and not _is_item(paragraph, label):
            break
        else:
            found.items += lines
        found.end = following + 1 if lines else found.end
    return found


def _is_text(lines: list[Segment], under_label: bool) -> bool:
    """Whether what stands below the addressees in their table is no addressee: text under the label, the recipients."""
    return any(
        patterns.RECIPIENTS.match(line.folded) or (under_label and line.text[:1] not in "-–+")
        for line in lines
    )


def _is_item(paragraph: Paragraph, label: Segment) -> bool:
    text = paragraph.whole.lstrip()
    if len(text) > 200 or patterns.BASIS.match(fold(text)):
        return False
    deep = paragraph.left + paragraph.first > 60 or (
        text != paragraph.whole.rstrip() and paragraph.text[:2] in ("\t\t", "  ")
    )
    dashed = text[:1] in "-–+•" and not text.rstrip().endswith(":")
    ended = text.rstrip().endswith((";", "."))
    return (dashed and (deep or ended or len(text) < 90) and label.text.rstrip().endswith(":")) or (
        deep and paragraph.align in {"left", "center"} and len(text) < 120
    )
