"""A list of the window as a document: title, filters, and its rows in one table under the groups' headings."""

from collections.abc import Iterator
from itertools import accumulate

from app.briefings.list_table import ListTable
from app.core.tables import Cell, Heading, Kind, Table
from app.core.text import words
from app.core.words import number, short_date
from app.exports.document import Block, Chart, Document, Paper, Paragraph, Role, Section
from app.exports.formats import Format
from app.exports.letterhead import BLANK

FORMATS = (Format.XLSX, Format.DOCX, Format.PDF)
PORTRAIT = {Paper.A4: 84, Paper.A3: 132}  # signs side by side that a portrait page holds
COUNTER = Heading("STT", 5, Kind.CENTRED)


def compose(listed: ListTable) -> Document:
    """The list, upright where its columns fit."""
    title = listed.title or f"Danh sách {listed.noun}"
    paper = Paper.A3 if listed.on_a3 else Paper.A4
    wide = sum(heading.width for heading in (COUNTER, *listed.headings)) > PORTRAIT[paper]
    blocks = (*_head(listed, title), *_body(listed), *_totals(listed))
    name = f"{' '.join(words(title)).capitalize()} {listed.made_on:%d-%m-%Y}"
    section = Section(blocks, landscape=wide, sheet=" ".join(title.split()[:2]), paper=paper)
    return Document(name, title, (section,), counted=True)


def _head(listed: ListTable, title: str) -> Iterator[Block]:
    """The title, and under it what the list was narrowed by and its day."""
    if listed.annex:
        yield Paragraph(Role.APPENDIX_LABEL, "Phụ lục")
    yield Paragraph(Role.APPENDIX_TITLE, title.upper())
    comes_with = (f"Kèm theo văn bản số{BLANK}{BLANK}ngày{BLANK}{BLANK}",) * listed.annex
    narrowed = "; ".join((*comes_with, *("các dòng đã chọn",) * listed.chosen, *listed.filters))
    narrowed = f"{narrowed[:1].upper()}{narrowed[1:]}; lập" if narrowed else "Lập"
    yield Paragraph(Role.APPENDIX_NOTE, f"({narrowed} ngày {short_date(listed.made_on)})")


def _body(listed: ListTable) -> Iterator[Block]:
    """One table of all rows, counted through; its groups stand over their rows."""
    if not listed.count:
        yield Paragraph(Role.BODY, f"Không có {listed.noun} nào.")
        return
    rows = (row for part in listed.parts for row in part.rows)
    counted: tuple[tuple[Cell, ...], ...] = tuple((place, *row) for place, row in enumerate(rows, 1))
    starts = accumulate((len(part.rows) for part in listed.parts), initial=0)
    groups = tuple(
        (start, f"{part.label} ({number(len(part.rows))})")
        for start, part in zip(starts, listed.parts, strict=False)
        if part.label
    )
    total = listed.total and (None, *listed.total)
    yield Table((COUNTER, *listed.headings), counted, total, groups=groups)
    if listed.chart is not None:
        yield Chart(listed.headings[listed.chart].title, labels=1, values=1 + listed.chart)


def _totals(listed: ListTable) -> Iterator[Block]:
    if listed.count and listed.total is None:
        sums = "".join(f"; {total.label.lower()}: {number(total.value)}" for total in listed.totals)
        yield Paragraph(Role.BODY, f"Tổng số: {number(listed.count)} {listed.noun}{sums}.")
