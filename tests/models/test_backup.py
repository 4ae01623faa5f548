"""Backups are whole, checked, and thinned out as they age."""

import errno
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import AppError
from app.core.paths import DATABASE_NAME
from app.models import attachments, backup
from app.models.check import check
from app.models.database import Database, open_database
from app.models.task import Task
from tests.models.edits import Editor, contents

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = date(2026, 10, 1)


def task_with_file(database: Database, source: Path) -> None:
    with database.write("Lan") as session:
        task = Task(content="Việc", assigned_on=DAY)
        session.add(task)
        session.flush()
        attachments.attach(session, source, folder=database.folder, owner_table="task", owner_id=task.id)


def test_a_backup_opens_and_holds_everything(database: Database, tmp_path: Path) -> None:
    source = tmp_path / "Tờ trình.pdf"
    source.write_bytes(b"%PDF-1.7 noi dung")
    task_with_file(database, source)
    with database.write("Lan") as session:
        Editor(6).edit(session, 100)
    made = backup.make(database.folder, "manual")
    restored = tmp_path / "restored"
    restored.mkdir()
    (restored / DATABASE_NAME).write_bytes(made.read_bytes())
    (made.parent / attachments.FILES).rename(restored / attachments.FILES)
    assert contents(restored / DATABASE_NAME) == contents(database.folder / DATABASE_NAME)
    opened = open_database(restored)
    opened.close()
    missing = [line for line in check(restored) if "Tờ trình" in line]
    assert missing == []


def test_a_backup_is_one_file_with_its_moment_and_reason_in_its_name(database: Database) -> None:
    made = backup.make(database.folder, "manual")
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    assert made.name.endswith("-manual.db")
    assert abs(backup._made(database.folder, "*")[made] - datetime.now(UTC)) < timedelta(hours=1)
    assert backup.newest(database.folder) == made


def test_a_backup_while_a_change_is_being_written_holds_what_was_saved(database: Database) -> None:
    with database.write("Lan") as session:
        session.add(Task(content="đã lưu", assigned_on=DAY))
    with database.write("Lan") as session:
        session.add(Task(content="chưa lưu", assigned_on=DAY))
        session.flush()
        made = backup.make(database.folder, "manual")
    assert len(contents(made)["task"]) == 1


def test_a_file_of_several_backups_is_kept_once(database: Database, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("một")
    task_with_file(database, source)
    for _ in range(2):
        made = backup.make(database.folder, "manual")
    kept = [path for path in (made.parent / attachments.FILES).rglob("*") if path.is_file()]
    assert [path.read_text() for path in kept] == ["một"]


def test_without_links_a_file_is_copied(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr("os.link", refuse)
    test_a_file_of_several_backups_is_kept_once(database, tmp_path)


def test_a_damaged_database_gives_no_backup(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.write("Lan") as session:
        Editor(7).edit(session, 300)
    database.close()
    path = database.folder / DATABASE_NAME
    content = bytearray(path.read_bytes())
    for page in range(8, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 200] = b"\x0d" + b"\xff" * 199
    path.write_bytes(content)
    with pytest.raises(AppError, match="không qua được kiểm tra"):
        backup.make(database.folder, "manual")
    assert list((database.folder / backup.BACKUPS).iterdir()) == []
    assert check(database.folder)


def test_rotation_removes_only_automatic_backups(database: Database) -> None:
    into = database.folder / backup.BACKUPS
    into.mkdir(exist_ok=True)
    for days in range(800):
        moment = NOW - timedelta(days=days)
        reasons = ["auto", "migration"] if days % 100 == 0 else ["auto"]
        for reason in reasons:
            (into / f"giaoban-{moment.strftime(backup._STAMP)}-{reason}.db").touch()
    old = into / f"giaoban-{(NOW - timedelta(days=3)).strftime(backup._STAMP)}-auto.part-journal"
    old.touch()
    backup.rotate(database.folder, NOW)
    assert len(list(into.glob("*-migration.db"))) == 8
    assert 20 < len(list(into.glob("*-auto.db"))) < backup.DAYS + backup.WEEKS + backup.MONTHS + 1
    assert not old.exists()


def test_a_backup_that_somebody_looks_into_stays_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(path)

    old = tmp_path / backup.BACKUPS / f"giaoban-{NOW.strftime(backup._STAMP)}-auto.part"
    old.parent.mkdir()
    old.touch()
    with monkeypatch.context() as held:
        held.setattr(Path, "unlink", refuse)
        backup.rotate(tmp_path, NOW + timedelta(days=2))
    assert old.exists()
    backup.rotate(tmp_path, NOW + timedelta(days=2))
    assert not old.exists()


@given(st.lists(st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))))
def test_what_stays_covers_days_weeks_and_months(moments: list[datetime]) -> None:
    kept = backup.kept(moments, NOW)
    assert kept <= set(moments)
    assert {moment for moment in moments if moment > NOW - backup.INTERVAL} <= kept
    if moments:
        assert max(moments) in kept
    for span, many in (
        (lambda moment: moment.date(), 12),
        (lambda moment: moment.isocalendar()[:2], 10),
        (lambda moment: (moment.year, moment.month), 9),
    ):
        newest_spans = sorted({span(moment) for moment in moments}, reverse=True)[:many]
        assert {span(moment) for moment in kept} >= set(newest_spans)
    older = {moment for moment in kept if moment <= NOW - backup.INTERVAL}
    assert len(older) <= 12 + 10 + 9


def test_what_stays_stays_when_nothing_new_came() -> None:
    moments = {NOW - timedelta(hours=7 * n) for n in range(2000)}
    once = backup.kept(moments, NOW)
    assert backup.kept(once, NOW) == once


@pytest.mark.parametrize(
    ("hours", "is_due"), [(None, True), (1, False), (23, False), (25, True), (-24 * 3650, True)]
)
def test_a_backup_is_due_a_day_after_the_last_and_one_of_tomorrow_does_not_count(
    tmp_path: Path, hours: int | None, is_due: bool
) -> None:
    (tmp_path / backup.BACKUPS).mkdir()
    if hours is not None:
        moment = NOW - timedelta(hours=hours)
        (tmp_path / backup.BACKUPS / f"giaoban-{moment.strftime(backup._STAMP)}-migration.db").touch()
    assert backup.is_due(tmp_path, NOW) is is_due


def test_a_file_that_people_named_is_no_backup_of_ours_and_stays(database: Database) -> None:
    made = backup.make(database.folder, "manual")
    theirs = made.with_name("giaoban-truoc-khi-sua.db")
    theirs.write_bytes(made.read_bytes())
    assert backup.newest(database.folder) == made
    assert not backup.is_due(database.folder)
    backup.rotate(database.folder, NOW + timedelta(days=9999))
    assert theirs.exists()
    made.unlink()
    assert backup.is_due(database.folder)
    database.close()
    open_database(database.folder).close()


def test_a_copied_file_gets_its_name_only_when_it_is_whole(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    def break_off(source: IO[bytes], target: IO[bytes]) -> None:
        target.write(source.read(1))
        raise OSError(errno.ENOSPC, "No space left on device")

    source = tmp_path / "a.txt"
    source.write_text("một")
    task_with_file(database, source)
    monkeypatch.setattr("os.link", refuse)
    with monkeypatch.context() as full:
        full.setattr("shutil.copyfileobj", break_off)
        with pytest.raises(AppError, match="đã đầy"):
            backup.make(database.folder, "manual")
    made = backup.make(database.folder, "manual")
    kept = [path for path in (made.parent / attachments.FILES).rglob("*") if path.is_file()]
    assert [path.read_text() for path in kept] == ["một"]


def test_a_backup_that_cannot_be_written_is_one_sentence(database: Database) -> None:
    (database.folder / backup.BACKUPS).write_text("in the way")
    with pytest.raises(AppError, match="Không ghi được"):
        backup.make(database.folder, "manual")
