"""Questions in SQL that the driver itself answers.

Lists ask in this way: a hundred thousand rows of SQLAlchemy take as long as finding them, and what is first shown is
there before SQLAlchemy is imported, which takes longer than all the rest of the start.
"""

from __future__ import annotations

import re
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from app.core.text import words
from app.models.turns import before_question

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The data as they are at one moment, without SQLAlchemy: `raw` is in a transaction that only reads."""

    raw: Any


if TYPE_CHECKING:
    Reads = Session | Snapshot
    """What questions are asked of: a session, whose changes they see, or a snapshot."""


@dataclass(frozen=True, slots=True)
class Question:
    """SQL that binds values by name (a list as `IN :name`), and how columns are read that are not kept as they are."""

    sql: str
    readers: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)


def ask(reads: Reads, question: Question | str, values: Mapping[str, Any] | None = None) -> list[Any]:
    """The rows as named tuples; what is empty is None."""
    asked = Question(question) if isinstance(question, str) else question
    names, rows = fetched(reads, *_spelled_out(asked.sql, values or {}))
    make = partial(tuple.__new__, _row(names))  # what the class does itself takes thrice as long
    ways = [(place, asked.readers[name]) for place, name in enumerate(names) if name in asked.readers]
    return list(map(make, (_read(row, ways) for row in rows) if ways else rows))


def fetched(reads: Reads, sql: str, values: Mapping[str, Any]) -> tuple[tuple[str, ...], list[Any]]:
    """The names of the columns and all rows, as the driver gives them.

    The cursor is closed here, also when it was broken off: it would hold on to its statement, which the driver lends
    to the next question of the same words, and reset it under that one whenever another thread lets it go.
    """
    before_question()
    with closing(driver(reads).cursor()) as cursor:
        cursor.execute(sql, values)
        return tuple(column[0] for column in cursor.description), cursor.fetchall()


def driver(reads: Reads) -> Any:
    """The connection of the driver; what a session holds back is written first."""
    if isinstance(reads, Snapshot):
        return reads.raw
    reads.flush()  # SQL of our own is not known to the session, which would do so by itself
    return reads.connection().connection.driver_connection


def is_of_driver(error: BaseException) -> bool:
    """Whether the database failed, also where SQLAlchemy tells it in an error of its own."""
    return isinstance(getattr(error, "orig", error), dbapi2.Error)


def matching(query: str) -> str:
    """What the search index is asked for: a word beginning with each word of `query`; empty if there is none."""
    return " ".join(f'"{word}"*' for word in words(query))


def _read(row: tuple[Any, ...], ways: Iterable[tuple[int, Callable[[Any], Any]]]) -> tuple[Any, ...]:
    """The row with those of its columns read that are kept in another way, where they are not empty."""
    for place, way in ways:
        if row[place] is not None:
            row = (*row[:place], way(row[place]), *row[place + 1 :])
    return row


@cache
def _row(names: tuple[str, ...]) -> Any:
    return namedtuple("Row", names, rename=True)  # noqa: PYI024 - the names come with the answer


def _spelled_out(sql: str, values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The driver binds no lists: each value of one gets a name."""
    bound = dict(values)
    for name in [name for name, value in values.items() if isinstance(value, list | tuple)]:
        each = {f"{name}_{number}": one for number, one in enumerate(bound.pop(name))}
        sql = re.sub(rf":{name}\b", f"({', '.join(f':{bound_name}' for bound_name in each)})", sql)
        bound |= each
    return sql, bound
