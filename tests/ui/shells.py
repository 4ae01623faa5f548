"""A window for pages that are tried alone: it keeps what they asked for."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from app.briefings.lists import Wanted
from app.briefings.new_place import NewPlace
from app.ui.tasks import Tasks, Work


class RecordingShell:
    """What a page may ask of the window, written down."""

    def __init__(self, tasks: Tasks, settings: QSettings, folder: Path) -> None:
        self.tasks, self.settings, self.folder = tasks, settings, folder
        self.asked: list[tuple[Any, ...]] = []
        self.said: list[tuple[str, bool]] = []

    def show_page(self, name: str) -> None:
        self.asked.append(("page", name))

    def show_list(self, name: str, wanted: Wanted) -> None:
        self.asked.append(("list", name, wanted))

    def show_form(self, name: str, key: str | None = None, *, start: Any = None) -> None:
        self.asked.append(("form", name, key, start))

    def show_links(self) -> None:
        self.asked.append(("links",))

    def take(self, path: Path) -> None:
        self.asked.append(("take", path))

    def move_data(self, place: NewPlace) -> None:
        self.asked.append(("move data", place))

    def follow(self, work: Work) -> None:
        self.asked.append(("follow", work))

    def say(self, sentence: str, *, undoable: bool = False, stays: bool = False) -> None:
        self.said.append((sentence, undoable))
