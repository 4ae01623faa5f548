"""The workbook's file opened with care: only checked parts, of bounded size, reach the reader."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from app.core.errors import AppError

MAX_FILE = 100 * 2**20
MAX_TOTAL = 256 * 2**20
MAX_RATIO = 250
MAX_ENTRIES = 5000
MAX_ROWS = 200_000
MAX_CELLS = 6_000_000
_RATIO_FROM = 8 * 2**20
_CHUNK = 1 << 20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS_XLSX = "Mở tệp bằng Excel, chọn Lưu dưới dạng “Excel Workbook (*.xlsx)” rồi nhập tệp mới."
_NEEDED = re.compile(
    r"(\[Content_Types\]\.xml|_rels/.*|xl/(?!drawings|charts|media|theme|vba|external|comments|ctrl|activeX|pivot|print|query|thread|person|model).*)",
    re.IGNORECASE,
)
_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)
_DECLARED = re.compile(rb"<!(?!--|\[CDATA\[)")  # DOCTYPE, ENTITY and the like
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_FAR = re.compile(rb' r="(?:[A-Za-z]{2}|[A-Za-z]?\d{6})')
_POSITION = re.compile(rb"<(?:[a-zA-Z0-9]+:)?(row|c)\b(?:[^>]*?\sr\s*=\s*[\"']([A-Za-z]*)(\d*)[\"'])?[^>]*>")
_UNCOMPUTED = re.compile(rb"<c(?![^>]*\bt=\"str\")[^>]*><f[^>]*>[^<]*</f>(?:<v\s*/>|<v></v>)?</c>")


@dataclass(frozen=True, slots=True)
class SafeFile:
    """A repacked workbook of checked parts; `uncomputed` says that formulas in it have no stored value."""

    content: BytesIO
    uncomputed: bool


def open_safely(path: Path) -> SafeFile:
    """Check the file and pack the parts that matter anew.

    Raises AppError in one sentence for anything that is no sound workbook within the limits.
    """
    try:
        return _open(path)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        RuntimeError,
    ) as problem:
        raise AppError(
            f"Tệp “{path.name}” bị hỏng, không đọc được.", "Mở và lưu lại tệp bằng Excel rồi thử lại."
        ) from problem
    except PermissionError as problem:
        raise AppError(
            f"Không mở được tệp “{path.name}”: tệp đang bị khóa hoặc không có quyền đọc.",
            "Đóng tệp trong Excel rồi thử lại.",
        ) from problem
    except OSError as problem:
        raise AppError(
            f"Không đọc được tệp “{path.name}”.", "Kiểm tra ổ đĩa và đường dẫn rồi thử lại."
        ) from problem


def _open(path: Path) -> SafeFile:
    if path.is_dir():
        raise AppError(f"“{path.name}” là một thư mục, không phải tệp.", "Chọn một tệp Excel (.xlsx).")
    if not path.exists():
        raise AppError(f"Không tìm thấy tệp “{path.name}”.", "Kiểm tra lại tên tệp và đường dẫn.")
    size = path.stat().st_size
    if size == 0:
        raise AppError(f"Tệp “{path.name}” rỗng.", "Chọn lại tệp Excel (.xlsx) có dữ liệu.")
    if size > MAX_FILE:
        raise AppError(
            f"Tệp “{path.name}” quá lớn (trên {MAX_FILE >> 20} MB).", "Tách sổ thành nhiều tệp nhỏ hơn."
        )
    with path.open("rb") as file:
        _refuse_other_formats(path, file)
        with zipfile.ZipFile(file) as archive:
            return _repack(path, archive)


def _refuse_other_formats(path: Path, file: IO[bytes]) -> None:
    head = file.read(len(_OLE))
    if head == _OLE:
        whole = file.read()
        if _ENCRYPTED in whole:
            raise AppError(
                f"Tệp “{path.name}” được đặt mật khẩu nên không đọc được.",
                "Mở bằng Excel, gỡ mật khẩu rồi lưu lại.",
            )
        raise AppError(f"Tệp “{path.name}” ở định dạng cũ (.xls), chương trình đọc tệp .xlsx.", _SAVE_AS_XLSX)
    if not head.startswith(b"PK"):
        raise AppError(
            f"Tệp “{path.name}” không phải là sổ Excel (.xlsx).",
            "Chọn tệp Excel; nếu là .csv hoặc .xls thì lưu lại thành .xlsx.",
        )
    file.seek(0)


def _repack(path: Path, archive: zipfile.ZipFile) -> SafeFile:
    entries = archive.infolist()
    names = {entry.filename.lower() for entry in entries}
    _refuse_other_packages(path, names)
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise _hostile(path, "giải nén ra quá lớn")
    packed, total, uncomputed = BytesIO(), 0, False
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as safe:
        seen: set[str] = set()
        for entry in entries:
            if not _NEEDED.fullmatch(entry.filename) or entry.is_dir():
                continue
            if entry.filename.lower() in seen:
                raise _hostile(path, "có hai phần trùng tên")
            seen.add(entry.filename.lower())
            content = _content(path, archive, entry, MAX_TOTAL - total)
            total += len(content)
            _check_xml(path, content)
            if _SHEET.fullmatch(entry.filename):
                _check_whole(content)
                _check_extent(path, content)
                uncomputed = uncomputed or (b"<f" in content and bool(_UNCOMPUTED.search(content)))
                content = content.replace(b' t="e"', b' t="str"')  # else the reader drops #REF! silently
            safe.writestr(entry.filename, content)
    packed.seek(0)
    return SafeFile(packed, uncomputed)


def _refuse_other_packages(path: Path, names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names or "content.xml" in names:
        kind = ".xlsb" if "xl/workbook.bin" in names else ".ods"
        raise AppError(f"Tệp “{path.name}” ở định dạng {kind}, chương trình đọc tệp .xlsx.", _SAVE_AS_XLSX)
    raise AppError(
        f"Tệp “{path.name}” không phải là sổ Excel (.xlsx).", "Chọn tệp Excel có các bảng cần nhập."
    )


def _content(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """The entry as it really unpacks, never more than `room`."""
    if entry.flag_bits & 1:
        raise AppError(f"Tệp “{path.name}” được đặt mật khẩu nên không đọc được.", "Gỡ mật khẩu rồi lưu lại.")
    parts, size = [], 0
    with archive.open(entry) as stream:
        while part := stream.read(_CHUNK):
            size += len(part)
            if size > room or (size > _RATIO_FROM and size > MAX_RATIO * max(entry.compress_size, 1)):
                raise _hostile(path, "giải nén ra quá lớn")
            parts.append(part)
    return b"".join(parts)


def _check_xml(path: Path, content: bytes) -> None:
    encoding = _ENCODING.match(content[:300].removeprefix(b"\xef\xbb\xbf"))
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:100]:
        raise _hostile(path, "dùng bảng mã lạ")
    if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise _hostile(path, "dùng bảng mã lạ")
    if _DECLARED.search(content):
        raise _hostile(path, "có khai báo DOCTYPE hoặc ENTITY")


def _check_whole(content: bytes) -> None:
    """The reader takes a sheet that breaks off for a shorter one."""
    if not content.rstrip().endswith((b"worksheet>", b"/>")):
        raise ValueError("the sheet breaks off")


def _check_extent(path: Path, content: bytes) -> None:
    """Refuse cells so far out that a dense table up to them would not fit in memory."""
    cells, rows, placed = content.count(b"<c "), content.count(b"<row "), content.count(b' r="')
    bare = content.count(b"<c") - cells - content.count(b"<col") + content.count(b"<row") - rows
    odd = bare > 0 or b":sheetData" in content
    if not odd and placed >= cells + rows and rows <= MAX_ROWS and not _FAR.search(content):
        return  # at most 26 columns, each cell in its place
    height, width = _extent(content)
    if height > MAX_ROWS or width > 16_384 or height * width > MAX_CELLS:
        raise AppError(
            f"Tệp “{path.name}” có ô nằm quá xa (dòng {height}, cột {width}).",
            "Xóa các dòng, cột thừa ở cuối bảng rồi lưu lại.",
        )


def _extent(content: bytes) -> tuple[int, int]:
    row = column = height = width = 0
    for found in _POSITION.finditer(content):
        kind, letters, digits = found.groups()
        if kind == b"row":
            row, column = int(digits or row + 1), 0
        else:
            row = int(digits or row)
            column = _number_of(letters) if letters else column + 1
            height, width = max(height, row), max(width, column)
    return height, width


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = 26 * number + letter - 64
    return number


def _hostile(path: Path, why: str) -> AppError:
    return AppError(
        f"Tệp “{path.name}” không an toàn nên không nhập: {why}.", "Mở và lưu lại tệp bằng Excel rồi thử lại."
    )
