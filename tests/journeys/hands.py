"""Hands at the window: the program started as a user starts it, keys, words, clicks, and what must be so in the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.cli.window import show
from app.ui.forms.choice_entries import BoxEntry, FlagEntry, VerdictEntry
from app.ui.forms.sheet import Sheet
from app.ui.forms.view import FormView
from app.ui.lists.view import ListView
from app.ui.record_page import RecordPage
from app.ui.screens import making
from app.ui.screens.catalog import MENU, list_named, page_of_list
from app.ui.screens.composing import Composing
from app.ui.screens.programme_lacks import LacksSheet
from app.ui.window import OPENING, Window

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key
NUMBERED = tuple(Key(Key.Key_0 + number) for number in range(1, 10))  # with Ctrl, the first pages of the menu
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
        found = (QApplication.activeModalWidget() or self.window).focusWidget()
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

    def turn(self, name: str, shown: str = "") -> None:
        """Turn to a page of the side menu, by its key or by a click; there to one of its lists, by its name."""
        number = [page.name for page in MENU].index(page_of_list(shown).name if shown else name)
        if number < len(NUMBERED):
            self.press(NUMBERED[number], CTRL)
        else:
            self.window.show_page(MENU[number].name)
        page = self.page()
        if isinstance(page, RecordPage):
            titles = [page.tabs.tabText(place) for place in range(page.tabs.count())]
            page.tabs.setCurrentIndex(titles.index(list_named(shown).title) if shown else 0)

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

    def fill(self, **values: str) -> None:
        """Fill fields of the open form, or of the sheet over it, in this order, and leave the last."""
        self.fill_in(self.form().frames, values, self.field)

    def fill_in(self, frames: Any, values: Mapping[str, str], go_to: Callable[[str], None]) -> None:
        """Fill fields: letters are typed, of what is to be chosen the one that is called so is clicked."""
        for name, words in values.items():
            match frames[name].entry:
                case VerdictEntry() as entry:
                    next(button for button in entry.buttons if button.text() == words).click()
                case BoxEntry() as entry:
                    assert entry.box.findText(words) >= 0, words
                    entry.box.setCurrentIndex(entry.box.findText(words))
                case FlagEntry() as entry:
                    entry.box.click()
                case _:
                    go_to(name)
                    self.retype(words)
                    self.press(Key.Key_Tab)

    def sheet(self, label: str, **values: str) -> None:
        """Do what a button of the list does by a sheet: fill it, press its button, and see it go."""
        self.verb(label)
        sheet = self.open_sheet()
        self.fill_in(sheet.frames, values, lambda name: self.go_to(sheet.frames[name].entry.stops()[0]))
        self.press_button(sheet)

    def open_sheet(self) -> Sheet:
        """The sheet that is open, once it knows what it is about."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), Sheet))
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, Sheet)
        self.wait(sheet.button.isEnabled)
        return sheet

    def press_button(self, sheet: Sheet) -> None:
        """Do what an open sheet is for."""
        sheet.button.click()
        self.wait(lambda: not isinstance(QApplication.activeModalWidget(), Sheet))
        self.come_back()

    def come_back(self) -> None:
        """The window is in front again, as a window manager puts it there."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        self.quiet()

    def row(self, field: str, number: int, column: str) -> None:
        """Go to a cell of the rows of the open form; rows that are not there yet are added by the button."""
        self.field(field)
        entry: Any = self.form().frames[field].entry
        while len(entry.rows) <= number:
            entry.add_button.click()
        self.go_to(entry.rows[number].entries[column].stops()[0])

    def close_form(self) -> None:
        """Esc in the form; the list is there again."""
        self.press(Key.Key_Escape)
        self.wait(lambda: self.page().form() is None)

    def record(self) -> None:
        """Ctrl+S, then Esc: back to the list."""
        self.save()
        self.close_form()

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

    def find(self, words: str) -> None:
        """Ctrl+F and words by which the list has one row: it is chosen."""
        self.press(Key.Key_F, CTRL)
        self.wait(lambda: self.focus() is self.list().search)
        self.retype(words)
        self.quiet()
        self.wait(lambda: len(self.list().model.keys) == 1 and words in self.cells(0)["Nội dung"])
        self.select(0)

    def save_and_next(self) -> None:
        """Ctrl+Enter in the open form, which is empty then."""
        form = self.form()
        saved: list[str] = []
        form.saved.connect(saved.append)
        self.press(Key.Key_Return, CTRL)
        self.wait(lambda: saved and not form.key and form._record and form.body.isEnabled())
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

    def paper(self, code: str) -> Composing:
        """The page of documents with one of this kind, its pages drawn."""
        self.wait(lambda: self.window.page_name() == "official")
        panel: Composing = self.page().composing
        self.wait(
            lambda: (paper := panel.paper()) is not None and paper.code == code and panel.pane.is_ready()
        )
        return panel

    def issue(self, code: str, *, lacking: str = "", **values: str) -> None:
        """Issue the document that is written, by its button and the sheet; `lacking` is a content seen to lack."""
        panel = self.paper(code)
        self.wait(panel.issue.isEnabled)
        panel.issue.click()
        if lacking:
            self.wait(lambda: isinstance(QApplication.activeModalWidget(), LacksSheet))
            lacks: Any = QApplication.activeModalWidget()
            assert lacking in [line.cells[0] for line in lacks.table.lines()]
            lacks.go_on.click()
        sheet = self.open_sheet()
        self.fill_in(sheet.frames, values, lambda name: self.go_to(sheet.frames[name].entry.stops()[0]))
        self.press_button(sheet)
        self.said("Đã phát hành")

    def exported(self, code: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
        """Export the document that is written to Word; what its paragraphs and cells say."""
        panel = self.paper(code)
        monkeypatch.setattr(making, "ask_path", lambda *_, **__: path)
        self.wait(panel.exporters["docx"].isEnabled)
        panel.exporters["docx"].click()
        self.wait(lambda: path.exists() and not panel.progress.is_busy())
        return words_of(path)

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


def words_of(path: Path) -> str:
    """All that a Word file says: paragraphs, cells of tables, in their order."""
    body = docx.Document(str(path)).element.body
    return "\n".join("".join(part.itertext()) for part in body.iter(f"{{{body.nsmap['w']}}}p"))


def entry(menu: QMenu, label: str) -> QAction:
    """The entry of a menu that begins so."""
    return next(action for action in menu.actions() if action.text().startswith(label))
