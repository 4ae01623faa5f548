"""The head of a document: nation and motto, agencies, number, place and date, the subject of an official letter."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from app.core.text import fold
from app.exports.check.parts import patterns
from app.exports.check.parts.segments import Segment, cut, lines_of
from app.exports.check.regulation import kinds, words
from app.exports.check.word.blocks import Paragraph, Word

_FARTHEST = 90  # paragraphs, empty ones too: a head with both columns has some 25
_LONGEST = 240  # letters: a paragraph this long is text
_NATION_AT = re.compile(r"C[ỘO]NG\s+H[ÒOÀ]+A?\s*X[ÃA]\s+H[ỘO]I", re.IGNORECASE)
_MOTTO_AT = re.compile(r"[ĐD][ộoỘO]c\s*l[ậaẬA]p\s*[-–—]\s*T[ựuỰU]\s*do", re.IGNORECASE)
_UNITS = frozenset(
    ("tinh", "thanh", "pho", "xa", "phuong", "thi", "tran", "huyen", "quan", "dac", "khu", "tp")
)
_BREAK = re.compile(r"\t|\s{2,}")


@dataclass(slots=True)
class Front:
    """What was found of the head; `end` is the place in reading order after it, `blocks` the blocks it takes."""

    nation: Segment | None = None
    motto: Segment | None = None
    number: Segment | None = None
    date: Segment | None = None
    subject: list[Segment] = field(default_factory=list)
    parents: list[Segment] = field(default_factory=list)
    issuer: list[Segment] = field(default_factory=list)
    others: list[Segment] = field(default_factory=list)
    regime: str = ""
    end: int = 0
    blocks: int = -1
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def found(self) -> bool:
        """Whether there is a head at all."""
        return any((self.nation, self.motto, self.number, self.regime))

    @property
    def agency(self) -> str:
        """The issuer's name on one line."""
        return " ".join(line.text for line in self.issuer)


def read_front(word: Word) -> Front:
    """Find the head among the first paragraphs."""
    front = Front()
    seen = list(_segments(word))
    for place, segment in seen:
        if _take(front, segment):
            front.end = max(front.end, place + 1)
            front.blocks = max(front.blocks, segment.paragraph.where.block)
    if not front.found:
        return front
    inside = [(place, s) for place, s in seen if s.paragraph.where.block <= front.blocks]
    _read_left(front, [segment for _, segment in inside])
    front.paragraphs = list(itertools.takewhile(partial(_is_inside, front), word.paragraphs))
    in_table = front.paragraphs[-1].where.depth > 0
    front.end = len(front.paragraphs) if in_table else max(front.end, _after_subject(front, inside))
    if not front.subject and not in_table:
        _read_subject_below(front, seen)
    return front


def _is_inside(front: Front, paragraph: Paragraph) -> bool:
    """Whether a paragraph belongs to the head; its table may go on with the addressees and more."""
    return paragraph.where.block <= front.blocks and not patterns.ADDRESSED.match(
        fold(paragraph.text[:_LONGEST])
    )


def _read_subject_below(front: Front, seen: list[tuple[int, Segment]]) -> None:
    """The subject of a head without a table stands in the paragraphs right below the number's line."""
    below = [(place, s) for place, s in seen if s.paragraph.where.block > front.blocks and s.letters]
    if below and patterns.SUBJECT.match(below[0][1].folded):
        together = itertools.takewhile(lambda pair: pair[1][0] <= below[0][0] + pair[0], enumerate(below))
        lines = [each for _, each in together]
        front.subject = [segment for _, segment in lines]
        front.end = lines[-1][0] + 1


def _after_subject(front: Front, inside: list[tuple[int, Segment]]) -> int:
    return max((place + 1 for place, segment in inside if segment in front.subject), default=0)


def _segments(word: Word) -> Iterator[tuple[int, Segment]]:
    """The lines of the first paragraphs, up to what can no longer be the head."""
    for place, paragraph in enumerate(word.paragraphs[:_FARTHEST]):
        for line in lines_of(paragraph):
            if _is_past(line):
                return
            for part in _halves(line):
                yield place, part


def _is_past(line: Segment) -> bool:
    said = line.folded
    past = patterns.ADDRESSED.match(said) or said.startswith("can cu ") or patterns.RECIPIENTS.match(said)
    return bool(past) or _is_title(line) or (line.paragraph.where.depth == 0 and len(said) > _LONGEST)


def _is_title(line: Segment) -> bool:
    """Whether a line is the name of a kind, which stands below the head."""
    alone = line.paragraph.where.depth == 0 and line.paragraph.align == "center" and line.is_upper
    return alone and any(line.folded.startswith(fold(kind.name)) for kind in kinds())


def _halves(line: Segment) -> Iterator[Segment]:
    """A line of a head without a table holds both halves: it is parted where the right one begins."""
    raw = line.raw
    at = _right_half(raw)
    if at > 0 and any(c.isalnum() for c in raw[:at]):
        yield from cut(line, at)
    elif at > 0 or (raw[:1] == "\t" and not line.side):
        yield Segment(line.paragraph, line.start, line.end, line.side or "right")
    else:
        yield line


def _right_half(raw: str) -> int:
    for pattern in (_NATION_AT, _MOTTO_AT):
        found = pattern.search(raw)
        if found:
            return found.start()
    day = re.search(r"\bng[àa]y\b.*th[áa]ng", raw, re.IGNORECASE)
    if not day or not patterns.NUMBER.match(raw):
        return 0
    breaks = [
        found.end() for found in _BREAK.finditer(raw, 0, day.start()) if raw[found.end() :][:1].isalpha()
    ]
    return breaks[-1] if breaks else 0


def _take(front: Front, segment: Segment) -> bool:
    """Note a line that can be told by its words alone."""
    text, said = segment.text, segment.folded
    if patterns.PARTY.match(said) or patterns.YOUTH.match(said):
        front.regime = front.regime or text
    elif front.nation is None and _is_nation(said, text):
        front.nation = segment
    elif front.motto is None and _is_motto(said, text):
        front.motto = segment
    elif front.number is None and _is_number(segment):
        front.number = segment
    elif front.date is None and _is_date(segment):
        front.date = segment
    else:
        return False
    return True


def _is_nation(said: str, text: str) -> bool:
    return ("xa hoi chu nghia" in said and len(said) < 60) or patterns.resembles(text, patterns.NATION)


def _is_motto(said: str, text: str) -> bool:
    return ("doc lap" in said and "hanh phuc" in said and len(said) < 60) or patterns.resembles(
        text, patterns.MOTTO
    )


def _is_number(segment: Segment) -> bool:
    text = segment.text
    if segment.side == "right" or not patterns.NUMBER.match(text) or len(text) > 70:
        return False
    bare = patterns.NUMBER.sub("", text).strip()
    return "/" in text or "-" in bare or not bare.strip(" ….:_") or bool(re.match(r"^\d+\s*$", bare))


def _is_date(segment: Segment) -> bool:
    text = segment.text
    written = patterns.DATE.search(text)
    if segment.side == "left" or len(text) > 90 or text.startswith("("):
        return False
    placed = written is not None and _is_place(text[: written.start()]) and len(text) - written.end() < 4
    return bool(placed or (segment.side == "right" and patterns.SLASHED.match(text)))


def _is_place(text: str) -> bool:
    """Whether what stands before a date may be the name of a place; a date in a column of its own has none."""
    words_said = text.strip(" ,.").split()
    named = all(word[:1].isupper() or word in {"-", "–"} or fold(word) in _UNITS for word in words_said)
    return named and len(words_said) <= 7 and not re.search(r"[\d:;]", text)


def _read_left(front: Front, inside: list[Segment]) -> None:
    """Agencies stand before the number, the subject of a letter after it."""
    known = {id(part) for part in (front.nation, front.motto, front.number, front.date) if part}
    sided = any(segment.side for segment in inside)
    boxed = front.nation is not None and front.nation.paragraph.where.boxed
    rest = [
        s
        for s in inside
        if id(s) not in known
        and s.letters
        and (s.side == "left" or not sided)
        and (boxed or not s.paragraph.where.boxed)  # what a floating box says was stamped there
    ]
    cut_at = _position(inside, front.number)
    above = [s for s in rest if _position(inside, s) < cut_at and not _is_stamp(s)]
    below = [s for s in rest if _position(inside, s) > cut_at]
    starts = [n for n, s in enumerate(below) if patterns.SUBJECT.match(s.folded)]
    if starts:
        front.subject = [s for s in below[starts[0] :] if not _is_stamp(s)]
    else:
        starts = [n for n, s in enumerate(above) if patterns.SUBJECT.match(s.folded)]
        if starts:
            front.subject, above = above[starts[0] :], above[: starts[0]]
    front.others = [s for s in inside if id(s) not in known and s not in front.subject]
    groups = _agencies([s for s in above if s.is_upper or sided])
    joint = _joint(groups)
    front.parents = [line for group in groups[:-joint] for line in group]
    front.issuer = [line for group in groups[-joint:] for line in group]


def _joint(groups: list[list[Segment]]) -> int:
    """How many of the last agencies issue together: bold ones of one rank ("SỞ …" and "SỞ …")."""
    ranks = [group[0].folded.split(" ", 1)[0] if group[0].all("bold") else "" for group in groups]
    same = itertools.takewhile(lambda rank: rank and rank == ranks[-1], reversed(ranks))
    return max(len(list(same)), 1)


def _position(inside: list[Segment], segment: Segment | None) -> int:
    return next((n for n, each in enumerate(inside) if each is segment), len(inside))


def _is_stamp(segment: Segment) -> bool:
    return segment.text.strip(" .:").upper() in words("stamps") or fold(segment.text).startswith("du thao")


def _agencies(lines: list[Segment]) -> list[list[Segment]]:
    """Lines of the left column as agencies: superior ones first, the issuer last."""
    groups: list[list[Segment]] = []
    for line in lines:
        said = line.folded
        if groups and _continues(groups[-1][-1], line, said):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(before: Segment, line: Segment, said: str) -> bool:
    if patterns.GOVERNED.match(before.folded) and patterns.UNIT.match(said):
        return True
    if patterns.UNIT.match(said) and before.folded.split()[:1] in (["ubnd"], ["uy"], ["hdnd"], ["hoi"]):
        return len(before.folded) < 24 and before.all("bold") == line.all("bold")
    if patterns.ORGANISATION.match(before.folded) and line.all("bold") and not before.any("bold"):
        return False  # from the superior, which is not bold, to the issuer, which is
    return not patterns.ORGANISATION.match(said) or before.text.rstrip().endswith((",", "-", " VÀ"))
