"""Data that bear the newest version and lack what belongs to it are refused in words, not by a bug's sentence."""

import gzip
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.errors import AppError
from app.core.paths import DATABASE_NAME
from app.models import shape
from app.models.asking import ask
from app.models.check import check, require_sound
from app.models.database import Database, open_database
from app.models.raw import connect

ROOT = Path(__file__).parents[2]


def change(database: Database, *steps: str) -> None:
    """Make the data those of a build between two versions."""
    raw = connect(database.folder / DATABASE_NAME)
    for step in steps:
        raw.execute(step)
    raw.close()


def test_data_of_this_version_lack_nothing(database: Database) -> None:
    raw = connect(database.folder / DATABASE_NAME)
    assert shape.lacking(raw) == []
    raw.close()
    assert check(database.folder) == []
    require_sound(database.folder)


def test_the_look_at_the_start_names_what_is_lacking(database: Database) -> None:
    change(database, "ALTER TABLE word_template RENAME COLUMN name TO title", "DROP INDEX ix_task_apart")
    with pytest.raises(
        AppError, match=r"cấu trúc không khớp.*thiếu word_template\.name và 1 chỗ khác"
    ) as refused:
        require_sound(database.folder)
    assert "khôi phục" in refused.value.advice
    assert [line for line in check(database.folder) if "ix_task_apart" in line]


def test_the_first_question_that_fails_says_so_too(database: Database) -> None:
    change(database, "ALTER TABLE word_template RENAME COLUMN name TO title")
    with pytest.raises(AppError, match=r"thiếu word_template\.name\."), database.look() as snapshot:
        ask(snapshot, "SELECT name FROM word_template")
    with pytest.raises(AppError, match="không khớp"), database.read() as session:
        session.execute(text("SELECT name FROM word_template"))


def test_a_save_into_a_table_that_lacks_a_column_says_so(database: Database) -> None:
    change(database, "DROP TABLE draft")
    with pytest.raises(AppError, match=r"thiếu draft\."), database.write("Lan") as session:
        session.execute(text("INSERT INTO draft(id) VALUES ('1')"))


def test_a_question_that_is_wrong_by_itself_stays_a_bug(database: Database) -> None:
    with pytest.raises(Exception, match="no such column") as failed, database.look() as snapshot:
        ask(snapshot, "SELECT no_such FROM task")
    assert not isinstance(failed.value, AppError)


def test_older_data_that_lack_a_table_are_refused_before_anything_changes(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_NAME
    path.write_bytes(gzip.decompress((ROOT / "tests" / "files" / "released-0012.db.gz").read_bytes()))
    raw = connect(path)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DROP TABLE word_template")
    raw.close()
    with pytest.raises(AppError, match="cấu trúc không khớp"):
        open_database(tmp_path)
    raw = connect(path)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0012",)
    raw.close()
