"""A program that moves its data and is killed at a named moment; run by `test_moving.py`.

`python -m tests.models.move_killed USUAL_FOLDER OLD NEW MOMENT`.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from app.core import paths
from app.models import moving


def die(*_: object) -> None:
    """As when the power goes: nothing is tidied up."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def _after(room: object, name: str) -> None:
    really: Callable[..., object] = getattr(room, name)

    def then_die(*given: object) -> None:
        really(*given)
        die()

    setattr(room, name, then_die)


def _at_the_first_file() -> None:
    moving.copy_whole = die


def _before_the_database_is_named() -> None:
    really = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if path.name == paths.DATABASE_NAME:
            die()
        return really(path, target)

    Path.rename = rename  # type: ignore[method-assign]


MOMENTS: dict[str, Callable[[], None]] = {
    "database copied": lambda: _after(moving.backup, "copy_database"),
    "first file": _at_the_first_file,
    "all copied": lambda: _after(moving, "_fill"),
    "half settled": _before_the_database_is_named,
    "settled": lambda: _after(moving, "_settle"),
    "remembered": lambda: _after(moving, "choose_place"),
}

if __name__ == "__main__":
    usual, old, new, moment = sys.argv[1:]
    paths.usual_folder = lambda: Path(usual)
    MOMENTS[moment]()
    moving.move(Path(old), Path(new), lambda _, __: None)
