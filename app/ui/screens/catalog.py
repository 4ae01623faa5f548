"""Every page of the window, in the order of the side menu. To add one: write its file here, list it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.ui.list_screen import ListView
from app.ui.screens.briefing import BriefingPage
from app.ui.screens.tasks import TASKS
from app.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title in the menu, and how its widget is made when it is first shown."""

    title: str
    make: Callable[[Tasks, QSettings], QWidget]


CATALOG = (
    Page(TASKS.title, lambda tasks, _: ListView(TASKS, tasks)),
    Page(BriefingPage.TITLE, BriefingPage),
)
