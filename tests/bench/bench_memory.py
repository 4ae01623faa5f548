"""Memory of the window while every page of the catalogue is opened: `python -m tests.bench.bench_memory [ROWS]`.

A line a page: what of the process lies in memory then, how much of it is its own, how much came with the page, how long
making the page held up the window, and which packages its first opening brought in, with the number of their modules.
Then every list that no page shows at first, and every form, which the limit does not count. Seen on the display if
there is one, else unseen.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.bench.bench_start import PLATFORM, ROWS, fill

LIMIT, AIM = 250, 235  # MiB of the whole process with every page opened
MOST_NAMED = 5

WATCHED = """
import sys, time
from app.ui.system import import_qt
import_qt()  # as the program does before it imports what is its own
from app.briefings.lists import Wanted
from app.cli.main import main
from app.ui import window as module
from app.ui.screens.catalog import CATALOG, FORMS
from PySide6.QtCore import QTimer

WARM_MS, PAUSE_MS = 3500, 400
known = set(sys.modules)

def told(word, took=0.0):
    global known
    with open("/proc/self/smaps_rollup") as file:
        kinds = {line.split()[0]: int(line.split()[1]) / 1024 for line in file if line.endswith("kB\\n")}
    new, known = set(sys.modules) - known, set(sys.modules)
    print(word, kinds["Rss:"], kinds["Anonymous:"], took * 1000, ",".join(new) or "-", sep="\\t", flush=True)

class Watched(module.Window):
    def _begin(self):
        super()._begin()
        lists = [name for page in CATALOG for name in page.lists]
        self.left = iter([
            *((page.name, lambda name=page.name: self.show_page(name)) for page in CATALOG),
            *((f"list {name}", lambda name=name: self.show_list(name, Wanted())) for name in lists),
            *((f"form {name}", lambda name=name: self.show_form(name)) for name in FORMS),
        ])
        self.painted.connect(lambda: told("painted"))
        QTimer.singleShot(WARM_MS, lambda: (told("warm"), self.go_on()))
    def go_on(self):
        word, act = next(self.left, ("", None))
        if act is None:
            self.close()
            return
        began = time.perf_counter()
        act()
        took = time.perf_counter() - began
        QTimer.singleShot(PAUSE_MS, lambda: self.rest(word, took))
    def rest(self, word, took):
        if self.tasks._latest or self.tasks._under_way:
            QTimer.singleShot(50, lambda: self.rest(word, took))
            return
        told(word, took)
        if word.startswith("form "):
            self.page().form().close_form()
        QTimer.singleShot(0, self.go_on)

module.Window = Watched
sys.exit(main(["--data", sys.argv[1]]))
"""


def packages(modules: str) -> str:
    """The packages of new modules with how many of each, the largest first."""
    names = [name.split(".") for name in modules.split(",") if name != "-"]
    found = Counter(".".join(name[: 2 if name[0] == "app" else 1]) for name in names)
    return " ".join(f"{name} {count}" for name, count in found.most_common(MOST_NAMED))


def lines(folder: Path) -> list[tuple[str, float, float, float, str]]:
    """What the window says: a word, MiB in memory, MiB of its own, ms, new modules."""
    env = {**os.environ, "QT_QPA_PLATFORM": PLATFORM}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    said = subprocess.run(
        [sys.executable, "-c", WATCHED, str(folder)], env=env, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    parts = [line.split("\t") for line in said.splitlines()]
    return [(word, float(whole), float(own), float(took), new) for word, whole, own, took, new in parts]


def main() -> None:
    """Print the memory page by page, and the most of it."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
        fill(folder, rows)
        found = lines(folder)
    before = found[0][1]
    print(f"{'':26}{'MiB':>7}{'own':>7}{'grew':>7}{'ms':>6}  new modules")
    for word, whole, own, took, new in found:
        print(f"{word:26}{whole:7.1f}{own:7.1f}{whole - before:7.1f}{took:6.0f}  {packages(new)}")
        before = whole
    pages = [line[1] for line in found if not line[0].startswith(("list ", "form "))]
    print(
        f"{rows:,} tasks, every page: {pages[-1]:.0f} MiB, at the most {max(pages):.0f} (aim {AIM}, limit {LIMIT})"
    )
    print(f"every list and form too: {found[-1][1]:.0f} MiB; {PLATFORM}, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
