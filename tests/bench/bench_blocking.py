"""How long the window stands still while somebody works: `python -m tests.bench.bench_blocking [ROWS [IMPORTED]]`.

A timer of 10 ms beats in the event loop of the real window, unseen; what it comes late by is the time in which
nothing was painted and no key was heard. Each step of the session tells its longest gap by the clock, and the most time
of the processor that the UI thread took between two beats: that is what the program asks of it, the rest is waiting for
another thread of ours (Python runs one at a time) or for the machine. Every page is opened for the first time while an
import writes. A watcher on a thread of its own looks where the UI thread is while a gap lasts, and every long look for
garbage is noted, so that its cause has a name.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import re
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from openpyxl import Workbook
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.briefings.lists import Wanted
from app.cli.window import show
from app.ui.screens.catalog import CATALOG
from app.ui.window import OPENING, Window

ROWS, IMPORTED = 20_000, 10_000
LIMIT, BEAT, LOOK = 50, 10, 4  # ms
LONGEST = 120  # seconds that a step may take
CTRL = Qt.KeyboardModifier.ControlModifier
ROOT = str(Path(__file__).parents[2])
FRAME = re.compile(r'File "(.*)", line (\d+) in (.*)')


@dataclass
class Watch:
    """The beat of the event loop, and who held it up."""

    step: str = "start"
    last: float = field(default_factory=time.perf_counter)
    collecting: float = 0
    longest_look: tuple[float, str] = (0, "")
    busy_since: float = 0
    gaps: dict[str, float] = field(default_factory=dict)
    busy: dict[str, float] = field(default_factory=dict)
    late: Counter[str] = field(default_factory=Counter)
    causes: dict[str, Counter[str]] = field(default_factory=dict)
    stopped: threading.Event = field(default_factory=threading.Event)

    def beat(self) -> None:
        """The event loop turns."""
        now = time.perf_counter()
        gap = (now - self.last) * 1000
        self.last = now
        self.gaps[self.step] = max(self.gaps.get(self.step, 0), gap)
        taken = time.thread_time()
        busy, self.busy_since = (taken - self.busy_since) * 1000, taken
        self.busy[self.step] = max(self.busy.get(self.step, 0), busy)
        if gap > LIMIT:
            self.late[self.step] += 1

    def collect(self, phase: str, info: dict[str, int]) -> None:
        """Python looks for garbage: every thread stands still meanwhile."""
        now = time.thread_time()
        if phase == "start":
            self.collecting = now
            return
        took = (now - self.collecting) * 1000
        self.longest_look = max(self.longest_look, (took, self.step))
        if took > LIMIT / 2:
            name = f"garbage, generation {info['generation']}, on {threading.current_thread().name}"
            self.causes.setdefault(self.step, Counter())[name] += round(took / LOOK)

    def look(self, thread: int) -> None:
        """While the beat is late, note where the UI thread is; on a thread of its own."""
        while not self.stopped.wait(LOOK / 1000):
            if (time.perf_counter() - self.last) * 1000 > LIMIT / 2:
                self.causes.setdefault(self.step, Counter())[where(thread)] += 1


def where(thread: int) -> str:
    """The innermost functions of ours on the stack of a thread.

    Told by `faulthandler` in one call, between whose lines nobody runs. Frames held in Python would need that nobody
    gets a turn meanwhile, and a thread that begins to wait then waits for as long as the turn was made to last: the
    window stood still for a second that way, and only because it was looked at.
    """
    with tempfile.TemporaryFile() as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        stacks = file.read().decode(errors="replace").split("\n\n")
    stack = next((stack for stack in stacks if f"{thread:#018x}" in stack), "")
    return told([(file, int(line), name) for file, line, name in FRAME.findall(stack)])


def told(stack: Sequence[tuple[str, int, str]]) -> str:
    """The two innermost lines of ours, and where they went to from there; the innermost comes first."""
    ours = [one for one in stack if one[0].startswith(f"{ROOT}/app/")][:2]
    named = [f"{file.removeprefix(ROOT + '/')}:{line} {name}" for file, line, name in reversed(ours)]
    foreign = f" … {Path(stack[0][0]).name}:{stack[0][2]}" if stack and stack[0] not in ours else ""
    return " > ".join(named) + foreign


class Session:
    """A scripted morning at the window."""

    def __init__(self, watch: Watch, window: Window, book: Path, out: Path) -> None:
        self.watch, self.window, self.book, self.out = watch, window, book, out

    def wait(self, until: Callable[[], object]) -> None:
        """Let the window live until something is so."""
        end = time.monotonic() + LONGEST
        while not until():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError(self.watch.step)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """A part of the morning; it ends when everything that was asked is answered and painted."""
        self.watch.step, self.watch.last = name, time.perf_counter()
        self.watch.busy_since = time.thread_time()
        yield
        self.wait(lambda: not self.window.tasks._latest and not self.window.tasks._under_way)
        still = time.perf_counter() + 0.15
        self.wait(lambda: time.perf_counter() > still)
        self.watch.beat()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focus: QWidget = self.window.focusWidget() or self.window
        QTest.keyClick(focus, key, modifier)

    def work(self) -> None:
        """All steps."""
        self._import()
        for number in (2, 7, 1):
            with self.step(f"page {number} again"):
                self.key(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        with self.step("all tasks"):
            self.window.show_list("tasks", Wanted())
        view = self.window.page().view()
        self._look_round(view)
        self._write()
        self._export(view)

    def _look_round(self, view) -> None:
        with self.step("search typing"):
            view.go_to_search()
            for letter in "bao cao":
                QTest.keyClick(view.search, letter)
                pause = time.perf_counter() + 0.12
                self.wait(lambda pause=pause: time.perf_counter() > pause)
        with self.step("search cleared"):
            view.clear_filters()
        with self.step("sort"):
            view._sort(4)
        with self.step("group"):
            view.grouping.setCurrentIndex(1)
        with self.step("no group"):
            view.grouping.setCurrentIndex(0)
        with self.step("scroll to the end"):
            view.table.scrollToBottom()
        with self.step("choose all"):
            view.table.selectAll()
        with self.step("choose none"):
            view.table.clearSelection()
        with self.step("filter choices"):
            view.filters.open("agency")
        if view.filters.popup:
            view.filters.popup.close()

    def _write(self) -> None:
        with self.step("open a new form"):
            self._open_form()
        form = self.window.page().form()
        with self.step("type into it"):
            form.frames["content"].entry.box.setPlainText("Việc mới của buổi sáng")
            QTest.keyClicks(form.frames["leads"].entry.stops()[0], "so tai")
        with self.step("save it"):
            box = form.frames["leads"].entry.box
            if box.suggestions():
                box._choose_current()
            form.save()
        with self.step("close it"):
            form.close_form()
        view = self.window.page().view()
        with self.step("open a form on a row"):
            self._open_form(view.model.keys[0])
        with self.step("close that"):
            self.window.page().form().close_form()

    def _open_form(self, key: str | None = None) -> None:
        """Until it is there to be filled: on a loaded machine it is made longer than anything is asked."""
        self.window.show_form("task", key)
        form = self.window.page().form()
        self.wait(form.body.isEnabled)

    def _import(self) -> None:
        with self.step("read a workbook"):
            self.window.take(self.book)
        page = self.window.page()
        with self.step("begin to import"):
            page.write.click()
        for one in CATALOG:
            under_way = "" if page._looked is None else " while importing"
            with self.step(f"open {one.name}{under_way}"):
                self.window.show_page(one.name)
        with self.step("end of the import"):
            self.wait(lambda: page._looked is None)
        with self.step("undo the import"):
            self.window.undoing.undo.trigger()
            self.wait(lambda: "Đã hoàn tác" in self.window.status.message.text())

    def _export(self, view) -> None:
        from app.exports.formats import Format
        from app.ui.widgets.preview import Preview
        from app.ui.widgets.printing import PrintJob

        for format_ in (Format.XLSX, Format.DOCX, Format.PDF):
            QFileDialog.getSaveFileName = lambda *_, f=format_: (str(self.out / f"danh sách.{f}"), "")
            with self.step(f"export the list ({format_})"):
                view.exporter().save(view.shown(), format_)
        with self.step("preview of the list"):
            view.exporter().print_document(view.shown())
        (preview,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Preview)]
        with self.step("go through it"):
            for page in range(2, 2000, 400):
                preview.view.go_to(page)
                self.wait(lambda: not self.window.tasks._under_way)
        with self.step("print five pages of it"):
            preview.print_on(PrintJob("danh sách", (1, 2, 3, 4, 5), file=self.out / "in.pdf"))
            self.wait(lambda: preview.state.text().startswith("Đã in"))
        with self.step("close the preview"):
            preview.close()


def workbook(path: Path, rows: int) -> None:
    """A workbook with so many new tasks."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Nhiệm vụ")
    sheet.append(("Số ký hiệu", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Ngày giao", "Thời hạn hoàn thành"))
    for number in range(rows):
        day = f"{number % 28 + 1:02d}/10/2026"
        sheet.append((f"{number}/UBND-TH", f"Việc nhập số {number}", "Sở Tài chính", day, "30/12/2026"))
    book.save(path)


def watched(folder: Path, book: Path, out: Path) -> Watch:
    """Run the program and the morning in it."""
    app = QApplication([])
    watch, timer, failed = Watch(), QTimer(interval=BEAT), []
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(watch.beat)
    looker = threading.Thread(target=watch.look, args=(threading.get_ident(),), daemon=True)

    def begin() -> None:
        window = next((w for w in app.topLevelWidgets() if isinstance(w, Window)), None)
        if window is None or not window.page_name() or window.saved.text() == OPENING:
            QTimer.singleShot(BEAT, begin)
            return
        try:
            session = Session(watch, window, book, out)
            session.wait(lambda: not window.tasks._latest)
            session.work()
        except Exception as error:  # noqa: BLE001 - raised again once the window is closed
            failed.append(error)
        watch.step = "closing"
        window.close()

    timer.start()
    looker.start()
    gc.callbacks.append(watch.collect)
    QTimer.singleShot(BEAT, begin)
    show(folder, None)
    watch.stopped.set()
    if failed:
        traceback.print_exception(failed[0])
    return watch


def main() -> None:
    """Print the longest gap of every step, and what stood in the way where it is over the limit."""
    from tests.bench.bench_start import fill

    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    imported = int(sys.argv[2]) if len(sys.argv) > 2 else IMPORTED
    with tempfile.TemporaryDirectory() as place:
        folder, book = Path(place) / "data", Path(place) / "nhập.xlsx"
        fill(folder, rows)
        workbook(book, imported)
        watch = watched(folder, book, Path(place))
    print(f"{rows:,} tasks, {imported:,} imported; longest gap and work of every step (at most {LIMIT} ms)")
    print(f"{'':36} {'gap':>6} {'busy':>6}")
    look, step = watch.longest_look
    print(f"{'longest look for garbage':36} {'':6} {look:6.0f} ms  ({step})")
    for step, gap in watch.gaps.items():
        busy = watch.busy.get(step, 0)
        over = f"  {watch.late[step]} gaps over the limit" if gap > LIMIT else ""
        print(f"{step:36} {gap:6.0f} {busy:6.0f} ms{over}{'  BUSY' if busy > LIMIT else ''}")
        if busy > LIMIT or gap > 2 * LIMIT:
            for cause, times in watch.causes.get(step, Counter()).most_common(4):
                print(f"{'':30}{times * LOOK:5} ms  {cause or 'outside of Python'}")


if __name__ == "__main__":
    main()
