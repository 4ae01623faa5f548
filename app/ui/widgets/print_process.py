"""Printing in a process of its own, which is asked after every page whether to go on.

Qt keeps Python's turn while it draws: on a thread every page would hold up the window for a tenth of a second, and
where the thread then waits for something that the window holds, both would wait for ever. And a driver that falls
takes down what prints, not the desk.
"""

from __future__ import annotations

from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from app.core.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from app.core.progress import Progress
    from app.ui.widgets.printing import PrintJob

_OURS = get_context("spawn")  # the others would copy a process of many threads
LOOK_S = 0.1  # how often somebody may cancel while a page takes long
PATIENCE_S = 5  # for a driver that is told to stop
BROKEN_OFF = (
    "Việc in bị ngắt giữa chừng.",
    "Kiểm tra máy in, xem trang nào đã ra rồi in tiếp các trang còn lại.",
)


def print_apart(content: bytes, job: PrintJob, progress: Progress) -> int:
    """Print what the job asks for of a PDF; the number of printed pages.

    A cancel (an exception from `progress`) takes the whole job back.

    Raises:
        AppError: the printer does not take it, the file cannot be written, or the printing fell.
    """
    here, there = _OURS.Pipe()
    child = _OURS.Process(target=_print, args=(there, content, job), daemon=True)
    child.start()
    there.close()
    try:
        return _follow(here, progress)
    finally:
        here.close()  # who still waits for a word hears that none comes
        child.join(PATIENCE_S)
        child.kill()


def _follow(line: Connection, progress: Progress) -> int:
    """Tell on what is told, a word after every page, until the number of pages comes, or why there is none."""
    step = 0, 1
    try:
        while isinstance(said := _heard(line, partial(progress, *step)), tuple):
            progress(*(step := said))
            line.send("go on")
    except (EOFError, ConnectionError):
        raise AppError(*BROKEN_OFF) from None
    if isinstance(said, AppError):
        raise said
    return said


def _heard(line: Connection, waiting: Callable[[], None]) -> tuple[int, int] | int | AppError:
    """The next word; while a driver lets none come, `waiting` may end it."""
    while not line.poll(LOOK_S):
        waiting()
    word: tuple[int, int] | int | AppError = line.recv()
    return word


def _print(line: Connection, content: bytes, job: PrintJob) -> None:
    """The work of the process: prints, and says how far it is."""
    from PySide6.QtGui import QGuiApplication

    from app.ui.widgets.pdf_pages import PdfPages
    from app.ui.widgets.printing import print_pages

    def tell(done: int, total: int) -> None:
        line.send((done, total))
        line.recv()

    app = QGuiApplication([job.title])
    try:
        line.send(print_pages(PdfPages(content), job, tell))
    except (EOFError, ConnectionError):
        pass  # cancelled: nobody listens
    except AppError as error:
        line.send(error)
    del app
