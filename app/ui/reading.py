"""The question that the reader thread is busy with, so that a newer one can take its place."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from app.models.asking import Reads

T = TypeVar("T")


class OutdatedError(Exception):
    """A newer question took the place of this one before it was asked."""


class Reading:
    """The question that the reader is busy with; it is broken off when a newer one takes its place."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._key: tuple[int, str] | None = None
        self._raw: Any = None
        self._is_broken_off = False

    def run(
        self,
        key: tuple[int, str],
        reads: Reads,
        job: Callable[[], T],
        is_wanted: Callable[[], bool],
    ) -> T:
        """Ask; on the reader thread.

        Raises:
            OutdatedError: a newer question came meanwhile.
        """
        from app.models.asking import driver, is_of_driver

        raw = driver(reads)  # which may wait for the window to go first: not while that may wait for the lock
        with self._lock:
            self._key, self._raw = key, raw
            self._is_broken_off = False
        try:
            return _wanted(job, is_wanted)
        except Exception as error:  # "interrupted", or of a search: "vtable constructor failed"
            if is_wanted() or not self._is_broken_off or not is_of_driver(error):
                raise
            raise OutdatedError from error
        finally:
            with self._lock:
                self._key = self._raw = None

    def break_off(self, key: tuple[int, str]) -> None:
        """Stop the statement that runs for an older question of this key, if there is one."""
        with self._lock:
            if self._key == key:
                self._break_off()

    def end(self) -> None:
        """Stop the statement that runs, whoever asked."""
        with self._lock:
            if self._raw is not None:
                self._break_off()

    def _break_off(self) -> None:
        self._is_broken_off = True
        self._raw.interrupt()


def _wanted(job: Callable[[], T], is_wanted: Callable[[], bool]) -> T:
    """What a job finds, unless a newer question came while it waited for its turn."""
    if not is_wanted():
        raise OutdatedError
    return job()
