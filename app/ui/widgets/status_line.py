"""The line at the foot of the window: what just happened, and how the data are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from app.ui import theme
from app.ui.widgets.cut_label import CutLabel
from app.ui.widgets.progress_bar import ProgressBar

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QFontMetrics, QResizeEvent

UNDO = "Hoàn tác"
SAID_MS, UNDOABLE_MS = 10_000, 30_000
NO_BACKUP = "Chưa có bản sao lưu"
FOLDER_WIDTH = 220
LEAST_FOR_FOLDER, LEAST_FOR_BACKUP = 900, 700


class StatusLine(QStatusBar):
    """Says things; what it shows of the data are buttons that lead there."""

    undo_asked = Signal()
    actor_asked = Signal()
    backups_asked = Signal()

    def __init__(self, actor: str, folder: Path) -> None:
        super().__init__()
        self.message = CutLabel()
        self.undo = QToolButton()
        self.progress = ProgressBar()
        self.saved = theme.quiet(QLabel())
        self.backup = _flat("Bản sao lưu gần nhất", "Xem các bản sao lưu")
        self.actor = _flat("Người dùng", "Chọn người dùng trong phần Cài đặt")
        self.folder = _flat(f"Thư mục dữ liệu {folder}", f"Mở thư mục {folder}")
        self._is_fresh = False
        self._aging = QTimer(self, singleShot=True, interval=0)
        self._going = QTimer(self, singleShot=True)
        self._room = (True, True)  # for the folder, for the backup
        self._path = folder
        self._place()
        self.set_actor(actor)
        self._wire()

    def say(self, sentence: str, *, undoable: bool = False, stays: bool = False) -> None:
        """Say what just happened, for some seconds; what `stays` until the next act."""
        self.message.setText(sentence)
        self.undo.setVisible(undoable)
        self._is_fresh = True
        self._aging.start()
        self._going.stop()
        if sentence and not stays:
            self._going.start(UNDOABLE_MS if undoable else SAID_MS)

    def let_go(self) -> None:
        """Somebody does something else: what was said goes, but for what can be taken back."""
        if self.undo.isHidden():
            self._clear()

    def set_saved(self, at: datetime) -> None:
        """Something was saved: what was said before is of another act, and the button would take this one back."""
        self.saved.setText(f"Đã lưu lúc {at:%H:%M}")
        if not self._is_fresh:
            self._clear()

    def _clear(self) -> None:
        self._going.stop()
        self.message.setText("")
        self.undo.setVisible(False)

    def _age(self) -> None:
        """What is said of a save is said in its turn of the event loop, just before it is told."""
        self._is_fresh = False

    def set_backup(self, at: datetime | None, now: datetime) -> None:
        """Say when the newest backup was made, in local time."""
        if at is None:
            self.backup.setText(NO_BACKUP)
        else:
            day = "" if at.date() == now.date() else f" ngày {at:%d/%m}"
            self.backup.setText(f"Sao lưu: {at:%H:%M}{day}")

    def set_actor(self, actor: str) -> None:
        """Say in whose name changes are kept."""
        self.actor.setText(f"Người dùng: {actor}")

    def _place(self) -> None:
        self.undo.setText(UNDO)
        self.undo.setAccessibleName("Hoàn tác việc vừa làm")
        self.undo.setToolTip("Hoàn tác việc vừa làm (Ctrl+Z)")
        self.undo.setVisible(False)
        self.message.setAccessibleName("Việc vừa làm")
        self.message.setContentsMargins(theme.STEP, 0, 0, 0)
        self.saved.setAccessibleName("Lần lưu gần nhất")
        self.saved.setContentsMargins(theme.STEP, 0, theme.STEP, 0)
        self.addWidget(self.message, 1)
        self.addWidget(self.undo)
        for widget in (self.progress, self.saved, self.backup, self.actor, self.folder):
            self.addPermanentWidget(widget)
        self.progress.hide()  # a status bar shows what it is given
        theme.follow(self, self._measure)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What just happened needs the room first; the other things are told by the settings too."""
        room = self.width() >= theme.px(LEAST_FOR_FOLDER), self.width() >= theme.px(LEAST_FOR_BACKUP)
        if room != self._room:
            self._room = room
            self.folder.setVisible(room[0])
            self.backup.setVisible(room[1])

    def _measure(self) -> None:
        self._fit()
        self.folder.setText(_cut(f"Dữ liệu: {self._path}", self.fontMetrics(), theme.px(FOLDER_WIDTH)))

    def _wire(self) -> None:
        self._aging.timeout.connect(self._age)
        self._going.timeout.connect(self._clear)
        self.undo.clicked.connect(self.undo_asked)
        self.actor.clicked.connect(self.actor_asked)
        self.backup.clicked.connect(self.backups_asked)
        self.folder.clicked.connect(self._open_folder)

    def _open_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


def _cut(text: str, metrics: QFontMetrics, room: int) -> str:
    """The text without so much of its middle as does not fit; Qt's own way would hold up the first paint."""
    kept = text
    for left in range(len(text) - 1, 0, -1):
        if metrics.horizontalAdvance(kept) <= room:
            break
        kept = f"{text[: (left + 1) // 2]}…{text[len(text) - left // 2 :]}"
    return kept


def _flat(name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(tip)
    return button
