"""Text as a Word file may hold it: no control characters, one kind of line break, XML signs escaped."""

import re

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'

_SEAM = "\0"
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return `text` without what XML refuses; every kind of line break is a newline, a tab is a blank."""
    if text.isprintable():
        return text
    return _NOT_XML.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))


def escaped(text: str) -> str:
    """Return `text` for the inside of a `w:t` element; a newline becomes a line break."""
    return _marked(plain(text))


def all_escaped(texts: list[str]) -> list[bytes]:
    """Return every text as `escaped` does, in UTF-8; in one sweep where none holds a rare sign."""
    joined = _SEAM.join(texts)
    bare = joined.replace(_SEAM, "").replace("\n", "")
    if bare.isprintable() and joined.count(_SEAM) == len(texts) - 1:
        return _marked(joined).encode().split(_SEAM.encode())
    return [escaped(text).encode() for text in texts]


def _marked(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\n", BREAK)
