"""Attached files: kept once each under the data folder, named by the SHA-256 of their bytes."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from app.briefings.attached import AttachedFile
from app.core.errors import AppError
from app.core.file_names import digest
from app.core.text import clean
from app.models.places import unwritable

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from app.models.office import Attachment

FILES = "files"
HIDDEN_FILE = "Tệp mật"
"""The name of a file in the bin whose bytes are gone, for its record became secret (duty 12)."""


def path_of(folder: Path, sha256: str) -> Path:
    """Where the bytes of an attachment lie under the data folder."""
    return folder / FILES / sha256[:2] / sha256


def attach(session: Session, source: Path, *, folder: Path, owner_table: str, owner_id: UUID) -> Attachment:
    """Keep the file `source` for a row; its bytes are safely on the disk before the row is written.

    Raises:
        AppError: the file cannot be read, or the data folder cannot be written.
    """
    return attach_stored(session, store(source, folder), owner_table=owner_table, owner_id=owner_id)


def store(source: Path, folder: Path) -> AttachedFile:
    """Copy a file under the data folder; needs no session, so that a long copy holds up no save.

    Raises:
        AppError: the file cannot be read, or the data folder cannot be written.
    """
    sha256, size = _store(source, folder)
    return AttachedFile("", clean(source.name), size, sha256)


def attach_stored(session: Session, file: AttachedFile, *, owner_table: str, owner_id: UUID) -> Attachment:
    """Write the row of a file that is stored already."""
    import mimetypes

    from app.models.office import Attachment

    attachment = Attachment(
        sha256=file.sha256,
        name=file.name,
        media_type=mimetypes.guess_type(file.name)[0] or "",
        size=file.size,
        owner_table=owner_table,
        owner_id=owner_id,
    )
    session.add(attachment)
    session.flush()
    return attachment


def drop_hidden(raw: Any, folder: Path) -> None:
    """Delete the bytes of files that have no other name than that of hidden ones."""
    query = "SELECT sha256 FROM attachment GROUP BY sha256 HAVING min(name = ?) = 1"
    for (sha256,) in raw.execute(query, (HIDDEN_FILE,)).fetchall():
        path_of(folder, sha256).unlink(missing_ok=True)


def copied(opened: IO[bytes], into: Path) -> Path:
    """A whole copy in the folder `into`, safely on the disk, under a name for the time being."""
    with tempfile.NamedTemporaryFile(dir=into, suffix=".part", delete=False) as copy:
        try:
            shutil.copyfileobj(opened, copy)
            copy.flush()
            os.fsync(copy.fileno())
        except OSError:
            copy.close()
            Path(copy.name).unlink()
            raise
    return Path(copy.name)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut (Windows does it by itself)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _store(source: Path, folder: Path) -> tuple[str, int]:
    try:
        opened = source.open("rb")
    except OSError as error:
        raise AppError(f"Không đọc được tệp {source}.", "Kiểm tra tệp rồi đính kèm lại.") from error
    try:
        with opened:
            (folder / FILES).mkdir(exist_ok=True)
            copy = copied(opened, folder / FILES)
        return _settle(copy, folder)
    except OSError as error:
        raise unwritable(folder, error) from error


def _settle(copy: Path, folder: Path) -> tuple[str, int]:
    # The copy is hashed, not the source: the source may change while it is read.
    sha256, size = digest(copy), copy.stat().st_size
    target = path_of(folder, sha256)
    target.parent.mkdir(exist_ok=True)
    copy.replace(target)
    for changed in (target.parent, target.parent.parent, folder):  # folders that may be new, too
        sync_folder(changed)
    return sha256, size
