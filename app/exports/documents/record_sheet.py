"""A record as a sheet of paper: its facts in a table, its parts below, in the words of the detail panel."""

from collections.abc import Iterator

from app.briefings.forms import Details
from app.briefings.record_sheet import RecordSheet
from app.core.tables import Heading, Table
from app.core.text import words
from app.core.words import short_date
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.formats import Format

FORMATS = (Format.DOCX, Format.PDF, Format.XLSX)
HEADINGS = (Heading("Mục", 20), Heading("Nội dung", 56))


def compose(sheet: RecordSheet) -> Document:
    """The sheet of a record as it is saved."""
    title = f"Phiếu {sheet.noun}"
    name = f"{' '.join(words(title)).capitalize()} {sheet.made_on:%d-%m-%Y}"
    section = Section(tuple(_blocks(sheet, title)), sheet=" ".join(title.split()[:2]))
    return Document(name, title, (section,), counted=True)


def _blocks(sheet: RecordSheet, title: str) -> Iterator[Block]:
    details = sheet.details
    yield Paragraph(Role.APPENDIX_TITLE, title.upper())
    yield Paragraph(Role.APPENDIX_NOTE, f"(Lập ngày {short_date(sheet.made_on)})")
    yield Table(HEADINGS, tuple(_rows(details, sheet.noun)))
    for part, lines in details.parts.items():
        if lines:
            yield Paragraph(Role.HEADING, part)
            yield from (Paragraph(Role.BODY, line) for line in lines)


def _rows(details: Details, noun: str) -> Iterator[tuple[str, str]]:
    yield f"{noun[:1].upper()}{noun[1:]}", details.title
    if details.state:
        yield "Tình trạng", details.state
    yield from ((fact.label, fact.value) for fact in details.facts)
