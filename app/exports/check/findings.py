"""What a rule finds in the tree of a Word file, before it is told (`briefings/format_check`)."""

from collections.abc import Callable
from dataclasses import dataclass

from app.exports.check.word.names import Element

Mend = Callable[[], None]
"""Mends one fault in the tree that was read."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found: its code, the place and the sentence; `anchor` is the paragraph it stands in.

    `mends` mend it for good; without any it can only be told.
    """

    code: str
    place: str
    message: str
    anchor: Element | None = None
    mends: tuple[Mend, ...] = ()
