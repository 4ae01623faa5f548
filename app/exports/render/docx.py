"""Documents as Word files (Word 2010 and later, LibreOffice)."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.core.progress import Progress
from app.core.tables import Table
from app.exports.document import Document, Section
from app.exports.render.docx_body import section_xml
from app.exports.render.docx_margins import Margins
from app.exports.render.docx_template import template
from app.exports.render.xml_text import plain
from app.exports.styles import page_mm

if TYPE_CHECKING:
    from docx.document import Document as Word

_MAIN_PART = "word/document.xml"
_BODY = b"<w:body>"
_SAME_DAY = (1980, 1, 1, 0, 0, 0)


def render(document: Document, *, progress: Progress | None = None) -> bytes:
    """Return `document` as the bytes of a .docx file; equal documents give equal bytes.

    `progress(done, total)` is told now and then how many table rows are written, and a last step at the end;
    what it raises ends the work.
    """
    import docx

    word = docx.Document(BytesIO(template()))
    word.core_properties.title = plain(document.title)
    sections = document.sections or (Section(()),)
    margins = Margins.of(word, document)
    endings = [_page(word, section, margins) for section in sections]
    shell = BytesIO()
    word.save(shell)
    return _packed(shell, _told(_pieces(sections, endings), _rows(document), progress))


def _page(word: "Word", section: Section, margins: Margins) -> str:
    """Give the file's last section the page of `section`; return it as it stands inside a paragraph."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    page = word.sections[-1]
    page.page_width, page.page_height = map(Mm, page_mm(section))
    page.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
    properties: Any = word.element.body.sectPr
    margins.put(properties, section)
    return str(properties.xml)


def _rows(document: Document) -> int:
    tables = (block for section in document.sections for block in section.blocks if isinstance(block, Table))
    return sum(len(table.rows) for table in tables)


def _pieces(sections: Sequence[Section], endings: list[str]) -> Iterator[tuple[bytes, int]]:
    """The body in pieces with their number of rows; the page of the last section stands behind it already."""
    numbers = count(1)
    for section, ending in zip(sections, [*endings[:-1], ""], strict=True):
        yield from section_xml(section, ending, numbers)


def _told(pieces: Iterator[tuple[bytes, int]], rows: int, progress: Progress | None) -> Iterator[bytes]:
    """Pass the pieces on and tell how far the work is."""
    done = 0
    for piece, more in pieces:
        yield piece
        done += more
        if progress and more:
            progress(done, rows + 1)
    if progress:
        progress(rows + 1, rows + 1)


def _packed(shell: BytesIO, body: Iterator[bytes]) -> bytes:
    """The shell's parts once more, the body put into the main one while it is compressed."""
    file = BytesIO()
    with ZipFile(shell) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            with target.open(_entry(name), "w") as part:
                if name == _MAIN_PART:
                    before, mark, after = source.read(name).partition(_BODY)
                    part.write(before + mark)
                    part.writelines(body)
                    part.write(after)
                else:
                    part.write(source.read(name))
    return file.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _SAME_DAY)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0  # the same on Windows and Linux
    return entry
