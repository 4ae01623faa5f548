"""Errors 22: typing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from unicodedata import is_normalized, normalize

from app.exports.check.findings import Fault, Mend
from app.exports.check.mend import edits
from app.exports.check.parts import patterns
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import whole
from app.exports.check.regulation import words
from app.exports.check.rules.common import Found, once
from app.exports.check.rules.letters import is_legacy
from app.exports.check.word.blocks import Paragraph
from app.exports.check.word.names import Element, T

_DOUBLE = re.compile(r"(?<=\S)  +(?=\S)")
_BEFORE = re.compile(r"(?<=[\w)”\"]) +(?=[,;:](?!\w)|\.(?![\w./…]))")
_AFTER = re.compile(
    r"(?<=[a-zà-ỹđ])([,;])(?=[a-zà-ỹđA-ZÀ-ỸĐ]{2})|(?<=[a-zà-ỹđ]{2})([:.])(?=[A-ZÀ-ỸĐ][a-zà-ỹđ]+ )"
)
_CURVED, _STRAIGHT = re.compile("[“”]"), re.compile('"')
_TONES = str.maketrans({"\u0300": "", "\u0301": "", "\u0303": "", "\u0309": "", "\u0323": ""})
_TELEX = re.compile(
    r"\b(?:dd|[bcdghklmnpqrstvx]{1,3})?(?:[aeiouy]*(?:aa|ee|oo|aw|ow|uw)[aeiouyw]*)(?:c|ch|m|n|ng|nh|p|t)?[sfrxj]\b"
)
_ENGLISH = frozenset(words("english"))
_TONED = re.compile(r"\b(?:[^\W\d_]*)(?:oà|oá|oả|oã|oạ|oè|oé|òa|óa|ỏa|õa|ọa|uý|uỷ|uỳ|úy|ủy|ùy)\b")
_OLD_PLACE = re.compile("òa|óa|ỏa|õa|ọa|úy|ủy|ùy")
_LONG_BLANKS = 5
_LONGEST = 5000  # letters of a paragraph that are looked at for words; real ones have some hundreds


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of typing in the text."""
    text = parts.text
    yield from _told("22a", parts, text, _doubled, " ", "Hai dấu cách liền nhau.")
    yield from _told("22b", parts, text, lambda t: list(_BEFORE.finditer(t)), "", "Dấu cách trước dấu câu.")
    yield from _missing(parts, text)
    yield from _quotes(parts, text)
    yield from _decomposed(parts)
    yield from _legacy(parts)
    yield from _words(parts, text)


def _doubled(text: str) -> list[re.Match[str]]:
    return [m for m in _DOUBLE.finditer(text) if len(m[0]) < _LONG_BLANKS]


def _told(
    code: str,
    parts: Parts,
    text: list[Paragraph],
    search: Callable[[str], list[re.Match[str]]],
    instead: str,
    sentence: str,
) -> Iterator[Fault]:
    found: list[Found] = []
    for paragraph in text:
        line = whole(paragraph)
        spots = [] if line.is_rule or patterns.ENACTS.match(line.folded) else search(paragraph.text)
        if spots:
            mends = tuple(
                m
                for spot in reversed(spots[:1])
                for m in edits.replace(paragraph, spot.start(), spot.end(), instead)
            )
            found.append((paragraph, mends if len(spots) == 1 else _every(paragraph, spots, instead)))
    yield from once(code, found, sentence, parts)


def _every(paragraph: Paragraph, spots: list[re.Match[str]], instead: str) -> tuple[Mend, ...]:
    """Mend all spots of a paragraph, the last first, each in the `w:t` that holds it."""
    at, mends = 0, []
    for piece in paragraph.pieces:
        end = at + len(piece.text)
        inside = [(s.start() - at, s.end() - at) for s in spots if s.start() >= at and s.end() <= end]
        if inside and piece.node.tag == T:
            mends.append(_in_node(piece.node, inside, instead))
        at = end
    return tuple(mends)


def _in_node(node: Element, spots: list[tuple[int, int]], instead: str) -> Mend:
    before = node.text

    def mend() -> None:
        if node.text != before or before is None:
            return
        text = before
        for start, end in reversed(spots):
            text = text[:start] + instead + text[end:]
        edits.set_text(node, text)

    return mend


def _missing(parts: Parts, text: list[Paragraph]) -> Iterator[Fault]:
    found: list[Found] = []
    for paragraph in text:
        spots = [
            m
            for m in _AFTER.finditer(paragraph.text)
            if "@" not in paragraph.text and "www" not in paragraph.text
        ]
        if spots:
            mends = edits.replace(paragraph, spots[0].end(), spots[0].end(), " ")
            found.append((paragraph, mends if len(spots) == 1 else _inserted(paragraph, spots)))
    yield from once("22c", found, "Thiếu dấu cách sau dấu câu.", parts)


def _inserted(paragraph: Paragraph, spots: list[re.Match[str]]) -> tuple[Mend, ...]:
    at, mends = 0, []
    for piece in paragraph.pieces:
        end = at + len(piece.text)
        inside = [(s.end() - at, s.end() - at) for s in spots if at < s.end() <= end]
        if inside and piece.node.tag == T:
            mends.append(_in_node(piece.node, inside, " "))
        at = end
    return tuple(mends)


def _quotes(parts: Parts, text: list[Paragraph]) -> Iterator[Fault]:
    straight: list[Found] = [(p, ()) for p in text if _STRAIGHT.search(p.text)]
    if straight and any(_CURVED.search(p.text) for p in text):
        yield from once("22d", straight, 'Lẫn dấu ngoặc kép thẳng "…" và cong “…”.', parts)


def _decomposed(parts: Parts) -> Iterator[Fault]:
    found: list[Found] = []
    for paragraph in parts.word.paragraphs:
        if not is_normalized("NFC", paragraph.text):
            mends = tuple(
                _composer(p.node)
                for p in paragraph.pieces
                if p.node.tag == T and not is_normalized("NFC", p.node.text or "")
            )
            found.append((paragraph, mends))
    yield from once("22e", found, "Chữ Unicode tổ hợp; quy định Unicode dựng sẵn (TCVN 6909:2001).", parts)


def _composer(node: Element) -> Mend:
    def mend() -> None:
        edits.set_text(node, normalize("NFC", node.text or ""))

    return mend


def _legacy(parts: Parts) -> Iterator[Fault]:
    found: list[Found] = []
    font = ""
    for paragraph in parts.word.paragraphs:
        old = [p for p in paragraph.pieces if is_legacy(p) and _is_byte_coded(p.text)]
        if old:
            found.append((paragraph, ()))
            font = font or old[0].look.other
    yield from once("22f", found, f"Chữ gõ bằng bảng mã cũ (phông {font}).", parts)


def _is_byte_coded(text: str) -> bool:
    """Whether letters lie where the old encodings put them; a font of theirs may hold Unicode too."""
    return any(c > "\x7f" for c in text) and all(c < "\u0100" or c in "–—‘’“”…•" for c in text)


def _words(parts: Parts, text: list[Paragraph]) -> Iterator[Fault]:
    telex = [(p, m[0]) for p in text for m in _TELEX.finditer(p.text[:_LONGEST]) if m[0] not in _ENGLISH]
    if telex:
        untyped: list[Found] = [(p, ()) for p, _ in telex]
        yield from once("22g", untyped, f"Chữ gõ chưa thành dấu: “{telex[0][1]}”.", parts)
    yield from _tones(parts, text)
    wrong: dict[str, str] = words("misspelt")
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, wrong)) + r")(?!\w)", re.IGNORECASE)
    misspelt = [(p, m[0]) for p in text for m in pattern.finditer(normalize("NFC", p.text))]
    if misspelt:
        first = misspelt[0][1]
        right = wrong[first.lower()]
        spelt: list[Found] = [(p, ()) for p, _ in misspelt]
        yield from once("22i", spelt, f"“{first}” nên là “{right}”.", parts)


def _tones(parts: Parts, text: list[Paragraph]) -> Iterator[Fault]:
    """One syllable with its tone at two places, each more than once."""
    seen: dict[str, Counter[bool]] = {}
    examples: dict[tuple[str, bool], str] = {}
    for paragraph in text:
        for found in _TONED.finditer(normalize("NFC", paragraph.text)):
            said = found[0].lower()
            key, old = normalize("NFD", said).translate(_TONES), bool(_OLD_PLACE.search(said))
            if said[:2] == "qu":
                continue
            seen.setdefault(key, Counter())[old] += 1
            examples[key, old] = said
    mixed = [key for key, count in seen.items() if count[True] > 1 and count[False] > 1]
    if mixed:
        key = mixed[0]
        holding = (p for p in text if examples[key, False] in normalize("NFC", p.text).lower())
        told: list[Found] = [(p, ()) for p in islice(holding, 1)]
        sentence = f"Dấu thanh đặt theo hai cách: “{examples[key, True]}” và “{examples[key, False]}”."
        yield from once("22h", told, sentence, parts)
