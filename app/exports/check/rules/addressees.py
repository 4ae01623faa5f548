"""Errors 14: whom a document is addressed to (appendix I, part I, II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.text import fold
from app.exports.check.findings import Fault
from app.exports.check.parts import patterns
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import Segment
from app.exports.check.regulation import decimal, size_words, sizes
from app.exports.check.rules.common import fault

_PLACE = "Kính gửi"
_SELF = re.compile(r"^\W*nhu\s+(?:tren|kinh gui)\b")


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the addressees."""
    kind, label = parts.kind, parts.addressees.label
    if not parts.is_official:
        return
    if label is None:
        if kind is not None and kind.addressed == "must" and parts.front.found:
            yield fault("14a", _PLACE, f"{kind.name.capitalize()} thiếu “Kính gửi: …”.")
    else:
        if kind is not None and kind.addressed == "never":
            yield fault("14b", _PLACE, f"{kind.name.capitalize()} không dùng “Kính gửi”.", label)
        yield from _looks(parts, label)
        yield from _marks(parts, label)
    yield from _agreement(parts, label)


def _looks(parts: Parts, label: Segment) -> Iterator[Fault]:
    low, high = sizes("addressee")
    lines = [label, *parts.addressees.items]
    if label.any("bold") or label.any("italic"):
        how = "in đậm" if label.any("bold") else "in nghiêng"
        yield fault("14c", _PLACE, f"“{label.text[:40]}” {how}; quy định kiểu chữ đứng, không đậm.", label)
    elif any(not low <= size <= high for line in lines for size in line.sizes):
        size = next(s for line in lines for s in line.sizes if not low <= s <= high)
        yield fault("14c", _PLACE, f"Cỡ chữ {decimal(size)}; quy định {size_words('addressee')}.", label)
    if not re.match(r"^\W*kinh gui\s*:", label.folded):
        yield fault("14g", _PLACE, "“Kính gửi” thiếu dấu hai chấm.", label)


def _marks(parts: Parts, label: Segment) -> Iterator[Fault]:
    rest = label.text.partition(":")[2].strip()
    lines = [line for line in parts.addressees.items if line.text.strip("-–+ ")]
    whole = _joined(lines, rest)
    if len(whole) < 2:
        return
    undashed = [said for said in whole if not said.startswith("-")]
    wrong_end = [said for said in whole[:-1] if not said.endswith(";")]
    if undashed or wrong_end or not whole[-1].endswith("."):
        why = (
            "mỗi nơi một dòng có gạch đầu dòng"
            if undashed
            else "cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm"
        )
        yield fault("14d", _PLACE, f"Danh sách Kính gửi: {why}.", label)


def _joined(lines: list[Segment], rest: str) -> list[str]:
    """The addressees, those that go over two lines put together."""
    found = [rest] if rest else []
    for line in lines:
        text = f"{line.paragraph.label} {line.text}".strip().replace("–", "-", 1)
        listed = bool(found) and not found[-1].startswith("-") and not found[-1].endswith(",")
        begins = text.startswith("-") or (listed and patterns.ORGANISATION.match(fold(text)))
        if found and not begins and not found[-1].endswith((";", ".")):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def _agreement(parts: Parts, label: Segment | None) -> Iterator[Fault]:
    items = parts.ending.items
    if not items or parts.kind is None:
        return
    said = [line for line in items if _SELF.match(fold(line.text))]
    if said and "kinh gui" in fold(said[0].text):
        yield fault("14f", "Nơi nhận", f"“{said[0].text}”; quy định “- Như trên;”.", said[0])
    if label is not None and parts.kind.addressed in {"must", "may"} and not said:
        yield fault("14e", "Nơi nhận", "Có “Kính gửi” mà Nơi nhận không có dòng “- Như trên;”.", items[0])
    elif label is None and said and parts.kind.addressed != "own" and parts.kind.addressed != "must":
        yield fault("14e", "Nơi nhận", f"“{said[0].text}” mà văn bản không có “Kính gửi”.", said[0])
