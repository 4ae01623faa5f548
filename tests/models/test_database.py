"""A database is opened, locked, read and changed, or refused with a sentence."""

import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError, InvalidRequestError

from app.core.errors import AppError
from app.core.login import default_actor
from app.core.paths import DATABASE_NAME
from app.models import backup, engine
from app.models.change_log import Change
from app.models.database import Database, open_database
from app.models.migrations import HEAD
from app.models.raw import connect
from app.models.task import Task

DAY = date(2026, 10, 1)

# At the start only the tables in question are imported; the first save makes the rest known.
SAVE_ALONE = """
import sys
from datetime import date
from pathlib import Path
from app.models.database import open_database
print("app.models.tables" in sys.modules)
database = open_database(Path(sys.argv[1]))
from app.models.task import Task
with database.write("Lan") as session:
    session.add(Task(content="Việc", assigned_on=date(2026, 10, 1)))
with database.read() as session:
    print(session.query(Task).count(), "app.models.tables" in sys.modules)
database.close()
"""


def add(database: Database, content: str = "Việc") -> None:
    with database.write("Lan") as session:
        session.add(Task(content=content, assigned_on=DAY))


def count(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Task)) or 0


def test_room_in_memory_lasts_for_one_transaction(database: Database) -> None:
    def kept() -> int:
        return int(session.execute(text("PRAGMA cache_size")).scalar_one())

    with database.write("Lan") as session:
        usual = kept()
        engine.make_room(session.connection())
        assert abs(kept()) > abs(usual)
    with database.write("Lan") as session:
        assert kept() == usual


def test_an_opened_database_saves_a_row_that_points_to_tables_nobody_named(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    run = subprocess.run(
        [sys.executable, "-c", SAVE_ALONE, str(tmp_path)], capture_output=True, text=True, timeout=60
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "False\n1 True\n", "")


@pytest.mark.parametrize("name", ["Dữ liệu phòng Tổng hợp", "a#b", "a?mode=ro", "100%20", "a'b\"c", "a;b&c"])
def test_any_folder_name_works(tmp_path: Path, name: str) -> None:
    if os.name == "nt" and set(name) & set('?"'):
        pytest.skip("Windows allows no such name")
    folder = tmp_path / name / "sâu hơn"
    database = open_database(folder)
    add(database)
    database.close()
    again = open_database(folder)
    assert count(again) == 1
    again.close()
    assert (folder / DATABASE_NAME).exists()
    assert not (folder / f"{DATABASE_NAME}-wal").exists()


def test_the_writer_is_safe_and_the_reader_only_reads(database: Database) -> None:
    with database.write("Lan") as session:
        pragma = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "recursive_triggers")
        }
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "recursive_triggers": 1,
    }
    with database.read() as session, pytest.raises(DatabaseError, match="readonly"):
        session.execute(text("DELETE FROM draft"))


def test_a_file_that_refuses_a_write_ahead_log_is_refused(tmp_path: Path) -> None:
    class InMemory:
        def execute(self, sql: str) -> "InMemory":
            return self

        def fetchone(self) -> tuple[str]:
            return ("delete",)

    with pytest.raises(AppError, match="không ghi dữ liệu an toàn"):
        engine._make_safe(InMemory(), tmp_path / DATABASE_NAME)


def test_links_to_nothing_are_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write("Lan") as session:
        session.add(Task(content="x", assigned_on=DAY, field_id=UUID(int=1)))


def test_a_reader_sees_one_snapshot(database: Database) -> None:
    with database.read() as session:
        before = session.scalar(select(func.count()).select_from(Task))
        add(database)
        assert session.scalar(select(func.count()).select_from(Task)) == before
    assert count(database) == 1


def test_a_failed_write_leaves_nothing_and_the_next_one_works(database: Database) -> None:
    def fail() -> None:
        with database.write("Lan") as session:
            session.add(Task(content="một", assigned_on=DAY))
            session.flush()
            session.execute(text("DELETE FROM task"))

    with pytest.raises(IntegrityError):
        fail()
    add(database)
    assert count(database) == 1


def test_a_write_inside_a_write_is_a_bug(database: Database) -> None:
    with database.write("Lan"), pytest.raises(RuntimeError, match="inside"):
        add(database)


def test_nothing_is_written_outside_a_write(database: Database) -> None:
    with pytest.raises(DatabaseError), database._sessions._writer.begin() as connection:
        connection.execute(Task.__table__.insert(), {"content": "x", "assigned_on": DAY})


def test_threads_wait_for_each_other_and_sign_with_their_own_name(database: Database) -> None:
    def work(name: str) -> None:
        for n in range(10):
            with database.write(name) as session:
                session.add(Task(content=f"{name} {n}", assigned_on=DAY))

    threads = [threading.Thread(target=work, args=(name,)) for name in ("Lan", "Minh", "Hoà")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        rows = session.execute(select(Change.actor, Change.txn, Change.new_values)).all()
    assert len({row.txn for row in rows}) == 30
    assert all(f'"content":"{row.actor} ' in row.new_values for row in rows)


def test_a_second_writer_is_told_who_holds_the_data(database: Database) -> None:
    with pytest.raises(AppError) as refusal:
        open_database(database.folder)
    assert str(refusal.value).startswith(f"Dữ liệu đang được mở bởi {default_actor()} trên máy ")
    assert refusal.value.advice == "Đóng cửa sổ Giao Ban rồi thử lại."


def test_a_reader_works_beside_an_open_writer(database: Database) -> None:
    add(database)
    reader = open_database(database.folder, writable=False)
    assert count(reader) == 1
    with database.write("Lan") as session:
        session.add(Task(content="hai", assigned_on=DAY))
        session.flush()
        assert count(reader) == 1
    assert count(reader) == 2
    with pytest.raises(AppError, match="chỉ để đọc"):
        add(reader)
    reader.close()
    add(database)


def test_a_reader_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="Chưa có dữ liệu") as refusal:
        open_database(tmp_path / "nothing", writable=False)
    assert "nhập" in refusal.value.advice
    assert not (tmp_path / "nothing").exists()


def test_the_lock_is_free_after_close_and_after_a_refusal(database: Database) -> None:
    database.close()
    set_version(database.folder, "9999")
    for _ in range(2):
        with pytest.raises(AppError, match="mới hơn"):
            open_database(database.folder)
    set_version(database.folder, HEAD)
    open_database(database.folder).close()


def set_version(folder: Path, version: str) -> None:
    raw = connect(folder / DATABASE_NAME)
    raw.execute("UPDATE alembic_version SET version_num = ?", (version,))
    raw.close()


@pytest.mark.parametrize("writable", [True, False])
def test_a_newer_database_is_refused_and_left_alone(database: Database, writable: bool) -> None:
    database.close()
    set_version(database.folder, "9999")
    before = (database.folder / DATABASE_NAME).read_bytes()
    with pytest.raises(AppError) as refusal:
        open_database(database.folder, writable=writable)
    assert str(refusal.value) == "Dữ liệu thuộc phiên bản mới hơn của phần mềm."
    assert refusal.value.advice
    assert (database.folder / DATABASE_NAME).read_bytes() == before


def test_a_reader_does_not_migrate(database: Database) -> None:
    database.close()
    set_version(database.folder, "0000")
    with pytest.raises(AppError, match="cũ hơn"):
        open_database(database.folder, writable=False)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"PK\3\4 not a database" * 500),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * 8000),
        lambda path: path.write_bytes(b""),
    ],
    ids=["another file", "cut off", "overwritten", "emptied"],
)
def test_a_damaged_file_gets_one_sentence_that_names_the_newest_backup(
    database: Database, damage: object
) -> None:
    add(database)
    database.close()
    saved = backup.make(database.folder, "manual")
    assert callable(damage)
    damage(database.folder / DATABASE_NAME)
    with pytest.raises(AppError, match="bị hỏng") as refusal:
        open_database(database.folder)
    assert str(saved) in refusal.value.advice


@pytest.mark.parametrize("writable", [True, False])
def test_a_lost_file_is_not_begun_anew_while_there_are_backups(database: Database, writable: bool) -> None:
    add(database)
    database.close()
    saved = backup.make(database.folder, "manual")
    (database.folder / DATABASE_NAME).unlink()
    with pytest.raises(AppError, match="Không thấy tệp dữ liệu") as refusal:
        open_database(database.folder, writable=writable)
    assert str(saved) in refusal.value.advice
    assert not (database.folder / DATABASE_NAME).exists()


def test_a_session_is_of_no_use_after_its_end(database: Database) -> None:
    with database.read() as session:
        session.scalar(select(func.count()).select_from(Task))
    with pytest.raises(InvalidRequestError):
        session.scalar(select(func.count()).select_from(Task))


def test_nothing_is_written_after_the_close(database: Database) -> None:
    database.close()
    with pytest.raises(RuntimeError, match="closed"):
        add(database)
    other = open_database(database.folder)
    assert count(other) == 0
    other.close()


def test_closing_waits_for_a_change_under_way(database: Database) -> None:
    closing = threading.Thread(target=database.close)
    with database.write("Lan") as session:
        session.add(Task(content="Việc", assigned_on=DAY))
        closing.start()
        closing.join(0.05)
        with pytest.raises(AppError, match="đang được mở"):  # the lock is held to the end
            open_database(database.folder)
    closing.join()
    other = open_database(database.folder)
    assert count(other) == 1
    other.close()


def test_a_file_that_another_program_holds_is_one_sentence(database: Database) -> None:
    with database.write("Lan") as session:
        session.execute(text("PRAGMA busy_timeout = 1"))
    raw = connect(database.folder / DATABASE_NAME)
    raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(AppError, match="chương trình khác đang giữ") as refusal:
        add(database)
    assert refusal.value.advice
    raw.execute("ROLLBACK")
    raw.close()
    add(database)
    assert count(database) == 1


def test_damage_met_while_reading_names_the_newest_backup(database: Database) -> None:
    for number in range(300):
        add(database, f"Việc {number} " + "nội dung " * 50)
    saved = backup.make(database.folder, "manual")
    database.close()
    path = database.folder / DATABASE_NAME
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 200] = b"\x0d" + b"\xff" * 199
    path.write_bytes(content)
    damaged = Database(database.folder, None)
    with pytest.raises(AppError, match="bị hỏng") as refusal:
        count(damaged)
    assert str(saved) in refusal.value.advice
    damaged.close()


def test_closing_does_not_wait_for_a_reader_in_another_program(database: Database) -> None:
    add(database)
    other = open_database(database.folder, writable=False)
    with other.read() as session:
        session.scalar(select(func.count()).select_from(Task))
        add(database)
        database.close()
        open_database(database.folder).close()
    assert count(other) == 2
    other.close()


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    raw = connect(tmp_path / DATABASE_NAME)
    raw.execute("CREATE TABLE theirs (a)")
    raw.close()
    with pytest.raises(AppError, match="không phải dữ liệu Giao Ban") as refusal:
        open_database(tmp_path)
    assert "Chưa có bản sao lưu" in refusal.value.advice


def test_a_full_disk_is_one_sentence_and_nothing_is_half_saved(database: Database) -> None:
    with database.write("Lan") as session:
        session.execute(text("PRAGMA max_page_count = 1"))  # SQLite takes the present size
    with pytest.raises(AppError, match="đã đầy; chưa lưu gì"):
        add(database, "chữ " * 100_000)
    assert count(database) == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that can be taken away")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(AppError, match="Không ghi được"):
            open_database(tmp_path / "data")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("writable", [True, False])
def test_a_synced_folder_is_refused_before_anything_is_made(tmp_path: Path, writable: bool) -> None:
    folder = tmp_path / "OneDrive" / "GiaoBan"
    with pytest.raises(AppError, match="đồng bộ đám mây") as refusal:
        open_database(folder, writable=writable)
    assert "ổ đĩa cố định" in refusal.value.advice
    assert not folder.parent.exists()


def test_a_file_in_the_way_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(AppError, match="Không ghi được"):
        open_database(tmp_path / "data")


def test_opening_makes_a_backup_a_day_once_there_is_something_to_lose(database: Database) -> None:
    database.close()
    open_database(database.folder).close()
    assert backup.newest(database.folder) is None
    again = open_database(database.folder)
    add(again)
    again.close()
    for _ in range(2):
        open_database(database.folder).close()
        assert len(list((database.folder / backup.BACKUPS).iterdir())) == 1


def test_the_actor_is_the_login_or_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_: int) -> str:
        raise KeyError("uid")

    assert default_actor()
    monkeypatch.setenv("LOGNAME", "lan")
    assert default_actor() == "lan"
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert default_actor() == "Người dùng"
