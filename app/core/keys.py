"""Keys of many rows, kept as the one text in which they were read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import overload

BETWEEN = "\n"
FEW = 8  # keys that are looked for one by one


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
        if not isinstance(place, slice):
            return self._at(range(len(self))[place])
        numbers = range(len(self))[place]
        if numbers.step != 1:
            return [self._at(number) for number in numbers]
        step = self._length + 1
        return self._text[numbers.start * step : numbers.stop * step - 1].split(BETWEEN) if numbers else []

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.split(BETWEEN))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Keys):
            return self._text == other._text
        return list(self) == other

    __hash__ = None  # type: ignore[assignment]

    def find(self, key: str) -> int:
        """The place of a key, the first one; -1 if it is not there."""
        place, step = self._text.find(key), self._length + 1
        while place % step and place >= 0:  # over the end of one key and the beginning of the next
            place = self._text.find(key, place + 1)
        return place // step if place >= 0 and len(key) == self._length else -1

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


def places_of(keys: Sequence[str], asked: Collection[str]) -> dict[str, int]:
    """Where the keys stand that are asked for; those that are not there are left out."""
    if isinstance(keys, Keys) and len(asked) <= FEW:
        found = {key: keys.find(key) for key in asked}
        return {key: place for key, place in found.items() if place >= 0}
    return {key: place for place, key in enumerate(keys) if key in asked}
