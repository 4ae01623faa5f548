"""A database of any older version becomes one of today, or stays exactly as it was."""

import ast
import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from app.core.errors import AppError
from app.core.paths import DATABASE_NAME
from app.core.progress import CancelledError
from app.models import backup
from app.models.database import Database, open_database
from app.models.migrations import CHANGING, DERIVING, HEAD, SCRIPTS, STAGES, migrate
from app.models.office import WrittenPart
from app.models.raw import connect
from app.models.replay import replay
from tests.models.edits import Editor, contents, copy_log, indexed_words
from tests.models.shape import make_fresh, plain_words, shape

ROOT = Path(__file__).parents[2]
RELEASED = sorted((ROOT / "tests" / "files").glob("released-*.db.gz"))
"""A database with data of every version that was given out."""

FIRST_TABLES = (
    *("adjustment", "agency", "agency_alias", "agenda_item", "attachment", "change_log", "conclusion"),
    *("conclusion_task", "delay_report", "draft", "extension", "field", "field_leader", "meeting"),
    *("meeting_attendance", "person", "post", "post_holding", "programme_agency", "programme_item"),
    *("progress_entry", "report_obligation", "setting", "source_document", "special_day", "task"),
    *("task_agency", "undo_step", "written_part"),
)

NEXT = f"{int(HEAD) + 1:04}"

LATER = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD}"


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

FAILING = f"""
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD}"


def upgrade():
    op.execute("CREATE TABLE half (a)")
    op.execute("DROP INDEX ix_change_log_row_id")
    op.execute("UPDATE task SET note = 'hỏng'")
    {{ending}}
"""


def scripts_with(tmp_path: Path, source: str) -> Path:
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{NEXT}_next.py").write_text(source, "utf-8")
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


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name)
def test_a_released_database_becomes_one_of_today_and_loses_nothing(released: Path, tmp_path: Path) -> None:
    folder = unpacked(released, tmp_path / "old")
    before = stored_values(folder / DATABASE_NAME)
    open_database(folder).close()
    now = stored_values(folder / DATABASE_NAME, columns_of(before))
    assert {name: now[name] for name in before} == before
    assert shape(folder / DATABASE_NAME) == shape(make_fresh(tmp_path / "bare.db"))


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name)
def test_a_released_database_goes_on_logging_and_replays(
    released: Path, tmp_path: Path, empty_folder: Path
) -> None:
    folder, fresh = unpacked(released, tmp_path / "old"), tmp_path / "fresh"
    shutil.copytree(empty_folder, fresh)
    database = open_database(folder)
    with database.write("Sau") as session:
        Editor(12).edit(session, 100)
    database.close()
    copy_log(folder / DATABASE_NAME, fresh / DATABASE_NAME)
    again = open_database(fresh)
    with again.write("Phục hồi") as session:
        replay(session.connection())
    again.close()
    assert contents(fresh / DATABASE_NAME) == contents(folder / DATABASE_NAME)
    assert indexed_words(fresh / DATABASE_NAME) == indexed_words(folder / DATABASE_NAME)


def test_words_of_the_first_version_stay_those_of_the_first_version(tmp_path: Path) -> None:
    database = open_database(unpacked(RELEASED[0], tmp_path / "old"))
    with database.write("Sau") as session:
        words = WrittenPart.document_kind == "month_briefing", WrittenPart.period == "2026-10"
        rows = session.scalars(select(WrittenPart).where(*words, WrittenPart.deleted_at.is_(None))).all()
        assert [(row.slot, row.version, row.content) for row in rows] == [
            ("proposals", 1, "Đề nghị **sớm** ban hành.")
        ]
        assert session.scalar(text("SELECT count(*) FROM exported_file")) == 0
    database.close()


def test_revisions_stay_frozen_because_they_import_nothing_of_ours() -> None:
    for path in (SCRIPTS / "versions").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] != "app", path
            if isinstance(node, ast.Import):
                assert all(name.name.split(".")[0] != "app" for name in node.names), path


def test_a_database_with_a_later_shape_logs_searches_and_replays(old: Path, tmp_path: Path) -> None:
    scripts = scripts_with(tmp_path, LATER)
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
        migrate(path, scripts=scripts_with(tmp_path, LATER))
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


def test_bringing_data_up_to_date_tells_its_stages_and_how_far_each_is(tmp_path: Path) -> None:
    folder, told = unpacked(RELEASED[0], tmp_path / "old"), []
    open_database(folder, tell=lambda *stage: told.append(stage)).close()
    assert tuple(dict.fromkeys(stage for stage, _, _ in told)) == STAGES
    changed = [(done, total) for stage, done, total in told if stage == CHANGING]
    assert changed == [(done, int(HEAD) - 1) for done in range(int(HEAD))]
    looked_at = [(done, total) for stage, done, total in told if stage == DERIVING]
    assert looked_at[-1][0] == looked_at[-1][1] > 0
    assert all(done <= total for _, done, total in told if total)
    told.clear()
    open_database(folder, tell=lambda *stage: told.append(stage)).close()
    open_database(tmp_path / "fresh", tell=lambda *stage: told.append(stage)).close()
    assert not told, "nobody waits for data of today, nor for a folder without any"


@pytest.mark.parametrize("last", STAGES)
def test_broken_off_at_any_stage_the_data_stay_as_they_were_and_nothing_is_left_over(
    tmp_path: Path, last: str
) -> None:
    folder = unpacked(RELEASED[-1], tmp_path / "old")
    before = stored_values(folder / DATABASE_NAME)

    def stop(stage: str, _: int, __: int) -> None:
        if stage == last:
            raise CancelledError

    with pytest.raises(CancelledError):
        open_database(folder, tell=stop)
    assert version(folder / DATABASE_NAME) < HEAD
    assert stored_values(folder / DATABASE_NAME) == before
    assert not list((folder / backup.BACKUPS).glob("*"))
    open_database(folder).close()  # the lock is free, and now it goes through
    assert version(folder / DATABASE_NAME) == HEAD


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


def unpacked(released: Path, folder: Path) -> Path:
    """A data folder with a database that was given out."""
    folder.mkdir()
    (folder / DATABASE_NAME).write_bytes(gzip.decompress(released.read_bytes()))
    return folder


def columns_of(stored: dict[str, list[dict[str, object]]]) -> dict[str, list[str]]:
    """The columns by table of what was stored; of an empty table none."""
    return {table: list(rows[0]) for table, rows in stored.items() if rows}


def stored_values(
    path: Path, known: dict[str, list[str]] | None = None
) -> dict[str, list[dict[str, object]]]:
    """Every row of the tables of the first version by the columns it had then, but for what the index says."""
    raw = connect(path)
    found = {}
    for table in FIRST_TABLES:
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info('{table}')") if row[1] != "version"]
        columns = (known or {}).get(table, columns)
        rows = raw.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2").fetchall()
        found[table] = sorted((dict(zip(columns, row, strict=True)) for row in rows), key=repr)
    raw.close()
    return found


def version(path: Path) -> str:
    raw = connect(path)
    found: str = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    raw.close()
    return found
