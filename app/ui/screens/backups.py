"""Sao lưu và khôi phục: the backups of the data, one made at once, one brought back after a look at what differs."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import words
from app.ui import seat, sheets, theme
from app.ui.forms.question_bar import QuestionBar
from app.ui.screens.backup_words import question, say_differences
from app.ui.shell import Shell
from app.ui.tasks import Work
from app.ui.widgets.progress_bar import ProgressBar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.backups import Difference
    from app.core.progress import Progress
    from app.models.backup import Backup

TITLE = "Sao lưu và khôi phục"
EMPTY = "Chưa có bản sao lưu nào. Bấm “Sao lưu ngay” để có bản đầu tiên."
CHOOSE = "Chọn một bản sao lưu rồi bấm “So với hiện tại” để xem nó khác dữ liệu đang dùng ở chỗ nào."
SAME = "Bản sao lưu này giống hệt dữ liệu đang dùng. Không có gì để khôi phục."
RESTORING = "Đang khôi phục…"
RESTORE, LEAVE = "Khôi phục", "Để nguyên"
REASONS = {
    "auto": "Tự động hằng ngày",
    "manual": "Làm bằng tay",
    "migration": "Trước khi nâng cấp",
    "restore": "Trước khi khôi phục",
}
HEADINGS = ("Lúc", "Vì sao", "Kích thước")
WIDTHS = (200, 160, 90)
BACKUP = Qt.ItemDataRole.UserRole
LIST_WIDTH = 470


class BackupsPage(QWidget):
    """The list at the left, what differs from the chosen one at the right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.make, self.folder = QPushButton("Sao lưu ngay"), QPushButton("Mở thư mục")
        self.compare, self.restore = QPushButton("So với hiện tại"), QPushButton("Khôi phục về bản này")
        self.make.setToolTip("Chép dữ liệu đang có thành một bản sao lưu và kiểm tra bản đó")
        self.folder.setToolTip("Mở thư mục chứa các bản sao lưu")
        self.compare.setToolTip("Xem bản đang chọn khác dữ liệu hiện tại ở đâu; chưa thay đổi gì")
        self.restore.setToolTip("Đưa dữ liệu về như bản này; dữ liệu hiện tại được sao lưu trước")
        self.list, self.preview = QTreeWidget(), QTextBrowser()
        sheets.tabled(self.list)
        self.empty = theme.quiet(QLabel(EMPTY))
        self.progress = ProgressBar("Tiến độ", "Dừng lại, dữ liệu không thay đổi")
        self.question = QuestionBar()
        self._shell = shell
        self._compared: Path | None = None
        self._differences: tuple[Difference, ...] = ()
        self._place()
        self._wire()
        self._turn()
        self.empty.hide()
        self._refresh()

    def chosen(self) -> Backup | None:
        """The backup that the cursor is on."""
        item = self.list.currentItem()
        backup: Backup | None = item.data(0, BACKUP) if item else None
        return backup

    def _refresh(self) -> None:
        folder = self._shell.folder
        self._shell.tasks.ask(self, "backups", lambda _: _listed(folder), self._show)

    def _show(self, backups: tuple[Backup, ...]) -> None:
        before = self.chosen()
        self.list.clear()
        for backup in backups:
            item = _item(backup)
            self.list.addTopLevelItem(item)
            if before and backup.path == before.path:
                self.list.setCurrentItem(item)
        self.empty.setVisible(not backups)
        self._turn()

    def _turn(self) -> None:
        """Another backup is chosen, or the data changed: what was compared no longer holds."""
        self._compared, self._differences = None, ()
        self.question.close_question()
        self.preview.setPlainText(CHOOSE if self.list.topLevelItemCount() else "")
        self.compare.setEnabled(self.chosen() is not None)
        self.restore.setEnabled(False)

    def _make(self) -> None:
        folder, second = self._shell.folder, seat.second_place_of(self._shell.settings)
        self._busy(self._shell.tasks.work(lambda _: _make_both(folder, second), self._made))

    def _made(self, path: Path) -> None:
        self._shell.say(f"Đã sao lưu và kiểm tra: {path.name}.")
        self._refresh()

    def _compare(self) -> None:
        if backup := self.chosen():
            job = partial(_compare, self._shell.folder, backup.path)
            self._busy(self._shell.tasks.study(job, partial(self._tell, backup.path)))

    def _tell(self, path: Path, differences: tuple[Difference, ...]) -> None:
        backup = self.chosen()
        if backup is None or backup.path != path:
            return
        self._compared, self._differences = path, differences
        self.preview.setHtml("".join(say_differences(differences)) if differences else SAME)
        self.restore.setEnabled(bool(differences))

    def _ask(self) -> None:
        """Say what would become of how many records, and go on only when told so."""
        if backup := self.chosen():
            answers = [(RESTORE, self._restore), (LEAVE, self.restore.setFocus)]
            self.question.ask(question(backup.at, self._differences), answers)
            self.question.buttons[-1].setFocus()

    def _restore(self) -> None:
        """A copy of the present first; only when that is whole, the old state as a save of its own."""
        if path := self._compared:
            folder = self._shell.folder
            job = partial(_prepare, folder, path)
            self._busy(self._shell.tasks.work(job, partial(self._write, path)))

    def _write(self, path: Path, kept: Path) -> None:
        def written(name: str) -> None:
            self._rest()
            said = f"{name}: đã xong. Dữ liệu trước đó còn nguyên trong bản sao lưu {kept.name}."
            self._shell.say(said, undoable=True)

        self._shell.say(RESTORING, stays=True)
        self._disable()
        self.progress.wait()
        self._shell.tasks.do(lambda session: _restore(session, path), written, failed=self._rest)

    def _rest(self) -> None:
        """The data are written, or were refused."""
        self.progress.rest()
        self._idle()

    def _busy(self, work: Work) -> None:
        self._disable()
        self.progress.follow(work)

    def _disable(self) -> None:
        for button in (self.make, self.compare, self.restore):
            button.setEnabled(False)

    def _idle(self) -> None:
        self.make.setEnabled(True)
        self.compare.setEnabled(self.chosen() is not None)
        self.restore.setEnabled(bool(self._differences))

    def _open_folder(self) -> None:
        from app.models.backup import BACKUPS

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shell.folder / BACKUPS)))

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(theme.titled(QLabel(TITLE)), 1)
        top.addWidget(self.folder)
        top.addWidget(self.make)
        self.list.setHeaderLabels(HEADINGS)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName("Các bản sao lưu, mới nhất trước")
        self.preview.setAccessibleName("Bản sao lưu khác dữ liệu hiện tại ở đâu")
        verbs = QHBoxLayout()
        verbs.addWidget(self.compare)
        verbs.addWidget(self.restore)
        verbs.addStretch(1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(theme.STEP, 0, 0, 0)
        beside.addLayout(verbs)
        beside.addWidget(self.question)
        beside.addWidget(self.preview, 1)
        beside.addWidget(self.progress)
        left = QWidget()
        under = QVBoxLayout(left)
        under.setContentsMargins(0, 0, 0, 0)
        self.empty.setWordWrap(True)
        under.addWidget(self.empty)
        under.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme.px(LIST_WIDTH), 2 * theme.px(LIST_WIDTH)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.STEP,) * 4)
        layout.setSpacing(theme.STEP)
        layout.addLayout(top)
        layout.addWidget(splitter, 1)
        self.setFocusProxy(self.list)
        theme.follow(self, self._measure)

    def _measure(self) -> None:
        for column, width in enumerate(WIDTHS):
            self.list.setColumnWidth(column, theme.px(width))

    def _wire(self) -> None:
        self.make.clicked.connect(self._make)
        self.folder.clicked.connect(self._open_folder)
        self.compare.clicked.connect(self._compare)
        self.restore.clicked.connect(self._ask)
        self.list.currentItemChanged.connect(lambda *_: self._turn())
        self.list.itemActivated.connect(lambda *_: self._compare())
        self.progress.ended.connect(lambda _: self._idle())
        self._shell.tasks.changed.connect(self._refresh)


def _item(backup: Backup) -> QTreeWidgetItem:
    item = QTreeWidgetItem(
        [_moment(backup.at), REASONS.get(backup.reason, backup.reason), words.file_size(backup.size)]
    )
    item.setData(0, BACKUP, backup)
    item.setToolTip(0, backup.path.name)
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setSizeHint(0, QSize(0, theme.row_height()))
    return item


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{local:%H:%M} {words.weekday(local.date())}, {words.short_date(local.date())}"


def _listed(folder: Path) -> tuple[Backup, ...]:
    from app.models.backup import listed

    return listed(folder)


def _make(folder: Path, reason: str) -> Path:
    from app.models.backup import make

    return make(folder, reason)


def _make_both(folder: Path, second: Path | None) -> Path:
    """A backup by hand, copied to the second place too; where that one fails, the first is there nevertheless."""
    from app.models.second_place import bring_over

    made = _make(folder, "manual")
    if second is not None:
        bring_over(folder, second)
    return made


def _compare(folder: Path, path: Path, session: Session, progress: Progress) -> tuple[Difference, ...]:
    from app.services.backup_changes import tell_changes
    from app.services.backup_diff import compare

    return tell_changes(session, compare(folder, path, progress=progress))


def _prepare(folder: Path, path: Path, progress: Progress) -> Path:
    """A verified copy of the present, and the attached files that only the backups still have."""
    from app.models.backup import bring_files_back
    from app.services.backup_diff import attached

    kept = _make(folder, "restore")
    bring_files_back(folder, attached(path))
    progress(1, 1)  # the last moment to stop it
    return kept


def _restore(session: Session, path: Path) -> str:
    """What was done is called so in history and undo."""
    from app.services.backup_diff import name_of_restore, restore

    restore(session, path)
    return name_of_restore(path)
