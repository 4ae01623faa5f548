"""Words found in a long text as people type them: without accents, and where they stand in the text as it is."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining

from app.core.text import fold

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Searchable:
    """A text, the same folded, and the place in the text of each sign of that."""

    text: str
    folded: str
    places: Sequence[int]

    def find(self, words: str) -> list[tuple[int, int]]:
        """Where the words stand: from which sign of the text to before which, in their order; nothing for no words."""
        wanted = fold(words)
        if not wanted:
            return []
        found = re.finditer(re.escape(wanted), self.folded)
        return [(self.places[one.start()], self._behind(self.places[one.end() - 1])) for one in found]

    def _behind(self, place: int) -> int:
        """The place behind a sign and the marks that stand apart from it."""
        end = place + 1
        while end < len(self.text) and combining(self.text[end]):
            end += 1
        return end


def searchable(text: str) -> Searchable:
    """A text ready to be looked through many times."""
    folded: list[str] = []
    places: array[int] = array("l")
    for word in _WORD.finditer(text):
        if folded:
            folded.append(" ")
            places.append(word.start() - 1)
        for said, at in _parts(word.group(), word.start()):
            folded.append(said)
            places.extend(at)
    return Searchable(text, "".join(folded), places)


def _parts(word: str, start: int) -> Iterator[tuple[str, Sequence[int]]]:
    """What a word folds to, with the places; sign by sign where it becomes longer or shorter."""
    whole = fold(word)
    if len(whole) == len(word):
        yield whole, range(start, start + len(word))
        return
    for place, sign in enumerate(word, start):
        said = fold(sign)
        yield said, [place] * len(said)
