"""Backups in a second place, on another drive or a server's share: a disk that dies takes only one of them."""

from hashlib import file_digest
from pathlib import Path
from shutil import copyfile

from app.core.errors import AppError
from app.models import attachments, backup
from app.models.places import unwritable


def require_apart(folder: Path, place: Path) -> None:
    """Refuse, with an AppError, a second place that is not there or lies in the data folder itself."""
    if not place.is_dir():
        raise AppError(
            f"Không thấy thư mục {place} để sao lưu thêm.", "Cắm ổ đĩa, nối mạng hoặc chọn thư mục khác."
        )
    if place.resolve().is_relative_to(folder.resolve()):
        raise AppError("Nơi sao lưu thêm nằm ngay trong thư mục dữ liệu.", "Chọn một ổ đĩa khác.")


def bring_over(folder: Path, place: Path) -> Path | None:
    """Copy the newest backup of a data folder, and the files it names, to `place`; None if there is no backup yet.

    What was copied is read again and compared before it gets its name; old automatic ones there go as they do here.

    Raises:
        AppError: the place is not there, not writable or full, or the copy differs from its source.
    """
    require_apart(folder, place)
    source = backup.newest(folder)
    if source is None:
        return None
    target = place / backup.BACKUPS / source.name
    try:
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            copy_whole(source, target)
        backup.keep_files(target, source.parent, target.parent)
    except OSError as error:
        raise unwritable(place, error) from error
    backup.rotate(place)
    return target


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file, read the copy again and compare, and only then give it its name.

    Raises AppError where the copy differs, OSError as it is.
    """
    draft = target.with_suffix(".part")
    try:
        copyfile(source, draft)
        backup.sync_file(draft)
        if _digest(draft) != _digest(source):
            raise AppError(
                f"Tệp {source.name} chép ra {target.parent} khác bản gốc.",
                "Ổ đĩa ở đó có thể đã hỏng; chọn nơi khác.",
            )
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    attachments.sync_folder(target.parent)


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
