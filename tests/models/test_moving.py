"""The data go to another folder: verified, whole, remembered last, and the old folder stays as it was."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core import paths
from app.core.errors import AppError
from app.core.paths import DATA_VARIABLE, DATABASE_NAME, PLACE_NAME, chosen_place, data_folder
from app.core.progress import CancelledError
from app.models import attachments, backup, lock, moving, places, second_place
from app.models.check import check
from app.models.database import Database, open_database
from app.models.moving import OWN_FOLDER, STAGING, adopt, find_place, move
from app.models.office import Setting
from tests.conftest import ACTOR
from tests.models.move_killed import MOMENTS


def silent(_: int, __: int) -> None:
    """Nobody waits."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user whose own data folder is empty."""
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    monkeypatch.setattr(paths, "usual_folder", lambda: tmp_path / "nhà" / "GiaoBan")
    return tmp_path / "nhà" / "GiaoBan"


@pytest.fixture
def old(tmp_path: Path, database: Database) -> Path:
    """A closed office with a setting, an attached file, a backup, a log and a window.ini."""
    paper = tmp_path / "tờ trình.txt"
    paper.write_text("Kính gửi", encoding="utf-8")
    with database.write(ACTOR) as session:
        owner = Setting(key="office.place", value='"Lào Cai"', source="")
        session.add(owner)
        session.flush()
        attachments.attach(session, paper, folder=database.folder, owner_table="setting", owner_id=owner.id)
    backup.make(database.folder, "manual")
    (database.folder / "window.ini").write_text("[General]\nactor=Lan\n", encoding="utf-8")
    (database.folder / "logs").mkdir()
    (database.folder / "logs" / "giaoban.log").write_text("x", encoding="utf-8")
    (database.folder / "backups" / "dở.part").write_text("x", encoding="utf-8")
    database.close()
    return database.folder


def files_of(folder: Path) -> dict[str, bytes]:
    """What must come along, but for the database."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix != ".part"
        and not path.name.startswith((DATABASE_NAME, lock.LOCK_NAME))
    }


def place_of(folder: Path) -> str:
    opened = open_database(folder)
    try:
        with opened.read() as session:
            return str(session.scalar(text("SELECT value FROM setting WHERE key = 'office.place'")))
    finally:
        opened.close()


def test_everything_comes_along_and_the_old_folder_stays(old: Path, tmp_path: Path) -> None:
    new, before, log = tmp_path / "D", files_of(old), list[tuple[int, int]]()
    new.mkdir()
    found = find_place(old, new)
    assert (found.folder, found.is_held) == (new, False)
    move(old, new, lambda done, total: log.append((done, total)))
    assert files_of(new) == files_of(old) == before
    assert place_of(new) == place_of(old) == '"Lào Cai"'
    assert chosen_place() == data_folder() == new
    assert log[-1] == (found.size, found.size)
    assert [done for done, _ in log] == sorted(done for done, _ in log)
    assert {path.name for path in new.iterdir()} == {path.name for path in old.iterdir()}


def test_a_file_of_two_names_takes_its_room_once(old: Path, tmp_path: Path) -> None:
    """Backups share their attached files with the data."""
    new = tmp_path / "D"
    move(old, new, silent)
    [attached] = (path for path in (new / "files").rglob("*") if path.is_file())
    [kept] = (path for path in (new / "backups" / "files").rglob("*") if path.is_file())
    before = (old / attached.relative_to(new)).samefile(old / kept.relative_to(new))
    assert attached.samefile(kept) == before


def test_a_folder_with_other_things_gets_one_of_our_own(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "D"
    new.mkdir()
    (new / "ảnh.png").write_bytes(b"x")
    assert find_place(old, new).folder == new / OWN_FOLDER
    (new / OWN_FOLDER).mkdir()
    assert find_place(old, new).folder == new / OWN_FOLDER
    (new / OWN_FOLDER / "khác.txt").write_bytes(b"x")
    with pytest.raises(AppError, match="đều đã có thứ khác"):
        find_place(old, new)


def test_the_present_folder_is_no_new_place(old: Path) -> None:
    with pytest.raises(AppError, match="đang nằm ở"):
        find_place(old, old)
    with pytest.raises(AppError, match="ngay trong thư mục dữ liệu"):
        find_place(old, old / "logs")
    old.rename(old.parent / OWN_FOLDER)
    with pytest.raises(AppError, match="đang nằm ở"):
        find_place(old.parent / OWN_FOLDER, old.parent)


def test_a_folder_that_is_not_there_is_told(old: Path, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="Không thấy thư mục"):
        find_place(old, tmp_path / "không có")


def test_a_network_place_is_refused(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "D").mkdir()
    monkeypatch.setattr(places, "judge", lambda *_: places.Unsuitable.NETWORK)
    with pytest.raises(AppError, match="ổ đĩa mạng"):
        find_place(old, tmp_path / "D")


def test_a_place_that_cannot_be_written_is_refused(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "D").mkdir()

    def refuse(**_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(places, "TemporaryFile", refuse)
    with pytest.raises(AppError, match="Không ghi được vào thư mục"):
        find_place(old, tmp_path / "D")


def test_too_little_room_is_told_before(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "D").mkdir()
    usage = shutil.disk_usage(tmp_path)._replace(free=moving.ROOM)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(AppError, match=r"còn 200 MB, cần 20\d MB"):
        find_place(old, tmp_path / "D")


def test_data_that_lie_there_are_opened_and_never_written_over(old: Path, tmp_path: Path) -> None:
    other = tmp_path / "D"
    open_database(other).close()
    before = (other / DATABASE_NAME).read_bytes()
    found = find_place(old, other)
    assert (found.folder, found.is_held) == (other, True)
    adopt(old, other)
    assert data_folder() == other
    assert (other / DATABASE_NAME).read_bytes() == before


def test_data_that_cannot_be_opened_are_not_chosen(old: Path, tmp_path: Path) -> None:
    other = tmp_path / "D"
    other.mkdir()
    (other / DATABASE_NAME).write_bytes(b"no database at all" * 100)
    for ask in (lambda: find_place(old, other), lambda: adopt(old, other)):
        with pytest.raises(AppError, match="hỏng"):
            ask()
    assert chosen_place() is None


def test_data_that_are_open_elsewhere_are_neither_moved_nor_chosen(old: Path, tmp_path: Path) -> None:
    held = open_database(old)
    try:
        with pytest.raises(AppError, match="đang được mở bởi"):
            move(old, tmp_path / "D", silent)
        with pytest.raises(AppError, match="đang được mở bởi"):
            adopt(tmp_path / "khác", old)
    finally:
        held.close()
    assert not (tmp_path / "D").exists()
    assert chosen_place() is None


@pytest.mark.parametrize("at", [0, 1, 2])
def test_who_stops_it_leaves_the_old_place_in_use_and_nothing_at_the_new(
    old: Path, tmp_path: Path, at: int
) -> None:
    calls = []

    def stop(done: int, _: int) -> None:
        calls.append(done)
        if len(calls) > at:
            raise CancelledError

    with pytest.raises(CancelledError):
        move(old, tmp_path / "D", stop)
    assert not (tmp_path / "D").exists()
    assert chosen_place() is None
    assert place_of(old) == '"Lào Cai"'


def test_a_copy_that_differs_is_none(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "D").mkdir()
    monkeypatch.setattr(second_place, "copyfile", lambda _, target: Path(target).write_bytes(b"x"))
    with pytest.raises(AppError, match="khác bản gốc"):
        move(old, tmp_path / "D", silent)
    assert list((tmp_path / "D").iterdir()) == []
    assert chosen_place() is None


def test_a_place_that_cannot_be_remembered_is_not_in_use(old: Path, tmp_path: Path, home: Path) -> None:
    home.parent.mkdir()
    home.write_text("a file in the way", encoding="utf-8")
    with pytest.raises(AppError, match="Chưa ghi nhớ được nơi mới"):
        adopt(tmp_path / "khác", old)


def test_beginnings_of_a_killed_copy_go_with_the_next(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "D"
    (new / STAGING).mkdir(parents=True)
    (new / STAGING / DATABASE_NAME).write_bytes(b"half")
    assert find_place(old, new).folder == new
    move(old, new, silent)
    assert place_of(new) == '"Lào Cai"'
    assert not (new / STAGING).exists()


def test_the_way_back_to_the_usual_folder(old: Path, tmp_path: Path, home: Path) -> None:
    """The one line that remembers the place stays where it is, and goes with no copy."""
    move(old, tmp_path / "D", silent)
    assert find_place(tmp_path / "D", home).folder == home
    move(tmp_path / "D", home, silent)
    assert data_folder() == home
    assert place_of(home) == '"Lào Cai"'
    assert (home / PLACE_NAME).exists()
    assert not (tmp_path / "D" / PLACE_NAME).exists()


def test_a_place_that_is_away_is_told_and_nothing_begun_there(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "D"
    move(old, new, silent)
    shutil.move(new, tmp_path / "rút ra")
    for writable in (True, False):
        with pytest.raises(AppError, match="Không thấy dữ liệu ở") as refusal:
            open_database(data_folder(), writable=writable)
        assert "Cắm lại" in refusal.value.advice
    assert not new.exists()
    shutil.move(tmp_path / "rút ra", new)
    assert place_of(data_folder()) == '"Lào Cai"'
    open_database(tmp_path / "E").close()  # another folder may begin anew


@pytest.mark.parametrize("moment", list(MOMENTS))
def test_killed_at_any_moment_the_old_or_the_new_place_is_whole_and_in_use(
    old: Path, tmp_path: Path, home: Path, moment: str
) -> None:
    new = tmp_path / "D"
    command = [sys.executable, "-m", "tests.models.move_killed", str(home), str(old), str(new), moment]
    ended = subprocess.run(command, cwd=Path(__file__).parents[2], check=False)
    assert ended.returncode not in (0, 1), "it was killed, not done and not failed"
    in_use = chosen_place() or old
    assert in_use == (new if moment == "remembered" else old)
    assert check(in_use) == []
    assert place_of(in_use) == place_of(old) == '"Lào Cai"'
    if in_use == old:  # the next try goes well, or says that a whole copy lies there
        found = find_place(old, new) if new.exists() else None
        assert found is None or found.is_held == (moment == "settled")
        if found is None or not found.is_held:
            move(old, found.folder if found else new, silent)
            assert place_of(data_folder()) == '"Lào Cai"'
