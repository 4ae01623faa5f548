"""How long looking for garbage holds the window up, and what is left: `python -m tests.bench.bench_garbage [ROUNDS]`.

A long day in one go: every page is opened, then in each round every form is opened and closed, a workbook is read,
written and undone, and the list of tasks goes out as a Word file. A line a round tells the longest single look in the
processor's time of the UI thread, the objects that are looked through, those that were put aside, and the memory.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from app.briefings.lists import Wanted
from app.cli.window import show
from app.exports.formats import Format
from app.ui.screens.catalog import CATALOG, FORMS
from app.ui.window import Window
from tests.bench.bench_blocking import workbook
from tests.bench.bench_pages import WARM, rest, wait
from tests.bench.bench_start import fill

ROWS, IMPORTED, ROUNDS = 20_000, 10_000, 6
PAUSE = 0.02  # seconds after each form
FORM_ROUNDS = 3  # times that every form is opened in a round


class Looks:
    """The single looks, told by Python itself."""

    def __init__(self) -> None:
        self.began = self.longest = self.all = 0.0
        self.number = 0

    def heard(self, phase: str, _: dict[str, int]) -> None:
        """A look begins or ends."""
        if phase == "start":
            self.began = time.thread_time()
            return
        took = (time.thread_time() - self.began) * 1000
        self.longest, self.all, self.number = max(self.longest, took), self.all + took, self.number + 1

    def told(self, name: str) -> None:
        """Say what there was since the last time."""
        live = sum(len(gc.get_objects(generation=age)) for age in range(3))
        print(
            f"{name:12} {self.longest:8.1f} {self.all:8.0f} {self.number:6} {live:10,} {gc.get_freeze_count():10,}"
            f" {memory():8.1f}"
        )
        self.longest = self.all = self.number = 0


def memory() -> float:
    """MiB of the process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def day(window: Window, looks: Looks, book: Path, out: Path, rounds: int) -> None:
    """Work for long."""
    rest(window, WARM)
    print(f"{'':12} {'longest':>8} {'all ms':>8} {'looks':>6} {'looked at':>10} {'put aside':>10} {'MiB':>8}")
    looks.told("warm")
    for page in CATALOG:
        window.show_page(page.name)
        rest(window, PAUSE)
    rest(window, 2)
    looks.told("pages")
    for number in range(rounds):
        for name in [*FORMS] * FORM_ROUNDS:
            window.show_form(name)
            rest(window, PAUSE)
            window.page().form().close_form()
        looks.told(f"forms {number + 1}")
        bring_in(window, book)
        looks.told(f"import {number + 1}")
        send_out(window, out)
        rest(window, 2)
        looks.told(f"export {number + 1}")


def bring_in(window: Window, book: Path) -> None:
    """Read a workbook, write it, undo that."""
    window.take(book)
    page = window.page()
    rest(window)
    page.write.click()
    wait(lambda: page._looked is None)
    rest(window)
    window.undoing.undo.trigger()
    wait(lambda: "Đã hoàn tác" in window.status.message.text())
    window.say("")
    rest(window)


def send_out(window: Window, out: Path) -> None:
    """The list of tasks as a Word file."""
    window.show_list("tasks", Wanted())
    view = window.page().view()
    rest(window)
    QFileDialog.getSaveFileName = lambda *_: (str(out / "danh sách.docx"), "")
    view.exporter().save(view.shown(), Format.DOCX)
    rest(window)


def watched(folder: Path, book: Path, out: Path, rounds: int) -> None:
    """Run the program, and work in it."""
    app, looks, failed = QApplication([]), Looks(), []

    def begin() -> None:
        window = next((w for w in app.topLevelWidgets() if isinstance(w, Window)), None)
        if window is None or not window.page_name():
            QTimer.singleShot(10, begin)
            return
        try:
            day(window, looks, book, out, rounds)
        except Exception as error:  # noqa: BLE001 - told once the window is closed
            failed.append(error)
        window.close()

    gc.callbacks.append(looks.heard)
    QTimer.singleShot(10, begin)
    show(folder, None)
    for error in failed:
        traceback.print_exception(error)


def main() -> None:
    """Print a line a round."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as place:
        folder, book = Path(place) / "data", Path(place) / "nhập.xlsx"
        fill(folder, ROWS)
        workbook(book, IMPORTED)
        watched(folder, book, Path(place), rounds)
    print(f"{ROWS:,} tasks, {IMPORTED:,} imported a round; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
