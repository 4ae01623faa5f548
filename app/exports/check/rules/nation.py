"""Errors 3 and 4: nation and motto, and the rule under them (appendix I, part I, II.1)."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.check.findings import Fault
from app.exports.check.mend import edits
from app.exports.check.parts import patterns
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import Segment
from app.exports.check.regulation import decimal, numbers
from app.exports.check.rules import drawn
from app.exports.check.rules.common import fault, upright_bold, wrong_size

_NATION, _MOTTO = "Quốc hiệu", "Tiêu ngữ"


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of nation and motto."""
    if not parts.is_official:
        return
    nation, motto = parts.front.nation, parts.front.motto
    yield from _nation(nation)
    yield from _motto(motto)
    if nation and motto:
        yield from _pair(nation, motto)
    if motto:
        yield from _rule(parts, motto)


def _nation(line: Segment | None) -> Iterator[Fault]:
    if line is None:
        yield fault("03a", _NATION, "Không thấy Quốc hiệu.")
        return
    if line.text.upper().replace("HOÀ", "HÒA") != patterns.NATION or not line.is_upper:
        mends = edits.replace(line.paragraph, *_inner(line), patterns.NATION)
        yield fault("03a", _NATION, f"Đang ghi “{line.text}”; quy định “{patterns.NATION}”.", line, mends)
    yield from wrong_size("03c", "nation", _NATION, [line])
    yield from upright_bold("03e", _NATION, [line])


def _motto(line: Segment | None) -> Iterator[Fault]:
    if line is None:
        yield fault("03b", _MOTTO, "Không thấy Tiêu ngữ.")
        return
    if line.text != patterns.MOTTO:
        dashes = [c for c in line.text if c in "–—‑−"]
        why = "dấu gạch dài thay dấu gạch nối; " if dashes else ""
        why = "chữ “Ð” không phải chữ “Đ” tiếng Việt; " if "\u00d0" in line.text else why
        mends = edits.replace(line.paragraph, *_inner(line), patterns.MOTTO)
        yield fault("03b", _MOTTO, f"Đang ghi “{line.text}”: {why}quy định “{patterns.MOTTO}”.", line, mends)
    yield from wrong_size("03d", "motto", _MOTTO, [line])
    yield from upright_bold("03f", _MOTTO, [line])


def _inner(line: Segment) -> tuple[int, int]:
    """Where the words of a line begin and end in its paragraph."""
    raw = line.raw
    return line.start + len(raw) - len(raw.lstrip()), line.end - len(raw) + len(raw.rstrip())


def _pair(nation: Segment, motto: Segment) -> Iterator[Fault]:
    """13 goes with 14 and 12 with 13; sizes that are wrong by themselves are told above."""
    sizes = max(nation.sizes, default=0.0), max(motto.sizes, default=0.0)
    if sizes in {(13.0, 13.0), (12.0, 14.0)}:
        mends = edits.look(motto.letters, size=lambda _: sizes[0] + 1)
        yield fault(
            "03g",
            _MOTTO,
            f"Quốc hiệu cỡ {decimal(sizes[0])} mà Tiêu ngữ cỡ {decimal(sizes[1])}; quy định 13 và 14 hoặc 12 và 13.",
            motto,
            mends,
        )


def _rule(parts: Parts, motto: Segment) -> Iterator[Fault]:
    found = drawn.under_motto(parts)
    if found.missing:
        if motto.any("underline"):
            yield fault("04c", _MOTTO, "Đang dùng gạch chân của chữ thay cho đường kẻ ngang.", motto)
        else:
            yield fault("04a", _MOTTO, "Không có đường kẻ ngang dưới Tiêu ngữ.", motto)
        return
    limits = numbers()["rules"]
    low = limits["motto"][0] - limits["motto_tolerance"]
    high = limits["motto"][1] + limits["motto_tolerance"]
    if found.length and motto.width and not low <= found.length / motto.width <= high:
        share = round(100 * found.length / motto.width)
        yield fault(
            "04b", _MOTTO, f"Đường kẻ dài {share}% dòng Tiêu ngữ; quy định bằng độ dài của dòng chữ.", motto
        )
