"""What is imported before somebody waits for it, off the UI thread: what names nothing of Qt, a module at a time."""

import subprocess
import sys

import pytest

# Imports in a program of its own, and tells which rooms are there whole, and whether anything of Qt came with them.
LOOK = """
import sys
from pkgutil import walk_packages
from importlib import import_module
from app.ui import warming

steps = []
getattr(warming, sys.argv[1])(lambda done, total: steps.append((done, total)))
rooms = getattr(warming, sys.argv[2])
for room in rooms:
    names = [found.name for found in walk_packages(import_module(room).__path__, room + ".")]
    print(room, bool(names) and set(names) <= set(sys.modules))
print(steps[0][0] == 0, steps == [(done, len(steps)) for done in range(len(steps))])
print(*[name for name in sys.modules if name.startswith(("PySide6", "docx", "openpyxl", "reportlab", "holidays"))])
"""


@pytest.mark.parametrize(
    ("act", "rooms"),
    [("meet_sqlalchemy", "WORDS"), ("meet_answers", "ANSWERS")],
)
def test_rooms_are_imported_whole_with_a_turn_for_the_window_before_each_module(act: str, rooms: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOOK, act, rooms], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    *whole, steps, foreign = said
    assert whole
    assert all(line.endswith(" True") for line in whole)
    assert steps == "True True"
    assert foreign == ""
