"""Keys of the window, its pages and forms: two verbs on one key at a time are both dead in Qt."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.screens.catalog import CATALOG, FORMS, page_of_form
from app.ui.seat import FIRST_START_OVER
from app.ui.window import SETTINGS_NAME, Window

ALONE = (Qt.ShortcutContext.WidgetShortcut,)
TABBED = [(page, name) for page in CATALOG for name in page.lists]


@pytest.fixture
def window(qtbot, tasks, database) -> Window:
    remembered = QSettings(str(database.folder / SETTINGS_NAME), QSettings.Format.IniFormat)
    remembered.setValue(FIRST_START_OVER, True)
    remembered.sync()
    window = Window(tasks, database.folder)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.page_name() != "")
    return window


def keys(window: Window) -> Iterator[str]:
    """The keys that are heard anywhere in what is shown now."""
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.context() not in ALONE and isinstance(owner, QWidget) and owner.isVisible():
            yield shortcut.key().toString()
    widgets = [widget for widget in (window, *window.findChildren(QWidget)) if widget.isVisible()]
    actions: set[QAction] = {action for widget in widgets for action in widget.actions()}
    for action in actions:
        if action.shortcutContext() not in ALONE:
            yield from (key.toString() for key in action.shortcuts())


def doubled(window: Window) -> list[str]:
    found = Counter(keys(window))
    assert found["Ctrl+Z"] == 1  # of the window, wherever one is
    return [key for key, count in found.items() if count > 1]


@pytest.mark.parametrize("page", CATALOG, ids=lambda page: page.name)
def test_no_key_of_a_page_means_two_things(window, page):
    window.show_page(page.name)
    assert doubled(window) == []


@pytest.mark.parametrize(("page", "name"), TABBED, ids=lambda value: getattr(value, "name", value))
def test_no_key_means_two_things_when_every_list_of_a_page_was_seen(window, page, name):
    from app.briefings.lists import Wanted

    for other in page.lists:
        window.show_list(other, Wanted())
    window.show_list(name, Wanted())
    assert doubled(window) == []


@pytest.mark.parametrize("name", FORMS)
def test_no_key_of_a_form_means_two_things(window, name):
    window.show_page(page_of_form(name).name)
    window.show_form(name)
    assert doubled(window) == []
