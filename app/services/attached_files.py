"""The files of a record: attached, listed, taken out again as copies, and removed into the bin."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.attached import AttachedFile
from app.core.errors import AppError
from app.core.file_names import safe_name
from app.models.attachments import attach_stored, path_of
from app.models.office import Attachment
from app.rules.attaching import new_contents
from app.services import bin as bin_
from app.services.locked_meetings import require_rows_open
from app.services.secret_rows import refuse_files_of_secrets


def attach_files(
    session: Session, files: Iterable[AttachedFile], *, table: str, key: str
) -> tuple[AttachedFile, ...]:
    """Attach files that are stored already (`app.models.attachments.store`) to a record; returns those it did not hold.

    AppError for one that belongs to a locked meeting or is secret (duty 12).
    """
    wanted = tuple(files)
    if wanted:
        refuse_files_of_secrets(session, table, UUID(key))
        require_rows_open(session, table, [UUID(key)])
    new = new_contents(wanted, attached_files(session, table, key))
    for file in new:
        attach_stored(session, file, owner_table=table, owner_id=UUID(key))
    return new


def attached_files(session: Session, table: str, key: str) -> tuple[AttachedFile, ...]:
    """Return the files of a record, in the order in which they were attached."""
    rows = session.scalars(
        select(Attachment)
        .where(
            Attachment.owner_table == table,
            Attachment.owner_id == UUID(key),
            Attachment.deleted_at.is_(None),
        )
        .order_by(Attachment.id)
    )
    return tuple(AttachedFile(row.id.hex, row.name, row.size, row.sha256) for row in rows)


def keep_files(session: Session, files: Iterable[AttachedFile], *, table: str, key: str) -> None:
    """Make the files of a record these: new ones are attached, those that are not among them go to the bin."""
    wanted = tuple(files)
    kept = {file.key for file in wanted}
    for file in attached_files(session, table, key):
        if file.key not in kept:
            remove_file(session, file.key)
    attach_files(session, (file for file in wanted if not file.key), table=table, key=key)


def remove_file(session: Session, key: str) -> None:
    """Move an attached file to the bin; AppError when it is there already."""
    bin_.delete(session, "attachment", UUID(key))


def read_content(file: AttachedFile, folder: Path) -> bytes:
    """The bytes of a file from the data folder; AppError when they are not there any more."""
    try:
        return path_of(folder, file.sha256).read_bytes()
    except OSError as error:
        raise _lost(file) from error


def copy_out(file: AttachedFile, folder: Path, target: Path) -> Path:
    """Copy a file from the data folder to `target`; into a folder it goes under its own name.

    Raises:
        AppError: the file is not in the data folder any more, or the copy cannot be written.
    """
    source = path_of(folder, file.sha256)
    copy = target / safe_name(file.name, otherwise=file.key) if target.is_dir() else target
    if not source.is_file():
        raise _lost(file)
    try:
        shutil.copyfile(source, copy)
    except OSError as error:
        raise AppError(f"Không ghi được tệp {copy}.", "Chọn nơi khác hoặc đóng tệp đang mở.") from error
    return copy


def _lost(file: AttachedFile) -> AppError:
    return AppError(
        f"Không thấy nội dung tệp đính kèm “{file.name}” trong thư mục dữ liệu.",
        "Lấy lại tệp này từ một bản sao lưu.",
    )
