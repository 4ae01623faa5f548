"""Errors 10: legal grounds and citations (appendix I, part I, II.6.a-b)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from app.core.text import fold
from app.exports.check.findings import Fault, Mend
from app.exports.check.mend import edits
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import whole
from app.exports.check.rules.common import Found, once
from app.exports.check.word.blocks import Paragraph

_SEVERAL = re.compile(r"[;.]\s+Căn cứ\b")
_LAW = re.compile(
    r"\b(?:Bộ luật|Luật|Pháp lệnh)\b(?!\s+sư)(?:(?!Nghị|Quyết|Thông tư|Kết luận)[^;.]){0,90}?"
    r"\bsố\s*:?\s*\d+/\d{4}/(?:QH|PL|UBTVQH)"
)
_NUMBERED = re.compile(r"\bsố\s*:?\s*(?P<number>\d+[\w]*/[\w\-/Đđ]+)")
_TYPES = (
    "Nghị định|Nghị quyết|Quyết định|Thông tư|Thông tư liên tịch|Chỉ thị|Kế hoạch|Công văn|Thông báo|Báo cáo|Tờ trình|"
    "Hướng dẫn|Chương trình|Công điện|Kết luận|Văn bản|Quy định|Đề án"
)
_CITED = re.compile(rf"\b(?P<type>{_TYPES})\s+số\s*:?\s*(?P<number>\d+[\w]*(?:/\d{{4}})?/[A-ZĐ][\w\-Đđ]*)")
_DATED = re.compile(
    rf"^(?:(?!(?:{_TYPES})\s+số\b)[^;]){{0,110}}?\b(?:ngày|năm)\s*(?:[\d….]|$)", re.IGNORECASE
)
_SHORT_DATE = re.compile(r"^\s*,?\s*\(?\s*\d{1,2}/\d{1,2}/\d{4}")


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of grounds and citations."""
    basis = parts.basis
    if basis:
        yield from _look(parts, basis)
        yield from _marks(parts, basis)
        yield from _content(parts, basis)
    yield from _citations(parts)


def _look(parts: Parts, basis: list[Paragraph]) -> Iterator[Fault]:
    upright = [p for p in basis if not whole(p).all("italic")]
    found = [(p, edits.look(whole(p).letters, italic=True)) for p in upright]
    yield from once("10a", found, "Căn cứ chưa in nghiêng.", parts)


def _marks(parts: Parts, basis: list[Paragraph]) -> Iterator[Fault]:
    wrong = [(p, _ended(p, ";")) for p in basis[:-1] if not p.text.rstrip().endswith(";")]
    yield from once("10b", wrong, "Dòng căn cứ chưa kết thúc bằng dấu chấm phẩy.", parts)
    last = basis[-1]
    if not last.text.rstrip().endswith("."):
        yield from once("10d", [(last, _ended(last, "."))], "Căn cứ cuối chưa kết thúc bằng dấu chấm.", parts)


def _ended(paragraph: Paragraph, mark: str) -> tuple[Mend, ...]:
    """Put a mark at the end, in the place of another one."""
    text = paragraph.text.rstrip()
    start = len(text) - (text[-1:] in {",", ";", ".", ":"})
    return edits.replace(paragraph, start, len(text), mark)


def _content(parts: Parts, basis: list[Paragraph]) -> Iterator[Fault]:
    several = [(p, ()) for p in basis if _SEVERAL.search(p.text)]
    yield from once("10c", several, "Nhiều căn cứ trong một đoạn; mỗi căn cứ một dòng.", parts)
    laws = [(p, ()) for p in basis if _LAW.search(normalize("NFC", p.text))]
    yield from once("10e", laws, "Luật, pháp lệnh chỉ ghi tên loại và tên, không ghi số, ký hiệu.", parts)
    bare = [(p, ()) for p in basis if _lacks(normalize("NFC", p.text))]
    yield from once("10f", bare, "Căn cứ chưa đủ ngày, cơ quan ban hành hoặc trích yếu.", parts)


def _lacks(text: str) -> bool:
    """Whether a ground other than a law has a number and says neither its day nor anything after it."""
    if _LAW.search(text) or not fold(text).startswith("can cu"):
        return False
    found = _NUMBERED.search(text)
    if not found:
        return False
    after = text[found.end() :]
    return not (_DATED.match(after) or _SHORT_DATE.match(after)) or len(after.split()) < 5


def _citations(parts: Parts) -> Iterator[Fault]:
    """A document that is cited for the first time says its day; later its number is enough."""
    known: set[str] = set()
    found: list[Found] = []
    grounds = {id(p) for p in parts.basis}
    said = ""
    for paragraph in parts.text:
        text = normalize("NFC", paragraph.text)
        for cited in _CITED.finditer(text):
            number = cited["number"].upper()
            after = text[cited.end() :]
            dated = _DATED.match(after) or _SHORT_DATE.match(after)
            before = "ngày" in text[max(cited.start() - 40, 0) : cited.start()]
            if number not in known and not dated and not before and id(paragraph) not in grounds:
                found.append((paragraph, ()))
                said = said or cited[0]
            known.add(number)
    yield from once("10g", found, f"Viện dẫn lần đầu chưa ghi ngày ban hành: “{said}”.", parts)
