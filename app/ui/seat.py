"""What this desk remembers in its window.ini: the look, the size of texts, and who sits at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.core.login import default_actor
from app.core.text import clean
from app.ui import theme
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.models.asking import Snapshot

LOOK, TEXT_SIZE, ACTOR = "look", "text_size", "actor"
SECOND_PLACE = "second_place"
FIRST_START_OVER = "first_start_over"
MINUTES = "minutes"
"""The meeting whose minutes are being taken, and the content, as "MEETING/CONTENT"; gone once their page is left."""
FORGOTTEN = (
    "Máy này không còn nhớ ai đang dùng: thay đổi ghi tên {actor}, lần trước là {last}. "
    "Bấm vào tên để chọn lại."
)
SIZES = (100, 110, 125, 150, 175, 200)


def look_of(settings: QSettings) -> theme.Look:
    """The chosen look; the light one until another is chosen."""
    stored = str(settings.value(LOOK, ""))
    return theme.Look(stored) if stored in set(theme.Look) else theme.Look.LIGHT


def second_place_of(settings: QSettings) -> Path | None:
    """Where backups of this desk are copied to, too; none until a folder is chosen."""
    stored = str(settings.value(SECOND_PLACE, ""))
    return Path(stored) if stored else None


def keep_second_place(settings: QSettings, place: Path | None) -> None:
    """Remember the second place for backups, or that there is none any more."""
    settings.setValue(SECOND_PLACE, str(place or ""))


def text_size_of(settings: QSettings) -> int:
    """The chosen size of texts, in percent."""
    stored = str(settings.value(TEXT_SIZE, ""))
    return int(stored) if stored in {str(size) for size in SIZES} else SIZES[0]


def actor_of(settings: QSettings) -> str:
    """Who sits at this desk; until somebody was chosen, who is logged in on the machine."""
    return clean(str(settings.value(ACTOR, ""))) or default_actor()


def forgotten(tasks: Tasks, settings: QSettings, owner: QObject, say: Callable[[str], object]) -> None:
    """Say it, once the data are open, when changes go to the login although somebody else saved here last.

    So it is after a window.ini was lost or damaged; whoever was named at the start, or chosen, is not asked about.
    """
    if clean(str(settings.value(ACTOR, ""))) or tasks.actor != default_actor():
        return

    def tell(last: str) -> None:
        if last and last != tasks.actor:
            say(FORGOTTEN.format(actor=tasks.actor, last=last))

    tasks.look(owner, "seat", _last_here, tell)


def show_look(app: QApplication, settings: QSettings) -> None:
    """Give the program the look and size that this desk has chosen."""
    theme.apply(app, look_of(settings), text_size_of(settings) / 100)


def choose_look(app: QApplication, settings: QSettings, *, look: theme.Look, text_size: int) -> None:
    """Keep a look and a size of texts, and show them at once."""
    settings.setValue(LOOK, look.value)
    settings.setValue(TEXT_SIZE, text_size)
    theme.tell_system(look)
    show_look(app, settings)


def sit_down(tasks: Tasks, settings: QSettings, name: str) -> None:
    """Log changes under this name from now on, and after the next start."""
    settings.setValue(ACTOR, name)
    tasks.act_as(name)


def _last_here(session: Snapshot) -> str:
    import platform

    from app.services.seats import last_actor

    return last_actor(session, platform.node())
