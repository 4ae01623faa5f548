"""Errors 19: capitals (appendix II)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from app.exports.check.findings import Fault
from app.exports.check.parts.document import Parts
from app.exports.check.regulation import words
from app.exports.check.rules.common import Found, once
from app.exports.check.word.blocks import Paragraph

_INSIDE = r"(?<=[a-zà-ỹđ0-9,;)] )"
_CITED_UPPER = re.compile(
    _INSIDE + r"(?:Khoản \d+|Điểm [a-zđ]\b)(?=[,;]? (?:và |hoặc )?(?:[kK]hoản|[đĐ]iều|Mục|mục|của|Luật|Nghị))"
)
_CITED_LOWER = re.compile(
    r"(?<![\w])(?:(?:khoản \d+|điểm [a-zđ]|tại|theo|của)[,]? )(điều \d+|chương [IVX]+)\b"
)
_PEOPLE = re.compile(r"(?<!\w)(?P<before>[^\W\d]+ [^\W\d]+ |[^\W\d]+ )?nhân dân(?!\w)")
_PEOPLE_NAMES = (
    "ủy ban",
    "uỷ ban",
    "hội đồng",
    "tòa án",
    "toà án",
    "kiểm sát",
    "công an",
    "quân đội",
    "nghệ sĩ",
    "nhà giáo",
    "thầy thuốc",
    "tín dụng",
    "nghệ nhân",
    "vũ trang",
    "an ninh",
    "chiến tranh",
    "quốc phòng toàn dân",
    "vệ",
)
_STATE = re.compile(r"(?:Đảng(?:,| và) |của Đảng, )nhà nước\b|\bnhà nước (?:Việt Nam|ta)\b")
_UNIT = re.compile(_INSIDE + r"(?P<unit>Tỉnh|Huyện|Xã|Thị xã|Thành phố|Phường) (?P<name>[A-ZĐ][\wÀ-ỹ]*)")
_UNIT_NAMES = ("Hồ Chí Minh", "Thành phố Hồ")
_WEEKDAY = re.compile(
    r"(?:\b(?:sáng|chiều|tối|ngày|vào|từ|đến|hằng tuần|hàng tuần)[, ]+|\()thứ (?:hai|ba|tư|năm|sáu|bảy)\b"
    r"(?! (?:của|kể|sau|làm|liên|trở))"
    r"|\bthứ (?:hai|ba|tư|năm|sáu|bảy)(?=,? (?:\(?ngày \d|\(?\d{1,2}/|hằng tuần|hàng tuần))"
)
_MONTH = re.compile(
    r"(?<!ngày )(?<!mỗi )(?<!hàng )(?<!hằng )\btháng (?:giêng|tư|sáu|bảy|tám|chín|mười|chạp)\b"
    r"(?! (?:lần|đợt|kỳ|buổi|người))"
)
_COUNTED = re.compile(r"(?:một|hai|ba|bốn|năm|sáu|\d) tháng")


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of capitals in the text."""
    texts = [(p, normalize("NFC", p.text)) for p in parts.text if not p.text.isupper()]
    yield from _told("19a", parts, _all(texts, _CITED_UPPER), "“{}”: điểm, khoản viết thường khi viện dẫn.")
    yield from _told("19b", parts, _all(texts, _CITED_LOWER, 1), "“{}”: Chương, Điều viết hoa khi viện dẫn.")
    people = [
        (p, f"{m['before'] or ''}nhân dân") for p, t in texts for m in _PEOPLE.finditer(t) if _is_people(m)
    ]
    yield from _told("19c", parts, people + _all(texts, _STATE), "“{}”: “Nhân dân”, “Nhà nước” viết hoa.")
    units = [(p, m[0]) for p, t in texts for m in _UNIT.finditer(t) if _is_unit(m, t)]
    yield from _told("19d", parts, units, "“{}”: danh từ chung chỉ đơn vị hành chính viết thường.")
    days = _all(texts, _WEEKDAY) + [
        (p, m[0])
        for p, t in texts
        for m in _MONTH.finditer(t)
        if not _COUNTED.search(t[max(m.start() - 8, 0) : m.end()])
    ]
    yield from _told("19e", parts, days, "“{}”: tên thứ, tháng bằng chữ viết hoa (thứ Hai, tháng Tám).")
    yield from _agencies(parts, texts)


def _all(
    texts: list[tuple[Paragraph, str]], pattern: re.Pattern[str], group: int = 0
) -> list[tuple[Paragraph, str]]:
    return [(p, m[group]) for p, text in texts for m in pattern.finditer(text)]


def _told(code: str, parts: Parts, found: list[tuple[Paragraph, str]], sentence: str) -> Iterator[Fault]:
    if found:
        paragraphs: list[Found] = [(p, ()) for p, _ in found]
        yield from once(code, paragraphs, sentence.format(found[0][1].strip(" (,")), parts)


def _is_people(found: re.Match[str]) -> bool:
    if found["before"] is None and found.start() == 0:
        return False  # a sentence that begins with small letters goes on from the line before
    before = (found["before"] or "").lower().strip()
    return not before.endswith(_PEOPLE_NAMES)


def _is_unit(found: re.Match[str], text: str) -> bool:
    if text.startswith(_UNIT_NAMES, found.start() + len(found["unit"]) + 1) or found["name"] in {
        "Đoàn",
        "Ủy",
    }:
        return False
    return not (found["unit"] == "Phường" or found["name"].isdigit() or found["name"] == "Hội")


def _agencies(parts: Parts, texts: list[tuple[Paragraph, str]]) -> Iterator[Fault]:
    wrong: dict[str, str] = words("capital_wrong")
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(wrong, key=len, reverse=True))) + r")(?!\w)"
    )
    found = [(p, m[0]) for p, text in texts for m in pattern.finditer(text)]
    if found:
        right = wrong[found[0][1]]
        paragraphs: list[Found] = [(p, ()) for p, _ in found]
        yield from once("19f", paragraphs, f"“{found[0][1]}” viết hoa chưa đúng; đúng là “{right}”.", parts)
