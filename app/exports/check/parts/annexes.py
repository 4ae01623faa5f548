"""What comes after the signature: appendices, each with label, title and the line that names its document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.exports.check.parts import patterns
from app.exports.check.parts.segments import Segment, lines_of
from app.exports.check.word.blocks import Paragraph

_MOST_TITLE_LINES = 8


@dataclass(slots=True)
class Annex:
    """One appendix; `number` is as it stands ("II", "2", "")."""

    label: Segment
    number: str
    title: list[Segment] = field(default_factory=list)
    note: Segment | None = None
    start: int = 0

    @property
    def name(self) -> str:
        """How a sentence names it."""
        return f"Phụ lục {self.number}".strip()


def read_annexes(paragraphs: Sequence[Paragraph], start: int) -> list[Annex]:
    """The appendices from `start` on."""
    found: list[Annex] = []
    for place in range(start, len(paragraphs)):
        for line in lines_of(paragraphs[place]):
            annex = _annex(line, place)
            if annex:
                _read_title(annex, paragraphs, place, line)
                found.append(annex)
                break
    return found


def _annex(line: Segment, place: int) -> Annex | None:
    if line.text[:1] in '-–+“"(':
        return None
    found = patterns.APPENDIX.match(line.folded)
    if not found or line.paragraph.where.depth > 1:
        return None
    rest = found["rest"].strip(" .:-()")
    shown = line.paragraph.align in {"center", "right"} or line.is_upper or line.mostly("bold")
    if not shown or (rest and (line.paragraph.align == "both" or len(line.text) > 160)):
        return None
    if line.paragraph.where.depth and line.paragraph.where.row > 1:
        return None
    if rest and not found["number"] and not line.is_upper and line.paragraph.align != "center":
        return None
    return Annex(line, (found["number"] or "").upper(), start=place)


def _read_title(annex: Annex, paragraphs: Sequence[Paragraph], place: int, label: Segment) -> None:
    count = 0
    for number in range(place, min(place + 14, len(paragraphs))):
        for line in lines_of(paragraphs[number]):
            if number == place and line.start <= label.start:
                continue
            if patterns.NOTE.match(line.folded):
                annex.note = line
                return
            count += 1
            same = line.paragraph.where.table == label.paragraph.where.table
            centred = line.paragraph.align == "center"
            if count > _MOST_TITLE_LINES or not centred or not same or patterns.APPENDIX.match(line.folded):
                return
            if not line.is_rule:
                annex.title.append(line)
