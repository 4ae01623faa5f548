"""The database as a command needs it: to read beside an open window, or to write alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import NAME
from app.cli.upgrading import told_to
from app.core.paths import DATABASE_NAME
from app.core.progress import Stages, silent
from app.models.asking import Snapshot
from app.models.check import require_sound
from app.models.database import Database, open_database
from app.services.coming_years import seed_coming_years, years_without_days
from app.services.customs import mark_customs, unmarked_customs
from app.services.settings import lacks_of_preset, load_preset

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@contextmanager
def writing(folder: Path) -> Iterator[Database]:
    """The database to change; made and filled with the general preset if there is none.

    Data of an older version are brought up to date, told on the way. Raises AppError while another program has it open
    to write.
    """
    with told_to(sys.stderr) as tell:
        database = open_for_writing(folder, tell)
    try:
        require_sound(folder)
        yield database
    finally:
        database.close()


@contextmanager
def reading(folder: Path) -> Iterator[Database]:
    """The database to read, also while the window has it open; a fresh folder is made ready first."""
    if not (folder / DATABASE_NAME).exists():
        open_for_writing(folder).close()
    database = open_database(folder, writable=False)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def reading_as_known(folder: Path, moment: datetime | None) -> Iterator[Session]:
    """A session to read: the data as they are, or as they were known at a moment."""
    with reading(folder) as database, database.read() as session:
        if moment is None:
            yield session
            return
        from app.models.known_at import known_at

        with known_at(session, moment) as then:
            yield then


def open_for_writing(folder: Path, tell: Stages = silent) -> Database:
    """Open to write and bring in what the program ships and the data lack: settings, their sources, days off.

    `tell` hears how data of before are brought up.
    """
    from app.cli.files import today  # it opens data by this module

    database = open_database(folder, tell=tell)
    try:
        with database.look() as snapshot:
            lacking = _lacks(snapshot, today())
        if lacking:
            with database.write(NAME) as session:
                load_preset(session)
                mark_customs(session)
                seed_coming_years(session, today=today())
    except BaseException:
        database.close()
        raise
    return database


def _lacks(snapshot: Snapshot, day: date) -> bool:
    """Whether the data lack something that the program ships, in SQL alone: the first page waits for this."""
    return bool(
        any(lacks_of_preset(snapshot))
        or unmarked_customs(snapshot)
        or years_without_days(snapshot, today=day)
    )
