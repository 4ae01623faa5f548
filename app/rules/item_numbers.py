"""Numbers of contents as people type them: "3-4, 6"."""

import re
from collections.abc import Sequence

_PART = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")


def read_numbers(typed: str, most: int) -> tuple[int, ...]:
    """The numbers in their order, each once, all from 1 to `most`; ValueError with a sentence for other words."""
    found: set[int] = set()
    for part in filter(None, (one.strip() for one in re.split(r"[,;]", typed))):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"“{part}” không phải số của nội dung: ghi như 3-4 hoặc 2, 5.")
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= most:
            raise ValueError(f"Không có nội dung họp số {part}.")
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def say_numbers(numbers: Sequence[int]) -> str:
    """The same as short as it goes: "3-4, 6"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
