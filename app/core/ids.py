"""Keys of rows: UUID version 7, which sort by the time they were made."""

import time
from secrets import randbits
from threading import Lock
from uuid import UUID

_RANDOM_BITS = 74
_STEP_BITS = 32


class _Sequence:
    """The 122 free bits of the last key, so that the next one is above it in any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = 0

    def following(self) -> int:
        now = time.time_ns() // 1_000_000
        with self._lock:
            if now > self._last >> _RANDOM_BITS:
                # The highest random bit stays 0 to leave the steps of this millisecond room.
                self._last = now << _RANDOM_BITS | randbits(_RANDOM_BITS - 1)
            else:  # the same millisecond, or the clock was set back
                self._last += 1 + randbits(_STEP_BITS)
            return self._last


_SEQUENCE = _Sequence()


def uuid7() -> UUID:
    """Return a new key, above all earlier ones of this process (RFC 9562, 5.7 and 6.2)."""
    bits = _SEQUENCE.following()
    moment, random = bits >> _RANDOM_BITS, bits & ((1 << _RANDOM_BITS) - 1)
    high, low = random >> 62, random & ((1 << 62) - 1)
    return UUID(int=moment << 80 | 7 << 76 | high << 64 | 2 << 62 | low)
