"""What a page may ask of the window that it stands in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable
from uuid import UUID

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from app.briefings.lists import Wanted
    from app.briefings.new_place import NewPlace
    from app.ui.tasks import Tasks, Work


class Shell(Protocol):
    """The window as its pages see it."""

    tasks: Tasks
    settings: QSettings
    folder: Path
    """The data folder."""

    def show_page(self, name: str) -> None:
        """Show a page, by its name in the catalogue."""

    def show_list(self, name: str, wanted: Wanted) -> None:
        """Show the list of a name ("tasks", "programme" …) with these words, filters and order."""

    def show_form(self, name: str, key: str | None = None, *, start: Any = None) -> None:
        """Open a form by its name ("task", "meeting" …) on a record, or on a new one that begins with `start`."""

    def show_links(self) -> None:
        """Offer where else the record that is shown is dealt with."""

    def take(self, path: Path) -> None:
        """Show what importing a table would do, or what is wrong with a document's format; nothing is written."""

    def move_data(self, place: NewPlace) -> None:
        """Close, and go on with the data in another place; what was typed is saved before, or nothing happens."""

    def follow(self, work: Work) -> None:
        """Show in the status bar how far long work is, with a way to stop it."""

    def say(self, sentence: str, *, undoable: bool = False, stays: bool = False) -> None:
        """Say in the status bar what just happened; with a button that takes it back when it is undoable.

        It goes after some seconds or with the next act; what failed, or is still under way, `stays` until then.
        """


@runtime_checkable
class Writing(Protocol):
    """A page in which people write."""

    def is_saved(self) -> bool:
        """Whether nothing would be lost."""

    def save(self, then: Callable[[], object] = ...) -> None:
        """Save, and call `then` when that succeeded."""


@runtime_checkable
class Listing(Protocol):
    """A page that shows lists."""

    def show_list(self, name: str, wanted: Wanted) -> None:
        """Show one of its lists, with these words, filters and order."""


@runtime_checkable
class Filling(Protocol):
    """A page that shows forms."""

    def show_form(self, name: str, key: str | None = None, *, start: Any = None) -> None:
        """Open one of its forms on a record, or on a new one."""


@runtime_checkable
class Telling(Protocol):
    """A page on which one record is shown."""

    def record(self) -> tuple[str, UUID] | None:
        """Its table and key; none while there is none."""


@runtime_checkable
class Taking(Protocol):
    """A page that takes files which were dropped on the window."""

    def take(self, path: Path) -> None:
        """Show what a file would bring."""
