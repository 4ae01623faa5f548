"""Going on with the data in another place: between two windows, when nobody has them open."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton

from app import NAME
from app.core.progress import CancelledError
from app.ui import problems, theme
from app.ui.tasks import Work
from app.ui.widgets.waiting_page import WaitingPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from app.briefings.new_place import NewPlace

TITLE = "Đang chuyển dữ liệu sang nơi mới…"
WHY = (
    "Dữ liệu, tệp đính kèm, bản sao lưu được chép sang {new}, đọc lại và so với bản gốc. "
    "Xong thì chương trình mở lại ở đó; thư mục cũ {old} giữ nguyên."
)
CLOSING = "Nếu đóng cửa sổ lúc này, dữ liệu vẫn ở chỗ cũ và chương trình mở lại ở đó."
COPYING, STOPPING, STOP = "Đang chép và kiểm tra…", "Đang dừng…", "Hủy"
MOVED = "Dữ liệu nay nằm ở {new}. Thư mục cũ giữ nguyên, không dùng nữa: {old}."
ADOPTED = "Đang dùng dữ liệu ở {new}. Dữ liệu trước đó giữ nguyên: {old}."
STAYED = "Dữ liệu vẫn ở {old}."
SIZE = QSize(760, 320)


class MovingWindow(WaitingPage):
    """Stands on the screen while the data are copied; closing it stops the copy."""

    ended = Signal()
    """The job came to its end; sent from its thread."""

    def __init__(self, folder: Path, place: NewPlace, work: Work) -> None:
        super().__init__(TITLE, WHY.format(new=place.folder, old=folder), CLOSING, "Tiến độ chuyển dữ liệu")
        self.stop = QPushButton(STOP)
        self._work = work
        self.setWindowTitle(NAME)
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self.show_step(COPYING, 0, 0)
        self.stop.setToolTip(CLOSING)
        self.stop.clicked.connect(self._stop)
        work.progressed.connect(self._advance)
        self.ended.connect(self._end)  # a method: only then Qt knows the thread to call it on
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        self.column.addLayout(row)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        event.ignore()  # gone once the copy has stopped
        self._stop()

    def _stop(self) -> None:
        self._work.cancel()
        self.stop.setEnabled(False)
        self.step.setText(STOPPING)

    def _end(self) -> None:
        QApplication.exit()

    def _advance(self, done: int, total: int) -> None:
        if not self._work.is_cancelled():
            self.show_step(COPYING, done * 1000 // max(total, 1), 1000)  # Qt counts no more than 2 GiB


def carry_out(folder: Path, place: NewPlace) -> tuple[Path, str]:
    """Bring the data of `folder`, which nobody has open, to `place`, or open those that lie there.

    Returns the folder to go on with and what to say there. A failure is told, and the old folder goes on.
    """
    if place.is_held:
        failure, said = _adopted(folder, place), ADOPTED
    else:
        failure, said = _moved(folder, place), MOVED
    if failure is None:
        return place.folder, said.format(new=place.folder, old=folder)
    if not isinstance(failure, CancelledError):
        problems.tell(failure)
    return folder, STAYED.format(old=folder)


def _adopted(folder: Path, place: NewPlace) -> BaseException | None:
    from app.models.moving import adopt

    try:
        adopt(folder, place.folder)
    except Exception as error:  # noqa: BLE001 - told to the user, as whatever a job raises
        return error
    return None


def _moved(folder: Path, place: NewPlace) -> BaseException | None:
    """Copy off the UI thread with the window of it on the screen; what went wrong, if anything did."""
    from concurrent.futures import ThreadPoolExecutor

    from app.models.moving import move

    work, looked_for = Work(), gc.isenabled()
    window = MovingWindow(folder, place, work)
    window.show()
    gc.disable()  # a widget must not die on the thread that copies
    try:
        with ThreadPoolExecutor(1, "moving") as thread:
            future = thread.submit(move, folder, place.folder, work.step)
            future.add_done_callback(lambda _: window.ended.emit())
            problems.wait_until(future.done)
    finally:
        if looked_for:
            gc.enable()
        window.hide()
        window.deleteLater()
    return future.exception()
