"""The health of a data folder: the database file, the links between its rows, the attached files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.core.errors import AppError
from app.core.file_names import digest
from app.core.paths import DATABASE_NAME
from app.models import attachments, backup, shape, task_apart
from app.models.migrations import HEAD
from app.models.raw import connect

_MOST = 100


def check(folder: Path) -> list[str]:
    """Every complaint about the data in `folder`, as sentences; none when all is well.

    Raises:
        AppError: there is no database.
    """
    path = folder / DATABASE_NAME
    if not path.exists():
        raise AppError(f"Chưa có dữ liệu trong thư mục {folder}.", "Hãy nhập tệp Excel của Văn phòng trước.")
    raw = connect(path)
    try:
        raw.execute("PRAGMA query_only = ON")
        return [*_damage(raw), *_broken_links(raw), *_lacks(raw), *_stale(raw), *_files(raw, folder)]
    except dbapi2.DatabaseError as error:
        return [f"Tệp dữ liệu {path} bị hỏng: {error}."]
    finally:
        raw.close()


def require_sound(folder: Path) -> None:
    """Look the database file over at the start of the program; attached files are left to `check`.

    Raises:
        AppError: the file is damaged, and the sentence names the newest backup; or its tables are not those that
            the program knows.
    """
    raw = connect(folder / DATABASE_NAME)
    try:
        if lacks := shape.lacking(raw):
            raise shape.refusal(folder, lacks)
        found = [*_damage(raw), *_broken_links(raw)]
    except dbapi2.DatabaseError as error:
        found = [str(error)]
    finally:
        raw.close()
    if found:
        newest = backup.newest(folder)
        advice = f"Bản sao lưu mới nhất: {newest}." if newest else "Chưa có bản sao lưu nào."
        raise AppError(f"Kiểm tra khi mở: {found[0]}", f"{advice} Ngừng nhập liệu và báo bộ phận hỗ trợ.")


def _damage(raw: Any) -> Iterator[str]:
    for (found,) in raw.execute(f"PRAGMA quick_check({_MOST})").fetchall():
        if found != "ok":
            yield f"Tệp dữ liệu bị hỏng: {found}."


def _broken_links(raw: Any) -> Iterator[str]:
    for table, row, other, _ in raw.execute("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield f"Dòng {row} của bảng {table} trỏ tới một dòng không có trong bảng {other}."


def _lacks(raw: Any) -> Iterator[str]:
    """What data that bear the newest version lack of it; older ones are brought up to date when they are opened."""
    if raw.execute("SELECT 1 FROM alembic_version WHERE version_num = ?", (HEAD,)).fetchone():
        for name in shape.lacking(raw)[:_MOST]:
            yield f"Cấu trúc dữ liệu không khớp với phần mềm này: thiếu {name}."


def _stale(raw: Any) -> Iterator[str]:
    """What is kept in tasks for the figures and is not what it is made from."""
    if not raw.execute("SELECT 1 FROM pragma_table_info('task') WHERE name = 'apart'").fetchone():
        return  # the data are older than that, and will be brought up to date when they are opened
    for key, content in raw.execute(f"SELECT id, content FROM {task_apart.STALE} LIMIT {_MOST}"):
        yield f"Nhiệm vụ “{content}” ({key}): cơ quan chủ trì giữ sẵn để thống kê không khớp với các bảng."


def _files(raw: Any, folder: Path) -> Iterator[str]:
    for sha256, name in raw.execute(
        "SELECT sha256, min(name) FROM attachment WHERE name <> ? GROUP BY sha256", (attachments.HIDDEN_FILE,)
    ).fetchall():
        path = attachments.path_of(folder, sha256)
        if not path.exists():
            yield f"Thiếu tệp đính kèm “{name}” ({sha256})."
        elif digest(path) != sha256:
            yield f"Tệp đính kèm “{name}” ({sha256}) đã bị thay đổi."
