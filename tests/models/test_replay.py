"""The tables are what the change log says, and nothing else."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.paths import DATABASE_NAME
from app.models import search
from app.models.database import Database, open_database
from app.models.replay import replay
from tests.models.edits import Editor, contents, copy_log, indexed_words


@pytest.fixture
def fresh(tmp_path: Path, empty_folder: Path) -> Path:
    """A second, empty data folder."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    shutil.copy(empty_folder / DATABASE_NAME, folder)
    return folder


def edited(database: Database, seed: int, times: int) -> None:
    """Several transactions of random edits."""
    editor = Editor(seed)
    for _ in range(times // 100):
        with database.write("Kiểm thử") as session:
            editor.edit(session, 100)


def replayed(source: Path, folder: Path) -> None:
    """Fill the database in `folder` from the log of `source`."""
    copy_log(source, folder / DATABASE_NAME)
    database = open_database(folder)
    with database.write("Phục hồi") as session:
        replay(session.connection())
    database.close()


def test_a_replay_of_thousands_of_edits_gives_the_same_tables(database: Database, fresh: Path) -> None:
    edited(database, seed=1, times=3000)
    live = database.folder / DATABASE_NAME
    replayed(live, fresh)
    assert all(contents(live).values())
    assert contents(fresh / DATABASE_NAME) == contents(live)
    assert indexed_words(fresh / DATABASE_NAME) == indexed_words(live)


def test_a_replay_writes_nothing_to_the_log_but_the_triggers_write_again_after_it(
    database: Database, fresh: Path
) -> None:
    edited(database, seed=2, times=100)
    live = database.folder / DATABASE_NAME
    replayed(live, fresh)
    again = open_database(fresh)
    with database.read() as ours, again.read() as theirs:
        count = text("SELECT count(*) FROM change_log")
        before = ours.scalar(count)
        assert theirs.scalar(count) == before
    edited(again, seed=3, times=100)
    with again.read() as theirs:
        assert theirs.scalar(count) > before
    again.close()


def test_a_rebuild_mends_derived_columns_and_the_index(database: Database) -> None:
    edited(database, seed=4, times=200)
    live = database.folder / DATABASE_NAME
    before, words = contents(live), indexed_words(live)
    with database.write("Phá") as session:
        session.execute(text("UPDATE agency SET folded = 'x', sort_key = 'y'"))
        session.execute(text("UPDATE task SET folded = 'z'"))
        session.execute(text("DELETE FROM search_entry WHERE kind = 'person'"))
    assert contents(live) != before
    with database.write("Sửa") as session:
        search.rebuild(session.connection())
    assert contents(live) == before
    assert indexed_words(live) == words


def test_a_log_that_changes_a_row_it_never_made_is_refused(database: Database) -> None:
    with database.write("Kiểm thử") as session:
        session.execute(
            text(
                "INSERT INTO change_log (txn, at, actor, device, table_name, row_id, operation, new_values) "
                "VALUES ('t', 'a', 'b', 'c', 'task', 'nowhere', 'update', '{\"note\":\"x\"}')"
            )
        )
    with pytest.raises(RuntimeError, match="not there"), database.write("Phục hồi") as session:
        replay(session.connection())
