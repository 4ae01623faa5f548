"""Keys of many rows, kept as the one text in which they were read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

BETWEEN = "\n"


class Keys(Sequence[str]):
    """Keys that are equally long: a hundred thousand take 3 MiB, as a list of texts 9."""

    __slots__ = ("_length", "_text")

    def __init__(self, text: str, length: int) -> None:
        """`text` holds the keys with `BETWEEN` after each but the last; `length` is that of one."""
        self._text, self._length = text, length

    def __len__(self) -> int:
        return (len(self._text) + 1) // (self._length + 1)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self._at(number) for number in range(len(self))[place]]
        return self._at(range(len(self))[place])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Keys):
            return self._text == other._text
        return list(self) == other

    __hash__ = None  # type: ignore[assignment]

    def _at(self, number: int) -> str:
        start = number * (self._length + 1)
        return self._text[start : start + self._length]


def keys_in(text: str) -> Sequence[str]:
    """The keys in a text that has `BETWEEN` between each two; they may be of different lengths."""
    length = text.find(BETWEEN)
    if length < 1:
        return text.split(BETWEEN) if text else []
    signs = text[length :: length + 1]
    alike = (len(text) + 1) % (length + 1) == 0 and signs == BETWEEN * text.count(BETWEEN)
    return Keys(text, length) if alike else text.split(BETWEEN)
