"""A list for the tests of the generic one, in a window that remembers what it was asked."""

import pytest

from app.ui.lists.screen import ListScreen
from app.ui.lists.view import ListView
from tests.ui.lists.samples import screen_of
from tests.ui.shells import RecordingShell


@pytest.fixture
def ran() -> list[tuple[str, list[str]]]:
    """What the actions of the list were run with."""
    return []


@pytest.fixture
def screen(ran) -> ListScreen:
    """The list of tasks as these tests declare it."""
    return screen_of(ran)


@pytest.fixture
def shell(tasks, settings, tmp_path) -> RecordingShell:
    """A window that does nothing but remember."""
    return RecordingShell(tasks, settings, tmp_path)


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
