"""Text inside a Word file: XML signs escaped, line breaks as Word writes them."""

from xml.sax.saxutils import escape

from app.exports.render.xml_text import plain

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'

_SEAM = "\0"


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
    return escape(text).replace("\n", BREAK)
