"""The papers of a meeting as the groups of a pack: in the order of the agenda, or as somebody moved them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from app.briefings.attached import AttachedFile
from app.briefings.edition import Edition
from app.briefings.pack import MeetingPapers, OurPaper
from app.exports.catalog import DOCUMENTS
from app.exports.formats import Format, render
from app.exports.pack.make import Paper, PaperGroup

OURS, OWN = "ours", "own"
TITLES = {OURS: "Tài liệu của Văn phòng", OWN: "Tài liệu chung của cuộc họp"}

Told = Mapping[str, tuple[Any, Edition]]
"""What documents of ours are told, by their codes."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paper that may go into the pack: an attached file, or a document of ours."""

    key: str
    name: str
    source: AttachedFile | OurPaper


@dataclass(frozen=True, slots=True)
class Part:
    """A content of the agenda, or a group before it, with its papers; `aside` says why it needs none."""

    key: str
    title: str
    agency: str
    rows: tuple[Row, ...]
    aside: str = ""

    @property
    def is_content(self) -> bool:
        """Whether it is of the agenda."""
        return self.key not in TITLES

    @property
    def is_missing(self) -> bool:
        """Whether it is a content that needs papers and has none."""
        return self.is_content and not self.rows and not self.aside


def parts_of(papers: MeetingPapers) -> tuple[Part, ...]:
    """All papers of a meeting; a group before the agenda is there if it holds any."""
    ours = [paper for paper in papers.ours if _is_printable(paper.code)]
    before = (
        Part(OURS, TITLES[OURS], "", tuple(Row(paper.code, paper.title, paper) for paper in ours)),
        Part(OWN, TITLES[OWN], "", _rows(papers.own)),
    )
    contents = (Part(one.key, one.title, one.agency, _rows(one.files), one.aside) for one in papers.contents)
    return (*(part for part in before if part.rows), *contents)


def moved(parts: Sequence[Part], key: str, by: int) -> tuple[Part, ...]:
    """The same with one content, or one paper inside its group, moved up (-1) or down (1) as far as it goes."""
    contents = [part for part in parts if part.is_content]
    before = [part for part in parts if not part.is_content]
    contents = _moved(contents, key, by)
    return tuple(replace(part, rows=tuple(_moved(part.rows, key, by))) for part in (*before, *contents))


def in_order(parts: Sequence[Part], like: Sequence[Part]) -> tuple[Part, ...]:
    """The same in the order that they had before; what was not there stays where it came."""
    places = {one.key: place for place, one in enumerate(_all(like))}
    ordered = _sorted([part for part in parts if part.is_content], places)
    before = [part for part in parts if not part.is_content]
    return tuple(replace(part, rows=tuple(_sorted(part.rows, places))) for part in (*before, *ordered))


def groups_of(
    parts: Sequence[Part],
    wanted: Collection[str],
    *,
    read: Callable[[AttachedFile], bytes],
    told: Told,
) -> tuple[PaperGroup, ...]:
    """What is joined: `wanted` are the keys of the papers that go in, `read` gives the bytes of a file.

    What is not wanted is not named; a group before the agenda that has nothing left is not either.
    """
    groups = [_group(part, wanted, read, told) for part in parts]
    return tuple(group for group in groups if group.papers or group.is_content)


def _group(
    part: Part, wanted: Collection[str], read: Callable[[AttachedFile], bytes], told: Told
) -> PaperGroup:
    rows = [row for row in part.rows if row.key in wanted]
    return PaperGroup(
        part.title,
        part.agency,
        tuple(_paper(row, read, told) for row in rows),
        is_content=part.is_content,
        has_others=len(rows) < len(part.rows),
        aside=part.aside,
    )


def _paper(row: Row, read: Callable[[AttachedFile], bytes], told: Told) -> Paper:
    match row.source:
        case OurPaper():
            return Paper(row.name, partial(_made, row.key, told), is_ours=True)
        case file:
            return Paper(row.name, partial(read, file))


def _made(code: str, told: Told) -> bytes:
    return render(DOCUMENTS[code].compose(*told[code]), Format.PDF)


def _is_printable(code: str) -> bool:
    return code in DOCUMENTS and Format.PDF in DOCUMENTS[code].FORMATS


def _rows(files: Sequence[AttachedFile]) -> tuple[Row, ...]:
    return tuple(Row(file.key, file.name, file) for file in files)


def _all(parts: Sequence[Part]) -> list[Part | Row]:
    return [*parts, *(row for part in parts for row in part.rows)]


def _moved(things: Sequence[Any], key: str, by: int) -> list[Any]:
    found = list(things)
    place = next((place for place, one in enumerate(found) if one.key == key), None)
    if place is not None and 0 <= place + by < len(found):
        found[place], found[place + by] = found[place + by], found[place]
    return found


def _sorted(things: Sequence[Any], places: Mapping[str, int]) -> list[Any]:
    """Known ones in their places among themselves; new ones behind the one that they came after."""
    last, keys = -1, {}
    for number, one in enumerate(things):
        last = places.get(one.key, last)
        keys[one.key] = (last, one.key not in places, number)
    return sorted(things, key=lambda one: keys[one.key])
