"""Every page of the window, in the order of the side menu. To add one: write its file here, list it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from app.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title in the menu, and how its widget is made, and its file imported, when it is first shown."""

    title: str
    make: Callable[[Tasks, QSettings], QWidget]


def _tasks(tasks: Tasks, _: QSettings) -> QWidget:
    from app.ui.list_screen import ListView
    from app.ui.screens.tasks import TASKS

    return ListView(TASKS, tasks)


def _briefing(tasks: Tasks, settings: QSettings) -> QWidget:
    from app.ui.screens.briefing import BriefingPage

    return BriefingPage(tasks, settings)


CATALOG = (
    Page("Nhiệm vụ", _tasks),
    Page("Tài liệu giao ban", _briefing),
)
