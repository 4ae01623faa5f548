"""The files of a record at the foot of its form: attached by button or dropped, opened, saved elsewhere, removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.briefings.attached import AttachedFile
from app.core.terms import Secrecy
from app.core.words import file_size
from app.rules.attaching import new_contents, tell_attached
from app.rules.secrets import NO_FILES, NO_FILES_ADVICE, is_secret
from app.ui import theme
from app.ui.forms.body import TITLE_SCALE
from app.ui.forms.file_copies import Stored, copy_file, open_copy, store_files

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.ui.forms.field_frame import FieldFrame
    from app.ui.forms.making import AnyEntry
    from app.ui.shell import Shell

TITLE, DROP = "Tệp đính kèm", "Kéo tệp vào đây hoặc bấm “Đính kèm…”."
WAITING = "Khi lưu sẽ đính kèm"
COPYING = "Đang chép {} tệp vào dữ liệu…"
REFUSED = f"{NO_FILES} {NO_FILES_ADVICE}"
MOST_LINES = 6


class FilesSection(QWidget):
    """The files of one record; those of a new one wait until it is saved. What is secret takes none (duty 12)."""

    edited = Signal()
    """A file waits for its record to be saved."""

    def __init__(self, table: str, shell: Shell) -> None:
        super().__init__()
        self._table, self._shell = table, shell
        self._key = ""
        self._opened = 0  # forms that were opened: a copy that ends later belongs to another
        self._copying = 0
        self._is_secret = False
        self._secrecy: AnyEntry | None = None
        self.kept: tuple[AttachedFile, ...] = ()
        self.waiting: tuple[AttachedFile, ...] = ()
        self.list = QListWidget()
        self.state = theme.quiet(QLabel(DROP))
        self.state.setWordWrap(True)
        self.attach_button = QPushButton("Đính kèm…")
        self.attach_button.setToolTip("Chọn tệp để chép vào dữ liệu; cũng kéo được tệp từ thư mục vào đây")
        self.open_button = QPushButton("Mở")
        self.save_button = QPushButton("Lưu thành…")
        self.remove_button = QPushButton("Bỏ tệp")
        self._place()
        self._show()

    @property
    def refused(self) -> str:
        """Why no file is taken: the record is secret, or its form says that it is to be; empty where files are."""
        typed = self._secrecy.value() if self._secrecy is not None else None
        told = isinstance(typed, Secrecy) and is_secret(typed)
        return REFUSED if self._is_secret or told else ""

    def watch(self, frames: Mapping[str, FieldFrame]) -> None:
        """Hear how secret the record is to be, from the field of its form that says it."""
        if (frame := frames.get("secrecy")) is not None:
            self._secrecy = frame.entry
            frame.entry.edited.connect(self._show)

    def show_files(self, key: str, files: tuple[AttachedFile, ...], *, is_secret: bool = False) -> None:
        """Show the files of a record ("": of a new one)."""
        self._key, self.kept, self._is_secret = key, files, is_secret
        self._show()

    def forget_waiting(self) -> None:
        """Another record is shown: what waited for this one is dropped."""
        self._opened += 1
        self.waiting = ()
        self._show()

    def wait_with(self, files: tuple[AttachedFile, ...]) -> None:
        """These waited when a draft was kept."""
        self.waiting = files
        self._show()

    def forget_saved(self, saved: tuple[AttachedFile, ...]) -> None:
        """What waited is attached now."""
        self.waiting = tuple(file for file in self.waiting if file not in saved)

    def add(self, paths: Iterable[Path]) -> None:
        """Copy files into the data folder, off the window's thread, and attach them; of what is secret say why not."""
        if self.refused:
            self._shell.say(self.refused)
            return
        wanted, opened = [path for path in paths if path.is_file()], self._opened
        if not wanted:
            return
        self._copying += len(wanted)
        self._show()
        tasks, folder = self._shell.tasks, self._shell.folder
        work = store_files(tasks, folder, wanted, lambda stored: self._take(stored, opened))
        work.ended.connect(lambda: self._end(len(wanted)))

    def _end(self, count: int) -> None:
        self._copying -= count
        self._show()

    def _take(self, stored: Stored, opened: int) -> None:
        if opened != self._opened:
            return
        if not self._key:
            self._let_wait(stored)
            return
        table, key = self._table, self._key

        def attach(session: Session) -> Stored:
            from app.services.attached_files import attach_files

            return attach_files(session, stored, table=table, key=key)

        self._shell.tasks.do(attach, lambda added: self._say_attached(stored, added))

    def _let_wait(self, stored: Stored) -> None:
        """Hold files until the new record is saved."""
        added = new_contents(stored, self.waiting)
        self.waiting = (*self.waiting, *added)
        self._show()
        if added:
            self.edited.emit()
        self._shell.say("; ".join(filter(None, tell_attached(stored, added, WAITING))))

    def _say_attached(self, stored: Stored, added: Stored) -> None:
        told = "; ".join(filter(None, tell_attached(stored, added)))
        self._shell.say(told, undoable=bool(added))

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        if row >= len(self.kept):
            gone = row - len(self.kept)
            self.waiting = self.waiting[:gone] + self.waiting[gone + 1 :]
            self._show()
            return
        file = self.kept[row]

        def remove(session: Session) -> None:
            from app.services.attached_files import remove_file

            remove_file(session, file.key)

        self._shell.tasks.do(remove, lambda _: self._shell.say(f"Đã bỏ tệp “{file.name}”", undoable=True))

    def _chosen(self) -> AttachedFile | None:
        row = self.list.currentRow()
        return self.kept[row] if 0 <= row < len(self.kept) else None

    def _open(self) -> None:
        if file := self._chosen():
            open_copy(self._shell.tasks, self._shell.folder, file)

    def _save_as(self) -> None:
        if file := self._chosen():
            name, _ = QFileDialog.getSaveFileName(self, "Lưu tệp đính kèm", file.name)
            if name:
                tasks, folder = self._shell.tasks, self._shell.folder
                copy_file(tasks, folder, file, target=Path(name), then=self._say_saved)

    def _say_saved(self, path: Path) -> None:
        self._shell.say(f"Đã lưu tệp {path}")

    def _ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Chọn tệp để đính kèm")
        self.add(Path(name) for name in names)

    def _show(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for kept in self.kept:
            self.list.addItem(QListWidgetItem(f"{kept.name}   ·   {file_size(kept.size)}"))
        for waiting in self.waiting:
            self.list.addItem(
                QListWidgetItem(f"{waiting.name}   ·   {file_size(waiting.size)}   ·   chờ lưu")
            )
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.setVisible(self.list.count() > 0)
        lines = min(max(self.list.count(), 1), MOST_LINES)
        self.list.setFixedHeight(lines * theme.row_height() + 2 * self.list.frameWidth())
        self.state.setText(COPYING.format(self._copying) if self._copying else self.refused or DROP)
        self.attach_button.setVisible(not self.refused)
        self._enable()

    def _enable(self) -> None:
        row = self.list.currentRow()
        for button in (self.open_button, self.save_button, self.remove_button):
            button.setVisible(self.list.count() > 0)
        for button in (self.open_button, self.save_button):
            button.setEnabled(0 <= row < len(self.kept))
        self.remove_button.setEnabled(row >= 0)

    def _place(self) -> None:
        title = theme.titled(QLabel(TITLE), TITLE_SCALE)
        self.list.setAccessibleName(TITLE)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _: self._open())
        self.list.currentRowChanged.connect(lambda _: self._enable())
        foot = QHBoxLayout()
        for button, act in (
            (self.attach_button, self._ask_for_files),
            (self.open_button, self._open),
            (self.save_button, self._save_as),
            (self.remove_button, self._remove),
        ):
            button.clicked.connect(act)
            foot.addWidget(button)
        foot.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(title)
        column.addWidget(self.list)
        column.addLayout(foot)
