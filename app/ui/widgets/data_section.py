"""Where the data and their backups lie, in the settings; a second place for backups is chosen here."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.paths import may_choose_place
from app.core.words import number
from app.ui import problems, seat, theme
from app.ui.forms.question_bar import QuestionBar
from app.ui.widgets.cut_label import CutLabel

if TYPE_CHECKING:
    from app.briefings.new_place import NewPlace
    from app.ui.shell import Shell

NOWHERE = "Chưa chọn: bản sao lưu chỉ nằm trên ổ đĩa này"
TITLE = "Chọn nơi sao lưu thêm"
NOTES = (
    "Dữ liệu nằm trong một thư mục trên máy này. Mỗi ngày có một bản sao lưu được kiểm tra.",
    "Sao lưu thêm ra ổ đĩa khác thì hỏng máy vẫn còn dữ liệu: mỗi bản sao lưu mới được chép ra đó và so lại.",
    "Đổi nơi đặt dữ liệu: cả thư mục được chép sang một ổ đĩa cố định của máy này, kiểm tra, rồi mở lại ở đó.",
)
NAMED = (
    "Thư mục này do --data hoặc biến môi trường GIAOBAN_DATA chỉ định, nên không đổi ở đây: đóng chương trình, chép cả "
    "thư mục, rồi ghi nơi mới vào chỗ chỉ định ấy."
)
NEW_PLACE = "Chọn thư mục để đặt dữ liệu"
MOVE, OPEN, LEAVE = "Chép sang đó", "Mở dữ liệu ở đó", "Để nguyên"
ASK_TO_MOVE = (
    "Chép dữ liệu ({size} MB) sang {new} rồi mở lại chương trình ở đó? Trong lúc chép không nhập được gì. "
    "Thư mục cũ {old} giữ nguyên, sau đó không dùng nữa."
)
ASK_TO_OPEN = (
    "{new} đã có dữ liệu Giao Ban{whose}. Từ nay mở dữ liệu đó, không chép gì sang? Dữ liệu đang mở ở {old} giữ "
    "nguyên; muốn đem nó sang thì chọn thư mục khác."
)
MIB = 1024 * 1024


class DataSection(QWidget):
    """The folders, each opened by its button, and the choice of the second place."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.folder, self.kept = _path("Thư mục dữ liệu"), _path("Thư mục các bản sao lưu")
        self.second = _path("Nơi sao lưu thêm")
        self.open, self.backups = QPushButton("Mở thư mục"), QPushButton("Xem các bản sao lưu")
        self.move_data = QPushButton("Đổi nơi đặt dữ liệu…")
        self.question = QuestionBar()
        self.choose, self.leave = QPushButton("Chọn…"), QPushButton("Thôi sao lưu thêm")
        self._place()
        self.open.clicked.connect(self._open)
        self.move_data.clicked.connect(self._choose_place)
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

    def _choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, NEW_PLACE, str(self._shell.folder.parent))
        if chosen:
            job = partial(_find_place, self._shell.folder, Path(chosen))
            self._shell.tasks.work(lambda _: job(), self._ask)

    def _ask(self, place: NewPlace) -> None:
        """Say what would be done, and go on only when told so."""
        words = {"new": place.folder, "old": self._shell.folder}
        if place.is_held:
            whose = f" ({place.held_by})" if place.held_by else ""
            said, answer = ASK_TO_OPEN.format(**words, whose=whose), OPEN
        else:
            said, answer = ASK_TO_MOVE.format(**words, size=number(max(1, place.size // MIB))), MOVE
        go = partial(self._shell.move_data, place)
        self.question.ask(said, [(answer, go), (LEAVE, self.move_data.setFocus)])
        self.question.buttons[-1].setFocus()

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
            (self.folder, (self.open, self.move_data)),
            (self.kept, (self.backups,)),
            (self.second, (self.choose, self.leave)),
        ):
            layout.addWidget(theme.quiet(QLabel(path.accessibleName())))
            layout.addWidget(path)
            layout.addLayout(_row(buttons))
            if path is self.folder:
                layout.addWidget(self.question)
        may_move = may_choose_place(self._shell.folder)
        self.move_data.setEnabled(may_move)
        self.move_data.setToolTip("Chép dữ liệu sang thư mục khác và dùng ở đó" if may_move else NAMED)
        for said in NOTES if may_move else (*NOTES[:-1], NAMED):
            note = theme.quiet(QLabel(said))
            note.setWordWrap(True)
            layout.addWidget(note)
        layout.addStretch(1)


def _path(name: str) -> CutLabel:
    """A place that is read, not typed; one that is long is whole under the pointer."""
    shown = CutLabel(middle=True)
    shown.setAccessibleName(name)
    return shown


def _row(buttons: tuple[QPushButton, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _find_place(folder: Path, chosen: Path) -> NewPlace:
    from app.models.moving import find_place
    from app.services.elsewhere import whose_data

    place = find_place(folder, chosen)
    return replace(place, held_by=whose_data(place.folder)) if place.is_held else place


def _bring_over(folder: Path, place: Path) -> None:
    from app.models.second_place import bring_over

    bring_over(folder, place)
