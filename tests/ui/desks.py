"""A window for pages that stand alone: it writes down what a page asks of it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from app.briefings.lists import Wanted
from app.ui.tasks import Tasks


class Desk:
    """Satisfies `app.ui.shell.Shell`."""

    def __init__(self, tasks: Tasks, settings: QSettings, folder: Path) -> None:
        self.tasks, self.settings, self.folder = tasks, settings, folder
        self.said: list[tuple[str, bool]] = []
        self.shown: list[str] = []

    def show_page(self, name: str) -> None:
        self.shown.append(name)

    def show_list(self, name: str, wanted: Wanted) -> None:
        self.shown.append(name)

    def show_form(self, name: str, key: str | None = None, *, start: Any = None) -> None:
        self.shown.append(name)

    def say(self, sentence: str, *, undoable: bool = False) -> None:
        self.said.append((sentence, undoable))
