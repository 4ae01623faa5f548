"""The start beside a bare PySide6 window, each a process of its own, unseen: `python -m tests.bench.bench_start`.

Painted is the first paint, usable the first paint of a filled list, from the start of the process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ROUNDS = 9
ROWS = 100_000
PAINTED_LIMIT, USABLE_LIMIT = 1.3, 4.5

# A window with nothing in it.
BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.done)
    def done(self):
        print("painted", time.monotonic(), flush=True)
        self.close()

app = QApplication([])
window = Bare()
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

# The program as it starts, watched from the window that it makes.
OURS = """
import sys, time
from app.cli.main import main

def say(word):
    print(word, time.monotonic(), flush=True)

def watch(window):
    def follow(name):
        shown(name)
        view = window.page().view()
        def filled():
            view.table.viewport().repaint()
            say("usable")
            window.close()
        view.model.modelReset.connect(lambda: QTimer.singleShot(0, filled))
    shown, window.show_page = window.show_page, follow
    window.painted.connect(lambda: say("painted"))

from app.ui import window
from PySide6.QtCore import QTimer
made = window.Window.__init__
def __init__(self, *words):
    made(self, *words)
    watch(self)
window.Window.__init__ = __init__
sys.exit(main(["--data", sys.argv[1]]))
"""


def fill(folder: Path, rows: int) -> None:
    """The shipped sample's tasks, as often as it takes to have `rows` of them; none leaves the sample as it is."""
    from app.cli.opening import writing
    from app.importers.office_workbook import apply, propose, read_workbook
    from app.services.settings import read_regulation

    folder.mkdir()
    (folder / "window.ini").write_text("[General]\npage=tasks\nfirst_start_over=true\n", encoding="utf-8")
    sample = Path(__file__).parents[1] / "files" / "office-clean.xlsx"
    with writing(folder) as database:
        with database.write("Đo") as session:
            apply(session, propose(session, read_workbook(sample), read_regulation(session)))
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


def seconds(program: str, argument: Path, cache: Path) -> dict[str, float]:
    """From the start of the process to each word it says; its code is compiled once, as on a user's machine."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(cache)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    said = subprocess.run(
        [sys.executable, "-c", program, str(argument)], env=env, check=True, capture_output=True, text=True
    ).stdout
    return {word: float(at) - began for word, at in map(str.split, said.splitlines())}


def race(programs: dict[str, tuple[str, Path]], cache: Path) -> dict[str, dict[str, float]]:
    """The quickest of each; they take turns, and the first round is not counted."""
    best: dict[str, dict[str, float]] = {name: {} for name in programs}
    for turn in range(ROUNDS + 1):
        for name, (program, argument) in programs.items():
            for word, took in seconds(program, argument, cache).items():
                if turn:
                    best[name][word] = min(took, best[name].get(word, took))
    return best


def main() -> None:
    """Print the times and their ratios to the bare window."""
    from app.core.paths import resources

    with tempfile.TemporaryDirectory() as place:
        few, many = Path(place) / "few", Path(place) / "many"
        fill(few, 0)
        fill(many, ROWS)
        best = race(
            {
                "bare window": (BARE, few),
                "bare window with our widgets": (BARE_SHELL, resources() / "fonts"),
                "ours, sample": (OURS, few),
                f"ours, {ROWS:,} tasks": (OURS, many),
            },
            Path(place) / "cache",
        )
    bare = best["bare window"]["painted"]
    shell = best["bare window with our widgets"]["painted"]
    for name, times in best.items():
        for word, took in times.items():
            ratios = f"{took / bare:.2f} × bare, {took / shell:.2f} × bare with our widgets"
            print(f"{name:30} {word:8} {took:.3f} s  {ratios}")
    print(f"at most: painted {PAINTED_LIMIT} ×, usable {USABLE_LIMIT} ×")


if __name__ == "__main__":
    main()
