"""The end of a document: recipients on the left, the signature block on the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.text import fold
from app.exports.check.parts import patterns
from app.exports.check.parts.segments import Segment, is_upper, lines_of
from app.exports.check.word.blocks import Paragraph

_GAP = re.compile(r"\t+|\s{4,}")
_NEAR = 8  # blocks between recipients and a signature that stands apart from them
_LONGEST = 110


@dataclass(slots=True)
class Signer:
    """One signature: the lines of authority and post, and the name's line."""

    posts: list[Segment] = field(default_factory=list)
    name: Segment | None = None


@dataclass(slots=True)
class Ending:
    """Recipients and signatures; `start` and `end` are their places in reading order, `level` whether side by side."""

    label: Segment | None = None
    items: list[Segment] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    start: int = 0
    end: int = 0
    level: bool = True
    table: int = -1
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def found(self) -> bool:
        """Whether there is an end at all."""
        return self.label is not None or bool(self.signers)


def read_ending(paragraphs: Sequence[Paragraph], start: int) -> Ending:
    """Find the first end of a document after `start`."""
    for place in range(start, len(paragraphs)):
        for line in lines_of(paragraphs[place]):
            if patterns.RECIPIENTS.match(line.folded) and len(line.text) < _LONGEST and _is_label(line):
                return _with_recipients(paragraphs, start, place, line)
    return _signed_alone(paragraphs, start)


def _is_label(line: Segment) -> bool:
    said = line.folded
    return (
        said.strip(" :.") in {"noi nhan", "noi gui"} or bool(_GAP.search(line.raw.strip())) or len(said) < 14
    )


def _with_recipients(paragraphs: Sequence[Paragraph], start: int, place: int, label: Segment) -> Ending:
    where = label.paragraph.where
    ending = Ending(label=_first_half(label), start=place, end=place + 1)
    if where.depth:
        _read_table(ending, paragraphs, start, place, label)
    else:
        _read_lines(ending, paragraphs, place)
    if not ending.signers:
        _look_around(ending, paragraphs, start)
    return ending


def _first_half(line: Segment) -> Segment:
    found = _GAP.search(line.raw)
    if not found or not line.raw[found.end() :].strip() or not line.raw[: found.start()].strip():
        return line
    return Segment(line.paragraph, line.start, line.start + found.start(), "left")


def _read_table(
    ending: Ending, paragraphs: Sequence[Paragraph], start: int, place: int, label: Segment
) -> None:
    where = label.paragraph.where
    same = [
        (n, p)
        for n, p in enumerate(paragraphs[start:], start)
        if p.where.table == where.table and p.where.boxed == where.boxed and p.where.block == where.block
    ]
    ending.start, ending.end = same[0][0], same[-1][0] + 1
    ending.table = where.table
    ending.paragraphs = [p for _, p in same]
    mine = [p for n, p in same if p.where.cell == where.cell and n >= place]
    lines = [line for p in mine for line in lines_of(p) if line.letters]
    after = [
        n for n, line in enumerate(lines) if line.paragraph is label.paragraph and line.start == label.start
    ]
    ending.items = [line for line in lines[after[0] + 1 if after else 1 :] if not _is_post(line)]
    cells: dict[int, list[Paragraph]] = {}
    for _, p in same:
        if p.where.cell != where.cell:
            cells.setdefault(p.where.cell, []).append(p)
    for cell in cells.values():
        signer = read_signer([line for p in cell for line in lines_of(p)], sure=True)
        if signer:
            ending.signers.append(signer)
            first = signer.posts[0] if signer.posts else signer.name
            ending.level = ending.level and _same_height(label.paragraph, first, ending.paragraphs)


def _is_post(line: Segment) -> bool:
    return line.is_upper and bool(patterns.POST.match(line.folded))


def _same_height(label: Paragraph, first: Segment | None, same: Sequence[Paragraph]) -> bool:
    """Whether two cells begin at the same line: one row, and as many blank lines above."""
    if first is None:
        return True
    return first.paragraph.where.row == label.where.row and _above(label, same) == _above(
        first.paragraph, same
    )


def _above(paragraph: Paragraph, same: Sequence[Paragraph]) -> int:
    """How many paragraphs stand above one in its cell."""
    where = paragraph.where
    mates = [p for p in same if (p.where.row, p.where.cell) == (where.row, where.cell)]
    return next(n for n, p in enumerate(mates) if p is paragraph)


def _read_lines(ending: Ending, paragraphs: Sequence[Paragraph], place: int) -> None:
    """Both halves as paragraphs parted by tabs, or recipients alone."""
    right: list[Segment] = []
    empty = 0
    for number in range(place, min(place + 60, len(paragraphs))):
        paragraph = paragraphs[number]
        if paragraph.where.depth and not paragraph.where.boxed:
            break
        lines = lines_of(paragraph)
        empty = empty + 1 if not lines else 0
        if empty > 12 or (number > place and _is_foreign(paragraph, lines)):
            break
        for line in lines:
            _take_line(ending, line, right, first=number == place)
        ending.end = number + 1 if lines else ending.end
        ending.paragraphs.append(paragraph)
    signer = read_signer(right)
    if signer:
        ending.signers.append(signer)


def _is_foreign(paragraph: Paragraph, lines: list[Segment]) -> bool:
    """Whether a paragraph can no longer belong to the end: an appendix, a new page, a long text."""
    if "page" in paragraph.breaks and not lines:
        return True
    if not lines:
        return False
    said = lines[0].folded
    appendix = patterns.APPENDIX.match(said) and len(said) < 60 and not said.startswith("-")
    return bool(appendix) or paragraph.page_break or len(said) > 2 * _LONGEST


def _take_line(ending: Ending, line: Segment, right: list[Segment], *, first: bool) -> None:
    raw = line.raw
    if line.paragraph.where.boxed or line.paragraph.align in {"right", "center"}:
        right.append(line)
        return
    found = _GAP.search(raw.rstrip())
    if found and found.start() == 0:
        right.append(line)
    elif found:
        middle = line.start + found.start()
        left = Segment(line.paragraph, line.start, middle, "left")
        right.append(Segment(line.paragraph, line.start + found.end(), line.end, "right"))
        if not first:
            ending.items.append(left)
    elif not first and (line.text[:1] in "-–+*•" or line.paragraph.label or not _is_signers(line)):
        ending.items.append(line)
    elif not first:
        right.append(line)


def _is_signers(line: Segment) -> bool:
    deep = line.paragraph.left + line.paragraph.first > 150
    return deep or _is_post(line) or (patterns.is_person(line.text) and line.all("bold"))


def _look_around(ending: Ending, paragraphs: Sequence[Paragraph], start: int) -> None:
    """A signature apart from the recipients: in a table near by, or in paragraphs above."""
    block = paragraphs[ending.start].where.block
    near = [
        (n, p)
        for n, p in enumerate(paragraphs[start:], start)
        if abs(p.where.block - block) <= _NEAR and (not p.where.depth or p.where.table != ending.table)
    ]
    cells: dict[tuple[int, int], list[tuple[int, Paragraph]]] = {}
    for n, p in near:
        if p.where.depth:
            cells.setdefault((p.where.table, p.where.cell), []).append((n, p))
    below = [(n, p) for n, p in near if not p.where.depth and n >= ending.end]
    groups = [
        *list(cells.values()),
        _trailing([(n, p) for n, p in near if not p.where.depth and n < ending.start]),
        *([below] if ending.label is not None and ending.label.paragraph.where.boxed else []),
    ]
    for group in groups:
        signer = read_signer([line for _, p in group for line in lines_of(p)])
        if signer and signer.posts:
            ending.signers.append(signer)
            ending.level = ending.label is not None and ending.label.paragraph.where.boxed
            ending.start = min(ending.start, group[0][0])
            ending.end = max(ending.end, group[-1][0] + 1)
            ending.paragraphs += [p for _, p in group]


def _trailing(group: list[tuple[int, Paragraph]]) -> list[tuple[int, Paragraph]]:
    """The paragraphs from the last run of posts on."""
    at = [n for n, (_, p) in enumerate(group) if any(_is_post(line) for line in lines_of(p))]
    if not at:
        return []
    first = at[-1]
    while first - 1 in at:
        first -= 1
    return group[first:]


def _signed_alone(paragraphs: Sequence[Paragraph], start: int) -> Ending:
    """An end without recipients: the last post in capitals, in a table or on the right."""
    ending = Ending(start=len(paragraphs), end=len(paragraphs))
    for number in range(len(paragraphs) - 1, start - 1, -1):
        paragraph = paragraphs[number]
        shown = paragraph.where.depth or paragraph.align in {"center", "right"} or paragraph.left > 150
        if not shown or not any(_is_post(line) and len(line.text) < 60 for line in lines_of(paragraph)):
            continue
        group = _around(paragraphs, number, start)
        signer = read_signer([line for _, p in group for line in lines_of(p)])
        if signer and signer.posts:
            ending.signers.append(signer)
            ending.start, ending.end = group[0][0], group[-1][0] + 1
            ending.table = paragraph.where.table
            ending.paragraphs = [p for _, p in group]
            return ending
    return ending


def _around(paragraphs: Sequence[Paragraph], place: int, start: int) -> list[tuple[int, Paragraph]]:
    where = paragraphs[place].where
    numbered = list(enumerate(paragraphs[start:], start))
    if where.depth:
        return [(n, p) for n, p in numbered if p.where.table == where.table and p.where.cell == where.cell]
    return _trailing([(n, p) for n, p in numbered if not p.where.depth and n <= place]) + [
        (n, p) for n, p in numbered if not p.where.depth and place < n <= place + 12
    ]


def read_signer(lines: Sequence[Segment], *, sure: bool = False) -> Signer | None:
    """Posts and name of one signature; None if the lines are none.

    `sure`: they stand beside the recipients, so that any bold capitals are a post.
    """
    signer = Signer()
    for line in lines:
        said = line.folded
        plain = not line.is_upper and not (line.mostly("bold") and len(said) < _LONGEST // 2)
        if (
            not line.letters
            or (plain and not signer.posts)
            or (patterns.SIGNED.match(said) and not is_upper(line.text))
        ):
            continue
        if said.startswith(("(", "ngay ")) or patterns.RECIPIENTS.match(said) or line.text[:1] in "-+":
            continue
        if (signer.name is None and line.is_upper and not _is_name(line, signer)) or (
            signer.name is None
            and patterns.POST.match(said)
            and not (signer.posts and _is_name(line, signer))
        ):
            signer.posts.append(line)
        elif signer.posts and _is_name(line, signer):
            signer.name = line
            break
    known = any(patterns.POST.match(fold(p.text)) for p in signer.posts)
    likely = sure and any(p.mostly("bold") for p in signer.posts)
    return signer if known or likely else None


def _is_name(line: Segment, signer: Signer) -> bool:
    text = bare_name(line.text)
    if not signer.posts or len(text) > 50:
        return False
    if is_upper(text):
        return patterns.is_person(text) and not patterns.POST.match(fold(text))
    return patterns.is_person(text) or (2 <= len(text.split()) <= 5 and text.istitle())


def bare_name(text: str) -> str:
    """A name without what stands before it: "TS. Nguyễn Văn A" is "Nguyễn Văn A"."""
    words = text.split()
    while words and (
        words[0].endswith(".") or "." in words[0] or fold(words[0]) in {"ths", "ts", "pgs", "gs", "bs", "ks"}
    ):
        head, _, tail = words[0].rpartition(".")
        words[:1] = [tail] if tail and head else []
    return " ".join(words)
