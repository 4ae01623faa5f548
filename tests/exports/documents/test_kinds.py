"""Every kind of the catalogue says what its golden texts say, for each of its samples."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.document_kinds import KINDS
from app.core.tables import Table
from app.exports.catalog import DOCUMENTS
from app.exports.document import Block, Document, Paragraph, SideBySide
from app.exports.formats import Format, render
from tests.exports.documents.test_golden import GOLDEN, HOLES
from tests.exports.readable import readable
from tests.exports.samples import SAMPLES

CASES = [(code, number) for code, samples in SAMPLES.items() for number in range(len(samples))]
NAMES = [f"{code}-{SAMPLES[code][number].name}" for code, number in CASES]


def composed(code: str, number: int) -> Document:
    sample = SAMPLES[code][number]
    return DOCUMENTS[code].compose(sample.briefing, sample.edition)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, SideBySide):
            yield from (part for row in block.rows for cell in row for part in cell)


@pytest.mark.parametrize(("code", "number"), CASES, ids=NAMES)
def test_a_document_reads_as_its_golden_text(code: str, number: int) -> None:
    """Set UPDATE_GOLDEN=1 to write the golden texts anew, then read the difference."""
    path: Path = GOLDEN / f"{code}-{SAMPLES[code][number].name}.txt"
    said = readable(composed(code, number))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(said, encoding="utf-8", newline="\n")
    assert said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("code", "number"), CASES, ids=NAMES)
def test_no_sentence_has_a_hole(code: str, number: int) -> None:
    texts = [
        block.text
        for section in composed(code, number).sections
        for block in section.blocks
        if isinstance(block, Paragraph)
    ]
    assert [text for text in texts if not text.strip() or HOLES.search(text)] == []


@pytest.mark.parametrize(("code", "number"), CASES, ids=NAMES)
def test_every_row_of_a_table_has_a_cell_for_every_heading(code: str, number: int) -> None:
    blocks = [block for section in composed(code, number).sections for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [row for table in tables for row in table.rows if len(row) != len(table.headings)] == []


@pytest.mark.parametrize(("code", "number"), CASES, ids=NAMES)
def test_the_mark_of_the_end_stands_once_in_a_section(code: str, number: int) -> None:
    for section in composed(code, number).sections:
        assert sum(part.text.count("./.") for part in paragraphs(section.blocks)) <= 1


@pytest.mark.parametrize(("code", "number"), CASES, ids=NAMES)
def test_every_format_of_a_kind_holds_it(code: str, number: int) -> None:
    for format_ in DOCUMENTS[code].FORMATS:
        assert render(composed(code, number), format_)[:2] == (b"%P" if format_ is Format.PDF else b"PK")


@pytest.mark.parametrize("code", DOCUMENTS)
def test_every_kind_of_the_catalogue_has_samples(code: str) -> None:
    assert len(SAMPLES[code]) >= 2
    assert code in {kind.code for kind in KINDS}
