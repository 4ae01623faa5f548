"""Texts that say nothing but which papers hold the words: "12/UBND-M ngày 03/11/2026"."""

import re

from app.core.text import fold


def names_only_papers(text: str) -> bool:
    """Tell whether a text is the number and day of up to three papers, and nothing else (duty 12)."""
    tokens = _TOKEN.findall(text)
    coded = [token for token in tokens if _CODE.fullmatch(token)]
    named = all(token in coded or token.casefold() in _NAMING for token in tokens)
    return bool(coded) and named and len(tokens) <= _LONGEST


_TOKEN = re.compile(r"[^\s,;:.()]+(?:\.[^\s,;:.()]+)*")
_PIECE = r"(?:\d{1,6}[a-zđ]?|[A-ZĐÔƠƯ][\wĐ]{0,9})"
_CODE = re.compile(rf"(?=.*\d){_PIECE}(?:[/.&–-]{_PIECE}){{0,6}}")
_NAMES = """
số ký hiệu ngày tháng năm và công văn bản báo cáo tờ trình quyết định thông phiếu giấy mời kế hoạch chỉ thị nghị biên
cv bc tb qđ ttr mật
"""
_NAMING = frozenset((*_NAMES.split(), *fold(_NAMES).split()))  # typed without accents, too
"""What stands before the number or the day of a paper; none of these words tells what it is about."""
_LONGEST = 24  # words: three papers with their days
