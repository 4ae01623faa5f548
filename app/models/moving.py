"""Moving the data to another folder: a verified copy there, then the place is remembered; the old folder stays.

Until the line that remembers the place is replaced the old folder is in use, afterwards the new one; both are whole.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from app.briefings.new_place import NewPlace
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.paths import DATABASE_NAME, PLACE_NAME, choose_place, place_file
from app.core.progress import Progress
from app.core.system_errors import reason
from app.core.words import number
from app.models import attachments, backup, lock, places
from app.models.database import require_openable
from app.models.second_place import copy_whole

OWN_FOLDER = "GiaoBan"
"""The folder that is made where the chosen one holds other things."""
STAGING = ".giaoban-dang-chep"
"""Where the copy grows; what lies in it after a kill is worth nothing."""
ROOM = 200 * 1024 * 1024  # bytes that stay free for a journal and the next backups
_OF_THE_PLACE = {lock.LOCK_NAME, PLACE_NAME, STAGING}
_OF_THE_DATABASE = {DATABASE_NAME, *(f"{DATABASE_NAME}-{end}" for end in ("wal", "shm", "journal"))}
_MIB = 1024 * 1024


def find_place(folder: Path, chosen: Path) -> NewPlace:
    """Return the data folder that a move of the data of `folder` to `chosen` would make.

    An empty folder is taken itself, else one of our own in it; where data lie already they are to be opened instead.

    Raises:
        AppError: it is the present folder or in it, not a fixed disk of this machine, not writable, or too small;
            or data that lie there cannot be opened.
    """
    try:
        target = _target(chosen)
    except OSError as error:
        raise places.unwritable(chosen, error) from error
    if target.resolve() == folder.resolve():
        raise AppError(f"Dữ liệu đang nằm ở {folder} rồi.", "Chọn một thư mục khác.")
    if target.resolve().is_relative_to(folder.resolve()):
        raise AppError(f"{target} nằm ngay trong thư mục dữ liệu.", "Chọn một thư mục khác.")
    places.require_suitable(target)
    if (target / DATABASE_NAME).exists():
        require_openable(target)
        return NewPlace(target, 0, is_held=True)
    places.prepare(chosen)
    return NewPlace(target, _require_room(folder, chosen))


def move(folder: Path, target: Path, told: Progress) -> None:
    """Copy the data of `folder`, which nobody has open, to `target`, and remember that as their place.

    `told` hears how many bytes are copied. What it raises, and every failure, leaves the old place in use and takes
    the beginnings of the copy away.

    Raises:
        AppError: another program has the data open, the copy fails or differs, or the place cannot be remembered.
    """
    held = lock.take(folder, default_actor())
    try:
        _copy(folder, target, told)
        _remember(folder, target)
    finally:
        held.release()


def adopt(folder: Path, target: Path) -> None:
    """Remember `target`, which holds data, as the place instead of `folder`; nothing is copied.

    Raises AppError where its data cannot be opened, or the place cannot be remembered.
    """
    require_openable(target)
    _remember(folder, target)


def _target(chosen: Path) -> Path:
    if not chosen.is_dir():
        raise AppError(f"Không thấy thư mục {chosen}.", "Chọn một thư mục có sẵn.")
    if (chosen / DATABASE_NAME).exists() or _is_free(chosen):
        return chosen
    own = chosen / OWN_FOLDER
    if own.exists() and not (own / DATABASE_NAME).exists() and not _is_free(own):
        raise AppError(f"{chosen} và {own} đều đã có thứ khác.", "Chọn hoặc tạo một thư mục trống.")
    return own


def _is_free(folder: Path) -> bool:
    """Whether nothing lies there but beginnings of ours."""
    return folder.is_dir() and all(entry.name in _OF_THE_PLACE for entry in folder.iterdir())


def _require_room(folder: Path, chosen: Path) -> int:
    """How many bytes the copy takes, which must be free, and some more."""
    size = sum(size for _, size in _contents(folder))
    free = shutil.disk_usage(chosen).free
    if free < size + ROOM:
        raise AppError(
            f"Ổ đĩa chứa {chosen} còn {number(free // _MIB)} MB, cần {number((size + ROOM) // _MIB)} MB.",
            "Giải phóng dung lượng hoặc chọn ổ đĩa khác.",
        )
    return size


def _contents(folder: Path) -> Iterator[tuple[Path, int]]:
    """What goes along, the database first: each file and its bytes, a file of several names counted once."""
    seen = set[tuple[int, int]]()
    for path in (folder / DATABASE_NAME, *_others(folder)):
        told = path.stat()
        inode = told.st_dev, told.st_ino
        yield path, 0 if inode in seen else told.st_size
        seen.add(inode)


def _others(folder: Path) -> list[Path]:
    """All files but the database, what belongs to its place, and what a killed program left unfinished."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix != ".part"
        and path.relative_to(folder).parts[0] not in _OF_THE_PLACE | _OF_THE_DATABASE
    )


def _copy(folder: Path, target: Path, told: Progress) -> None:
    staging, was_there = target / STAGING, target.exists()
    try:
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        _fill(folder, staging, told)
        _settle(staging, target)
    except OSError as error:
        raise _refused(folder, target, error) from error
    except dbapi2.DatabaseError as error:
        raise _wrong_copy(folder, target, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        if not was_there:
            with suppress(OSError):  # it holds the copy, or was not made
                target.rmdir()


def _fill(folder: Path, staging: Path, told: Progress) -> None:
    contents = list(_contents(folder))
    total, done = sum(size for _, size in contents), contents[0][1]
    copy = staging / DATABASE_NAME
    backup.copy_database(
        folder / DATABASE_NAME, copy, lambda pages, of: told(done * pages // max(of, 1), total)
    )
    backup.sync_file(copy)
    placed = dict[tuple[int, int], Path]()
    for path, size in contents[1:]:
        told(done, total)
        _place(path, staging / path.relative_to(folder), placed)
        done += size
    told(total, total)


def _place(path: Path, target: Path, placed: dict[tuple[int, int], Path]) -> None:
    """Copy a file; one that lies there under another name already gets a second name again where that is possible."""
    target.parent.mkdir(parents=True, exist_ok=True)
    told = path.stat()
    before = placed.setdefault((told.st_dev, told.st_ino), target)
    if before is not target:
        with suppress(OSError):
            os.link(before, target)
            return
    copy_whole(path, target)


def _settle(staging: Path, target: Path) -> None:
    """Bring the whole copy to its place, the database last: without it nobody takes the folder for data."""
    for entry in sorted(staging.iterdir(), key=lambda entry: entry.name == DATABASE_NAME):
        entry.rename(target / entry.name)
    staging.rmdir()
    attachments.sync_folder(target)


def _remember(folder: Path, target: Path) -> None:
    try:
        choose_place(target)
        attachments.sync_folder(place_file().parent)
    except OSError as error:
        raise AppError(
            f"Chưa ghi nhớ được nơi mới {target} ({reason(error)}); dữ liệu đang dùng vẫn ở {folder}.",
            f"Kiểm tra quyền ghi vào {place_file().parent} rồi thử lại.",
        ) from error


def _refused(folder: Path, target: Path, error: OSError) -> AppError:
    return AppError(
        f"Chưa chép được dữ liệu sang {target} ({reason(error)}); dữ liệu đang dùng vẫn ở {folder}.",
        "Kiểm tra quyền và dung lượng đĩa, hoặc chọn nơi khác.",
    )


def _wrong_copy(folder: Path, target: Path, error: dbapi2.DatabaseError) -> AppError:
    if "disk is full" in str(error):
        return _refused(folder, target, OSError(errno.ENOSPC, str(error)))
    return AppError(
        f"Bản chép sang {target} không qua được kiểm tra ({error}); dữ liệu đang dùng vẫn ở {folder}.",
        "Chạy kiểm tra dữ liệu (lệnh check), hoặc chọn ổ đĩa khác.",
    )
