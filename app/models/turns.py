"""Other threads let the window go first, where there is one: long work between two rows, all before each question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from threading import local
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")

_WAY = "give way"
SOME = 32  # rows between two looks whether somebody waits

_thread = local()


def wait_on_this_thread(wait: Callable[[], object]) -> None:
    """From now on whoever asks the database on this thread calls `wait` before."""
    _thread.wait = wait


def before_question(*_: object) -> None:
    """Let whoever is in a hurry go first: what is answered now would have to be painted after that."""
    if wait := getattr(_thread, "wait", None):
        wait()


def set_way(session: Session, wait: Callable[[], object]) -> None:
    """From now on long work in this session calls `wait` now and then."""
    session.info[_WAY] = wait


def give_way(session: Session) -> None:
    """Let whoever is in a hurry go first."""
    if wait := session.info.get(_WAY):
        wait()


def giving_way(session: Session, rows: Iterable[T]) -> Iterator[T]:
    """The same rows; between some of them others go first."""
    for number, row in enumerate(rows):
        if number % SOME == 0:
            give_way(session)
        yield row


def giving_way_here(rows: Iterable[T]) -> Iterator[T]:
    """The same of rows that no session brings, but a file that is read on this thread."""
    for number, row in enumerate(rows):
        if number % SOME == 0:
            before_question()
        yield row
