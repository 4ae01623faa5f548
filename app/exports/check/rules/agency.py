"""Errors 5: the names of the agencies and the rule under them (appendix I, part I, II.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.exports.check.findings import Fault
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import Segment, plain
from app.exports.check.regulation import numbers
from app.exports.check.rules import drawn
from app.exports.check.rules.common import fault, wrong_size
from app.exports.metrics import text_width, wrap
from app.exports.styles import Look

_ISSUER, _PARENT = "Tên cơ quan ban hành", "Tên cơ quan chủ quản"
_DEPARTMENT = "so "
_SHARES = (0.36, 0.38, 0.39, 0.4, 0.42, 0.45, 0.48)  # of the text's width: columns that agencies stand in


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the agencies."""
    front = parts.front
    if parts.is_annex_alone or not front.found:
        return
    if not front.issuer:
        if parts.kind is not None and front.motto is not None:
            yield fault("05h", _ISSUER, "Không thấy tên cơ quan, tổ chức ban hành văn bản.")
        return
    yield from _looks(front.parents, front.issuer)
    yield from wrong_size("05f", "agency", "Tên cơ quan", [*front.parents, *front.issuer])
    yield from _capitals([*front.parents, *front.issuer])
    if not front.parents and _needs_parent(front.issuer):
        yield fault(
            "05e", _PARENT, f"“{front.agency}” thiếu tên cơ quan chủ quản trực tiếp ở trên.", front.issuer[0]
        )
    yield from _rule(parts)


def _looks(parents: list[Segment], issuer: list[Segment]) -> Iterator[Fault]:
    bold = [line for line in parents if line.any("bold")]
    if bold:
        yield fault("05a", _PARENT, f"“{bold[0].text}” in đậm; quy định kiểu chữ đứng, không đậm.", bold[0])
    plain = [line for line in issuer if not line.all("bold")]
    if plain:
        yield fault("05b", _ISSUER, f"“{plain[0].text}” chưa in đậm.", plain[0])


def _capitals(lines: list[Segment]) -> Iterator[Fault]:
    wrong = [line for line in lines if not line.is_upper or line.any("italic")]
    if wrong:
        what = "chưa viết hoa" if not wrong[0].is_upper else "in nghiêng"
        yield fault("05g", "Tên cơ quan", f"“{wrong[0].text}” {what}.", wrong[0])


def _needs_parent(issuer: list[Segment]) -> bool:
    said = " ".join(line.folded for line in issuer)
    of_committee = re.match(r"van phong(?: (?:uy ban nhan dan|ubnd)\b|$)", said)
    return bool(of_committee) or (said.startswith(_DEPARTMENT) and len(issuer) <= 3)


def _rule(parts: Parts) -> Iterator[Fault]:
    issuer = parts.front.issuer
    found = drawn.under_agency(parts)
    if found.missing:
        if issuer[-1].any("underline"):
            yield fault("05i", _ISSUER, "Đang dùng gạch chân của chữ thay cho đường kẻ ngang.", issuer[-1])
        else:
            yield fault("05c", _ISSUER, "Không có đường kẻ ngang dưới tên cơ quan ban hành.", issuer[-1])
        return
    if found.length and not (fits(found.length, issuer) or _fits_wrapped(parts, found.length, issuer[-1])):
        share = round(100 * found.length / max(issuer[-1].width, 1))
        yield fault(
            "05d", _ISSUER, f"Đường kẻ dài {share}% dòng chữ; quy định từ 1/3 đến 1/2 dòng chữ.", issuer[-1]
        )


def _fits_wrapped(parts: Parts, length: float, line: Segment) -> bool:
    """Whether the rule fits the last line that Word makes of a name too long for its column."""
    section = parts.word.section_of(line.paragraph)
    look = Look(round(max(line.sizes, default=13.0)), bold=line.mostly("bold"))
    text = section.width - section.left - section.right
    lasts = (wrap(plain(line.text), look, text * share)[-1] for share in _SHARES)
    low, high = _limits()
    return any(low <= length / max(text_width(last, look.size, look.bold), 1) <= high for last in lasts)


def _limits() -> tuple[float, float]:
    limits = numbers()["rules"]
    return limits["part"][0] - limits["part_tolerance"], limits["part"][1] + limits["part_tolerance"]


def fits(length: float, lines: list[Segment]) -> bool:
    """Whether a rule is one third to one half of the last or of the longest line."""
    low, high = _limits()
    widths = {lines[-1].width, max(line.width for line in lines)}
    return any(width and low <= length / width <= high for width in widths)
