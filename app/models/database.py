"""The database of a data folder: opened, locked, brought up to date, read and changed.

SQLAlchemy is imported with the first session: the first page looks at the data before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock as ThreadLock
from threading import get_ident
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from app.core.errors import AppError
from app.core.login import default_actor
from app.core.paths import DATABASE_NAME, is_chosen, place_file
from app.core.progress import Stages, silent
from app.models import backup, lock, places, shape
from app.models.asking import Snapshot, is_of_driver
from app.models.migrations import HEAD, migrate
from app.models.raw import connect, connect_to_read, is_empty

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.sessions import Sessions

_FULL_DISK = "database or disk is full"
_READ_ONLY = "readonly database"
_MALFORMED = "malformed"
_BUSY = "database is locked"
_UNREACHABLE = ("unable to open", "locked", "disk I/O")


class Database:
    """An open database: one transaction a `write`, one snapshot a `read` or a `look`."""

    def __init__(self, folder: Path, held: lock.Lock | None) -> None:
        self.folder = folder
        self._held = held
        self._is_writable = held is not None
        self._turn = ThreadLock()
        self._writing: int | None = None
        self._idle: list[Any] = []

    @contextmanager
    def write(self, actor: str) -> Iterator[Session]:
        """One transaction in the name of `actor`: saved at the end, or nothing of it on an error.

        Raises:
            AppError: the database was opened to read only, the disk is full or read-only, another program holds
                the file, or it is damaged.
        """
        if not self._is_writable:
            raise AppError("Dữ liệu đang được mở chỉ để đọc.", "Mở lại để ghi rồi thử lại.")
        with self._one_at_a_time(), _explaining(self.folder):
            if self._held is None:  # another program may hold the lock by now
                raise RuntimeError("a write after the database was closed")
            with self._sessions.write(actor) as session:
                yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One snapshot: what others save meanwhile is not seen.

        Raises:
            AppError: the file is damaged.
        """
        with _explaining(self.folder), self._sessions.read() as session:
            yield session

    @contextmanager
    def look(self) -> Iterator[Snapshot]:
        """One snapshot for questions in SQL, which needs no SQLAlchemy.

        Raises:
            AppError: the file is damaged.
        """
        with _explaining(self.folder):
            raw = self._idle.pop() if self._idle else connect_to_read(self.folder / DATABASE_NAME)
            raw.execute("BEGIN")
            try:
                yield Snapshot(raw)
            finally:
                raw.execute("ROLLBACK")
                self._idle.append(raw)

    @cached_property
    def _sessions(self) -> Sessions:
        from app.models.sessions import Sessions

        return Sessions(self.folder / DATABASE_NAME)

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        if self._writing == get_ident():
            raise RuntimeError("a write inside a write would wait for itself")
        with self._turn:
            self._writing = get_ident()
            try:
                yield
            finally:
                self._writing = None

    def close(self) -> None:
        """Wait for a change under way, bring the file to rest and let the next writer in; again does nothing."""
        with self._one_at_a_time():
            while self._idle:
                self._idle.pop().close()
            if "_sessions" in vars(self):
                self._sessions.close()
            held, self._held = self._held, None
            if held is not None:
                try:
                    _checkpoint(self.folder / DATABASE_NAME)
                finally:
                    held.release()


def _checkpoint(path: Path) -> None:
    raw = connect(path)
    try:
        raw.execute("PRAGMA busy_timeout = 200")  # a reader in another program may take its time
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


def open_database(folder: Path, *, writable: bool = True, tell: Stages = silent) -> Database:
    """Open the database in `folder`; to write, make it, bring it up to date and lock the folder.

    `tell` hears how far it is when data of an older version are brought up to date; what it raises leaves them as
    they were.

    Raises:
        AppError: the folder does not suit, another program is writing, there is nothing to read, the data are
            newer than the program, or the file is damaged.
    """
    folder = Path(folder).absolute()
    places.require_suitable(folder)
    _require_there(folder)
    if not writable:
        _require_present_shape(folder)
        return Database(folder, None)
    places.prepare(folder)
    held = lock.take(folder, default_actor())
    try:
        _bring_up_to_date(folder, tell)
        return Database(folder, held)
    except BaseException:
        held.release()
        raise


def require_openable(folder: Path) -> None:
    """Make sure that data lie in `folder` which this program opens, those of an older version included.

    Raises AppError where there are none, they are newer than the program, damaged, or open in another window.
    """
    if _version(folder) is None:
        raise AppError(f"Chưa có dữ liệu trong thư mục {folder}.", "Chọn thư mục khác.")
    lock.take(folder, default_actor()).release()


def _require_there(folder: Path) -> None:
    """Never begin anew where the data were moved to: their disk may be away for now."""
    if (folder / DATABASE_NAME).exists() or not is_chosen(folder) or backup.newest(folder):
        return
    raise AppError(
        f"Không thấy dữ liệu ở {folder}, nơi đã chọn trong Cài đặt.",
        "Cắm lại, nối lại ổ đĩa ấy rồi mở lại chương trình. Nếu dữ liệu đã được đưa đi nơi khác: mở bằng "
        f"--data THƯ_MỤC, hoặc ghi đường dẫn mới vào tệp {place_file()}; xóa tệp ấy thì chương trình về thư mục "
        "mặc định.",
    )


def _require_present_shape(folder: Path) -> None:
    found = _version(folder)
    if found is None:
        raise AppError(f"Chưa có dữ liệu trong thư mục {folder}.", "Hãy nhập tệp Excel của Văn phòng trước.")
    if found < HEAD:
        raise AppError(
            "Dữ liệu thuộc phiên bản cũ hơn của phần mềm.", "Mở Giao Ban một lần để nâng cấp rồi thử lại."
        )


def _bring_up_to_date(folder: Path, tell: Stages) -> None:
    found = _version(folder)
    if found != HEAD:
        with _explaining(folder):
            migrate(folder / DATABASE_NAME, tell=tell)
    else:
        backup.keep_up(folder)


def _version(folder: Path) -> str | None:
    """The revision of the database in `folder`, read by the raw driver; none when there is no database yet."""
    path = folder / DATABASE_NAME
    try:
        found = None if is_empty(path) else _read_version(path)
    except dbapi2.DatabaseError as error:
        if any(words in str(error) for words in _UNREACHABLE):
            raise AppError(
                f"Không mở được tệp dữ liệu {path}.", "Kiểm tra quyền đọc, ghi rồi thử lại."
            ) from error
        raise _damaged(folder) from error
    if found is not None and found > HEAD:
        raise AppError("Dữ liệu thuộc phiên bản mới hơn của phần mềm.", "Hãy cập nhật Giao Ban rồi mở lại.")
    if found is None and backup.newest(folder):  # emptied or gone: never begin anew over someone's data
        raise _damaged(folder)
    return found


def _read_version(path: Path) -> str:
    raw = connect(path)
    try:
        version: str = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return version
    finally:
        raw.close()


def _damaged(folder: Path) -> AppError:
    newest = backup.newest(folder)
    advice = (
        f"Bản sao lưu mới nhất: {newest}." if newest else "Chưa có bản sao lưu nào. Hãy giữ nguyên tệp này."
    )
    path = folder / DATABASE_NAME
    if not path.exists():
        return AppError(f"Không thấy tệp dữ liệu {path}, nhưng có bản sao lưu của nó.", advice)
    return AppError(f"Tệp dữ liệu {path} bị hỏng hoặc không phải dữ liệu Giao Ban.", advice)


@contextmanager
def _explaining(folder: Path) -> Iterator[None]:
    """Failures of the file in words, whether the driver or SQLAlchemy tells them; all others as they are."""
    try:
        yield
    except Exception as error:
        if is_of_driver(error) and (explained := _explained(getattr(error, "orig", error), folder)):
            raise explained from error
        raise


def _explained(error: BaseException, folder: Path) -> AppError | None:
    match str(error):
        case reason if _FULL_DISK in reason:
            return AppError(f"Ổ đĩa chứa {folder} đã đầy; chưa lưu gì.", "Giải phóng dung lượng rồi lưu lại.")
        case reason if _READ_ONLY in reason:
            return AppError(f"Không ghi được vào {folder}; chưa lưu gì.", "Kiểm tra quyền ghi rồi lưu lại.")
        case reason if _BUSY in reason:
            return AppError(
                f"Một chương trình khác đang giữ tệp dữ liệu trong {folder}; chưa lưu gì.",
                "Đóng chương trình đó rồi lưu lại.",
            )
        case reason if _MALFORMED in reason:
            return _damaged(folder)
        case reason if shape.tells_of_shape(reason):
            return _of_another_shape(folder)
        case _:
            return None


def _of_another_shape(folder: Path) -> AppError | None:
    """What to say if the data lack something; a question that is wrong by itself is a bug."""
    raw = connect(folder / DATABASE_NAME)
    try:
        lacks = shape.lacking(raw)
    finally:
        raw.close()
    return shape.refusal(folder, lacks) if lacks else None
