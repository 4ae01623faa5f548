"""Errors 8: the summary of an official letter (appendix I, part I, II.5.b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.exports.check.findings import Fault
from app.exports.check.mend import edits
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import Segment
from app.exports.check.parts.title import LETTER
from app.exports.check.rules.common import fault, not_centred, upright_bold, wrong_size

_PLACE = "Trích yếu (V/v)"
_OPENING = re.compile(r"^(\s*)(V\s*[/.\\]\s*V|Về việc)(\s*:)?", re.IGNORECASE)


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the subject of a letter, and of a letter that is none."""
    subject, title = parts.front.subject, parts.title
    if not parts.is_official:
        return
    if title.kind is not None and title.kind.name == LETTER:
        yield fault("08a", "Tên loại", "Công văn không ghi tên loại “CÔNG VĂN”.", title.line)
    named = title.kind is not None and title.kind.name != LETTER
    if named:
        yield from _in_named(parts)
    if not subject:
        if parts.is_letter and parts.front.found:
            yield fault(
                "08b", _PLACE, "Công văn thiếu trích yếu “V/v …” dưới số, ký hiệu.", parts.front.number
            )
        return
    if named:
        return
    yield from _opening(subject[0])
    yield from upright_bold("08c", _PLACE, subject, bold=False)
    yield from wrong_size("08d", "subject", _PLACE, subject)
    if subject[0].paragraph.where.depth:  # without a table its column cannot be told
        yield from not_centred("08h", _PLACE, subject)
    yield from _full_stop(subject[-1])


def _in_named(parts: Parts) -> Iterator[Fault]:
    lines = [*parts.title.summary[:1], *parts.front.subject[:1]]
    wrong = [line for line in lines if re.match(r"^\s*v\s*[/.\\]\s*v\b", line.raw, re.IGNORECASE)]
    if wrong:
        yield fault(
            "08e", "Trích yếu", "“V/v” chỉ dùng cho công văn; văn bản có tên loại ghi đủ trích yếu.", wrong[0]
        )


def _opening(line: Segment) -> Iterator[Fault]:
    found = _OPENING.match(line.raw)
    if found and (found[2] != "V/v" or found[3]):
        start, end = line.start + found.start(2), line.start + found.end()
        mends = edits.replace(line.paragraph, start, end, "V/v")
        yield fault("08g", _PLACE, f"Đang ghi “{found[0].strip()}”; quy định “V/v”.", line, mends)


def _full_stop(line: Segment) -> Iterator[Fault]:
    raw = line.raw.rstrip()
    if raw.endswith(".") and not raw.endswith(("..", "v.v.")):
        at = line.start + len(raw)
        mends = edits.replace(line.paragraph, at - 1, at, "")
        yield fault("08f", _PLACE, "Trích yếu công văn không có dấu chấm cuối.", line, mends)
