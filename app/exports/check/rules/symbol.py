"""Errors 6: number and symbol (appendix I, part I, II.3; abbreviations of appendix III)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.exports.check.findings import Fault
from app.exports.check.mend import edits
from app.exports.check.parts.document import Parts, Symbol
from app.exports.check.parts.segments import Segment
from app.exports.check.regulation import kinds, numbers, words
from app.exports.check.rules.common import fault, not_centred, upright_bold, wrong_size

_PLACE = "Số, ký hiệu"
_SPACED = re.compile(r"(?<=[\w])\s+(?=[/\-–])|(?<=[/\-–])\s+(?=\w)")
_GROUPED = re.compile(r"^[^\W\d_]+(?:[-–][^\W_]+)*$")
_START = re.compile(r"^(\s*)(S[ốỐ]|s[ốỐ])(\s*)([:;.]?)(\s*)")


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the number."""
    if not parts.is_official:
        return
    line, symbol = parts.front.number, parts.symbol
    if line is None or symbol is None:
        if parts.kind is not None and parts.front.found:
            yield fault("06k", _PLACE, "Không thấy số, ký hiệu văn bản (dòng “Số: …/…”).")
        return
    yield from _word(line)
    yield from _blanks(line)
    yield from _small(line, symbol)
    yield from wrong_size("06d", "number", _PLACE, [line])
    yield from upright_bold("06j", _PLACE, [line], bold=False)
    yield from not_centred("06m", _PLACE, [line])
    yield from _symbol(parts, line, symbol)


def _word(line: Segment) -> Iterator[Fault]:
    found = _START.match(line.raw)
    if found and (found[2] != "Số" or found[4] != ":" or found[3]):
        start = line.start + found.start(2)
        end = line.start + found.end(4)
        mends = edits.replace(line.paragraph, start, end, "Số:")
        why = "thiếu dấu hai chấm" if found[4] != ":" else "viết chưa đúng"
        yield fault("06a", _PLACE, f"“{found[0].strip()}” {why}; quy định “Số:”.", line, mends)


def _blanks(line: Segment) -> Iterator[Fault]:
    """Blanks between number and slash are the room for a number to come, when there is none."""
    found = _START.match(line.raw)
    at = found.end() if found else 0
    rest = line.raw[at:]
    spots = [m for m in _SPACED.finditer(rest) if rest[: m.start()].strip(" .…_\u00a0")]
    if spots:
        first = spots[0]
        tail = rest[first.start() : rest.rstrip().__len__()]
        mends = edits.replace(
            line.paragraph,
            line.start + at + first.start(),
            line.start + at + len(rest.rstrip()),
            "".join(tail.split()),
        )
        yield fault(
            "06b",
            _PLACE,
            f"Có dấu cách trong “{' '.join(rest.split())}”; số và ký hiệu viết liền.",
            line,
            mends,
        )


def _small(line: Segment, symbol: Symbol) -> Iterator[Fault]:
    if re.fullmatch(r"[1-9]", symbol.number) and int(symbol.number) < numbers()["number"]["zero_below"]:
        at = line.paragraph.text.index(symbol.number, line.start)
        mends = edits.replace(line.paragraph, at, at + 1, f"0{symbol.number}")
        sentence = f"Số {symbol.number} nhỏ hơn 10; quy định thêm số 0 phía trước: 0{symbol.number}."
        yield fault("06c", _PLACE, sentence, line, mends)


def _symbol(parts: Parts, line: Segment, symbol: Symbol) -> Iterator[Fault]:
    if symbol.year:
        yield fault("06e", _PLACE, f"Ký hiệu văn bản hành chính không ghi năm ({symbol.year}).", line)
    if re.search(r"\d-[^\W\d]", symbol.number):
        yield fault("06l", _PLACE, f"“{symbol.text}” chưa đúng cấu tạo; sau số là dấu “/”.", line)
        return
    if not symbol.code:
        if symbol.text.strip(".…_") and re.search(r"[^\W\d]", symbol.text):
            yield fault("06l", _PLACE, f"“{symbol.text}” chưa đúng cấu tạo số/ký hiệu.", line)
        return
    if "/" in symbol.agency or "/" in symbol.code or not _GROUPED.match(symbol.code):
        yield fault("06l", _PLACE, f"“{symbol.text}” chưa đúng cấu tạo; các nhóm chữ nối bằng dấu “-”.", line)
        return
    yield from _code(parts, line, symbol)
    known = parts.agencies
    agency = symbol.code if parts.is_letter else symbol.agency
    if known and agency.split("-")[0] not in known:
        yield fault("06i", _PLACE, f"“{agency}” không có trong danh mục ký hiệu của cơ quan.", line)


def _code(parts: Parts, line: Segment, symbol: Symbol) -> Iterator[Fault]:
    if symbol.code.upper() == "CV":
        yield fault("06f", _PLACE, "Công văn không có chữ viết tắt tên loại: bỏ “CV-”.", line)
        return
    if parts.is_letter:
        return
    right = {k.code.upper(): k.code for k in kinds()} | {c.upper(): c for c in words("copies")}
    wanted = parts.kind.code if parts.kind else right.get(symbol.code.upper(), symbol.code)
    if symbol.code == wanted:
        return
    if symbol.code.upper() == wanted.upper():
        at = line.paragraph.text.find(symbol.code, line.start)
        mends = edits.replace(line.paragraph, at, at + len(symbol.code), wanted) if at >= 0 else ()
        yield fault("06g", _PLACE, f"“{symbol.code}” viết chưa đúng; quy định “{wanted}”.", line, mends)
    elif parts.kind is not None and wanted:
        name = parts.kind.name.lower()
        yield fault("06h", _PLACE, f"Ký hiệu ghi “{symbol.code}” mà tên loại là {name} (“{wanted}”).", line)
