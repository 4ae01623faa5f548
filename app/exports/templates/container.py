"""A .docx file before anything reads it: whether it is one, and small enough; what is wrong is said in a sentence."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - named like the other failures beside it

from app.core.errors import AppError

MOST_BYTES = 20_000_000
MOST_UNPACKED = 80_000_000
MOST_PARTS = 2_000
MOST_XML = 8_000_000  # of one part: a report of a thousand pages has less
CONTENT_TYPES, BODY = "[Content_Types].xml", "word/document.xml"
LOCKED = b"\xd0\xcf\x11\xe0"  # a container of old Office: .doc, or a .docx with a password
AGAIN = "Mở tệp bằng Word, lưu lại thành .docx rồi thêm lại."


def require_docx(content: bytes) -> None:
    """Raises AppError for a file that is not a plain .docx: damaged, with macros, with a password, too large."""
    if content.startswith(LOCKED):
        raise AppError("Tệp là .doc kiểu cũ hoặc có mật khẩu.", "Bỏ mật khẩu, lưu thành .docx rồi thêm lại.")
    if len(content) > MOST_BYTES:
        raise AppError("Tệp mẫu quá lớn (hơn 20 MB).", "Giảm cỡ ảnh trong mẫu rồi thêm lại.")
    try:
        with ZipFile(BytesIO(content)) as container:
            _require_parts(container)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, ZlibError) as error:
        raise AppError("Tệp không phải .docx hoặc bị hỏng.", AGAIN) from error


def _require_parts(container: ZipFile) -> None:
    parts = {part.filename: part.file_size for part in container.infolist()}
    if CONTENT_TYPES not in parts or BODY not in parts:
        raise AppError("Tệp không phải văn bản Word (.docx).", AGAIN)
    xml = max(size for name, size in parts.items() if name.casefold().endswith((".xml", ".rels")))
    if len(parts) > MOST_PARTS or sum(parts.values()) > MOST_UNPACKED or xml > MOST_XML:
        raise AppError("Tệp mẫu quá lớn khi giải nén.", "Bỏ bớt nội dung trong mẫu rồi thêm lại.")
    types = container.read(CONTENT_TYPES).lower()
    if b"macroenabled" in types or any(name.casefold().endswith("vbaproject.bin") for name in parts):
        raise AppError("Tệp mẫu có macro, không dùng được.", "Lưu thành .docx (không macro) rồi thêm lại.")
    if b"template.main+xml" in types:
        raise AppError("Tệp là mẫu .dotx.", "Lưu thành .docx rồi thêm lại.")
    if container.testzip():
        raise BadZipFile
