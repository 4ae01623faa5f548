"""Sessions of SQLAlchemy on a database file: imported with the first of them, for it takes longer than the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from app.models import search
from app.models.engine import Pen, Stamp, reader, sweep, writer
from app.models.striking import strike

ERASED = "erased"
"""Under this name `info` of a session that wrote holds what became secret and was taken away, if anything was."""


class Sessions:
    """One transaction a `write`, one snapshot a `read`."""

    def __init__(self, path: Path) -> None:
        self._pen = Pen()
        self._reader, self._writer = reader(path), writer(path, self._pen)
        self._folder, self._is_swept = path.parent, True

    @contextmanager
    def write(self, actor: str) -> Iterator[Session]:
        """One transaction in the name of `actor`: saved at the end, or nothing of it on an error."""
        self._pen.stamp = Stamp(actor)
        try:
            with _session(self._writer) as session, session.begin():
                yield session
                session.flush()
                struck = strike(session.connection())
                search.catch_up(session.connection())
                if struck:
                    session.info[ERASED] = struck
                    search.forget_deleted(session.connection())
                    self._is_swept = False
        finally:
            self._pen.stamp = None
        if not self._is_swept:
            self._is_swept = sweep(self._writer, self._folder)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One snapshot: what others save meanwhile is not seen."""
        with _session(self._reader) as session:
            yield session

    def close(self) -> None:
        """Let go of every connection."""
        self._reader.dispose()
        self._writer.dispose()


def _session(engine: Engine) -> Session:
    return Session(engine, expire_on_commit=False, close_resets_only=False)


def _meet_all_tables(*_: object) -> None:
    """A flush puts tables in order by what they point to; to read needs only those in question."""
    from app.models import tables  # noqa: F401


event.listen(Session, "before_flush", _meet_all_tables)
