"""A later version of the program, in a process of its own: one more column and one more table.

Run by `test_migrations.py` as `python -m tests.models.later OLD_FOLDER SCRIPTS`.
"""

import sys
from pathlib import Path

from sqlalchemy import Integer, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core.paths import DATABASE_NAME
from app.models import lock
from app.models.base import Record, derived
from app.models.database import Database
from app.models.derivations import folded
from app.models.migrations import migrate
from app.models.raw import connect
from app.models.replay import replay
from app.models.task import Task
from tests.models.edits import Editor, contents, copy_log, indexed_words
from tests.models.shape import make_fresh, shape

Task.urgent = mapped_column("urgent", Integer, nullable=False, server_default="0")


class Remark(Record):
    """A table that the older program did not have."""

    __tablename__ = "remark"

    words: Mapped[str]
    folded: Mapped[str] = derived(folded("words"))


def opened(folder: Path) -> Database:
    """The database in `folder`, whatever its version."""
    return Database(folder, lock.take(folder, "Sau"))


def main(old: Path, scripts: Path) -> None:
    """Migrate, edit, replay; every comparison is asserted."""
    path, fresh = old / DATABASE_NAME, old / "fresh"
    before = contents_of_tasks(path)
    migrate(path, scripts=scripts)
    assert contents_of_tasks(path) == before
    assert shape(path) == shape(make_fresh(old / "bare.db"))
    database = opened(old)
    with database.write("Sau") as session:
        assert session.scalar(text("SELECT count(*) FROM remark WHERE words = 'Từ bản cũ'")) == 1
        Editor(9).edit(session, 500)
        check_log(session)
    database.close()
    fresh.mkdir()
    migrate(fresh / DATABASE_NAME, scripts=scripts)
    replay_into(fresh, path)
    assert contents(fresh / DATABASE_NAME) == contents(path)
    assert indexed_words(fresh / DATABASE_NAME) == indexed_words(path)


def check_log(session: Session) -> None:
    """The new column and table are logged like all others, and so is what the migration filled in."""
    logged = "SELECT count(*) FROM change_log WHERE "
    assert session.scalar(text(logged + "table_name = 'task' AND new_values LIKE '%\"urgent\"%'"))
    assert session.scalar(text(logged + "table_name = 'remark' AND actor = 'Nâng cấp dữ liệu'")) == 1


def contents_of_tasks(path: Path) -> list[object]:
    """The tasks without the new column."""
    raw = connect(path)
    rows = raw.execute(
        "SELECT id, content, note, deadline, deleted_at, folded FROM task ORDER BY id"
    ).fetchall()
    raw.close()
    assert rows
    return list(rows)


def replay_into(folder: Path, source: Path) -> None:
    """Fill the empty database of `folder`, whose own log of the migration makes room first."""
    raw_path = folder / DATABASE_NAME
    empty_log(raw_path)
    copy_log(source, raw_path)
    database = opened(folder)
    with database.write("Phục hồi") as session:
        replay(session.connection())
    database.close()


def empty_log(path: Path) -> None:
    """Take out what the second revision filled into the fresh database."""
    raw = connect(path)
    dropped = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE name IN ('keep_log_delete', 'keep_remark')"
    ).fetchall()
    for name, _ in dropped:
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("DELETE FROM change_log")
    raw.execute("DELETE FROM remark")
    for _, sql in dropped:
        raw.execute(sql)
    raw.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
    print("equal")
