"""Word and PDF say the same: our PDF beside LibreOffice's of our Word file, for every sample of every kind."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

import pypdfium2
import pytest

from app.core.tables import Table, show
from app.exports.catalog import DOCUMENTS
from app.exports.document import Document
from app.exports.formats import Format, render
from tests.exports import libreoffice
from tests.exports.samples import SAMPLES, composed
from tests.exports.samples.every_part import EVERY_PART
from tests.exports.samples.nearly_full import NEARLY_FULL

BOTH = {Format.DOCX, Format.PDF}
CASES = [
    (code, sample.name)
    for code, samples in SAMPLES.items()
    if set(DOCUMENTS[code].FORMATS) >= BOTH
    for sample in samples
]
NAMES = [*EVERY_PART, *(f"{code}-{name}" for code, name in CASES)]

Pages = list[list[str]]


@pytest.fixture(scope="module")
def documents() -> Mapping[str, Document]:
    """Every document by its name."""
    made = {name: make() for name, make in EVERY_PART.items()}
    return {**made, **NEARLY_FULL, **{f"{code}-{name}": composed(code, name) for code, name in CASES}}


@pytest.fixture(scope="module")
def word(documents: Mapping[str, Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of LibreOffice's PDFs, all laid out in one run."""
    folder = tmp_path_factory.mktemp("word")
    files = []
    for name, document in documents.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(render(document, Format.DOCX))
    libreoffice.to_pdf(files, folder / "pdf")
    return folder / "pdf"


def words_of(content: Path | bytes) -> Pages:
    """The words of each page in the order of the file."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        return [re.sub("[\ufffe\u00ad]", "-", page.get_textpage().get_text_range()).split() for page in pdf]
    finally:
        pdf.close()


def heads(document: Document) -> list[list[str]]:
    """The words of each table's heading, as both files have them at the top of every page of the table."""
    blocks = (block for section in document.sections for block in section.blocks)
    return [list(_head(block)) for block in blocks if isinstance(block, Table)]


def _joined_words(document: Document) -> set[str]:
    """The words of cells that are joined: each of our pages says them again, Word's does not."""
    tables = (block for section in document.sections for block in section.blocks if isinstance(block, Table))
    cells = (cell for table in tables for row in table.rows for cell in row[: table.joined])
    return {word for cell in cells for word in show(cell).split()}


def _head(table: Table) -> Iterator[str]:
    for group, members in groupby(table.headings, key=lambda heading: heading.group):
        for words in [group] if group else [heading.title for heading in members]:
            yield from words.split()
    for heading in table.headings:
        yield from heading.title.split() if heading.group else ()
    yield from (f"({place})" for place in range(1, len(table.headings) + 1) if table.numbered)


def running(pages: Pages, document: Document) -> list[str]:
    """The words of all pages without what pages repeat: their numbers, and headings of tables at their tops."""
    said: list[str] = []
    for page in pages:
        words = page[1:] if page[:1] and page[0].isdecimal() else page
        head = next((head for head in heads(document) if words[: len(head)] == head), [])
        said += words[len(head) :]
    return said


@pytest.mark.slow
@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed: Word not compared")
@pytest.mark.parametrize("name", NAMES)
def test_word_and_pdf_say_the_same_words_in_the_same_order_on_as_many_pages(
    documents: Mapping[str, Document], word: Path, name: str
) -> None:
    theirs, ours = words_of(word / f"{name}.pdf"), words_of(render(documents[name], Format.PDF))
    mine, other = (running(pages, documents[name]) for pages in (ours, theirs))
    if again := _joined_words(documents[name]):  # ours are written line by line beside the rows
        assert not Counter(other) - Counter(mine)
        assert set(Counter(mine) - Counter(other)) <= again
    else:
        assert mine == other
    assert len(ours) == len(theirs)


@pytest.mark.slow
@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed: Word not compared")
@pytest.mark.parametrize("name", NEARLY_FULL)
def test_a_page_that_is_nearly_full_ends_at_the_same_word(word: Path, name: str) -> None:
    assert words_of(render(NEARLY_FULL[name], Format.PDF)) == words_of(word / f"{name}.pdf")


def test_what_pages_repeat_is_left_out_and_nothing_else() -> None:
    document = EVERY_PART["letter"]()
    pages = words_of(render(document, Format.PDF))
    plain = running(pages, document)
    every = [word for page in pages for word in page]
    assert (every.count("(1)"), plain.count("(1)")) == (3, 1)  # a table on three pages
    assert [page[0] for page in pages[1:5]] == ["2", "Phụ", "2", "3"]
    assert [word for word in plain if word == "Giao"] == [word for word in every if word == "Giao"]
