"""Hands at the window: the program started as a user starts it, keys, words, clicks, and what must be so in the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.cli.window import show
from app.ui.forms.view import FormView
from app.ui.lists.view import ListView
from app.ui.record_page import RecordPage
from app.ui.window import OPENING, Window

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key
LONG = 60_000  # ms; what takes seconds on a busy machine
Steps = Callable[["Hands"], object]


def sit(qtbot: QtBot, folder: Path, steps: Steps) -> int:
    """Start the program on a data folder, take the steps at its window, close it; the exit code.

    The window is closed as by its ×: what was typed is kept first.
    """
    failures: list[BaseException] = []

    def take() -> None:
        window = the_window()
        try:
            qtbot.waitUntil(lambda: window.saved.text() != OPENING, timeout=LONG)
            steps(Hands(qtbot, window))
        except BaseException as error:  # noqa: BLE001 - raised again when the window is closed
            failures.append(error)
        finally:
            window.close()

    QTimer.singleShot(0, take)
    code = show(folder, None)
    if failures:
        raise failures[0]
    return code


def the_window() -> Window:
    """The window of the program that runs."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible())


class Hands:
    """What a person does at the window; everything goes to what has the focus."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.window = window
        self._qtbot = qtbot

    # --- seeing ---

    def wait(self, until: Callable[[], object], timeout: int = LONG) -> None:
        """Wait for what is seen."""
        self._qtbot.waitUntil(lambda: bool(until()), timeout=timeout)

    def focus(self) -> QWidget:
        """What the next letters go to."""
        found = self.window.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def page(self) -> Any:
        """The page that is shown."""
        return self.window.page()

    def list(self) -> ListView[Any]:
        """The list that is shown."""
        return self.page().view()

    def form(self) -> FormView:
        """The form that is open, once it is filled."""
        self.wait(lambda: self.page().form() is not None)
        form = self.page().form()
        self.wait(lambda: form._record is not None and form.body.isEnabled())
        return form

    def quiet(self) -> None:
        """Wait until everything that was asked is answered."""
        self.wait(lambda: not self.window.tasks._latest)

    def said(self, words: str) -> None:
        """Wait until the status bar says so."""
        self.wait(lambda: words in self.window.status.message.text())

    def rows(self, count: int) -> None:
        """Wait until the list shows so many rows."""
        self.wait(lambda: len(self.list().model.keys) == count)

    def cells(self, row: int) -> dict[str, str]:
        """A row of the list as it is shown, by the titles of its columns."""
        view = self.list()
        columns = range(view.model.columnCount())
        titles = [column.title for column in view.declared.columns]
        self.wait(lambda: view.model.shown(row) is not None)
        return {titles[n]: view.model.index(row, n).data() or "" for n in columns}

    # --- doing ---

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key."""
        QTest.keyClick(self.focus(), key, modifier)

    def turn(self, number: int, *, tab: int = 0) -> None:
        """Turn to a page of the side menu by its number, there to one of its lists."""
        self.press(Key(Key.Key_0 + number), CTRL)
        if isinstance(self.page(), RecordPage):
            self.page().tabs.setCurrentIndex(tab)

    def type(self, text: str) -> None:
        """Type letters; Vietnamese ones come from the input method, as with Unikey on other systems."""
        if text.isascii():
            QTest.keyClicks(self.focus(), text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.focus(), event)

    def retype(self, text: str) -> None:
        """Type over what stands in the field."""
        self.press(Key.Key_A, CTRL)
        self.type(text)

    def go_to(self, widget: QWidget) -> None:
        """Bring the focus somewhere, as a click does."""
        widget.setFocus(Qt.FocusReason.MouseFocusReason)

    def field(self, name: str) -> None:
        """Go to a field of the open form."""
        form = self.form()
        form.body.reveal(form.frames[name])
        self.go_to(form.frames[name].entry.stops()[0])

    def choose(self, text: str, wanted: str) -> None:
        """Type into a field with suggestions, and take the one wanted with the keys."""
        box: Any = self.focus()
        self.type(text)
        self.wait(lambda: box.suggestions() and box.is_answered())
        shown = box.suggestions()
        assert wanted in [shown.item(n).text() for n in range(shown.count())]
        while shown.currentItem() is None or shown.currentItem().text() != wanted:
            self.press(Key.Key_Down)
        self.press(Key.Key_Return)

    def save(self) -> str:
        """Ctrl+S in the open form; the key of the record."""
        saved: list[str] = []
        form = self.form()
        form.saved.connect(saved.append)
        self.press(Key.Key_S, CTRL)
        self.wait(lambda: saved and form.head.save.isEnabled())
        form.saved.disconnect(saved.append)
        return saved[0]

    def select(self, *rows: int) -> None:
        """Choose rows of the list, the cursor on the first."""
        view = self.list()
        view.table.choose(rows, current=rows[0])
        self.go_to(view.table)

    def save_and_next(self) -> None:
        """Ctrl+Enter in the open form, which is empty then."""
        form = self.form()
        saved: list[str] = []
        form.saved.connect(saved.append)
        self.press(Key.Key_Return, CTRL)
        self.wait(lambda: saved and not form._key and form._record and form.body.isEnabled())
        form.saved.disconnect(saved.append)

    def tick(self, name: str, label: str) -> None:
        """Filter the list by a choice that begins so."""
        filters = self.list().filters
        filters.open(name)
        self.wait(lambda: filters.popup is not None and filters.popup.isVisible())
        popup = filters.popup
        items = [popup.choices.item(n) for n in range(popup.choices.count())]
        popup._take(next(item for item in items if item.text().startswith(label)))
        popup.close()
        self.quiet()

    def verb(self, label: str) -> None:
        """Do what a button of the list does."""
        action = next(made for action, made in self.list().verbs.own if action.label == label)
        assert action.isEnabled(), label
        action.trigger()

    def menu(self, menu: QMenu, label: str) -> None:
        """Open a menu, and take the entry that begins so."""
        menu.aboutToShow.emit()
        entry(menu, label).trigger()

    def drop(self, path: Path) -> None:
        """Drop a file on the window, as from the file manager."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        place = self.window.rect().center()
        entering = QDragEnterEvent(place, action, data, buttons, NONE)
        QApplication.sendEvent(self.window, entering)
        assert entering.isAccepted()
        event = QDropEvent(QPointF(place), action, data, buttons, NONE, QEvent.Type.Drop)
        QApplication.sendEvent(self.window, event)

    def desk(self) -> dict[str, int]:
        """Go to the desk; each of its counts, after its list was opened and found to hold as many rows."""
        self.window.show_page("desk")
        desk = self.page()
        desk._desk = None
        desk.refresh()
        self.wait(lambda: desk._desk is not None)
        counts = {card.card.name: card.card.counter for card in desk.cards}
        for number, counter in enumerate(counts.values()):
            self.window.show_page("desk")
            desk.cards[number].click()
            view = self.list()
            self.wait(lambda v=view, c=counter: v.wanted().filters == c.wanted.filters)
            self.wait(lambda v=view, c=counter: len(v.model.keys) == c.count)
            view.clear_filters()
        return {name: counter.count for name, counter in counts.items()}


def entry(menu: QMenu, label: str) -> QAction:
    """The entry of a menu that begins so."""
    return next(action for action in menu.actions() if action.text().startswith(label))
