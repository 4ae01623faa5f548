"""A document as an Excel workbook: every section that names a sheet, cells typed, ready to print.

openpyxl writes the shell; table rows are spliced into its XML while the package is zipped.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from app import NAME
from app.core.errors import AppError
from app.core.progress import Progress
from app.exports.document import Document
from app.exports.render.xlsx_chart import TEXT_LOOK
from app.exports.render.xlsx_rows import write_rows
from app.exports.render.xlsx_rules import add_rules
from app.exports.render.xlsx_sheet import lay_out
from app.exports.render.xlsx_shell import Shell
from app.exports.render.xml_text import plain
from app.exports.styles import FONT, TABLE_SIZE

if TYPE_CHECKING:
    from openpyxl import Workbook

LEVEL = 5  # of zip; a fifth quicker than the usual 6, the file some 5 in 100 larger
LONGEST_NAME = 31  # characters of a sheet's name (Excel)

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_RESERVED = {"history"}  # Excel keeps this name for itself
_TYPES = "[Content_Types].xml"
_SHEET = "xl/worksheets/sheet{}.xml"
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_MERGES = re.compile(rb'(?:<mergeCell ref="[^"]*" ?/>)+')
_FIRST_FONT = re.compile(rb"<font>.*?</font>", re.DOTALL)
_APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{NAME}</Application></Properties>"
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)


def render(document: Document, *, progress: Progress | None = None) -> bytes:
    """Write the sections of `document` that name a sheet.

    `progress(rows done, rows in all)` is called every few hundred rows; what it raises ends the work.
    Raises AppError if no section names a sheet, or a text is longer than a cell may be.
    """
    from openpyxl import Workbook

    sections = [section for section in document.sections if section.sheet]
    if not sections:
        raise AppError(
            f"“{document.title}” không có bảng nào để ghi ra Excel.",
            "Hãy chọn định dạng Word hoặc PDF.",
        )
    book = Workbook()
    book.remove(book.worksheets[0])
    book.calculation.fullCalcOnLoad = False  # no formulas: Excel need not ask to save on closing
    names = sheet_names(section.sheet for section in sections)
    shells = [
        lay_out(book.create_sheet(name), section, counted=document.counted)
        for name, section in zip(names, sections, strict=True)
    ]
    return _pack(_parts(book, document.title, shells), shells, progress or _nobody)


def sheet_names(asked: Iterable[str]) -> list[str]:
    """Names as Excel takes them: without []:*?/\\, 31 characters at most, none twice whatever the case."""
    names: list[str] = []
    taken = set(_RESERVED)
    for name in asked:
        plain = " ".join(_FORBIDDEN.sub(" ", name).split()).strip("' ") or "Trang"
        free = next(n for n in _numbered(plain) if n.casefold() not in taken)
        taken.add(free.casefold())
        names.append(free)
    return names


def _numbered(name: str) -> Iterator[str]:
    yield name[:LONGEST_NAME].rstrip("' ")
    number = 2
    while True:
        ending = f" ({number})"
        yield name[: LONGEST_NAME - len(ending)].rstrip() + ending
        number += 1


def _nobody(done: int, total: int) -> None:
    """Progress that nobody watches."""


def _parts(book: "Workbook", title: str, shells: list[Shell]) -> dict[str, bytes]:
    """The files of the workbook without its table rows."""
    parts = _saved(book)
    parts["docProps/core.xml"] = _CORE.format(escape(plain(title))).encode()
    parts["docProps/app.xml"] = _APPLICATION.encode()
    font = f'<font><name val="{FONT}"/><family val="1"/><sz val="{TABLE_SIZE}"/></font>'.encode()
    parts["xl/styles.xml"] = _FIRST_FONT.sub(font, parts["xl/styles.xml"], count=1)
    for name in parts:
        if name.startswith("xl/charts/"):
            parts[name] = parts[name].replace(b"</chartSpace>", f"{TEXT_LOOK}</chartSpace>".encode())
    for number, shell in enumerate(shells, 1):
        sheet = _SHEET.format(number)
        xml = _DIMENSION.sub(f'<dimension ref="{shell.area}"'.encode(), parts[sheet], count=1)
        parts[sheet] = _MERGES.sub(_sorted_merges, xml, count=1)
        add_rules(parts, number, shell.rules, shell.pixels)
    return parts


def _sorted_merges(found: re.Match[bytes]) -> bytes:
    """The merged cells in one order: openpyxl keeps them in a set."""
    return b"".join(sorted(re.findall(rb"<[^>]*>", found.group())))


def _saved(book: "Workbook") -> dict[str, bytes]:
    file = BytesIO()
    book.save(file)
    with ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def _pack(parts: dict[str, bytes], shells: list[Shell], progress: Progress) -> bytes:
    total = sum(len(block.rows) for shell in shells for block in shell.rows)
    done = 0

    def step(rows: int) -> None:
        nonlocal done
        done += rows
        progress(done, total)

    splices = {_SHEET.format(number): shell for number, shell in enumerate(shells, 1)}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL) as package:
        for name in sorted(parts, key=lambda name: (name != _TYPES, name)):
            with package.open(name, "w") as part:  # opened by name, a part is dated 01/01/1980
                _write_part(parts[name], splices.get(name), part.write, step)
        for entry in package.infolist():
            entry.create_system = 0  # else the bytes would tell the system they were made on
    return file.getvalue()


def _write_part(
    xml: bytes, shell: Shell | None, write: Callable[[bytes], object], step: Callable[[int], None]
) -> None:
    """Write a part; in a sheet, rows take the place of the one that stands for them."""
    at = 0
    for block in shell.rows if shell else ():
        begin = xml.index(b'<row r="%d"' % block.first, at)
        write(xml[at:begin])
        write_rows(block, write, step)
        at = xml.index(b"</row>", begin) + len(b"</row>")
    write(xml[at:])
