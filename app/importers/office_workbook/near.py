"""New rows that read nearly like a record that the file does not name: a corrected wording would make it twice."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from app.importers.office_workbook.family import Existing, Key, Wanted
from app.importers.office_workbook.proposal import Place
from app.importers.office_workbook.values import Complaint, Family, Level

Beginnings = dict[Key, dict[str, Existing]]

_WORDS_AT = {Family.TASKS: 1, Family.PROGRAMME: 1, Family.SESSION_DOCUMENTS: 2, Family.REPORTS: 0}
"""Where in its key the words of a row stand; the rest of the key says what they belong to."""
_LIKE = 0.85  # the share of letters in common from which two wordings may be one
_BEGINS = 20  # so many letters that begin two wordings are no chance
_TITLE = {Family.REPORTS: "name"}


def near_places(
    family: Family, new: Iterable[tuple[Place, Wanted]], left: Iterable[tuple[Key, Existing]]
) -> Iterator[Complaint]:
    """A warning at each new row that may be one of those `left`, which no row of the file has met."""
    rows = [(place, *_parted(family, wanted.key)) for place, wanted in new]
    candidates: Beginnings = {rest: {} for _, _, rest in rows if _is_distinct(rest)}
    for key, known in left:
        words, rest = _parted(family, key)
        if rest in candidates:
            candidates[rest].setdefault(words, known)
    for place, words, rest in rows:
        if like := _like(words, candidates.get(rest, {})):
            yield Complaint(place.sheet, place.row, place.column, Level.WARNING, _sentence(family, like))


def _parted(family: Family, key: Key) -> tuple[str, Key]:
    """The words of a key, and what is left of it."""
    at = _WORDS_AT[family]
    return key[at], (*key[:at], *key[at + 1 :])


def _is_distinct(rest: Key) -> bool:
    """Whether a key says anything but words: rows without a number have nothing in common."""
    return any(rest)


def _like(words: str, known: Mapping[str, Existing]) -> Existing | None:
    found = get_close_matches(words, list(known), 1, _LIKE) or [one for one in known if _goes_on(words, one)]
    return known[found[0]] if found else None


def _goes_on(one: str, other: str) -> bool:
    """Whether one of two wordings is the other with more words behind it."""
    shorter, longer = sorted((one, other), key=len)
    begins = len(shorter) >= _BEGINS and longer.startswith(shorter)
    return begins and not longer[len(shorter) :][:1].isalnum()


def _sentence(family: Family, known: Existing) -> str:
    said = known.values[_TITLE.get(family, "content")]
    advice = "Nếu chỉ sửa chữ thì sửa dòng đó trong phần mềm; nhập tệp này sẽ thêm dòng mới."
    return f"Gần giống dòng đã có trong dữ liệu: “{said}”. {advice}"
