"""How long opening each page and form keeps the UI thread busy: `python -m tests.bench.bench_pages [ROWS]`.

In the processor's time of that thread, which a loaded machine does not lengthen; the wall clock is `bench_blocking`'s.
The window is the real one, unseen, after its warm-up. "At once" is what the click itself does, "longest" the longest
time in which the event loop did not turn until everything was shown, "all" what it took in all.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.cli.window import show
from app.ui.screens.catalog import CATALOG, FORMS
from app.ui.window import Window
from tests.bench.bench_start import fill

ROWS = 20_000
LIMIT = 50  # ms
WARM, QUIET = 4, 0.3  # seconds: until the window is warm; in which nothing more comes


class Beat:
    """The turns of the event loop, in the processor's time of the UI thread."""

    def __init__(self) -> None:
        self.last = self.longest = 0.0

    def begin(self) -> float:
        """From here on; the moment."""
        self.last, self.longest = time.thread_time(), 0
        return self.last

    def turn(self) -> float:
        """The loop turns; the moment."""
        now = time.thread_time()
        self.longest, self.last = max(self.longest, now - self.last), now
        return now


def wait(until: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def rest(window: Window, seconds: float = QUIET) -> None:
    """Let everything be answered and painted."""
    wait(lambda: not window.tasks._latest and not window.tasks._under_way)
    end = time.perf_counter() + seconds
    wait(lambda: time.perf_counter() > end)


def told(beat: Beat, window: Window, name: str, act: Callable[[], object]) -> str:
    """Do something at the window, and say what it cost."""
    rest(window)
    began = beat.begin()
    act()
    at_once = beat.turn() - began
    rest(window)
    all_of_it = beat.turn() - began
    mark = "  over the limit" if beat.longest * 1000 > LIMIT else ""
    return f"{name:24} {at_once * 1000:6.1f} {beat.longest * 1000:6.1f} {all_of_it * 1000:6.1f}{mark}"


def round_trip(beat: Beat, window: Window) -> None:
    """Every page, every form, and every page again."""
    rest(window, WARM)
    print(f"{'UI thread, ms':24} {'at once':>6} {'longest':>6} {'all':>6}")
    for page in CATALOG:
        print(told(beat, window, page.name, partial(window.show_page, page.name)))
    for name in FORMS:
        print(told(beat, window, f"form {name}", partial(window.show_form, name)))
        window.page().form().close_form()
    for page in CATALOG:
        print(told(beat, window, f"{page.name} again", partial(window.show_page, page.name)))


def watched(folder: Path) -> None:
    """Run the program, and go round in it."""
    app, beat, failed = QApplication([]), Beat(), []
    timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat.turn)

    def begin() -> None:
        window = next((w for w in app.topLevelWidgets() if isinstance(w, Window)), None)
        if window is None or not window.page_name():
            QTimer.singleShot(10, begin)
            return
        try:
            round_trip(beat, window)
        except Exception as error:  # noqa: BLE001 - told once the window is closed
            failed.append(error)
        window.close()

    timer.start()
    QTimer.singleShot(10, begin)
    show(folder, None)
    for error in failed:
        traceback.print_exception(error)


def main() -> None:
    """Print what each page and form costs."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        fill(folder, int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
        watched(folder)
    print(f"at most {LIMIT} ms; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
