"""The newest backup is copied to a second place, compared, with its attached files; what cannot be is told."""

from pathlib import Path

import pytest

from app.core.errors import AppError
from app.models import attachments, backup, second_place
from app.models.database import Database
from tests.models.edits import contents
from tests.models.test_backup import task_with_file


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (made := tmp_path / "ổ đĩa khác").mkdir()
    return made


def test_the_newest_backup_and_its_files_are_there_once(
    database: Database, place: Path, tmp_path: Path
) -> None:
    source = tmp_path / "Tờ trình.pdf"
    source.write_bytes(b"%PDF-1.7 noi dung")
    task_with_file(database, source)
    assert second_place.bring_over(database.folder, place) is None, "nothing to copy yet"
    made = backup.make(database.folder, "manual")
    copied = second_place.bring_over(database.folder, place)
    assert copied is not None
    assert (copied.name, copied.read_bytes()) == (made.name, made.read_bytes())
    assert contents(copied) == contents(made)
    files = [path for path in (copied.parent / attachments.FILES).rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in files] == [source.read_bytes()]
    stamp = copied.stat().st_mtime_ns
    assert second_place.bring_over(database.folder, place) == copied
    assert copied.stat().st_mtime_ns == stamp, "what is there is not written again"
    assert [one.path for one in backup.listed(place)] == [copied]


def test_a_drive_that_is_not_there_is_told(database: Database, place: Path) -> None:
    backup.make(database.folder, "manual")
    with pytest.raises(AppError, match="Không thấy thư mục"):
        second_place.bring_over(database.folder, place / "rút ra rồi")


def test_the_data_folder_is_no_second_place(database: Database) -> None:
    backup.make(database.folder, "manual")
    with pytest.raises(AppError, match="ngay trong thư mục dữ liệu"):
        second_place.bring_over(database.folder, database.folder / backup.BACKUPS)


def test_a_copy_that_differs_gets_no_name(
    database: Database, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make(database.folder, "manual")

    def spoil(_: Path, target: Path) -> None:
        target.write_bytes(b"nothing of it")

    monkeypatch.setattr(second_place, "copyfile", spoil)
    with pytest.raises(AppError, match="khác bản gốc"):
        second_place.bring_over(database.folder, place)
    assert list((place / backup.BACKUPS).iterdir()) == []
