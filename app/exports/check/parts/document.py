"""A Word file as the components of an official document."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.core.text import fold
from app.exports.check.parts import patterns
from app.exports.check.parts.annexes import Annex, read_annexes
from app.exports.check.parts.ending import Ending, read_ending
from app.exports.check.parts.front import Front, read_front
from app.exports.check.parts.outline import marker
from app.exports.check.parts.places import Places
from app.exports.check.parts.segments import whole
from app.exports.check.parts.title import LETTER, Addressees, Title, read_addressees, read_title, read_wired
from app.exports.check.regulation import Kind, kinds, words
from app.exports.check.word.blocks import Paragraph, Table, Word

_SYMBOL = re.compile(r"^(?P<number>[^/]*)(?:/(?P<rest>.*))?$", re.DOTALL)
_YEAR = re.compile(r"^\s*((?:19|20)\d\d)\s*$")
_LOOK_ALIKES = str.maketrans({"\u2011": "-", "\u00d0": "Đ"})  # a hyphen that does not break, the letter eth
_LETTER_KIND = Kind(LETTER, "", "must")


@dataclass(frozen=True, slots=True)
class Symbol:
    """Number and symbol in parts: "12/2025/QĐ-UBND" is "12", "2025", "QĐ", "UBND"."""

    text: str
    number: str
    year: str
    code: str
    agency: str


@dataclass(frozen=True)
class Parts:
    """The components that were found, the body between them, and what follows the signature."""

    word: Word
    front: Front
    title: Title
    addressees: Addressees
    ending: Ending
    annexes: list[Annex]
    places: Places
    agencies: frozenset[str] = frozenset()

    @cached_property
    def symbol(self) -> Symbol | None:
        """Number and symbol, if the line is there."""
        line = self.front.number
        return None if line is None else read_symbol(patterns.NUMBER.sub("", line.text).strip())

    @cached_property
    def is_letter(self) -> bool:
        """Whether it is an official letter (công văn), which has no kind's name."""
        if self.title.kind is not None:
            return self.title.kind.name == LETTER
        if self.front.subject:
            return True
        coded = self.symbol is not None and self.symbol.code in _codes()
        return self.addressees.label is not None and not coded and self.title.line is None

    @cached_property
    def kind(self) -> Kind | None:
        """The kind of the decree, None for one that it does not name."""
        if self.is_letter:
            return _LETTER_KIND
        return None if self.is_agenda else self.title.kind

    @cached_property
    def is_agenda(self) -> bool:
        """Whether a "CHƯƠNG TRÌNH" is that of a meeting: a paper without a number, no kind of the decree."""
        kind = self.title.kind
        summary = fold(" ".join(line.text for line in self.title.summary))
        met = re.match(
            r"(?:to chuc )?(?:phien hop|cuoc hop|hop|hoi nghi|hoi thao|toa dam|le|buoi|lam viec)\b", summary
        )
        return kind is not None and kind.code == "CTr" and self.front.number is None and met is not None

    @cached_property
    def is_annex_alone(self) -> bool:
        """Whether the file holds appendices alone, without the document they belong to."""
        if self.front.nation or self.front.motto or self.front.number:
            return False
        first = [p for p in self.word.paragraphs if p.text.strip()][:8]
        labelled = bool(self.annexes) and self.annexes[0].start <= 12
        return labelled or any(patterns.NOTE.match(fold(p.text)) for p in first)

    @cached_property
    def is_official(self) -> bool:
        """Whether anything says that it is a document of the decree at all, not a register or a name plate."""
        known = self.front.found or self.title.kind is not None or self.ending.label is not None
        return not self.is_annex_alone and (known or self.addressees.label is not None)

    @cached_property
    def main(self) -> tuple[int, int]:
        """The places in reading order where the text of the document begins and ends."""
        start = max(self.front.end, self.title.end, self.addressees.end)
        return start, max(start, self.ending.start)

    @cached_property
    def body(self) -> list[Paragraph]:
        """The paragraphs of the text outside tables, the empty ones too."""
        start, end = self.main
        return [p for p in self.word.paragraphs[start:end] if p.where.depth == 0]

    @cached_property
    def text(self) -> list[Paragraph]:
        """The paragraphs of the body that say something."""
        return [p for p in self.body if p.text.strip() and not whole(p).is_rule]

    @cached_property
    def basis(self) -> list[Paragraph]:
        """The legal grounds: all from the first one to the enacting words; else, before any heading, at least two
        lines in a row that begin with "Căn cứ".
        """
        said = [fold(paragraph.text) for paragraph in self.text[:60]]
        grounds = [bool(patterns.BASIS.match(each)) and not each.rstrip().endswith(":") for each in said]
        first = next((n for n, ground in enumerate(grounds) if ground), len(said))
        end = next((n for n, each in enumerate(said) if patterns.ENACTS.match(each)), None)
        if end is not None and first < end:
            return self.text[first:end]
        if any(marker(paragraph) for paragraph in self.text[:first]):
            return []
        row = list(itertools.takewhile(lambda n: grounds[n], range(first, len(said))))
        return [self.text[n] for n in row] if len(row) > 1 else []

    @cached_property
    def day(self) -> date | None:
        """The day of the document, if it is complete and sound; the first of the month without a day."""
        line = self.front.date
        found = None if line is None else patterns.DATE.search(line.text)
        if not found:
            return None
        day, month, year = (re.sub(r"\D", "", found[part]) for part in ("day", "month", "year"))
        try:
            return date(int(year), int(month or 12), int(day or 1))
        except ValueError:
            return None

    @cached_property
    def head_tables(self) -> set[int]:
        """The tables that hold head and end, not data."""
        tables = {p.where.table for p in self.front.paragraphs if p.where.depth}
        return tables | {p.where.table for p in self.ending.paragraphs if p.where.depth}

    @cached_property
    def data_tables(self) -> list[Table]:
        """Tables of data."""
        return [
            t for t in self.word.tables if t.number not in self.head_tables and t.bordered and len(t.rows) > 1
        ]


def read_parts(word: Word, agencies: frozenset[str] = frozenset()) -> Parts:
    """Recognise the components of a file."""
    front = read_front(word)
    title = read_title(word.paragraphs, front.end, letter=bool(front.subject))
    if title.line is None and not front.subject and front.found:
        title = _title_in_head(word, front) or title
    wired = title.kind is not None and title.kind.code == "CĐ"
    addressees = (read_wired if wired else read_addressees)(word.paragraphs, max(front.end, title.end))
    start = max(front.end, title.end, addressees.end)
    limit = _next_document(word, front.end)
    alone = not front.found and any(a.start <= 12 for a in read_annexes(word.paragraphs[:14], 0))
    ending = (
        Ending(start=len(word.paragraphs), end=len(word.paragraphs))
        if alone
        else read_ending(word.paragraphs[:limit], start)
    )
    if not alone and not ending.found:  # what looked like a second document was a part of this one
        ending = read_ending(word.paragraphs, start)
    annexes = read_annexes(word.paragraphs, 0 if alone or not ending.found else ending.end)
    if not ending.found and annexes:
        ending.start = ending.end = annexes[0].start
    return Parts(word, front, title, addressees, ending, annexes, Places(word), agencies)


def _title_in_head(word: Word, front: Front) -> Title | None:
    """Kind and summary in further rows of the head's table."""
    last = max(n for n, p in enumerate(front.paragraphs) if p in _anchors(front))
    found = read_title(word.paragraphs[: front.end], last + 1, letter=False)
    if found.line is None or found.kind is None:
        return None
    found.end = max(found.end, front.end)
    return found


def _anchors(front: Front) -> list[Paragraph]:
    lines = (front.nation, front.motto, front.number, front.date)
    return [line.paragraph for line in lines if line is not None]


def _next_document(word: Word, start: int) -> int:
    """Where a second document begins in the file (a regulation that is issued, one letter for each addressee)."""
    for place, paragraph in enumerate(word.paragraphs[start:], start):
        if len(paragraph.text) < 80 and patterns.resembles(paragraph.text.strip(), patterns.NATION):
            return place
    return len(word.paragraphs)


def read_symbol(text: str) -> Symbol:
    """Take a number and symbol apart."""
    bare = "".join(text.split()).rstrip(".,;").translate(_LOOK_ALIKES)
    found = _SYMBOL.match(bare)
    number, rest = (found["number"], found["rest"] or "") if found else (bare, "")
    parts = rest.split("/")
    year = parts.pop(0) if len(parts) > 1 and _YEAR.match(parts[0]) else ""
    code, _, agency = "/".join(parts).partition("-")
    return Symbol(bare, number.strip(".…_:"), year, code, agency)


def _codes() -> set[str]:
    return {kind.code.upper() for kind in kinds()} | {str(code).upper() for code in words("copies")}
