"""How long the window stands still while somebody works: `python -m tests.bench.bench_blocking [ROWS [IMPORTED]]`.

A timer of 10 ms beats in the event loop of the real window, unseen; what it comes late by is the time in which
nothing was painted and no key was heard. Each step of the session tells its longest gap; a watcher on a thread of its
own looks where the UI thread is while a gap lasts, and every long look for garbage is noted, so that its cause has a
name. A UI thread that only waits is kept from Python by another thread.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from openpyxl import Workbook
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.briefings.lists import Wanted
from app.cli.window import show
from app.ui.window import OPENING, Window

ROWS, IMPORTED = 20_000, 10_000
LIMIT, BEAT, LOOK = 50, 10, 4  # ms
LONGEST = 120  # seconds that a step may take
CTRL = Qt.KeyboardModifier.ControlModifier
ROOT = str(Path(__file__).parents[2])


@dataclass
class Watch:
    """The beat of the event loop, and who held it up."""

    step: str = "start"
    last: float = field(default_factory=time.perf_counter)
    collecting: float = 0
    gaps: dict[str, float] = field(default_factory=dict)
    late: Counter[str] = field(default_factory=Counter)
    causes: dict[str, Counter[str]] = field(default_factory=dict)
    stopped: threading.Event = field(default_factory=threading.Event)

    def beat(self) -> None:
        """The event loop turns."""
        now = time.perf_counter()
        gap = (now - self.last) * 1000
        self.last = now
        self.gaps[self.step] = max(self.gaps.get(self.step, 0), gap)
        if gap > LIMIT:
            self.late[self.step] += 1

    def collect(self, phase: str, info: dict[str, int]) -> None:
        """Python looks for garbage: every thread stands still meanwhile."""
        now = time.perf_counter()
        if phase == "start":
            self.collecting = now
            return
        took = (now - self.collecting) * 1000
        if took > LIMIT / 2:
            name = f"garbage, generation {info['generation']}, on {threading.current_thread().name}"
            self.causes.setdefault(self.step, Counter())[name] += round(took / LOOK)

    def look(self, thread: int) -> None:
        """While the beat is late, note where the UI thread is; on a thread of its own."""
        while not self.stopped.wait(LOOK / 1000):
            if (time.perf_counter() - self.last) * 1000 > LIMIT / 2:
                frame = sys._current_frames().get(thread)
                self.causes.setdefault(self.step, Counter())[where(frame)] += 1


def where(frame: FrameType | None) -> str:
    """The innermost functions of ours on a stack."""
    stack = traceback.extract_stack(frame) if frame else []
    ours = [one for one in stack if one.filename.startswith(f"{ROOT}/app/")]
    inner = stack[-1] if stack else None
    named = [f"{one.filename.removeprefix(ROOT + '/')}:{one.lineno} {one.name}" for one in ours[-2:]]
    foreign = f" … {Path(inner.filename).name}:{inner.name}" if inner and inner not in ours else ""
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
        for number in (2, 3, 4, 5, 6, 7, 8, 1):
            with self.step(f"open page {number}"):
                self.key(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        for number in (2, 7, 1):
            with self.step(f"page {number} again"):
                self.key(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        with self.step("all tasks"):
            self.window.show_list("tasks", Wanted())
        view = self.window.page().view()
        self._look_round(view)
        self._write()
        self._import()
        with self.step("list after the import"):
            self.window.show_list("tasks", Wanted())
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
            self.window.show_form("task")
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
            self.window.show_form("task", view.model.keys[0])
        with self.step("close that"):
            self.window.page().form().close_form()

    def _import(self) -> None:
        with self.step("read a workbook"):
            self.window.take(self.book)
        page = self.window.page()
        with self.step("import it"):
            page.write.click()
            self.wait(lambda: page._looked is None)
        with self.step("undo the import"):
            self.window.undoing.undo.trigger()
            self.wait(lambda: "Đã hoàn tác" in self.window.status.message.text())

    def _export(self, view) -> None:
        from app.exports.formats import Format

        for format_ in (Format.XLSX, Format.DOCX):
            QFileDialog.getSaveFileName = lambda *_, f=format_: (str(self.out / f"danh sách.{f}"), "")
            with self.step(f"export the list ({format_})"):
                view.exporter().save(view.shown(), format_)


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
    print(f"{rows:,} tasks, {imported:,} imported; the longest gap of every step (at most {LIMIT} ms)")
    for step, gap in watch.gaps.items():
        print(f"{step:26} {gap:6.0f} ms{f'  {watch.late[step]} over the limit' if gap > LIMIT else ''}")
        if gap > LIMIT:
            for cause, times in watch.causes.get(step, Counter()).most_common(4):
                print(f"{'':30}{times * LOOK:5} ms  {cause or 'outside of Python'}")


if __name__ == "__main__":
    main()
