"""What the registers of documents share: whose book it is, its name, its year and its numbers (appendix IV)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.briefings.edition import Edition
from app.core.tables import Column, Row, tabulate
from app.core.words import number
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.letters import file_name

ROW_MM = 10.0  # room for the hand of who signs for a paper


def book(
    edition: Edition, title: str, year: int, columns: Iterable[Column[Row]], entries: Sequence[Row]
) -> Document:
    """A register on landscape pages, with the row of column numbers; an empty one says so."""
    many = number(len(entries))
    note = f"(Năm {year}; {many} văn bản)" if entries else f"(Năm {year}; chưa có văn bản nào)"
    table = replace(tabulate(columns, entries, numbered=True), row_height_mm=ROW_MM)
    upper = (Paragraph(Role.PARENT_AGENCY, edition.parent_name),) if edition.parent_name else ()
    *lines, last = edition.agency_lines
    blocks: tuple[Block, ...] = (
        *upper,
        *(Paragraph(Role.AGENCY_LINE, line) for line in lines),
        Paragraph(Role.AGENCY, last),
        Paragraph(Role.APPENDIX_TITLE, title.upper()),
        Paragraph(Role.APPENDIX_NOTE, note),
        table,
    )
    return Document(
        file_name(f"{title} {year}"),
        f"{title} năm {year}",
        (Section(blocks, landscape=True, sheet=str(year)),),
    )
