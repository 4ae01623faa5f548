"""The main window: the side menu, the pages, and the line that says what just happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from app import NAME
from app.ui import theme
from app.ui.screens.catalog import CATALOG
from app.ui.tasks import Tasks

SETTINGS_NAME = "window.ini"
OPENING, REFUSED, UNCHANGED = "Đang mở dữ liệu…", "Chưa mở được dữ liệu", "Chưa có thay đổi"
FIRST_SIZE = QSize(1280, 700)
SMALLEST = QSize(760, 480)
MENU_WIDTH = 156
MENU_ROW = 40


@runtime_checkable
class Writing(Protocol):
    """A page in which people write."""

    def is_saved(self) -> bool:
        """Whether nothing would be lost."""

    def save(self, then: Callable[[], object] = ...) -> None:
        """Save, and call `then` when that succeeded."""


class Window(QMainWindow):
    """The window on one data folder; a page is made when it is first shown."""

    painted = Signal()
    """The window stands on the screen, its first page still empty; sent once."""

    def __init__(self, tasks: Tasks, folder: Path) -> None:
        super().__init__()
        self.menu = QListWidget()
        self.pages = QStackedWidget()
        self.saved = QLabel(OPENING)
        self._tasks, self._folder = tasks, folder
        self._settings = QSettings(str(folder / SETTINGS_NAME), QSettings.Format.IniFormat)
        self._made: dict[int, QWidget] = {}
        self._asked_to_save = self._is_open = self._is_painted = False
        self._place()
        self._dress()
        self._restore()
        tasks.changed.connect(self._say_saved)
        tasks.refused.connect(lambda _: self.saved.setText(REFUSED))
        self._fill()
        tasks.ask(self, "open", lambda _: None, self._say_open)

    def go_to(self, number: int) -> None:
        """Show a page, by its place in the menu."""
        if number not in self._made:
            self._made[number] = CATALOG[number].make(self._tasks, self._settings)
            self.pages.addWidget(self._made[number])
        self.pages.setCurrentWidget(self._made[number])
        self.menu.setCurrentRow(number)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)  # after the parts of the window have painted too

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        unsaved = self._unsaved()
        if unsaved is None or self._asked_to_save:
            self._remember()
            event.accept()
        else:  # closing again goes through, also when the texts cannot be saved
            self._asked_to_save = True
            event.ignore()
            unsaved.save(self.close)

    def _unsaved(self) -> Writing | None:
        pages = (page for page in self._made.values() if isinstance(page, Writing))
        return next((page for page in pages if not page.is_saved()), None)

    def _fill(self) -> None:
        for number, page in enumerate(CATALOG):
            item = QListWidgetItem(page.title)
            item.setToolTip(f"{page.title} (Ctrl+{number + 1})")
            item.setSizeHint(QSize(0, MENU_ROW))
            self.menu.addItem(item)
            QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self, lambda n=number: self.go_to(n))
        self.menu.currentRowChanged.connect(self.go_to)
        last = cast(int, self._settings.value("page", 0, int))
        self.go_to(last if 0 <= last < len(CATALOG) else 0)
        self._made[self.menu.currentRow()].setFocus()

    def _place(self) -> None:
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.menu)
        layout.addWidget(self.pages, 1)
        self.setCentralWidget(body)
        bar = self.statusBar()
        bar.addWidget(theme.quiet(self.saved), 1)
        bar.addPermanentWidget(self._fact("Người dùng", self._tasks.actor))
        bar.addPermanentWidget(self._fact("Dữ liệu", str(self._folder)))

    def _fact(self, name: str, value: str) -> QLabel:
        label = theme.quiet(QLabel(f"{name}: {value}"))
        label.setContentsMargins(theme.STEP, 0, theme.STEP, 0)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setAccessibleName(name)
        return label

    def _dress(self) -> None:
        self.setWindowTitle(NAME)
        self.setMinimumSize(SMALLEST)
        self.menu.setObjectName(theme.MENU)
        self.menu.setFixedWidth(MENU_WIDTH)
        self.menu.setAccessibleName("Các trang")
        self.menu.setFrameShape(QListWidget.Shape.NoFrame)
        self.menu.setPalette(theme.side_palette(self.menu.palette()))
        self.saved.setAccessibleName("Lần lưu gần nhất")

    def _say_open(self, _: None) -> None:
        self._is_open = True
        if self.saved.text() == OPENING:
            self.saved.setText(UNCHANGED)

    def _say_saved(self) -> None:
        self._asked_to_save = False
        self.saved.setText(f"Đã lưu lúc {datetime.now(UTC).astimezone():%H:%M}")

    def _restore(self) -> None:
        geometry = self._settings.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(FIRST_SIZE)

    def _remember(self) -> None:
        if not self._is_open:  # a folder that was refused is not written to
            return
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("page", self.menu.currentRow())
        self._settings.sync()
