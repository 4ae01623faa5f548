"""The one place a failure becomes words on the screen."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.core.errors import AppError

if TYPE_CHECKING:  # a window that opens seldom has a failure to tell
    from PySide6.QtWidgets import QMessageBox

log = logging.getLogger(__name__)

FORESEEN = "Chưa thực hiện được"
UNFORESEEN = "Lỗi phần mềm"
CALM = (
    "Chương trình gặp một lỗi ngoài dự kiến. Việc vừa làm chưa được lưu; "
    "dữ liệu đã lưu trước đó không thay đổi."
)
ADVICE = "Bấm “Sao chép” rồi dán nội dung vào thư gửi bộ phận hỗ trợ."
COPY, CLOSE = "Sao chép", "Đóng"


def report(error: BaseException, then: Callable[[], object] = lambda: None) -> None:
    """Tell the user, from any thread; a failure we did not foresee also goes to the log, whole.

    `then` is called when the user has read it and closed the box.
    """
    if not isinstance(error, AppError):
        record(error)
    if QApplication.instance() is None:
        print(error.whole if isinstance(error, AppError) else CALM, file=sys.stderr)
    else:
        _DESK.brought.emit(error, then)


def tell(error: BaseException) -> None:
    """Tell the user where no window goes on, and wait until it was read."""
    from PySide6.QtCore import QTimer

    read: list[bool] = []

    def end() -> None:
        read.append(True)
        QApplication.exit()

    QTimer.singleShot(0, lambda: report(error, end))
    wait_until(lambda: bool(read))


def wait_until(is_over: Callable[[], bool]) -> None:
    """Let Qt work between two windows until it is over and `QApplication.exit` was called.

    Not in an event loop of its own: after the last window was closed Qt lets none but the program's run.
    """
    while not is_over():
        QApplication.exec()


def record(error: BaseException) -> None:
    """Write a failure to the log alone: nobody waits for the answer any more."""
    log.error("unforeseen failure", exc_info=error)


@contextmanager
def installed() -> Iterator[None]:
    """Send failures that nobody catches here, for as long as the window is open."""
    before = sys.excepthook, threading.excepthook
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before


def _uncaught(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(kind, error, where)
    else:
        report(error)


def _uncaught_in_thread(failure: threading.ExceptHookArgs) -> None:
    if failure.exc_value is not None:
        report(failure.exc_value)


def _box(error: BaseException) -> QMessageBox:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QApplication.activeWindow())
    box.setTextFormat(Qt.TextFormat.PlainText)
    close = box.addButton(CLOSE, QMessageBox.ButtonRole.AcceptRole)
    if isinstance(error, AppError):
        _word(box, FORESEEN, str(error), error.advice)
        box.setIcon(QMessageBox.Icon.Information)
    else:
        _word(box, UNFORESEEN, CALM, ADVICE)
        box.setIcon(QMessageBox.Icon.Warning)
        _add_copy(box, "".join(traceback.format_exception(error)))
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    return box


def _word(box: QMessageBox, title: str, sentence: str, advice: str) -> None:
    box.setWindowTitle(title)
    box.setText(sentence)
    box.setInformativeText(advice)


def _add_copy(box: QMessageBox, details: str) -> None:
    button = box.addButton(COPY, box.ButtonRole.ActionRole)
    button.clicked.disconnect()  # the box would close at any button
    button.clicked.connect(_copier(details))


def _copier(details: str) -> Callable[[], None]:
    return lambda: QGuiApplication.clipboard().setText(details)


class _Desk(QObject):
    """Takes failures from any thread to the UI thread, and keeps the boxes that are open."""

    brought = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._open: dict[tuple[str, str], QMessageBox] = {}
        self.brought.connect(self._tell)  # a method of a QObject: only then Qt knows the thread to call it on

    def _tell(self, error: BaseException, then: Callable[[], object]) -> None:
        """Open a box unless one with the same words is open: a failing repaint must not bury the user."""
        box = _box(error)
        words = box.text(), box.informativeText()
        if words not in self._open or not isValid(self._open[words]):
            self._open[words] = box
            box.finished.connect(lambda _: self._forget(words))
            box.finished.connect(lambda _: then())
            box.open()

    def _forget(self, words: tuple[str, str]) -> None:
        self._open.pop(words).deleteLater()


_DESK = _Desk()
