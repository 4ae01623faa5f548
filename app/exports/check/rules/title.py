"""Errors 9: kind and summary of a document that has a kind (appendix I, part I, II.5.a)."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.check.findings import Fault
from app.exports.check.mend import edits
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import Segment, plain
from app.exports.check.parts.title import LETTER
from app.exports.check.rules import drawn
from app.exports.check.rules.agency import fits
from app.exports.check.rules.common import fault, not_centred, upright_bold, wrong_size
from app.exports.metrics import text_width, wrap
from app.exports.styles import Look

_KIND, _SUMMARY = "Tên loại", "Trích yếu"


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of kind and summary."""
    title = parts.title
    if not parts.is_official:
        return
    if title.line is None:
        if not parts.is_letter and parts.front.found:
            yield fault(
                "09l", _KIND, "Không thấy tên loại văn bản, cũng không thấy trích yếu “V/v” của công văn."
            )
        return
    if title.kind is not None and title.kind.name == LETTER:
        return
    if title.kind is not None:  # a title that the decree does not name is not judged
        yield from _kind(title.line)
        yield from _summary(parts)


def _kind(line: Segment) -> Iterator[Fault]:
    if not line.is_upper:
        mends = edits.replace(line.paragraph, line.start, line.end, line.raw.upper())
        yield fault("09a", _KIND, f"“{line.text}” chưa viết hoa.", line, mends)
    yield from upright_bold("09b", _KIND, [line])
    yield from not_centred("09c", _KIND, [line])
    yield from wrong_size("09d", "kind", _KIND, [line])


def _summary(parts: Parts) -> Iterator[Fault]:
    title, lines = parts.title, parts.title.summary
    if not lines:
        together = (
            title.line is not None
            and title.kind is not None
            and len(title.line.text) > len(title.kind.name) + 3
        )
        if title.kind is not None and title.kind.summarised and not together:
            yield fault("09i", _SUMMARY, f"Không thấy trích yếu dưới “{title.kind.name}”.", title.line)
        return
    yield from upright_bold("09e", _SUMMARY, lines)
    yield from wrong_size("09f", "summary", _SUMMARY, lines)
    if all(line.is_upper for line in lines) and title.kind is not None:
        yield fault("09j", _SUMMARY, "Trích yếu viết hoa toàn bộ; quy định chữ thường, đứng, đậm.", lines[0])
    yield from not_centred("09k", _SUMMARY, lines)
    if title.kind is not None:
        yield from _rule(parts, lines)


def _rule(parts: Parts, lines: list[Segment]) -> Iterator[Fault]:
    found = drawn.under_summary(parts)
    if found.missing:
        if lines[-1].any("underline"):
            yield fault("09m", _SUMMARY, "Đang dùng gạch chân của chữ thay cho đường kẻ ngang.", lines[-1])
        else:
            yield fault("09g", _SUMMARY, "Không có đường kẻ ngang dưới trích yếu.", lines[-1])
    elif found.length and not _fits(parts, found.length, lines):
        share = round(100 * found.length / max(_last_width(parts, lines[-1]), 1))
        yield fault(
            "09h",
            _SUMMARY,
            f"Đường kẻ dài {share}% dòng chữ cuối; quy định từ 1/3 đến 1/2 dòng chữ.",
            lines[-1],
        )


def _fits(parts: Parts, length: float, lines: list[Segment]) -> bool:
    """A summary that wraps has two lines to measure by: its last one and a full one."""
    if fits(length, lines):
        return True
    widths = set(_wrapped(parts, lines[-1]))
    return any(width and 0.26 <= length / width <= 0.57 for width in widths)


def _last_width(parts: Parts, line: Segment) -> float:
    """How long the last line is that Word makes of a line of text."""
    return _wrapped(parts, line)[-1]


def _wrapped(parts: Parts, line: Segment) -> list[float]:
    """The lengths of the lines that Word makes of a line of text."""
    look = Look(round(max(line.sizes, default=14.0)), bold=line.mostly("bold"))
    return [
        text_width(part, look.size, look.bold) for part in wrap(plain(line.text), look, _room(parts, line))
    ]


def _room(parts: Parts, line: Segment) -> float:
    section = parts.word.section_of(line.paragraph)
    room = section.width - section.left - section.right
    return max(room - max(line.paragraph.left, 0) - max(line.paragraph.right, 0), 60.0)
