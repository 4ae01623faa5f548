"""The lock on a data folder: one program writes, the system lets go of it when that program dies."""

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from app.core.errors import AppError

LOCK_NAME = "giaoban.lock"
# Windows keeps others from reading a locked byte: one far behind the text is locked.
_LOCKED_BYTE = 1 << 20


class Lock:
    """A held lock; `release` gives it back."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def release(self) -> None:
        """Let the next writer in."""
        if not self._file.closed:
            self._file.seek(0)
            self._file.truncate()
            _unlock(self._file)
            self._file.close()


def take(folder: Path, actor: str) -> Lock:
    """Lock the data folder for writing.

    Raises:
        AppError: another program holds the lock; the sentence says who.
    """
    path = folder / LOCK_NAME
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)
    try:
        _lock(file)
    except OSError as error:
        file.close()
        raise AppError(
            f"Dữ liệu đang được mở bởi {_holder(path)}.", "Đóng cửa sổ Giao Ban rồi thử lại."
        ) from error
    _sign(file, actor)
    return Lock(file)


def _sign(file: IO[bytes], actor: str) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    holder = {"actor": actor, "pid": os.getpid(), "host": platform.node(), "since": since}
    file.truncate()
    file.write(json.dumps(holder, ensure_ascii=False).encode())


def _holder(path: Path) -> str:
    try:
        holder: dict[str, Any] = json.loads(path.read_bytes())
        since = datetime.fromisoformat(holder["since"]).astimezone()
        return f"{holder['actor']} trên máy {holder['host']}, từ {since:%H:%M ngày %d/%m/%Y}"
    except (OSError, ValueError, KeyError, TypeError):  # it is just being written
        return "một chương trình khác"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
