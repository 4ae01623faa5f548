"""Where the data and their backups lie, in the settings; a second place for backups is chosen here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.ui import problems, seat, theme
from app.ui.widgets.cut_label import CutLabel

if TYPE_CHECKING:
    from app.ui.shell import Shell

NOWHERE = "Chưa chọn: bản sao lưu chỉ nằm trên ổ đĩa này"
TITLE = "Chọn nơi sao lưu thêm"
NOTES = (
    "Dữ liệu nằm trong một thư mục trên máy này. Mỗi ngày có một bản sao lưu được kiểm tra.",
    "Sao lưu thêm ra ổ đĩa khác thì hỏng máy vẫn còn dữ liệu: mỗi bản sao lưu mới được chép ra đó và so lại.",
    "Đổi thư mục dữ liệu: đóng chương trình, chép cả thư mục, rồi mở bằng --data hoặc biến môi trường GIAOBAN_DATA.",
)


class DataSection(QWidget):
    """The folders, each opened by its button, and the choice of the second place."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.folder, self.kept = _path("Thư mục dữ liệu"), _path("Thư mục các bản sao lưu")
        self.second = _path("Nơi sao lưu thêm")
        self.open, self.backups = QPushButton("Mở thư mục"), QPushButton("Xem các bản sao lưu")
        self.choose, self.leave = QPushButton("Chọn…"), QPushButton("Thôi sao lưu thêm")
        self._place()
        self.open.clicked.connect(self._open)
        self.backups.clicked.connect(lambda: shell.show_page("backups"))
        self.choose.clicked.connect(self._choose)
        self.leave.clicked.connect(partial(self._set_second, None))
        self._show()

    def _show(self) -> None:
        from app.models.backup import BACKUPS

        second = seat.second_place_of(self._shell.settings)
        self.folder.setText(str(self._shell.folder))
        self.kept.setText(str(self._shell.folder / BACKUPS))
        self.second.setText(str(second) if second else NOWHERE)
        self.leave.setEnabled(second is not None)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, TITLE, str(Path.home()))
        if chosen:
            self._check(Path(chosen))

    def _check(self, place: Path) -> None:
        """Copy at once: a place that cannot be written is told now, not on the day of the damage."""
        job = partial(_bring_over, self._shell.folder, place)
        self._shell.tasks.work(lambda _: job(), lambda _: self._set_second(place))

    def _set_second(self, place: Path | None) -> None:
        seat.keep_second_place(self._shell.settings, place)
        self._show()
        self._shell.say(f"Từ nay sao lưu thêm ra {place}." if place else "Thôi sao lưu thêm ra nơi khác.")

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shell.folder))):
            problems.report(
                AppError("Máy chưa mở được thư mục.", f"Mở bằng trình quản lý tệp: {self._shell.folder}")
            )

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        for path, buttons in (
            (self.folder, (self.open,)),
            (self.kept, (self.backups,)),
            (self.second, (self.choose, self.leave)),
        ):
            layout.addWidget(theme.quiet(QLabel(path.accessibleName())))
            layout.addWidget(path)
            layout.addLayout(_row(buttons))
        for said in NOTES:
            note = theme.quiet(QLabel(said))
            note.setWordWrap(True)
            layout.addWidget(note)


def _path(name: str) -> CutLabel:
    """A place that is read, not typed; one that is long is whole under the pointer."""
    shown = CutLabel()
    shown.setAccessibleName(name)
    return shown


def _row(buttons: tuple[QPushButton, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _bring_over(folder: Path, place: Path) -> None:
    from app.models.second_place import bring_over

    bring_over(folder, place)
