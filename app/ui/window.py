"""The main window: the side menu, the pages, and the line that says what just happened."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSettings, QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from app import NAME
from app.ui import seat, theme
from app.ui.dropping import take_copy
from app.ui.screens import catalog
from app.ui.tasks import Tasks, Work
from app.ui.widgets.side_menu import SideMenu
from app.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent

    from app.briefings.desk import Counter
    from app.briefings.erased import Erased
    from app.briefings.lists import Wanted
    from app.briefings.new_place import NewPlace
    from app.models.asking import Snapshot
    from app.ui.shell import Writing
    from app.ui.undoing import Undoing
    from app.ui.upgrade import UpgradePage

SETTINGS_NAME = "window.ini"
OPENING, REFUSED, UNCHANGED = "Đang mở dữ liệu…", "Chưa mở được dữ liệu", "Đã mở dữ liệu"
FIRST_SIZE = QSize(1280, 700)
SMALLEST = QSize(760, 480)
TABLES = frozenset((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"))
DOCUMENTS = frozenset((".docx", ".docm", ".doc", ".dotx", ".rtf", ".odt"))
LATER_MS = 400  # what the first page asks goes before the menu's counters


class Window(QMainWindow):
    """The window on one data folder; a page is made when it is first shown, the first one after the first paint."""

    painted = Signal()
    """The window stands on the screen, its first page still to come; sent once."""

    leaving = Signal(object)
    """The window was closed to go on with the data in another place (`NewPlace`)."""

    def __init__(self, tasks: Tasks, folder: Path) -> None:
        super().__init__()
        self.tasks, self.folder = tasks, folder
        self.settings = QSettings(str(folder / SETTINGS_NAME), QSettings.Format.IniFormat)
        self.side = SideMenu([(page.name, page.title) for page in catalog.MENU])
        self.pages = QStackedWidget()
        self.status = StatusLine(tasks.actor, folder)
        self.saved = self.status.saved
        self.undoing: Undoing | None = None
        self._made: dict[str, QWidget] = {}
        self._counts: dict[str, Counter] = {}
        self._guide: QWidget | None = None
        self._upgrade: UpgradePage | None = None
        self._shown = ""
        self._next: NewPlace | None = None
        self.first_words = ""  # said once the data are open, before anything else
        self._asked_to_save = self._is_open = self._is_painted = self._is_opening = False
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._place()
        self._restore()
        self._wire()

    def open_data(self) -> None:
        """Have the data opened, and say when they are; again does nothing."""
        if not self._is_opening:
            self._is_opening = True
            self.tasks.look(self, "open", lambda _: None, self._say_open)

    def show_page(self, name: str) -> None:
        """Show a page, by its name in the catalogue; the guide of the first start is put off to the next one."""
        self._drop_guide()
        self.tasks.floor.take()
        try:
            if name not in self._made:
                page = catalog.page_named(name).make(self)
                self._made[name] = page
                self.pages.addWidget(page)
            self._shown = name
            place = self._made[name].focusWidget()  # where the cursor was when the page was left
            self.pages.setCurrentWidget(self._upgrade or self._made[name])
            (place if place is not None and place.isVisible() else self._made[name]).setFocus()
        finally:
            self.side.show_current(self._shown)

    def show_list(self, name: str, wanted: Wanted) -> None:
        """Show the list of a name, with these words, filters and order."""
        from app.ui.shell import Listing

        self.show_page(catalog.page_of_list(name).name)
        page = self.page()
        if isinstance(page, Listing):
            page.show_list(name, wanted)

    def show_form(self, name: str, key: str | None = None, *, start: Any = None) -> None:
        """Open a form by its name on a record, or on a new one that begins with `start`."""
        from app.ui.shell import Filling

        self.show_page(catalog.page_of_form(name).name)
        page = self.page()
        if isinstance(page, Filling):
            page.show_form(name, key, start=start)

    def show_links(self) -> None:
        """Offer where else the record that is shown is dealt with."""
        from app.ui.links import show_links

        show_links(self)

    def say(self, sentence: str, *, undoable: bool = False, stays: bool = False) -> None:
        """Say in the status bar what just happened."""
        self.status.say(sentence, undoable=undoable, stays=stays)

    def choose_page(self, name: str) -> None:
        """Show the page that somebody chose: what was said of the one before goes."""
        self.status.let_go()
        self.show_page(name)

    def follow(self, work: Work) -> None:
        """Show in the status bar how far long work is, with a way to stop it."""
        self.status.progress.follow(work)

    def move_data(self, place: NewPlace) -> None:
        """Save what was typed, close, and go on with the data in another place; what cannot be saved keeps all here."""

        def leave() -> None:
            self._next = place
            self.close()

        unsaved = self._unsaved()
        if unsaved is None:
            leave()
        else:
            unsaved.save(lambda: QTimer.singleShot(0, self, partial(self.move_data, place)))

    def page(self) -> QWidget:
        """The page that is shown."""
        return self._made[self._shown]

    def page_name(self) -> str:
        """The name of the page that is shown; empty before the first one."""
        return self._shown

    def show_guide(self) -> None:
        """Show the user guide in a window of its own."""
        from app.ui.guide import GuideWindow

        GuideWindow(self).show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._begin)  # after the parts of the window have painted too

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        unsaved = self._unsaved()
        if unsaved is None or self._asked_to_save:
            self._remember()
            event.accept()
            if self._next is not None:
                self.leaving.emit(self._next)
        else:  # closing again goes through, also when the texts cannot be saved
            self._asked_to_save, self._next = True, None
            event.ignore()
            unsaved.save(lambda: QTimer.singleShot(0, self.close))  # Qt closes no window that is closing

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _known(event):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        for path in _known(event)[:1]:
            take_copy(event)
            self.take(path)

    def take(self, path: Path) -> None:
        """Show what importing a table would do, or what is wrong with a document's format."""
        from app.ui.shell import Taking

        self.show_page("format" if path.suffix.casefold() in DOCUMENTS else "import")
        page = self.page()
        if isinstance(page, Taking):
            page.take(path)

    def _begin(self) -> None:
        self.painted.emit()
        self.open_data()
        from app.ui.main_menu import equip

        self.undoing = equip(self)
        if not self._shown and self._guide is None:
            last = str(self.settings.value("page", ""))
            names = [page.name for page in catalog.MENU]
            self.show_page(last if last in names else names[0])
            meeting, _, content = str(self.settings.value(seat.MINUTES, "")).partition("/")
            if meeting:  # minutes were being taken when the window went, killed or closed
                self.settings.remove(seat.MINUTES)  # noted anew once they are open
                self.show_form(seat.MINUTES, meeting, start=content)

    def _unsaved(self) -> Writing | None:
        from app.ui.shell import Writing

        pages = (page for page in self._made.values() if isinstance(page, Writing))
        return next((page for page in pages if not page.is_saved()), None)

    def _place(self) -> None:
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side)
        layout.addWidget(self.pages, 1)
        self.setCentralWidget(body)
        self.setStatusBar(self.status)
        self.setWindowTitle(NAME)
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self.saved.setText(OPENING)

    def _ask_actor(self) -> None:
        """Show where it is chosen who sits here."""
        from app.ui.screens.settings import SEAT, SettingsPage

        self.show_page("settings")
        page = self.page()
        if isinstance(page, SettingsPage):
            page.show_section(SEAT)

    def _wire(self) -> None:
        self.side.chosen.connect(self.choose_page)
        self.side.count_clicked.connect(self._show_counted)
        self.status.actor_asked.connect(self._ask_actor)
        self.status.backups_asked.connect(lambda: self.show_page("backups"))
        self.tasks.saved.connect(self._say_saved)
        self.tasks.changed.connect(self._later.start)
        self.tasks.actor_changed.connect(self.status.set_actor)
        self.tasks.erased.connect(self._tell_erased)
        self.tasks.upgrading.connect(self._show_upgrade)
        self.tasks.refused.connect(lambda _: self.saved.setText(REFUSED))
        self._later.timeout.connect(self._look)
        theme.follow(self, self._fit)

    def _show_counted(self, name: str) -> None:
        counter = self._counts[name]
        self.show_list(counter.list, counter.wanted)

    def _show_upgrade(self, stage: str, done: int, total: int) -> None:
        """In place of every page, until the data can be read."""
        if self._upgrade is None:
            from app.ui.upgrade import TITLE, UpgradePage

            self._upgrade = UpgradePage()
            self.pages.addWidget(self._upgrade)
            self.pages.setCurrentWidget(self._upgrade)
            self.side.setEnabled(False)
            self.saved.setText(TITLE)
        self._upgrade.show_stage(stage, done, total)

    def _end_upgrade(self) -> None:
        if self._upgrade is not None:
            self.pages.removeWidget(self._upgrade)
            self._upgrade.deleteLater()
            self._upgrade = None
            self.side.setEnabled(True)
            self.saved.setText(OPENING)
            if self._shown:
                self.show_page(self._shown)

    def _say_open(self, _: None) -> None:
        self._is_open = True
        self._end_upgrade()
        if self.saved.text() == OPENING:
            self.saved.setText(UNCHANGED)
        self._later.start()
        if self.first_words:
            self.say(self.first_words, stays=True)
        else:
            seat.forgotten(self.tasks, self.settings, self, partial(self.say, stays=True))
        if self.settings.value(seat.FIRST_START_OVER) is None:
            from app.ui.first_start import when_wanted

            when_wanted(self.tasks, self.settings, self, self._show_first_start)

    def _show_first_start(self) -> None:
        """The guide in place of everything else, until it is over."""
        from app.ui.first_start import FirstStart

        guide = FirstStart(self)
        guide.done.connect(self._end_first_start)
        self._guide = guide
        self.pages.addWidget(guide)
        self.pages.setCurrentWidget(guide)
        guide.setFocus()

    def _end_first_start(self) -> None:
        self.show_page(self._shown or catalog.MENU[0].name)
        self.page().setFocus()

    def _drop_guide(self) -> None:
        if self._guide is not None:
            self.pages.removeWidget(self._guide)
            self._guide.deleteLater()
            self._guide = None

    def _say_saved(self) -> None:
        from app.ui.today import now

        self._asked_to_save = False
        self.status.set_saved(now())

    def _tell_erased(self, erased: Erased) -> None:
        from app.ui.erased import tell

        tell(self, erased)

    def _look(self) -> None:
        """Ask for what stands at the edges of the window."""
        self.tasks.look(self, "counts", _counts, self._show_counts)
        self.tasks.look(self, "backup", partial(_newest_backup, folder=self.folder), self._show_backup)

    def _show_counts(self, counts: dict[str, Counter]) -> None:
        self._counts = counts
        self.side.set_counts(
            {name: counter.count for name, counter in counts.items()},
            {page.name: page.counted for page in catalog.MENU},
        )

    def _show_backup(self, at: datetime | None) -> None:
        from app.ui.today import now

        self.status.set_backup(at and at.astimezone(), now())

    def _fit(self) -> None:
        self.side.fit(self.width())

    def _restore(self) -> None:
        geometry = self.settings.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(FIRST_SIZE)
        self.side.set_narrow(self.settings.value("narrow_menu", "false") == "true")

    def _remember(self) -> None:
        if not self._is_open:  # a folder that was refused is not written to
            return
        self.settings.setValue("geometry", self.saveGeometry())
        self.settings.setValue("page", self._shown)
        self.settings.setValue("narrow_menu", "true" if self.side.is_narrow() else "false")
        self.settings.sync()


def _known(event: QDropEvent) -> list[Path]:
    """The files of a drop that may hold tables, or are documents."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() in TABLES | DOCUMENTS]


def _counts(session: Snapshot) -> dict[str, Counter]:
    from app.services.desk import menu_counts
    from app.ui.today import today

    return dict(menu_counts(session, today()))


def _newest_backup(_: Snapshot, *, folder: Path) -> datetime | None:
    from app.models.backup import moment_of, newest

    path = newest(folder)
    return moment_of(path) if path else None
