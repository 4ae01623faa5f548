"""Raw connections of the driver to one SQLite file, made without SQLAlchemy."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

_WAIT_SECONDS = 10
_CACHE = (
    "PRAGMA cache_size = -2000"  # KiB; the system keeps the file in memory, and there are several readers
)
_PREPARED = 128
_PREPARED_TO_READ = (
    8  # each that is kept takes of the small memory in which a large question is a fifth quicker
)


def connect(path: Path, *, prepared: int = _PREPARED) -> Any:
    """A raw connection to the file at `path` that begins no transaction by itself and keeps `prepared` statements."""
    raw = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None, cached_statements=prepared)
    raw.execute(f"PRAGMA busy_timeout = {_WAIT_SECONDS * 1000}")
    return raw


def connect_to_read(path: Path) -> Any:
    """The same; nothing can be changed through it."""
    raw = connect(path, prepared=_PREPARED_TO_READ)
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA query_only = ON")
    raw.execute(_CACHE)
    return raw


def is_empty(path: Path) -> bool:
    """Whether there is no database at `path` yet, or one whose making was broken off."""
    if not path.exists():
        return True
    raw = connect(path)
    try:
        return raw.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    finally:
        raw.close()
