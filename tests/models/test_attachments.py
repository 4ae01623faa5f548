"""Attached files are kept by their content, and checked."""

import hashlib
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, text

from app.core.errors import AppError
from app.models import attachments, backup
from app.models.check import check, require_sound
from app.models.database import Database
from app.models.office import Attachment

OWNER = UUID(int=7)


def attach(database: Database, source: Path) -> Attachment:
    with database.write("Lan") as session:
        return attachments.attach(session, source, folder=database.folder, owner_table="task", owner_id=OWNER)


def a_file(tmp_path: Path, name: str = "Tờ trình số 1.pdf", content: bytes = b"noi dung") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def stored(database: Database) -> list[Path]:
    return [path for path in (database.folder / attachments.FILES).rglob("*") if path.is_file()]


def test_a_file_is_kept_under_its_hash_with_its_name_kind_and_owner(
    database: Database, tmp_path: Path
) -> None:
    made = attach(database, a_file(tmp_path))
    sha256 = hashlib.sha256(b"noi dung").hexdigest()
    assert (made.sha256, made.name, made.media_type, made.size) == (
        sha256,
        "Tờ trình số 1.pdf",
        "application/pdf",
        8,
    )
    assert (made.owner_table, made.owner_id) == ("task", OWNER)
    assert stored(database) == [attachments.path_of(database.folder, sha256)]
    assert stored(database)[0].relative_to(database.folder).parts == ("files", sha256[:2], sha256)
    assert stored(database)[0].read_bytes() == b"noi dung"


def test_the_same_content_twice_is_stored_once(database: Database, tmp_path: Path) -> None:
    attach(database, a_file(tmp_path, "a.txt"))
    attach(database, a_file(tmp_path, "b.xyz"))
    assert len(stored(database)) == 1
    with database.read() as session:
        assert session.scalars(select(Attachment.name)).all() == ["a.txt", "b.xyz"]


@pytest.mark.parametrize("size", [0, 1, 1 << 20])
def test_files_of_any_size_are_kept(database: Database, tmp_path: Path, size: int) -> None:
    made = attach(database, a_file(tmp_path, content=b"x" * size))
    assert attachments.path_of(database.folder, made.sha256).stat().st_size == made.size == size


def test_a_missing_file_is_one_sentence_and_changes_nothing(database: Database, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="Không đọc được tệp"):
        attach(database, tmp_path / "không có.pdf")
    with database.read() as session:
        assert session.scalars(select(Attachment)).all() == []


def test_a_folder_in_the_way_is_one_sentence(database: Database, tmp_path: Path) -> None:
    (database.folder / attachments.FILES).write_text("in the way")
    with pytest.raises(AppError, match="Không ghi được"):
        attach(database, a_file(tmp_path))


def test_a_copy_that_fails_leaves_no_rest(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(AppError, match="đã đầy"):
        attach(database, a_file(tmp_path))
    assert stored(database) == []


def test_a_healthy_folder_has_no_complaints(database: Database, tmp_path: Path) -> None:
    attach(database, a_file(tmp_path))
    assert check(database.folder) == []
    database.close()
    assert check(database.folder) == []


def test_missing_and_changed_files_are_named(database: Database, tmp_path: Path) -> None:
    lost, changed = attach(database, a_file(tmp_path)), attach(database, a_file(tmp_path, "b.txt", b"hai"))
    attachments.path_of(database.folder, lost.sha256).unlink()
    attachments.path_of(database.folder, changed.sha256).write_bytes(b"HAI")
    complaints = sorted(check(database.folder))
    assert len(complaints) == 2
    assert "Thiếu tệp đính kèm “Tờ trình số 1.pdf”" in complaints[0]
    assert "“b.txt”" in complaints[1]
    assert "bị thay đổi" in complaints[1]


def break_a_link(database: Database) -> None:
    with database.write("Lan") as session:
        connection = session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        session.execute(
            text(
                "INSERT INTO task_agency (id, task_id, agency_id, role, position) "
                "VALUES ('1', 'nowhere', 'nobody', 'lead', 0)"
            )
        )


def test_broken_links_and_damage_are_named(database: Database) -> None:
    break_a_link(database)
    complaints = check(database.folder)
    assert len(complaints) == 2
    assert all("task_agency" in line for line in complaints)
    database.close()
    (database.folder / "giaoban.db").write_bytes(b"not a database at all" * 500)
    assert "bị hỏng" in check(database.folder)[0]


def test_a_folder_without_data_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="Chưa có dữ liệu"):
        check(tmp_path)


def test_the_check_at_start_names_the_newest_backup_when_something_is_wrong(database: Database) -> None:
    kept = backup.make(database.folder, "test")
    require_sound(database.folder)
    break_a_link(database)
    with pytest.raises(AppError, match="task_agency") as refused:
        require_sound(database.folder)
    assert str(kept) in refused.value.advice
