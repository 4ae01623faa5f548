"""Agencies in a cell: known by full name, short name or alias; several in one cell are split apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from uuid import UUID

from app.core.text import clean, fold

_LISTED = re.compile(r"^\s*(?:[-+*•·–]+|\d{1,2}\s*[.)](?!\d)|[a-z]\))\s*", re.IGNORECASE)
_JOINT = re.compile(r"\s*,\s*|\s+và\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_STARTS = re.compile(
    r"(?:cac )?(?:so|ubnd|ban|cong an|van phong|vp|thanh tra|bo|cuc|chi cuc|truong|trung tam|vien|hoi|"
    r"lien doan|lien hiep|mat tran|tinh doan|tinh uy|dang uy|phong|bao hiem|kho bac|ngan hang|cong ty|"
    r"tong cong ty|toa an|vien kiem sat|doan|dai|bao|quy|chi nhanh|hat|hai quan|thue|don vi|xa|phuong|"
    r"dac khu|thi xa|huyen|uy ban|hoc vien|benh vien|dien luc|buu dien|vien thong|bqlda|bql|bch|qldt)\b"
)
_CAPITALS = re.compile(r"[A-ZĐÀ-Ỹ&]{2,10}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One agency of a cell: as written, and the known agencies that it can mean (none: unknown)."""

    text: str
    ids: tuple[UUID, ...]


class AgencyNames:
    """All names by which agencies are known."""

    def __init__(self) -> None:
        self._exact: dict[str, list[UUID]] = {}
        self._folded: dict[str, list[UUID]] = {}
        self._derived: dict[str, list[UUID]] = {}
        self._shown: dict[str, str] = {}
        self.full: dict[UUID, str] = {}

    def add(self, key: UUID, name: str, others: Iterable[str] = ()) -> None:
        """Know the agency `key` by its full name and its other names."""
        self.full[key] = name
        for text in (name, *others):
            if text:
                _append(self._exact, exact_key(text), key)
                _append(self._folded, agency_key(text), key)
                self._shown.setdefault(agency_key(text), name)
        if name.casefold().startswith("sở "):
            _append(self._derived, _initials(name), key)

    def find(self, text: str) -> tuple[UUID, ...]:
        """The agencies that `text` can mean: by its exact letters, else without accents and case."""
        exact = self._exact.get(exact_key(text))
        if exact:
            return tuple(exact)
        key = agency_key(text)
        found = self._folded.get(key)
        if found is None and key.startswith(("xa ", "phuong ", "dac khu ")):
            found = self._folded.get(f"ubnd {key}")
        if found is None and _ASIDE.search(text):
            return self.find(_ASIDE.sub("", text))
        if found is None and key.startswith("so "):
            found = self._derived.get(key.replace("&", "").replace(" va ", ""))
        return tuple(found or ())

    def split(self, text: str) -> list[Piece]:
        """The agencies of a cell, each once: split on ; and line breaks, then on commas and "và" by known names."""
        pieces: dict[tuple[UUID, ...] | str, Piece] = {}
        for part in text.split(";"):
            for piece in self._lines(part):
                pieces.setdefault(piece.ids or agency_key(piece.text), piece)
        return list(pieces.values())

    def closest(self, text: str) -> str | None:
        """The full name of the known agency that is written most like `text`."""
        near = get_close_matches(agency_key(text), list(self._shown), n=1, cutoff=0.82)
        return self._shown[near[0]] if near else None

    def ambiguous(self) -> Iterator[tuple[str, tuple[UUID, ...]]]:
        """Every folded name that several agencies share."""
        return ((name, tuple(keys)) for name, keys in self._folded.items() if len(keys) > 1)

    def _lines(self, part: str) -> list[Piece]:
        """A line break stands between two agencies, unless only the lines put together are known names."""
        lines = part.split("\n")
        pieces: list[Piece] = []
        place = 0
        while place < len(lines):
            stop, found = self._run(lines, place)
            pieces.extend(found)
            place = stop
        return pieces

    def _run(self, lines: list[str], place: int) -> tuple[int, list[Piece]]:
        """The agencies of the fewest lines from `place` on that are all known, else of that line alone."""
        for stop in range(place + 1, min(len(lines), place + 4) + 1):
            found = list(self._parts(" ".join(lines[place:stop])))
            if all(piece.ids for piece in found):
                return stop, found
        return place + 1, list(self._parts(lines[place]))

    def _parts(self, part: str) -> Iterator[Piece]:
        text = _bare(part)
        if not text:
            return
        found = self.find(text)
        if found:
            yield Piece(text, found)
            return
        yield from self._segments(text)

    def _segments(self, text: str) -> Iterator[Piece]:
        """Known names by longest match from the left; what is between them is an unknown agency."""
        starts, ends = [0], []
        for joint in _JOINT.finditer(text):
            ends.append(joint.start())
            starts.append(joint.end())
        ends.append(len(text))
        place, unknown = 0, None
        while place < len(starts):
            stop, found = self._longest(text, starts, ends, place)
            if not found:
                unknown = place if unknown is None else unknown
                place += 1
                continue
            if unknown is not None:
                yield from _unknown(text, starts[unknown:place], ends[unknown:place])
                unknown = None
            yield Piece(text[starts[place] : ends[stop]], found)
            place = stop + 1
        if unknown is not None:
            yield from _unknown(text, starts[unknown:], ends[unknown:])

    def _longest(
        self, text: str, starts: list[int], ends: list[int], place: int
    ) -> tuple[int, tuple[UUID, ...]]:
        for stop in range(min(len(ends), place + 8) - 1, place - 1, -1):
            found = self.find(text[starts[place] : ends[stop]])
            if found and (
                stop + 1 == len(starts)
                or _begins(text[starts[stop + 1] :])
                or self._known_next(text, starts, ends, stop + 1)
            ):
                return stop, found
        return place, ()

    def _known_next(self, text: str, starts: list[int], ends: list[int], place: int) -> bool:
        return any(self.find(text[starts[place] : end]) for end in ends[place : place + 8])


def _unknown(text: str, starts: list[int], ends: list[int]) -> Iterator[Piece]:
    """Unknown agencies: a part belongs to the one before unless it begins as an agency does."""
    begin = 0
    for place in range(1, len(starts)):
        by_comma = "," in text[ends[place - 1] : starts[place]]
        if by_comma and _begins(text[starts[place] :]):
            yield Piece(_bare(text[starts[begin] : ends[place - 1]]), ())
            begin = place
    last = _bare(text[starts[begin] : ends[-1]])
    if last:
        yield Piece(last, ())


def _begins(text: str) -> bool:
    head = re.split(_JOINT, text, maxsplit=1)[0]
    said = agency_key(head)
    found = _STARTS.match(said)
    return bool(_CAPITALS.fullmatch(head)) or (found is not None and found.end() < len(said))


def _bare(text: str) -> str:
    return _LISTED.sub("", clean(text)).strip(" .,;:")


@lru_cache(maxsize=8192)
def exact_key(text: str) -> str:
    """A name with its accents, without case, stray blanks and kinds of apostrophes."""
    said = _LISTED.sub("", clean(text)).strip(" .,;:").casefold()
    for sign in "’‘ʼ`´":
        said = said.replace(sign, "'")
    return re.sub(r"\s*,\s*", ", ", said)


@lru_cache(maxsize=8192)
def agency_key(text: str) -> str:
    """A name as names are compared: folded, "ủy ban nhân dân" as UBND, plain "và", no apostrophes."""
    said = (
        fold(_bare(text))
        .replace("uy ban nhan dan", "ubnd")
        .replace(" & ", " va ")
        .replace("'", "")
        .replace("&", " va " if " " not in text else "&")
    )
    said = re.sub(r"\s*&\s*", "&", said)
    said = re.sub(r"\bubnd p\.?\s+", "ubnd phuong ", said)
    said = re.sub(r"\bubnd x\.?\s+", "ubnd xa ", said)
    said = re.sub(r"\btp\.?\s+", "thanh pho ", said)
    said = re.sub(r"^vp\.?\s+", "van phong ", said)
    said = re.sub(r"^bql\s+", "ban quan ly ", said)
    said = re.sub(r"\s*[-/]\s*", " ", said)
    return " ".join(re.sub(r"\s*,\s*", ", ", said).split())


def _initials(name: str) -> str:
    """How people shorten a department: "Sở Giáo dục và Đào tạo" as "so gddt"."""
    parts = [word for word in re.findall(r"\w+", fold(name))[1:] if word != "va"]
    return "so " + "".join(word[0] for word in parts)


def _append(index: dict[str, list[UUID]], name: str, key: UUID) -> None:
    keys = index.setdefault(name, [])
    if key not in keys:
        keys.append(key)
