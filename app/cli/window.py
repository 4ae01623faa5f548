"""Opening the window, or saying calmly why there is none."""

import sys
from argparse import Namespace
from pathlib import Path

from app.models.engine import default_actor


def run(options: Namespace) -> int:
    """Open the window on the data; without a screen say so and what is missing."""
    from app.ui.system import why_no_window

    reason = why_no_window()
    if reason:
        print(reason, file=sys.stderr)
        return 2
    return show(options.data, options.actor)


def show(folder: Path, actor: str | None) -> int:
    """Run the window until it is closed."""
    from app.cli.opening import open_for_writing
    from app.ui.start import run as run_window

    database = open_for_writing(folder)
    try:
        return run_window(database, folder, actor or default_actor())
    finally:
        database.close()
