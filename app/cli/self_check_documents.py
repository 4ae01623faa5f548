"""Self-check: the briefing set of the sample month is written in every format, opened again and read."""

import re
from pathlib import Path
from typing import assert_never
from zipfile import BadZipFile, ZipFile

from app.cli.briefing import month_set
from app.cli.demo import MONTH
from app.core.errors import AppError
from app.core.words import month_year
from app.exports.formats import Format

PDF_BEGIN, PDF_END = b"%PDF-1.", b"%%EOF"
EMBEDDED_FONT = re.compile(rb"/FontName /[A-Z]{6}\+Tinos")


def look(folder: Path) -> str:
    """Raises AppError for a file that does not open or does not name its month."""
    from app.exports.files import write_set

    said, _ = month_set(folder / "data", MONTH, None)
    files = [file.path for file in write_set(said, Format, folder / "out", known={})]
    words = month_year(MONTH.year, MONTH.month)
    for file in files:
        if words.casefold() not in read(file).casefold():
            raise _unreadable(file)
    return f"{len(files)} tệp {', '.join(each.label for each in Format)}, mở lại đọc được"


def read(file: Path) -> str:
    """The text of a document that we wrote; of a PDF its title.

    Raises AppError for a damaged file and for a PDF without its fonts.
    """
    try:
        match Format(file.suffix.removeprefix(".")):
            case Format.DOCX:
                return _word(file)
            case Format.XLSX:
                return _excel(file)
            case Format.PDF:
                return _pdf(file)
            case unknown:
                assert_never(unknown)
    except (BadZipFile, KeyError) as error:
        raise _unreadable(file) from error


def _word(file: Path) -> str:
    from docx import Document

    _require_whole(file)
    return "".join(map(str, Document(str(file)).element.body.itertext()))


def _excel(file: Path) -> str:
    from openpyxl import load_workbook

    _require_whole(file)
    sheets = load_workbook(file).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.values for cell in row if cell)


def _pdf(file: Path) -> str:
    written = file.read_bytes()
    if not (written.startswith(PDF_BEGIN) and written.rstrip().endswith(PDF_END)):
        raise _unreadable(file)
    if b"/FontFile2" not in written or not EMBEDDED_FONT.search(written):
        raise AppError(f"Tệp {file.name} không kèm phông chữ.", "Hãy cài lại chương trình.")
    return "\n".join(_string(found[1]) for found in re.finditer(rb"/Title \(((?:\\.|[^\\)])*)\)", written))


def _string(written: bytes) -> str:
    """A text of a PDF: UTF-16, its bytes escaped as themselves or in octal."""
    plain = re.sub(
        rb"\\([0-7]{3}|.)",
        lambda found: bytes([int(found[1], 8)]) if len(found[1]) == 3 else found[1],
        written,
    )
    return plain.decode("utf-16", errors="replace")


def _require_whole(file: Path) -> None:
    with ZipFile(file) as container:
        if container.testzip():
            raise _unreadable(file)


def _unreadable(file: Path) -> AppError:
    return AppError(f"Tệp {file.name} ghi ra không đọc lại được.", "Hãy cài lại chương trình.")
