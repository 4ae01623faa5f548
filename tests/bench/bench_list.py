"""The list of the window beside a bare QTableView: `python -m tests.bench.bench_list [ROWS]`.

The bare table has a model of as many keys and says them; it asks nobody. Both are painted unseen, each in a process
of its own. Ours is filled from a database with as many tasks; its times go from the question to the painted rows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 5
ROWS = 100_000
LIMIT = 300  # ms from the question to the first paint

BARE = """
import sys, time, resource
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QTableView

class Model(QAbstractTableModel):
    keys = []
    def rowCount(self, parent=None): return len(self.keys)
    def columnCount(self, parent=None): return 5
    def data(self, index, role=0): return self.keys[index.row()] if role == 0 else None

def memory():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1024
app = QApplication([])
table = QTableView()
table.setModel(Model())
table.resize(1140, 600)
table.show()
app.processEvents()
before, began = memory(), time.perf_counter()
keys = [f"{number:032x}" for number in range(int(sys.argv[2]))]
table.model().beginResetModel()
table.model().keys = keys
table.model().endResetModel()
table.viewport().repaint()
print("first", time.perf_counter() - began)
began = time.perf_counter()
table.model().beginResetModel()
table.model().keys = sorted(keys, reverse=True)
table.model().endResetModel()
table.viewport().repaint()
print("sort", time.perf_counter() - began)
print("memory", memory() - before)
"""

OURS = """
import sys, time, resource
from pathlib import Path
from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication
from app.briefings.lists import Wanted
from app.models.database import open_database
from app.ui import theme
from app.ui.lists.view import ListView
from app.ui.tasks import Tasks
from tests.ui.lists.samples import screen_of

def memory():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1024
class Shell:
    def __init__(self, tasks, settings): self.tasks, self.settings = tasks, settings
    def say(self, sentence, **_): pass

WAITING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents  # a loop that turns would take the reader's time
app = QApplication([])
theme.apply(app)
folder = Path(sys.argv[1])
database = open_database(folder)
tasks = Tasks(lambda: database, "Đo")
waited = []
tasks.ask(tasks, "open", lambda session: session.connection(), waited.append)
while not waited:
    app.processEvents()
view = ListView(screen_of(), Shell(tasks, QSettings(str(folder / "x.ini"), QSettings.Format.IniFormat)))
view.resize(1140, 600)
view.show()
painted = []
view.model.modelReset.connect(lambda: painted.append(1))

def until_painted(wanted):
    painted.clear()
    began = time.perf_counter()
    view.show_wanted(wanted)
    while not painted:
        app.processEvents(WAITING)
    view.table.viewport().repaint()
    return time.perf_counter() - began

def asked(name, wanted):
    with database.read() as session:
        began = time.perf_counter()
        view.declared.find(session, wanted)
        print(f"sql_{name}", time.perf_counter() - began)

before = memory()
print("first", until_painted(Wanted()))
print("memory", memory() - before)
print("sort", until_painted(Wanted(order="assigned_on")))
print("group", until_painted(Wanted(group="lead")))
print("search", until_painted(Wanted("nhiem vu")))
until_painted(Wanted())
asked("first", Wanted())
asked("sort", Wanted(order="assigned_on"))
asked("group", Wanted(group="lead"))
asked("search", Wanted("nhiem vu"))

def timed(verb):
    began = time.perf_counter()
    verb()
    app.processEvents()
    return time.perf_counter() - began

print("all", timed(view.table.selectAll))
print("end", timed(view.table.scrollToBottom))
print("paint", timed(view.table.viewport().repaint))
view.close()
tasks.close()
database.close()
"""


def run(program: str, folder: Path, rows: int) -> dict[str, float]:
    """What the program measured of itself."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder), str(rows)],
        env=env,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return {word: float(value) for word, value in map(str.split, done.stdout.splitlines())}


def best(program: str, folder: Path, rows: int) -> dict[str, float]:
    """The quickest of some rounds, and the least memory."""
    rounds = [run(program, folder, rows) for _ in range(ROUNDS)]
    return {word: min(each[word] for each in rounds) for word in rounds[0]}


def main() -> None:
    """Print the times and their ratios to the bare table."""
    from tests.bench.bench_start import fill

    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        fill(folder, rows)
        bare, ours = best(BARE, folder, rows), best(OURS, folder, rows)
    print(
        f"{rows:,} rows; bare: first paint {bare['first'] * 1000:.0f} ms, sort {bare['sort'] * 1000:.0f} ms"
    )
    for word in ("first", "sort", "group", "search"):
        ratio = ours[word] / bare["sort" if word == "sort" else "first"]
        asked = ours[f"sql_{word}"] * 1000
        print(
            f"{word:8} {ours[word] * 1000:6.0f} ms  {ratio:.1f} × bare, of which the keys took {asked:.0f} ms"
        )
    for word in ("all", "end", "paint"):
        print(f"{word:8} {ours[word] * 1000:6.1f} ms")
    print(f"memory   {ours['memory'] / 1024:.0f} MiB more; bare {bare['memory'] / 1024:.0f} MiB")
    print(f"at most: first paint {LIMIT} ms")


if __name__ == "__main__":
    main()
