"""Keys of rows: UUID version 7, which sort by the time they were made."""

import time
from itertools import accumulate
from secrets import randbits, token_bytes
from threading import Lock
from uuid import UUID

KEY_DIGITS = 32
"""How many hex digits a key is written with."""

_RANDOM_BITS = 74


class _Sequence:
    """The 122 free bits of the last key, so that the next one is above it in any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = 0

    def following(self, count: int = 1) -> list[int]:
        now = time.time_ns() // 1_000_000
        steps = memoryview(token_bytes(4 * count)).cast("I")
        with self._lock:
            if now > self._last >> _RANDOM_BITS:
                # The highest random bit stays 0 to leave the steps of this millisecond room.
                self._last = now << _RANDOM_BITS | randbits(_RANDOM_BITS - 1)
            # In the same millisecond, or if the clock was set back, keys go on from the last one.
            found = list(accumulate((1 + step for step in steps), initial=self._last))[1:]
            self._last = found[-1] if found else self._last
            return found


_SEQUENCE = _Sequence()


def uuid7() -> UUID:
    """Return a new key, above all earlier ones of this process (RFC 9562, 5.7 and 6.2)."""
    return _key(_SEQUENCE.following()[0])


def uuid7s(count: int) -> list[UUID]:
    """Return `count` new keys in rising order, cheaper than one by one."""
    return [_key(bits) for bits in _SEQUENCE.following(count)]


def _key(bits: int) -> UUID:
    moment, random = bits >> _RANDOM_BITS, bits & ((1 << _RANDOM_BITS) - 1)
    high, low = random >> 62, random & ((1 << 62) - 1)
    return UUID(int=moment << 80 | 7 << 76 | high << 64 | 2 << 62 | low)
