"""Vietnamese text as we store it and as people search for it."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar
from unicodedata import category, is_normalized, normalize

Answer = TypeVar("Answer")

_REMEMBERED_WORDS = 1 << 15
_LONGEST_REMEMBERED = 32

# Control, format (zero-width, soft hyphen) and halves of surrogate pairs.
_UNSEEN = {"Cc", "Cf", "Cs"}
_NOT_XML = {"\ufffe", "\uffff"}
_MARKS = {"Mn", "Me"}
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʻʽ´\u1ffd′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("đðɖ", "d"),  # Ð (eth) and Ɖ stand for Đ in old files
        "ƀ": "b",  # Ƀ of the Ê Đê alphabet, which does not decompose either
    }
)
_WORD = re.compile(r"[^\W_]+")


def clean(text: str) -> str:
    """Return `text` as one stored line: NFC, single blanks, nothing that cannot be seen."""
    return " ".join(_composed(text).split())


def clean_text(text: str) -> str:
    """Return `text` as stored lines: each as `clean` gives it, one empty line in a row at most."""
    lines = [clean(line) for line in text.splitlines()]
    return "\n".join(_without_empty_runs(lines)).strip("\n")


def fold(text: str) -> str:
    """Return `text` as people search and compare it: no accents, no case, plain signs.

    `hoà` and `hòa` are equal, `đ` is `d`, typographic quotes and dashes are the typed ones.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    return " ".join(filter(None, map(_fold_word, text.split())))


def words(text: str) -> list[str]:
    """Return the folded words and numbers of a search query, without any sign."""
    return _WORD.findall(fold(text))


def per_word(plain: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """Return `plain` with a bounded memory, for a workbook repeats some 7,000 syllables.

    Long words are answered anew each time: a hostile cell without blanks must not stay.
    """
    return _Remembered(plain).__getitem__


class _Remembered(dict[str, Answer]):
    """Answers by word; looking one up costs no call of Python, and a full memory begins anew."""

    def __init__(self, plain: Callable[[str], Answer]) -> None:
        super().__init__()
        self._plain = plain

    def __missing__(self, word: str) -> Answer:
        answer = self._plain(word)
        if len(word) <= _LONGEST_REMEMBERED:
            if len(self) >= _REMEMBERED_WORDS:
                self.clear()
            self[word] = answer
        return answer


def _composed(text: str) -> str:
    if text.isprintable():
        return text if is_normalized("NFC", text) else normalize("NFC", text)
    return normalize("NFC", "".join(c for c in text if not _unseen(c)))


def _unseen(sign: str) -> bool:
    return sign in _NOT_XML or (category(sign) in _UNSEEN and not sign.isspace())


def _without_empty_runs(lines: list[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


@per_word
def _fold_word(word: str) -> str:
    if word.isascii() and word.isprintable():
        return word.lower()
    # Signs twice: NFKD turns ´ into a blank with an accent, and ﹘ into a dash.
    bare = normalize("NFKD", word.translate(_SIGNS)).casefold()
    plain = normalize("NFKD", bare).translate(_SIGNS)
    kept = (c for c in plain if category(c) not in _MARKS and not _unseen(c))
    return " ".join("".join(kept).split())
