"""A database of any older version becomes one of today, or stays exactly as it was."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from app.core.errors import AppError
from app.core.paths import DATABASE_NAME
from app.models import backup
from app.models.database import Database, open_database
from app.models.engine import connect
from app.models.migrations import HEAD, SCRIPTS, migrate
from tests.models.edits import Editor, contents
from tests.models.shape import make_fresh, plain_words, shape

ROOT = Path(__file__).parents[2]

SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("task") as task:
        task.add_column(sa.Column("urgent", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "remark",
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime()),
    )


def fill(connection):
    connection.exec_driver_sql(
        "INSERT INTO remark (id, words, folded) VALUES ('018f0000000070008000000000000001', 'Từ bản cũ', 'tu ban cu')"
    )
"""

FAILING = """
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("CREATE TABLE half (a)")
    op.execute("DROP INDEX ix_change_log_row_id")
    op.execute("UPDATE task SET note = 'hỏng'")
    {ending}
"""


def scripts_with(tmp_path: Path, source: str) -> Path:
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0002_second.py").write_text(source, "utf-8")
    return scripts


@pytest.fixture
def old(database: Database) -> Path:
    """A closed data folder of the present version with some edits in it."""
    with database.write("Trước") as session:
        Editor(8).edit(session, 300)
    database.close()
    return database.folder


def test_the_version_known_at_start_is_the_newest_revision() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == HEAD
    names = [step.revision for step in script.walk_revisions()]
    assert names == sorted(names, reverse=True), "versions are compared as text"
    assert {len(name) for name in names} == {4}


def test_a_migrated_database_equals_one_made_from_the_tables(empty_folder: Path, tmp_path: Path) -> None:
    fresh = make_fresh(tmp_path / "fresh.db")
    assert shape(empty_folder / DATABASE_NAME) == shape(fresh)
    assert plain_words(empty_folder / DATABASE_NAME) == plain_words(fresh)


def test_revisions_stay_frozen_because_they_import_nothing_of_ours() -> None:
    for path in (SCRIPTS / "versions").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] != "app", path
            if isinstance(node, ast.Import):
                assert all(name.name.split(".")[0] != "app" for name in node.names), path


def test_a_database_with_a_later_shape_logs_searches_and_replays(old: Path, tmp_path: Path) -> None:
    scripts = scripts_with(tmp_path, SECOND)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.models.later", str(old), str(scripts)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "equal"


def test_a_backup_is_made_before_a_migration(old: Path, tmp_path: Path) -> None:
    before = contents(old / DATABASE_NAME)
    migrate(old / DATABASE_NAME)
    (saved,) = (old / backup.BACKUPS).glob("*-migration.db")
    assert contents(saved) == before


def test_without_a_backup_nothing_is_migrated(old: Path, tmp_path: Path) -> None:
    path = old / DATABASE_NAME
    before, words = contents(path), plain_words(path)
    (old / backup.BACKUPS).write_text("in the way")
    with pytest.raises(AppError, match="Không ghi được"):
        migrate(path, scripts=scripts_with(tmp_path, SECOND))
    assert (contents(path), plain_words(path), version(path)) == (before, words, HEAD)


@pytest.mark.parametrize(
    ("ending", "failure"),
    [("raise ZeroDivisionError", ZeroDivisionError), ('op.execute("nonsense")', DatabaseError)],
)
def test_a_failing_step_leaves_the_file_as_it_was(
    old: Path, tmp_path: Path, ending: str, failure: type[Exception]
) -> None:
    path = old / DATABASE_NAME
    before, words = contents(path), plain_words(path)
    with pytest.raises(failure):
        migrate(path, scripts=scripts_with(tmp_path, FAILING.format(ending=ending)))
    assert contents(path) == before
    assert plain_words(path) == words
    assert version(path) == HEAD
    open_database(old).close()


def test_a_step_that_breaks_links_is_refused(old: Path, tmp_path: Path) -> None:
    path = old / DATABASE_NAME
    before = contents(path)
    breaking = FAILING.format(ending='op.execute("DELETE FROM agency")')
    with pytest.raises(AppError, match="trỏ tới dòng không có"):
        migrate(path, scripts=scripts_with(tmp_path, breaking))
    assert contents(path) == before


def test_a_first_start_that_failed_can_be_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "100% mới"
    folder.mkdir()
    with pytest.raises(ZeroDivisionError):
        migrate(
            folder / DATABASE_NAME,
            scripts=scripts_with(tmp_path, FAILING.format(ending="raise ZeroDivisionError")),
        )
    open_database(folder).close()
    assert version(folder / DATABASE_NAME) == HEAD


def test_the_folder_of_the_revisions_may_have_any_name(tmp_path: Path) -> None:
    scripts = tmp_path / "100% bản dựng; a"
    shutil.copytree(SCRIPTS, scripts)
    migrate(tmp_path / DATABASE_NAME, scripts=scripts)
    assert version(tmp_path / DATABASE_NAME) == HEAD


def test_opening_a_database_of_today_imports_no_alembic(old: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from app.models.database import open_database; "
        "open_database(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(old)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def version(path: Path) -> str:
    raw = connect(path)
    found: str = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    raw.close()
    return found
