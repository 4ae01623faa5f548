"""What the registers of documents share: whose book it is, its name, its year and its numbers (appendix IV)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from app.briefings.edition import Edition
from app.core.tables import Column, Row, tabulate
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.letters import file_name

ROW_MM = 10.0  # room for the hand of who signs for a paper

Series = tuple[str, Sequence[Row]]
"""The heading over some lines, empty for none, and the lines."""


def book(
    edition: Edition,
    title: str,
    year: int,
    columns: Iterable[Column[Row]],
    series: Sequence[Series[Row]],
    *,
    whose: str = "",
) -> Document:
    """A register on landscape pages, with the row of column numbers; an empty one says so.

    `whose` documents they are, where the letterhead does not say it.
    """
    rows = [row for _, lines in series for row in lines]
    many = say.count(len(rows), "văn bản") if rows else "chưa có văn bản nào"
    note = "; ".join(filter(None, (whose, f"năm {year}", many)))
    starts = accumulate((len(lines) for _, lines in series), initial=0)
    groups = tuple((start, label) for start, (label, _) in zip(starts, series, strict=False) if label)
    table = replace(tabulate(columns, rows, numbered=True), row_height_mm=ROW_MM, groups=groups)
    upper = (Paragraph(Role.PARENT_AGENCY, edition.parent_name),) if edition.parent_name else ()
    *lines, last = edition.agency_lines
    blocks: tuple[Block, ...] = (
        *upper,
        *(Paragraph(Role.AGENCY_LINE, line) for line in lines),
        Paragraph(Role.AGENCY, last),
        Paragraph(Role.APPENDIX_TITLE, title.upper()),
        Paragraph(Role.APPENDIX_NOTE, f"({note[:1].upper()}{note[1:]})"),
        table,
    )
    section = Section(blocks, landscape=True, sheet=str(year))
    return Document(file_name(f"{title} {year}"), f"{title} năm {year}", (section,))
