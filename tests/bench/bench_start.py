"""The start beside a bare PySide6 window, each a process of its own: `python -m tests.bench.bench_start`.

Seen on the display if there is one (`xvfb-run -s "-screen 0 1366x768x24"` makes one), as users see it; else unseen,
where a window costs Qt almost nothing and every import of ours weighs more. From the start of the process: painted is
the first paint of frame and menu, usable the first page (desk or list of tasks) painted with its data. Memory is what
of the process lies in memory then; `bench_memory` opens every page.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from app.core.paths import DATABASE_NAME, resources

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ROUNDS = 9
PLATFORM = "xcb" if os.environ.get("DISPLAY") else "offscreen"
ROWS = 100_000
PAINTED_LIMIT, USABLE_LIMIT = 1.3, 4.5
MEMORY = "memory"  # MiB
MOMENTS = (
    "painted",
    "usable",
)  # with "-work": the processor's time of all threads by then, nearly free of load

# A window with a word in it.
BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.done)
    def done(self):
        print("painted", time.monotonic(), flush=True)
        print("painted-work", time.process_time(), flush=True)
        self.close()

app = QApplication([])
window = Bare()
window.setCentralWidget(QLabel("Giao ban"))
window.resize(1280, 700)
window.show()
app.exec()
"""

# The least that looks like our shell: our style, font and colours, a menu, a table with headings, a status bar.
BARE_SHELL = """
import sys, time
from PySide6.QtCore import QAbstractTableModel, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QApplication, QHBoxLayout, QLabel, QLineEdit, QListWidget, QMainWindow, QTableView, QVBoxLayout, QWidget,
)

class Empty(QAbstractTableModel):
    def rowCount(self, parent): return 0
    def columnCount(self, parent): return 9
    def headerData(self, section, orientation, role):
        return f"Cột {section}" if role == Qt.ItemDataRole.DisplayRole else None

class Shell(QMainWindow):
    def __init__(self):
        super().__init__()
        menu, table, self.model, body, page = QListWidget(), QTableView(), Empty(), QWidget(), QWidget()
        menu.addItems(["Nhiệm vụ", "Tài liệu giao ban"])
        table.setModel(self.model)
        inner, outer = QVBoxLayout(page), QHBoxLayout(body)
        for widget in (QLabel("Nhiệm vụ"), QLineEdit(), table): inner.addWidget(widget)
        for widget in (menu, page): outer.addWidget(widget)
        self.setCentralWidget(body)
        self.statusBar().addWidget(QLabel("Đang mở dữ liệu…"))
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.done)
    def done(self):
        print("painted", time.monotonic(), flush=True)
        print("painted-work", time.process_time(), flush=True)
        self.close()

app = QApplication([])
app.setStyle("Fusion")
app.setPalette(QPalette(QColor("#f3f3f4")))
families = []
for name in ("Arimo-Regular.ttf", "Arimo-Bold.ttf"):
    families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(sys.argv[1] + "/" + name))
app.setFont(QFont(families[0], 10))
app.setStyleSheet("QTableView::item { padding: 0 5px; } QHeaderView::section { padding: 6px; }")
window = Shell()
window.resize(1280, 700)
window.show()
app.exec()
"""

# The program as it starts, watched from the window that it makes. Usable: the first page has painted what it asked the
# data for, and the loop that takes keys and clicks has turned once more.
OURS = """
import sys, time
from app.cli.main import main
from app.ui.system import import_qt
import_qt()  # as the program does before it imports its window
from app.ui import window as module
from PySide6.QtCore import QTimer

def say(word):
    print(word, time.monotonic(), flush=True)
    print(word + "-work", time.process_time(), flush=True)

def filled(window):
    window.page().repaint()
    QTimer.singleShot(0, lambda: usable(window))

def usable(window):
    say("usable")
    with open("/proc/self/statm") as file:
        print("memory", int(file.read().split()[1]) * 4096 / 2**20)
    window.close()

class Watched(module.Window):
    def __init__(self, *words):
        super().__init__(*words)
        self.painted.connect(lambda: say("painted"))
    def _begin(self):
        super()._begin()
        page, answered = self.page(), lambda *_: filled(self)
        if hasattr(page, "view"):
            page.view().model.modelReset.connect(lambda: QTimer.singleShot(0, answered))
        else:  # answers come in the order of the questions, and the page has asked one
            self.tasks.look(self, "watch", lambda _: None, answered)

module.Window = Watched
sys.exit(main(["--data", sys.argv[1]]))
"""


def fill(folder: Path, rows: int) -> None:
    """The shipped sample's tasks, as often as it takes to have `rows` of them; none leaves the sample as it is."""
    from app.cli.opening import writing
    from app.importers.office_workbook import apply, propose, read_workbook
    from app.services.regulation_versions import read_regulations

    folder.mkdir()
    remember(folder, "tasks")
    sample = Path(__file__).parents[1] / "files" / "office-clean.xlsx"
    with writing(folder) as database:
        with database.write("Đo") as session:
            apply(
                session,
                propose(session, read_workbook(sample), read_regulations(session), today=date(2026, 11, 23)),
            )
        if rows:
            with database.write("Đo") as session:
                _multiply(session, rows)


def _multiply(session: Session, rows: int) -> None:
    from sqlalchemy import insert, select

    from app.core.ids import uuid7
    from app.models.task import Task, TaskAgency

    tasks = session.execute(select(*Task.__table__.columns)).mappings().all()
    leads = defaultdict(list)
    for lead in session.execute(select(*TaskAgency.__table__.columns)).mappings():
        leads[lead["task_id"]].append(lead)
    new, linked = [], []
    for number in range(rows - len(tasks)):
        task = tasks[number % len(tasks)]
        new.append({**task, "id": uuid7()})
        linked += [{**lead, "id": uuid7(), "task_id": new[-1]["id"]} for lead in leads[task["id"]]]
    session.execute(insert(Task.__table__), new)
    session.execute(insert(TaskAgency.__table__), linked)


def measured(program: str, argument: Path, cache: Path) -> dict[str, float]:
    """Seconds from the start of the process to each word it says, and MiB of memory.

    Its code is compiled once, as on a user's machine.
    """
    env = {**os.environ, "QT_QPA_PLATFORM": PLATFORM, "PYTHONPYCACHEPREFIX": str(cache)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    said = subprocess.run(
        [sys.executable, "-c", program, str(argument)], env=env, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    words = {word: float(value) for word, value in map(str.split, said.splitlines())}
    return {word: value - (began if word in MOMENTS else 0) for word, value in words.items()}


def race(programs: dict[str, tuple[str, Path]], cache: Path) -> dict[str, dict[str, float]]:
    """The median of each; they take turns, so that all meet the same load, and the first round is not counted."""
    found: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in programs}
    for turn in range(ROUNDS + 1):
        for name, (program, argument) in programs.items():
            for word, value in measured(program, argument, cache).items():
                if turn:
                    found[name][word].append(value)
    return {name: {word: median(values) for word, values in words.items()} for name, words in found.items()}


def beginning(folder: Path, page: str) -> Path:
    """The same data in another folder whose window begins with this page."""
    there = folder.with_name(f"{folder.name}-{page}")
    there.mkdir()
    os.link(folder / DATABASE_NAME, there / DATABASE_NAME)
    remember(there, page)
    return there


def remember(folder: Path, page: str) -> None:
    """Have the window of a data folder begin with a page."""
    text = f"[General]\npage={page}\nfirst_start_over=true\n"
    (folder / "window.ini").write_text(text, encoding="utf-8")


def main() -> None:
    """Print the times and their ratios to the bare window."""
    with tempfile.TemporaryDirectory() as place:
        few, many = Path(place) / "few", Path(place) / "many"
        fill(few, 0)
        fill(many, ROWS)
        programs = {
            "bare window": (BARE, few),
            "bare window with our widgets": (BARE_SHELL, resources() / "fonts"),
        }
        for page in ("desk", "tasks"):
            programs[f"ours, sample, {page}"] = OURS, beginning(few, page)
            programs[f"ours, {ROWS:,} tasks, {page}"] = OURS, beginning(many, page)
        found = race(programs, Path(place) / "cache")
    bare = found["bare window"]
    for name, words in found.items():
        for word, value in words.items():
            beside = bare["painted" if word in MOMENTS else "painted-work"]
            said = f"{value:.0f} MiB" if word == MEMORY else f"{value:.3f} s  {value / beside:.2f} × bare"
            print(f"{name:30} {word:12} {said}")
    print(f"at most: painted {PAINTED_LIMIT} ×, usable {USABLE_LIMIT} ×")
    print(f"{PLATFORM}, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
