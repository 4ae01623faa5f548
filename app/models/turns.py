"""Long work in a session lets the window go first between two rows, where there is a window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")

_WAY = "give way"
SOME = 32  # rows between two looks whether somebody waits


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
