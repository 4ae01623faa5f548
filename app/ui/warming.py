"""What is imported once the window stands, before somebody waits for it; what names nothing of Qt on other threads."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core.progress import Progress

SESSIONS = ("app.models.sessions", "app.models.tables")
FIRST_ANSWERS = (  # what pages ask when they are first opened, beside those that they name themselves
    "app.services.forms.task",
    "app.services.week",
    "app.services.statistics",
    "app.exports.catalog",
    "app.exports.templates.fill",
    "app.exports.templates.fields",
    "app.exports.templates.check",
)
WORDS = "app.core", "app.briefings", "app.rules", "app.exports.documents"
"""Rooms that pages import from: many declarations, which would hold up the window that opens its first page."""

ANSWERS = "app.services.lists", "app.services.forms", "app.services.briefs"
"""Rooms that jobs of pages import from: while another thread imports, the window has to wait for each of its turns."""


def meet_sqlalchemy(step: Progress) -> None:
    """Import SQLAlchemy and the words of pages; lists do without the first, and then pages import their own alone."""
    _import(step, (*SESSIONS, *_within(*WORDS), *FIRST_ANSWERS))


def meet_answers(step: Progress) -> None:
    """Import what lists, panels, forms and documents are asked with, when the pages themselves are there."""
    _import(step, _within(*ANSWERS))


def _import(step: Progress, names: tuple[str, ...]) -> None:
    """Between two modules the window goes first."""
    for place, name in enumerate(names):
        step(place, len(names))
        import_module(name)
    gc.freeze()  # what is imported stays: looking through it later would hold up the window


def _within(*rooms: str) -> tuple[str, ...]:
    """The modules of rooms, by their names."""
    return tuple(name for room in rooms for name in _modules(room))


def _modules(room: str) -> Iterator[str]:
    for found in walk_packages(import_module(room).__path__, f"{room}."):
        yield found.name
