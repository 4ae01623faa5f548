"""The file that is checked, read whole and never touched."""

from pathlib import Path

from app.core.errors import AppError
from app.core.packages import MAX_FILE, Source, guarded
from app.exports.check.word.package import WORD


def read_file(path: Path) -> bytes:
    """The bytes of a file; AppError if it is missing, a folder, too large or locked."""
    if path.is_dir():
        raise AppError(f"“{path.name}” là một thư mục, không phải tệp.", "Chọn một tệp Word (.docx).")
    if not path.exists():
        raise AppError(f"Không tìm thấy tệp “{path.name}”.", "Kiểm tra lại tên tệp và đường dẫn.")
    source = Source(path.name, WORD)
    with guarded(source):
        if path.stat().st_size > MAX_FILE:
            raise source.too_large()
        return path.read_bytes()
