"""Files as the value of one cell: attached by button or dropped on it, opened and removed from its menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolTip
from shiboken6 import isValid

from app.briefings.attached import AttachedFile
from app.core.words import file_size
from app.rules.attaching import new_contents, tell_attached
from app.ui.dropping import take_copy
from app.ui.forms.entry import Around, EntryWidget
from app.ui.forms.file_copies import dropped, open_copy, store_files

ATTACH, COPYING = "Đính kèm…", "Đang chép…"
TIP = "Bấm để đính kèm, hoặc kéo tệp vào đây"
TITLE = "Chọn tệp tài liệu để đính kèm"


class FilesEntry(EntryWidget):
    """Holds files that are kept already and new ones; new ones lie in the data folder and wait for their record."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.files: tuple[AttachedFile, ...] = ()
        self.button = QPushButton()
        self.menu = QMenu(self)
        self._around = around
        self._copying = 0
        self._shown = 0  # how often another value was shown: a copy that ends later belongs to the one before
        self.button.setAutoDefault(False)
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        self.setAcceptDrops(True)
        self._show()

    def value(self) -> Any:
        return self.files

    def show_value(self, value: Any) -> None:
        self.files = tuple(value)
        self._shown += 1
        self._show()

    def state(self) -> Any:
        return [[file.key, file.name, file.size, file.sha256] for file in self.files]

    def set_state(self, state: Any) -> None:
        self.show_value(AttachedFile(*file) for file in state)

    def type_in(self, text: str) -> None:
        """Words are no files."""

    def is_busy(self) -> bool:
        return self._copying > 0

    def add(self, paths: Iterable[Path]) -> None:
        """Copy files into the data folder, off the window's thread, and hold them."""
        wanted, shown = [path for path in paths if path.is_file()], self._shown
        if not wanted:
            return
        self._copying += 1
        self._show()
        work = store_files(self._around.tasks, self._around.folder, wanted, partial(self._take, shown))
        work.ended.connect(self._end)

    def remove(self, file: AttachedFile) -> None:
        """Hold a file no longer; it goes to the bin when the record is saved."""
        self.files = tuple(one for one in self.files if one is not file)
        self._show()
        self.edited.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        if dropped(event):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        take_copy(event)
        self.add(dropped(event))

    def _take(self, shown: int, stored: tuple[AttachedFile, ...]) -> None:
        if isValid(self) and shown == self._shown:
            added = new_contents(stored, self.files)
            self.files = (*self.files, *added)
            if added:
                self.edited.emit()
            if len(added) < len(stored):
                self._tell(tell_attached(stored, added)[1])

    def _tell(self, sentence: str) -> None:
        """A cell has no line of its own for words: they stand at its button for a while."""
        below = self.button.mapToGlobal(self.button.rect().bottomLeft())
        QToolTip.showText(below, sentence, self.button)

    def _end(self) -> None:
        if isValid(self):
            QTimer.singleShot(
                0, self, self._settle_copy
            )  # what came of the work is handed over after its end

    def _settle_copy(self) -> None:
        self._copying -= 1
        self._show()
        self.settled.emit()

    def _press(self) -> None:
        if self.files:
            self._fill_menu()
            self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        else:
            self._ask()

    def _fill_menu(self) -> None:
        self.menu.clear()
        for verb, act in (("Mở", self._open), ("Bỏ", self.remove)):
            for file in self.files:
                self._offer(f"{verb} “{file.name}” ({file_size(file.size)})", partial(act, file))
            self.menu.addSeparator()
        self._offer(ATTACH, self._ask)

    def _offer(self, label: str, act: Callable[[], object]) -> None:
        self.menu.addAction(label.replace("&", "&&")).triggered.connect(lambda _=False: act())

    def _ask(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, TITLE)
        self.add(Path(name) for name in names)

    def _open(self, file: AttachedFile) -> None:
        open_copy(self._around.tasks, self._around.folder, file)

    def _show(self) -> None:
        count = len(self.files)
        self.button.setText(COPYING if self._copying else f"{count} tệp" if count else ATTACH)
        self.button.setToolTip("\n".join(file.name for file in self.files) or TIP)
