"""The workbook's file opened with care: only checked parts, of bounded size, reach the reader."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from app.core.errors import AppError
from app.core.packages import (
    MAX_FILE,
    MAX_TOTAL,
    OLE,
    Source,
    Wanted,
    check_xml,
    guarded,
    in_pieces,
    refuse_old_format,
    refuse_swollen,
    save_as,
    unpacked,
)

MAX_ROWS = 200_000
MAX_CELLS = 6_000_000

_WORKBOOK = Wanted("Excel", ".xlsx", "sổ Excel (.xlsx)", ".xls", "không nhập")
_NEEDED = re.compile(
    r"(\[Content_Types\]\.xml|_rels/.*|xl/(?!drawings|charts|media|theme|vba|external|comments|ctrl|activeX|pivot|print|query|thread|person|model).*)",
    re.IGNORECASE,
)
_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)
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
    source = Source(path.name, _WORKBOOK)
    with guarded(source):
        return _open(path, source)


def _open(path: Path, source: Source) -> SafeFile:
    if path.is_dir():
        raise AppError(f"“{path.name}” là một thư mục, không phải tệp.", "Chọn một tệp Excel (.xlsx).")
    if not path.exists():
        raise AppError(f"Không tìm thấy tệp “{path.name}”.", "Kiểm tra lại tên tệp và đường dẫn.")
    size = path.stat().st_size
    if size == 0:
        raise source.empty()
    if size > MAX_FILE:
        raise source.too_large()
    with path.open("rb") as file:
        _refuse_other_formats(source, file)
        with zipfile.ZipFile(file) as archive:
            return _repack(source, archive)


def _refuse_other_formats(source: Source, file: IO[bytes]) -> None:
    head = file.read(len(OLE))
    if head == OLE:
        refuse_old_format(source, head + file.read())
    if not head.startswith(b"PK"):
        raise AppError(
            f"Tệp “{source.name}” không phải là {_WORKBOOK.noun}.",
            "Chọn tệp Excel; nếu là .csv hoặc .xls thì lưu lại thành .xlsx.",
        )
    file.seek(0)


def _repack(source: Source, archive: zipfile.ZipFile) -> SafeFile:
    entries = archive.infolist()
    names = {entry.filename.lower() for entry in entries}
    _refuse_other_packages(source, names)
    refuse_swollen(source, entries, MAX_TOTAL)
    packed, total, uncomputed = BytesIO(), 0, False
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as safe:
        seen: set[str] = set()
        for entry in entries:
            if not _NEEDED.fullmatch(entry.filename) or entry.is_dir():
                continue
            if entry.filename.lower() in seen:
                raise source.hostile("có hai phần trùng tên")
            seen.add(entry.filename.lower())
            content = unpacked(source, archive, entry, MAX_TOTAL - total)
            total += len(content)
            check_xml(source, content)
            if _SHEET.fullmatch(entry.filename):
                _check_whole(content)
                _check_extent(source, content)
                uncomputed = uncomputed or any(map(_is_uncomputed, in_pieces(content, b"<row")))
                # else the reader drops #REF! silently
                content = b"".join(piece.replace(b' t="e"', b' t="str"') for piece in in_pieces(content))
            safe.writestr(entry.filename, content)
    packed.seek(0)
    return SafeFile(packed, uncomputed)


def _refuse_other_packages(source: Source, names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names or "content.xml" in names:
        kind = ".xlsb" if "xl/workbook.bin" in names else ".ods"
        raise AppError(
            f"Tệp “{source.name}” ở định dạng {kind}, chương trình đọc tệp .xlsx.", save_as(_WORKBOOK)
        )
    raise AppError(
        f"Tệp “{source.name}” không phải là {_WORKBOOK.noun}.", "Chọn tệp Excel có các bảng cần nhập."
    )


def _check_whole(content: bytes) -> None:
    """The reader takes a sheet that breaks off for a shorter one."""
    if not content.rstrip().endswith((b"worksheet>", b"/>")):
        raise ValueError("the sheet breaks off")


def _check_extent(source: Source, content: bytes) -> None:
    """Refuse cells so far out that a dense table up to them would not fit in memory."""
    if all(map(_is_plain, in_pieces(content))) and content.count(b"<row ") <= MAX_ROWS:
        return
    height, width = _extent(content)
    if height > MAX_ROWS or width > 16_384 or height * width > MAX_CELLS:
        raise AppError(
            f"Tệp “{source.name}” có ô nằm quá xa (dòng {height}, cột {width}).",
            "Xóa các dòng, cột thừa ở cuối bảng rồi lưu lại.",
        )


def _is_uncomputed(piece: bytes) -> bool:
    return b"<f" in piece and bool(_UNCOMPUTED.search(piece))


def _is_plain(piece: bytes) -> bool:
    """Whether each cell of this part of a sheet is in its place, and in one of the first 26 columns."""
    cells, rows, placed = piece.count(b"<c "), piece.count(b"<row "), piece.count(b' r="')
    bare = piece.count(b"<c") - cells - piece.count(b"<col") + piece.count(b"<row") - rows
    odd = bare > 0 or b":sheetData" in piece
    return not odd and placed >= cells + rows and not _FAR.search(piece)


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
