"""Which column a heading means: folded, equal wordings first, else the longest one inside."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.core.text import fold
from app.importers.office_workbook.fields import Field
from app.importers.office_workbook.values import Family
from app.importers.office_workbook.wordings import FIELDS

_SIGNS = re.compile(r"[^a-z0-9]+")
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SHORT = {"vb": "van ban", "cq": "co quan", "dv": "don vi", "vp": "van phong", "sp": "san pham"}
_SHORT |= {"ht": "hoan thanh", "bc": "bao cao", "nv": "nhiem vu", "ki": "ky", "ctct": "chuong trinh cong tac"}
_IDLE = {"va", "cua", "cac", "ve"}
_SAME = (
    (re.compile(r"\bubnd tinh\b"), ""),
    (re.compile(r"\bngay (?:thang nam|thang|gio)\b"), "ngay"),
    (re.compile(r"\b(?:so ban nganh|so nganh|don vi)\b"), "co quan"),
    (re.compile(r"\bco quan(?: (?:co quan|dia phuong|to chuc|ca nhan))+\b"), "co quan"),
    (re.compile(r"(?<!gia )(?<!thoi )(?<!het )(?<!den )(?<!qua )(?<!cham )\bhan\b"), "thoi han"),
)
_NEVER = ("ma ", "so ngay", "so luong", "tinh trang", "trang thai", "ty le", "tong ")
_WHOLE_ONLY = {"danh gia"}  # "Đánh giá chung" holds free words, "Đánh giá" a yes or no
_MIN_LETTERS = 8
_MIN_SHARE = 0.5
_Meanings = tuple[tuple[str, int], ...]

ONE_OF: dict[Family, tuple[str, ...]] = {
    Family.TASKS: ("assigned_on", "document_date", "document_number"),
    Family.AGENCIES: ("short_name", "kind", "aliases"),
}
"""Fields of which a table must have at least one, beside the required ones."""


@dataclass(frozen=True, slots=True)
class Match:
    """A field that a heading may mean: how well it fits (higher is better), and how usual the wording is (0: most)."""

    field: str
    rank: int
    place: int


def field_of(family: Family, name: str) -> Field:
    """The field `name` of a family."""
    return next(f for f in FIELDS[family] if f.name == name)


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """A heading as headings are compared: folded, words and numbers only, one word for what means the same."""
    words = _SIGNS.sub(" ", fold(heading)).split()
    said = " ".join(_SHORT.get(word, word) for word in words if word not in _IDLE)
    for pattern, usual in _SAME:
        said = " ".join(pattern.sub(usual, said).split()) or said
    return said


@lru_cache(maxsize=8192)
def matches(family: Family, whole: str, last: str) -> tuple[Match, ...]:
    """The fields that a heading may mean, best first.

    `whole` holds the texts of all heading rows, `last` that of the lowest filled one: an equal wording of the
    whole counts most, then of the last, then the longest wording that is found inside.
    """
    known = _wordings(family)
    for rank, text in ((4, whole), (3, last), (4, _ASIDE.sub(" ", whole)), (3, _ASIDE.sub(" ", last))):
        found = known.get(plain(text))
        if found:
            return tuple(Match(name, rank, place) for name, place in found)
    for rank, text in ((2, last), (2, _ASIDE.sub(" ", last)), (1, whole), (1, _ASIDE.sub(" ", whole))):
        inside = _longest_inside(family, plain(text))
        if inside:
            return tuple(Match(name, rank, place) for name, place in known[inside])
    return ()


@lru_cache(maxsize=8192)
def _longest_inside(family: Family, text: str) -> str:
    if text.startswith(_NEVER):
        return ""
    padded = f" {text} "
    for wording, sought in _longest_first(family):
        if len(wording) < _MIN_SHARE * len(text):
            break
        if sought in padded:
            return wording
    return ""


@lru_cache(maxsize=8)
def _longest_first(family: Family) -> tuple[tuple[str, str], ...]:
    """The wordings that may stand inside a heading, with blanks around them."""
    usable = (
        wording
        for wording in _wordings(family)
        if " " in wording and len(wording) >= _MIN_LETTERS and wording not in _WHOLE_ONLY
    )
    return tuple((wording, f" {wording} ") for wording in sorted(usable, key=len, reverse=True))


@lru_cache(maxsize=8)
def _wordings(family: Family) -> dict[str, _Meanings]:
    known: dict[str, dict[str, int]] = {}
    for field in FIELDS[family]:
        for place, wording in enumerate(field.wordings):
            known.setdefault(plain(wording), {}).setdefault(field.name, place)
    return {wording: tuple(meanings.items()) for wording, meanings in known.items()}
