"""Errors 18: appendices (appendix I, part I, III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.text import fold
from app.exports.check.findings import Fault
from app.exports.check.parts.annexes import Annex
from app.exports.check.parts.document import Parts, read_symbol
from app.exports.check.parts.outline import roman_value
from app.exports.check.regulation import decimal, sizes
from app.exports.check.rules.common import fault

_REFERRED = re.compile(r"\bphu luc\b(?:\s+(?:so\s*)?(?P<number>[ivxlc]+\b|\d+\b))?")
_OTHERS = re.compile(
    r",? (?:(?:ban hanh )?kem theo (?!cong van nay|bao cao nay|ke hoach nay|van ban nay)\S+ \S+ so|cua )"
)
_FILLED = re.compile(r"số\s*:?\s*(?P<number>\d+\s*/[\w/\-Đđ]+)", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?P<word>phụ\s+lục)", re.IGNORECASE)


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the appendices."""
    annexes = parts.annexes
    if not annexes:
        return
    yield from _labels(annexes)
    yield from _numbers(annexes)
    yield from _titles(annexes)
    yield from _notes(parts, annexes)
    if not parts.is_annex_alone and parts.ending.found:
        yield from _references(parts, annexes)


def _labels(annexes: list[Annex]) -> Iterator[Fault]:
    capital = [a for a in annexes if (m := _LABEL.match(a.label.text)) and m["word"].isupper()]
    if capital:
        yield fault(
            "18a",
            _names(capital),
            f"“{capital[0].label.text[:40]}” viết hoa; quy định “Phụ lục …” chữ thường, đứng, đậm.",
            capital[0].label,
        )
    low, high = sizes("appendix_label")
    odd = [
        a
        for a in annexes
        if not a.label.all("bold")
        or a.label.any("italic")
        or a.label.paragraph.align != "center"
        or any(not low <= size <= high for size in a.label.sizes)
    ]
    if odd:
        label = odd[0].label
        why = [
            said
            for said, wrong in (
                ("chưa đậm", not label.all("bold")),
                ("in nghiêng", label.any("italic")),
                ("chưa canh giữa", label.paragraph.align != "center"),
                (
                    f"cỡ chữ {decimal(max(label.sizes, default=0))}",
                    any(not low <= s <= high for s in label.sizes),
                ),
            )
            if wrong
        ]
        yield fault(
            "18h", _names(odd), f"Nhãn phụ lục {', '.join(why)}; quy định đứng, đậm, cỡ 14, canh giữa.", label
        )


def _names(annexes: list[Annex]) -> str:
    more = len(annexes) - 1
    return annexes[0].name + (f" và {more} phụ lục khác" if more else "")


def _numbers(annexes: list[Annex]) -> Iterator[Fault]:
    wrong = [a for a in annexes if not roman_value(a.number)] if len(annexes) > 1 else []
    if wrong:
        said = f"đánh số “{wrong[0].number}”" if wrong[0].number else "không có số"
        yield fault(
            "18b", _names(wrong), f"Có {len(annexes)} phụ lục mà {said}; quy định số La Mã.", wrong[0].label
        )


def _titles(annexes: list[Annex]) -> Iterator[Fault]:
    wrong = [a for a in annexes if a.title and not all(line.is_upper for line in a.title if line.letters)]
    if wrong:
        line = next(line for line in wrong[0].title if not line.is_upper)
        yield fault("18c", _names(wrong), f"Tên phụ lục “{line.text[:50]}” chưa viết hoa.", line)
    plain = [
        a for a in annexes if a not in wrong and any(not s.all("bold") or s.any("italic") for s in a.title)
    ]
    if plain:
        yield fault("18h", _names(plain), "Tên phụ lục chưa đứng, đậm.", plain[0].title[0])


def _notes(parts: Parts, annexes: list[Annex]) -> Iterator[Fault]:
    bare = [a for a in annexes if a.note is None]
    if bare:
        yield fault("18d", _names(bare), "Thiếu dòng “(Kèm theo …)” dưới tên phụ lục.", bare[0].label)
    upright = [a for a in annexes if a.note is not None and not a.note.all("italic")]
    if upright:
        yield fault("18h", _names(upright), "Dòng “(Kèm theo …)” chưa in nghiêng.", upright[0].note)
    symbol = parts.symbol
    for annex in annexes:
        found = _FILLED.search(annex.note.text) if annex.note else None
        if found is None or symbol is None:
            continue
        said = read_symbol(found["number"])
        if said.text.lower() != symbol.text.lower() and (said.number, said.code) != (
            symbol.number,
            symbol.code,
        ):
            main = symbol.text if symbol.number else "chưa có số"
            yield fault("18g", annex.name, f"Đang ghi “{found['number']}” mà văn bản {main}.", annex.note)
            return


def _references(parts: Parts, annexes: list[Annex]) -> Iterator[Fault]:
    texts = [fold(p.text) for p in parts.word.paragraphs[: parts.ending.start] if p.where.depth == 0]
    cited = [
        m["number"] or ""
        for text in texts
        for m in _REFERRED.finditer(text)
        if not _OTHERS.match(text, m.end())
    ]
    numbers = {roman_value(n) or int(n or 0) if not n.isdigit() else int(n) for n in cited if n}
    there = {roman_value(a.number) or (int(a.number) if a.number.isdigit() else 0) for a in annexes}
    if not cited and not _attached(parts):
        yield fault("18e", _names(annexes), "Nội dung văn bản không nhắc tới phụ lục này.", annexes[0].label)
    elif numbers and "" not in cited and there - {0} - numbers:
        lost = [a for a in annexes if (roman_value(a.number) or 0) in there - {0} - numbers]
        if lost and not _ranged(parts):
            yield fault("18e", _names(lost), "Nội dung văn bản không nhắc tới phụ lục này.", lost[0].label)
    beyond = sorted(numbers - there) if 0 not in there else []
    if beyond:
        yield fault("18f", "Nội dung", f"Văn bản nhắc tới Phụ lục {beyond[0]} nhưng trong tệp không có.")


def _ranged(parts: Parts) -> bool:
    """Whether the text names its appendices as a whole or as a range."""
    said = " ".join(fold(p.text) for p in parts.word.paragraphs[: parts.ending.start])
    return bool(re.search(r"(cac|nhung|\d+) phu luc|phu luc [ivx\d]+\s*(-|den|,|va)", said))


def _attached(parts: Parts) -> bool:
    said = " ".join(fold(p.text) for p in parts.word.paragraphs[: parts.ending.start])
    return bool(re.search(r"kem theo|dinh kem|danh sach|bieu", said))
