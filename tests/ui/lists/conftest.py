"""A list for the tests of the generic one, and a window that remembers what it was asked."""

import pytest

from app.ui.lists.screen import ListScreen
from app.ui.lists.view import ListView
from tests.ui.lists.samples import screen_of


@pytest.fixture
def ran() -> list[tuple[str, list[str]]]:
    """What the actions of the list were run with."""
    return []


@pytest.fixture
def screen(ran) -> ListScreen:
    """The list of tasks as these tests declare it."""
    return screen_of(ran)


class StubShell:
    """Remembers what the list asked of the window."""

    def __init__(self, tasks, settings, folder):
        self.tasks, self.settings, self.folder = tasks, settings, folder
        self.said: list[tuple[str, bool]] = []
        self.forms: list[tuple[str, str | None]] = []

    def show_form(self, name, key=None, *, start=None):
        self.forms.append((name, key))

    def say(self, sentence, *, undoable=False):
        self.said.append((sentence, undoable))


@pytest.fixture
def shell(tasks, settings, tmp_path) -> StubShell:
    """A window that does nothing but remember."""
    return StubShell(tasks, settings, tmp_path)


@pytest.fixture
def show(qtbot, screen, shell):
    """The list, open and filled."""

    def show(screen=screen, shell=shell) -> ListView:
        view = ListView(screen, shell)
        qtbot.addWidget(view)
        view.resize(1140, 600)
        with qtbot.waitExposed(view):
            view.show()
        qtbot.waitUntil(lambda: view.count.text() != "")
        return view

    return show
