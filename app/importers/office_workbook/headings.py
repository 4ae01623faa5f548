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
_NEVER = ("ma ", "so ngay", "so luong", "tinh trang", "trang thai", "ty le", "tong ")
_MIN_LETTERS = 8
_MIN_SHARE = 0.5

ONE_OF: dict[Family, tuple[str, ...]] = {
    Family.TASKS: ("assigned_on", "document_date", "document_number"),
    Family.AGENCIES: ("short_name", "kind", "aliases"),
}
"""Fields of which a table must have at least one, beside the required ones."""


@dataclass(frozen=True, slots=True)
class Match:
    """A field that a heading may mean, and how well it does (higher is better)."""

    field: str
    rank: int
    length: int


def field_of(family: Family, name: str) -> Field:
    """The field `name` of a family."""
    return next(f for f in FIELDS[family] if f.name == name)


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """A heading as headings are compared: folded, words and numbers only, usual shortenings written out."""
    words = _SIGNS.sub(" ", fold(heading)).split()
    return " ".join(_SHORT.get(word, word) for word in words if word != "va")


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
            return tuple(Match(name, rank, len(text)) for name in found)
    for rank, text in ((2, last), (1, whole)):
        inside = _longest_inside(known, plain(text))
        if inside:
            return tuple(Match(name, rank, len(inside)) for name in known[inside])
    return ()


def _longest_inside(known: dict[str, tuple[str, ...]], text: str) -> str:
    if text.startswith(_NEVER):
        return ""
    fitting = [
        wording
        for wording in known
        if " " in wording
        and len(wording) >= max(_MIN_LETTERS, _MIN_SHARE * len(text))
        and f" {wording} " in f" {text} "
    ]
    return max(fitting, key=len, default="")


@lru_cache(maxsize=8)
def _wordings(family: Family) -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for field in FIELDS[family]:
        for wording in field.wordings:
            known[plain(wording)] = (*known.get(plain(wording), ()), field.name)
    return known
