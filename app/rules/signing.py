"""Whether the lines over a signature can stand so: authority and post (Decree 30/2020, article 13)."""

import re
from collections.abc import Sequence
from itertools import pairwise

PREFIXES = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
DEPUTY = "PHÓ "
_PARTY = {"T/M": "TM.", "K/T": "KT.", "T/L": "TL."}
_BARE = {prefix.rstrip("."): prefix for prefix in PREFIXES}
_PREFIX = re.compile(r"([A-ZĐ/]+\.?)\s*(.*)")


def split(line: str) -> tuple[str, str]:
    """Return the prefix of a line, empty if it has none, and the post or body that follows."""
    found = _PREFIX.fullmatch(line)
    if found and (found[1] in PREFIXES or found[1] in _PARTY or found[1] in _BARE or found[1].endswith(".")):
        return found[1], found[2]
    return "", line


def complaint(lines: Sequence[str]) -> str:
    """Return what is wrong with the lines over a signature in one sentence; empty: nothing."""
    if not lines:
        return "Chưa ghi chức vụ người ký."
    parts = [split(line) for line in lines]
    return next(filter(None, (*map(_of_line, lines), _of_order(parts), *_of_pairs(parts))), "")


def _of_line(line: str) -> str:
    prefix, rest = split(line)
    if prefix in _PARTY:
        return f"“{prefix}” là cách viết của văn bản Đảng; văn bản hành chính viết “{_PARTY[prefix]}”."
    if prefix in _BARE:
        return f"“{prefix}” phải có dấu chấm: “{_BARE[prefix]}”."
    if prefix and prefix not in PREFIXES:
        return f"Không có quyền hạn ký “{prefix}”; chỉ có {', '.join(PREFIXES)}"
    if line != line.upper():
        return f"“{line}” phải viết bằng chữ in hoa."
    return "" if rest else f"Sau “{prefix}” phải có tên cơ quan hoặc chức vụ."


def _of_order(parts: Sequence[tuple[str, str]]) -> str:
    prefixes = [prefix for prefix, _ in parts]
    if "TM." in prefixes[1:]:
        return "“TM.” phải đứng ở dòng đầu."
    if {"TL.", "TUQ."} & set(prefixes[1:]):
        return "“TL.”, “TUQ.” phải đứng ở dòng đầu."
    if prefixes[-1] not in ("", "Q."):
        return f"Sau dòng “{' '.join(parts[-1])}” còn thiếu chức vụ của người ký."
    return ""


def _of_pairs(parts: Sequence[tuple[str, str]]) -> list[str]:
    return [_of_pair(*above, below=rest) for above, (_, rest) in pairwise(parts) if above[0]]


def _of_pair(prefix: str, post: str, *, below: str) -> str:
    said = f"“{prefix} {post}” không đi với “{below}”"
    deputy = f"{DEPUTY}{post}"
    if prefix == "KT." and not (below == deputy or below.startswith(f"{deputy} ")):
        return f"{said}: ký thay (KT.) là cấp phó ký, ở đây là {deputy}."
    if prefix in ("TL.", "TUQ.") and below in (post, deputy):
        return f"{said}: thừa lệnh, thừa ủy quyền là người dưới một cấp ký, không phải cấp phó."
    return ""
