"""Text as XML may hold it, in Word and Excel files alike."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return `text` without what XML refuses; every kind of line break is a newline, a tab is a blank."""
    if text.isprintable():
        return text
    return _NOT_XML.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
