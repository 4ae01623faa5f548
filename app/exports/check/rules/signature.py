"""Errors 16: authority, post and name of the signer (article 13; appendix I, part I, II.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.text import fold
from app.exports.check.findings import Fault
from app.exports.check.parts import patterns
from app.exports.check.parts.document import Parts
from app.exports.check.parts.ending import Signer
from app.exports.check.parts.segments import Segment, is_upper
from app.exports.check.regulation import words
from app.exports.check.rules.common import fault, upright_bold, wrong_size

_PLACE = "Khối chữ ký"
_PREFIXES = {"TM", "KT", "TL", "TUQ", "Q"}


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the signature block."""
    ending = parts.ending
    if not parts.is_official:
        return
    if not ending.signers:
        if parts.kind is not None and parts.front.found and (ending.found or parts.front.nation is not None):
            yield fault("16j", _PLACE, "Không thấy chức vụ của người ký.", ending.label)
        return
    for signer in ending.signers:
        yield from _authority(signer)
        yield from upright_bold("16h", f"{_PLACE}, chức vụ", signer.posts)
        small = [line for line in signer.posts if not is_upper(line.text)]
        if small:
            yield fault("16l", _PLACE, f"“{small[0].text}” chưa viết hoa.", small[0])
        yield from wrong_size("16k", "post", _PLACE, [*signer.posts, *([signer.name] if signer.name else [])])
        if signer.name is not None:
            yield from _name(parts, signer.name)
    yield from _pages(parts)


def _authority(signer: Signer) -> Iterator[Fault]:
    lines = [(line, patterns.PREFIX.match(line.text)) for line in signer.posts]
    marks: list[tuple[Segment, str, str]] = []
    for line, found in lines:
        bare = "".join(found[1].split()).upper() if found else ""
        if found and (bare not in _PREFIXES or not found[2]) and _is_meant(found):
            wanted = bare.replace("/", "")
            yield fault("16a", _PLACE, f"Đang ghi “{line.text}”; quy định “{wanted}.”.", line)
        marks.append((line, bare.replace("/", "") if found and _is_meant(found) else "", fold(line.text)))
    yield from _order(marks)


def _is_meant(found: re.Match[str]) -> bool:
    """Whether the letters are an abbreviation of authority, not the beginning of a word."""
    return bool(found[3].strip()) and (
        bool(found[2]) or "/" in found[1] or (found[1].isupper() and found[1] != "Q")
    )


def _order(marks: list[tuple[Segment, str, str]]) -> Iterator[Fault]:
    prefixes = [mark for _, mark, _ in marks]
    for place, (line, mark, said) in enumerate(marks):
        following = marks[place + 1] if place + 1 < len(marks) else None
        if mark in {"TM", "TL"} and any(before == "KT" for before in prefixes[:place]):
            yield fault("16b", _PLACE, f"“{line.text}” quy định đứng trước dòng “KT.”.", line)
        elif (
            mark == "KT"
            and (following is None or not _is_deputy(following[2]))
            and not (following is not None and following[1])
        ):
            yield fault("16c", _PLACE, f"“{line.text}” mà dòng dưới không phải là cấp phó.", line)
        elif mark == "TM" and following is not None and not following[1] and _is_deputy(following[2]):
            yield fault("16c", _PLACE, f"“{following[0].text}” ký thay thiếu dòng “KT.”.", following[0])
        elif mark == "TL" and following is not None and _is_own_deputy(said, following[2]):
            yield fault(
                "16c", _PLACE, f"“{following[0].text}” không ký thừa lệnh; cấp phó ký “KT.”.", following[0]
            )


def _is_deputy(said: str) -> bool:
    return said.startswith(("pho ", "hieu pho", "cuc pho", "thu truong")) or " pho " in said[:24]


def _is_own_deputy(order: str, said: str) -> bool:
    """Whether someone signs by order of the very head whose deputy he is."""
    head = re.sub(r"^tl\.?\s*", "", order).strip()
    return said.startswith(f"pho {head}") or said == head


def _name(parts: Parts, line: Segment) -> Iterator[Fault]:
    text = line.text
    learned = any(fold(word) in fold(parts.front.agency) for word in words("learned_agencies"))
    degree = next((d for d in words("degrees") if re.match(rf"{re.escape(d)}[.\s]", text, re.IGNORECASE)), "")
    if degree and not learned:
        yield fault("16d", _PLACE, f"“{text}”: trước họ tên không ghi học hàm, học vị, danh hiệu.", line)
    if is_upper(text):
        yield fault("16e", _PLACE, f"“{text}”: họ tên viết chữ thường, đứng, đậm.", line)
    yield from upright_bold("16i", f"{_PLACE}, họ tên", [line])


def _pages(parts: Parts) -> Iterator[Fault]:
    """Where pages broke when the file was saved last."""
    ending = parts.ending
    block = [p for p in ending.paragraphs if p.text.strip()]
    if not block:
        return
    broken = [p for p in block[1:] if p.breaks & {"rendered before", "rendered inside"}]
    first = parts.ending.signers[0].posts[0].paragraph if parts.ending.signers[0].posts else block[0]
    if "rendered before" in first.breaks or "rendered before" in block[0].breaks:
        yield fault(
            "16g", _PLACE, "Khối chữ ký đứng một mình ở trang cuối.", parts.ending.signers[0].posts[0]
        )
    elif broken:
        yield fault("16f", _PLACE, "Khối chữ ký bị chia qua hai trang.", parts.ending.signers[0].posts[0])
