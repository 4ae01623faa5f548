"""Backups: a whole copy of the database beside the live one, opened and checked before it gets its name."""

import errno
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.core.errors import AppError
from app.core.paths import DATABASE_NAME
from app.core.progress import Progress
from app.models import attachments
from app.models.places import unwritable
from app.models.raw import connect

BACKUPS = "backups"
AUTOMATIC = "auto"
INTERVAL = timedelta(days=1)
DAYS, WEEKS, MONTHS = 12, 10, 9
"""How many automatic backups are kept: the last one of each of so many days, weeks and months."""

_STEP_PAGES = 2000  # a step at a time lets the writer in between
_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"giaoban-(\d{8}T\d{12}Z)(?:-([^.]*))?\.")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when and why it was made ("auto", "manual", "migration", "restore"), bytes."""

    path: Path
    at: datetime
    reason: str
    size: int


def make(folder: Path, reason: str, told: Progress = lambda _, __: None) -> Path:
    """Back up the database of `folder` and its attached files; safe while the program is writing.

    `reason` becomes part of the name: "auto", "migration", "manual". `told` hears how many pages are copied, at the
    end of which the copy is checked.

    Raises:
        AppError: the disk is full or not writable, or the copy does not pass its check.
    """
    into = folder / BACKUPS
    path = into / f"giaoban-{datetime.now(UTC).strftime(_STAMP)}-{reason}.db"
    try:
        into.mkdir(exist_ok=True)
        _write(folder, path, told)
    except OSError as error:
        raise unwritable(into, error) from error
    except dbapi2.DatabaseError as error:
        raise _explained(into, error) from error
    return path


def _write(folder: Path, path: Path, told: Progress) -> None:
    draft = path.with_suffix(".part")
    try:
        copy_database(folder / DATABASE_NAME, draft, told)
        keep_files(draft, folder, path.parent)
        sync_file(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    attachments.sync_folder(path.parent)


def newest(folder: Path) -> Path | None:
    """The latest backup of any reason."""
    made = _made(folder, "*.db")
    return max(made, key=made.__getitem__, default=None)


def listed(folder: Path) -> tuple[Backup, ...]:
    """All backups of a data folder, the newest first."""
    made = sorted(_made(folder, "*.db").items(), key=lambda found: found[1], reverse=True)
    return tuple(Backup(path, at, _reason(path), path.stat().st_size) for path, at in made)


def moment_of(path: Path) -> datetime | None:
    """When a backup was made, by its name; none when it is not named as ours are."""
    named = _NAME.match(path.name)
    return datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC) if named else None


def _reason(path: Path) -> str:
    named = _NAME.match(path.name)
    return (named[2] or "") if named else ""


def is_due(folder: Path, now: datetime | None = None) -> bool:
    """Whether no backup was made within the last day; one of tomorrow (the clock was wrong) does not count."""
    now = now or datetime.now(UTC)
    return not any(now - INTERVAL <= moment <= now for moment in _made(folder, "*.db").values())


def keep_up(folder: Path) -> None:
    """Make today's backup if it is missing and there is something to keep, and let old ones go.

    Raises AppError as `make` does.
    """
    if _has_changes(folder / DATABASE_NAME) and is_due(folder):
        make(folder, AUTOMATIC)
        rotate(folder)


def _has_changes(path: Path) -> bool:
    raw = connect(path)
    try:
        return raw.execute("SELECT 1 FROM change_log LIMIT 1").fetchone() is not None
    finally:
        raw.close()


def rotate(folder: Path, now: datetime | None = None) -> None:
    """Remove automatic backups that `kept` lets go; those made by hand or before a migration stay."""
    now = now or datetime.now(UTC)
    automatic = _made(folder, f"*-{AUTOMATIC}.db")
    staying = kept(automatic.values(), now)
    unfinished = _made(folder, "*.part*")  # of a program that was killed
    for path in (
        *(path for path, moment in automatic.items() if moment not in staying),
        *(path for path, moment in unfinished.items() if moment < now - INTERVAL),
    ):
        with suppress(PermissionError):  # somebody looks into it: no reason not to open the data
            path.unlink()


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The moments whose backups stay: all of the last day, then one a day, a week and a month."""
    newest_first = sorted(moments, reverse=True)
    recent = {moment for moment in newest_first if moment > now - INTERVAL}
    return recent.union(
        _last_of_each(newest_first, lambda moment: moment.date(), DAYS),
        _last_of_each(newest_first, lambda moment: moment.isocalendar()[:2], WEEKS),
        _last_of_each(newest_first, lambda moment: (moment.year, moment.month), MONTHS),
    )


def _last_of_each(
    newest_first: list[datetime], span: Callable[[datetime], object], many: int
) -> list[datetime]:
    last: dict[object, datetime] = {}
    for moment in newest_first:
        last.setdefault(span(moment), moment)
    return list(last.values())[:many]


def _made(folder: Path, pattern: str) -> dict[Path, datetime]:
    """The files that `make` named, and when; what people put beside them is not ours to judge or remove."""
    found = {path: moment_of(path) for path in (folder / BACKUPS).glob(pattern)}
    return {path: moment for path, moment in found.items() if moment}


def copy_database(source: Path, target: Path, told: Progress) -> None:
    """Copy a database, also one that is written meanwhile, and check the copy; `told` hears of its pages.

    Raises OSError and the driver's DatabaseError as they are; the copy is not yet forced to the disk (`sync_file`).
    """

    def copied(_: int, left: int, total: int) -> None:
        told(total - left, total)

    live, copy = connect(source), connect(target)
    try:
        live.execute("BEGIN")  # one snapshot, or a busy writer would make the copy begin again and again
        live.execute("SELECT count(*) FROM sqlite_master").fetchone()
        copy.execute("PRAGMA synchronous = OFF")  # the whole file is synced at the end
        live.backup(copy, pages=_STEP_PAGES, sleep=0.001, progress=copied)
        copy.execute("PRAGMA journal_mode = DELETE")  # a backup is one file
        _require_whole(copy, target)
    finally:
        copy.close()
        live.close()


def _require_whole(copy: Any, target: Path) -> None:
    found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise dbapi2.DatabaseError(f"{target.name}: {found}")


def _explained(into: Path, error: dbapi2.DatabaseError) -> AppError:
    if "disk is full" in str(error):
        return unwritable(into, OSError(errno.ENOSPC, str(error)))
    return AppError(
        f"Bản sao lưu vừa tạo không qua được kiểm tra: {error}.",
        f"Dữ liệu đang dùng có thể đã hỏng. Hãy giữ nguyên các bản sao lưu trong {into}.",
    )


def keep_files(copy: Path, from_folder: Path, into: Path) -> None:
    """Put the attached files that a backup names beside it, as far as `from_folder` has them; OSError as it is."""
    opened = connect(copy)
    try:
        wanted = [sha256 for (sha256,) in opened.execute("SELECT DISTINCT sha256 FROM attachment")]
    finally:
        opened.close()
    _link_missing(wanted, from_folder, into)


def bring_files_back(folder: Path, wanted: Iterable[str]) -> None:
    """Put attached files, by their SHA-256, that only the backups still have into the data folder.

    Raises:
        AppError: the folder cannot be written.
    """
    try:
        _link_missing(wanted, folder / BACKUPS, folder)
    except OSError as error:
        raise unwritable(folder, error) from error


def _link_missing(wanted: Iterable[str], from_folder: Path, into: Path) -> None:
    for sha256 in wanted:
        source, target = (attachments.path_of(root, sha256) for root in (from_folder, into))
        if source.exists() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(source, target)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without links
        with source.open("rb") as opened:  # whole before it gets its name, or a broken copy would stay
            attachments.copied(opened, target.parent).replace(target)


def sync_file(path: Path) -> None:
    """Make the bytes of a file survive a power cut."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
