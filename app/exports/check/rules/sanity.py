"""Errors 20: what should not be left in a document that goes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import normalize

from app.core.text import fold
from app.exports.check.findings import Fault
from app.exports.check.mend.comments import AUTHOR
from app.exports.check.parts.document import Parts
from app.exports.check.regulation import decimal, expired, words
from app.exports.check.rules.common import Found, fault, once
from app.exports.check.word.blocks import Paragraph, Table

_HOLE = re.compile(r"\[\s*(?:[.…_xX]*|\.{2,}.*?)\s*\]|\b[xX]{2,}(?:/[xX]{2,})*\b|[.…]{6,}|…{2,}|_{4,}")
_ROMAN = re.compile(r"^X{2,3}(I{1,3}|I?V|I?X)?$")
_NUMBER = re.compile(r"^-?\d{1,3}(?:\.\d{3})*(?:,\d+)?$|^-?\d+(?:,\d+)?$")
_TOTAL = re.compile(r"^(?:tong cong|tong so|tong|cong)\b")
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_TITLES = {"Ông", "Bà", "Anh", "Chị", "Đồng"}


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of content that a machine can see."""
    yield from _holes(parts)
    yield from _drafts(parts)
    yield from _old_units(parts)
    yield from _expired(parts)
    yield from _leftovers(parts)
    for table in parts.data_tables:
        yield from _totals(table)
    yield from _spellings(parts)


def _holes(parts: Parts) -> Iterator[Fault]:
    found: list[tuple[Paragraph, str]] = []
    for paragraph in parts.text:
        for hole in _HOLE.finditer(paragraph.text):
            if not _ROMAN.match(hole[0]):
                found.append((paragraph, hole[0]))
                break
    if found:
        holes: list[Found] = [(p, ()) for p, _ in found]
        yield from once("20a", holes, f"Còn chỗ trống hoặc dấu giữ chỗ “{found[0][1][:20]}”.", parts)


def _drafts(parts: Parts) -> Iterator[Fault]:
    for paragraph in parts.word.paragraphs[: parts.main[0] + 6]:
        if re.fullmatch(r"[^\w-]*(?:du thao|ban thao)(?: lan \d+| \d+)?\W*", fold(paragraph.text)):
            yield fault("20b", "Phần đầu văn bản", f"Còn chữ “{paragraph.text.strip()}”.")
            return


def _old_units(parts: Parts) -> Iterator[Fault]:
    if parts.day is None or parts.day < words("old_units_since"):
        return
    lines = [line for line in (parts.addressees.label, *parts.addressees.items, *parts.ending.items) if line]
    for line in lines:
        said = fold(line.text)
        old = next((w for w in (*words("old_units"), *words("old_agencies")) if fold(w) in said), None)
        if old:
            yield fault(
                "20c", "Kính gửi, Nơi nhận", f"“{old}” không còn từ năm 2025; xem lại “{line.text}”.", line
            )
            return


def _expired(parts: Parts) -> Iterator[Fault]:
    day = parts.day
    for paragraph in parts.text:
        for old in expired():
            if old.number in paragraph.text and (day is None or day >= old.since):
                told: list[Found] = [(paragraph, ())]
                yield from once("20d", told, f"{old.number} đã hết hiệu lực, thay bằng {old.by}.", parts)
                return


def _leftovers(parts: Parts) -> Iterator[Fault]:
    word = parts.word
    if word.changes:
        yield fault(
            "20e", "Cả tệp", f"Còn {word.changes} chỗ theo dõi sửa đổi (track changes) chưa chấp nhận."
        )
    comments = [name for name in word.commenters if name != AUTHOR]
    if comments:
        yield fault("20f", "Cả tệp", f"Còn {len(comments)} nhận xét (comment).")
    if word.hidden:
        hidden: list[Found] = [(p, ()) for p in word.hidden]
        yield from once("20g", hidden, f"Còn chữ ẩn: “{word.hidden[0].hidden.strip()[:30]}”.", parts)


def _totals(table: Table) -> Iterator[Fault]:
    """A plain table with one row of totals, first or last, whose numbers are not the sums."""
    rows = [_cells(row) for row in table.rows]
    marked = [n for n, cells in enumerate(rows) if any(_TOTAL.match(fold(cell)) for cell in cells[:2])]
    if len(marked) != 1 or len({len(cells) for cells in rows}) != 1 or len(rows) < 4:
        return
    total = rows[marked[0]]
    others = rows[: marked[0]] if marked[0] == len(rows) - 1 else rows[marked[0] + 1 :]
    for column, said in enumerate(total[2:], 2):
        values = [cells[column] for cells in others]
        numbers = [_value(value) for value in values if value]
        wanted = _value(said)
        plain = [n for n in numbers if n is not None]
        heads = len(numbers) - len(plain)
        if (
            wanted is None
            or "," in said
            or heads > 1
            or len(plain) < 2
            or (heads and _value(values[0]) is not None)
        ):
            continue
        if abs(sum(plain) - wanted) > 0.5 and not _is_numbering(plain):
            place = f"Bảng {table.number + 1}, dòng tổng, cột {column + 1}"
            yield fault("20h", place, f"Đang ghi {said} mà cộng các dòng là {decimal(sum(plain))}.")
            return


def _is_numbering(values: list[float]) -> bool:
    return values == [float(n) for n in range(1, len(values) + 1)]


def _cells(row: object) -> list[str]:
    cells = getattr(row, "cells", ())
    return [
        " ".join(" ".join(b.text.split()) for b in cell.blocks if isinstance(b, Paragraph)).strip()
        for cell in cells
    ]


def _value(text: str) -> float | None:
    bare = text.replace(" ", "")
    if not _NUMBER.match(bare) or len(bare) > 18:
        return None
    return float(bare.replace(".", "").replace(",", "."))


def _spellings(parts: Parts) -> Iterator[Fault]:
    """One name of a person or place whose accents differ between two places."""
    seen: dict[str, Counter[str]] = {}
    for paragraph in parts.text:
        for name in _names(normalize("NFC", paragraph.text)):
            seen.setdefault(fold(name), Counter())[_toneless_place(name)] += 1
    for spellings in seen.values():
        if len(spellings) > 1:
            first, second = (name for name, _ in spellings.most_common(2))
            yield fault("20i", "Nội dung", f"Một tên viết hai cách: “{first}” và “{second}”.")
            return


def _names(text: str) -> Iterator[str]:
    """Three or four words in a row that begin with capitals."""
    for phrase in _WORDS.findall(text):
        row: list[str] = []
        for word in [*phrase.split(" "), ""]:
            if word[:1].isupper() and word[1:].islower() and not (word in _TITLES and not row):
                row.append(word)
                continue
            if 3 <= len(row) <= 4:
                yield " ".join(row)
            row = []


def _toneless_place(name: str) -> str:
    """A name with its tones at one place, so that hoà and hòa are the same."""
    for old, new in (
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("uỳ", "ùy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
        ("oè", "òe"),
        ("oé", "óe"),
    ):
        name = name.replace(old, new)
    return name
