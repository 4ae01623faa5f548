"""Opening the window, or saying calmly why there is none."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.briefings.new_place import NewPlace
    from app.core.errors import AppError
    from app.core.progress import Stages
    from app.models.database import Database


def run(options: Namespace) -> int:
    """Open the window on the data; without a screen say so and what is missing."""
    gc.disable()  # what is imported stays: looking for garbage in it takes a tenth of the start
    from app.ui.system import why_not_even_try

    reason = why_not_even_try()
    if reason:
        print(reason, file=sys.stderr)
        return 2
    return show(options.data, options.actor)


def show(folder: Path, actor: str | None) -> int:
    """Run the window until it is closed; the data are opened behind it. No `actor`: who sits at the desk.

    Closed to move the data, it is opened again where they lie then. Raises AppError when they could not be opened; the
    window has told why.
    """
    said = ""
    while True:
        wanted: list[NewPlace] = []
        code = _show(folder, actor, wanted.append, said)
        if not wanted:
            return code
        from app.core.logs import start_log
        from app.ui.moving import carry_out

        folder, said = carry_out(folder, wanted[-1])
        start_log(folder)


def _show(folder: Path, actor: str | None, leaving: Callable[[NewPlace], None], said: str) -> int:
    """One window, on one folder; when it is gone the data are closed."""
    from app.ui.start import run as run_window

    with ExitStack() as in_the_end:

        def open_data(tell: Stages) -> Database:
            from app.cli.opening import open_for_writing  # SQLAlchemy takes longer than the window

            database = open_for_writing(folder, tell)
            in_the_end.callback(database.close)
            return database

        return run_window(open_data, folder, actor, leaving=leaving, said=said)


def tell(refusal: AppError) -> None:
    """Say in a box why there is no window, where there is a screen: who started it by an icon sees nothing else."""
    from app.ui.system import is_unseen, why_not_even_try

    if not why_not_even_try() and not is_unseen():
        from app.ui.start import tell as tell_in_box

        tell_in_box(refusal)
