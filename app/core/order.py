"""Vietnamese alphabetical order as stored keys that plain binary comparison sorts.

A key is the words of the text one after the other, each as `letters!tones!`, then a blank and
the capitals. `!` and the blank lie below digits and letters, so a shorter word comes first.
The second letters ă â đ ê ô ơ ư are written `a{ a| d{ …`: `{` and `|` lie above z, so every
word with ă follows every word with a. The first word is compared wholly, its tone too, before
the second, as printed dictionaries do: `ba xa` stands before `bà ba`.

Texts that differ only in punctuation or in the place of a tone share a key: sort by the row's
own key after it where a total order is wanted.
"""

import re
from unicodedata import normalize

from app.core.text import clean, per_word

_LONGEST_NUMBER = 48  # digits; "0" + 48 is the last sign below the letters

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_OTHER_MARK = "6"
_SHAPES = {
    "a\u0306": "a{",
    "a\u0302": "a|",
    "e\u0302": "e{",
    "o\u0302": "o{",
    "o\u031b": "o|",
    "u\u031b": "u{",
}
_STROKED = {"đ": "d{", "ð": "d{", "ɖ": "d{", "ƀ": "b{"}
_MARK = r"[\u0300-\u036f]"
_PIECE = re.compile(rf"[0-9]+|(?:[^\W0-9_]{_MARK}*)+")
_LETTER = re.compile(rf"([^\W0-9_])({_MARK}*)")


def order_key(text: str) -> str:
    """Return the key that sorts `text` as a Vietnamese dictionary does.

    Word by word: letters (a ă â b c d đ e ê …, foreign ones last), then tone (ngang, huyền,
    hỏi, ngã, sắc, nặng); case decides last, small letters first. Numbers stand before letters,
    by value (up to 48 digits); an empty text stands first.
    """
    return _joined([clean(text).split()])


def name_key(full_name: str, sort_name: str = "") -> str:
    """Return the key that sorts people: given name, then family name, then middle names.

    `sort_name` is the given name where it is not the last word.
    """
    given = (clean(sort_name) or default_sort_name(full_name)).split()
    family_and_middle = _without(clean(full_name).split(), given)
    return _joined([given, family_and_middle])


def default_sort_name(full_name: str) -> str:
    """Return the last word of a full name, the given name of most people; empty for none."""
    return clean(full_name).rpartition(" ")[2]


def _without(words: list[str], given: list[str]) -> list[str]:
    """Return `words` without the last place where `given` stands in them."""
    size = len(given)
    for start in range(len(words) - size, -1, -1):
        if words[start : start + size] == given:
            return words[:start] + words[start + size :]
    return words


def _joined(fields: list[list[str]]) -> str:
    parts = [[_word_key(word) for word in words] for words in fields]
    if not any(parts):
        return ""
    main = " ".join("".join(key for key, _ in field) for field in parts)
    capitals = "".join(case for field in parts for _, case in field)
    return f"{main} {capitals.rstrip('0')}"


@per_word
def _word_key(word: str) -> tuple[str, str]:
    pieces: list[str] = _PIECE.findall(normalize("NFKD", word))
    keys = [_number(p) if p.isascii() and p.isdigit() else _syllable(p) for p in pieces]
    letters = (sign for piece in pieces for sign in piece if sign.isalpha())
    capitals = ("1" if letter.isupper() else "0" for letter in letters)
    return "".join(keys), "".join(capitals)


def _number(digits: str) -> str:
    value = digits.lstrip("0")
    return f"{chr(ord('0') + min(len(value), _LONGEST_NUMBER))}{value}!!"


def _syllable(piece: str) -> str:
    found = [_letter(letter.lower(), marks) for letter, marks in _LETTER.findall(piece)]
    shapes, tones = zip(*found, strict=True)
    return f"{''.join(shapes)}!{''.join(tones)}!"


def _letter(letter: str, marks: str) -> tuple[str, str]:
    shape = _STROKED.get(letter, letter)
    tones = ""
    for mark in marks:
        if letter + mark in _SHAPES:
            shape = _SHAPES[letter + mark]
        else:
            tones += _TONES.get(mark, _OTHER_MARK)
    return shape, tones
