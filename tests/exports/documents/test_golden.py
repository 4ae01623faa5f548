"""The monthly workbook says what its golden text says; every file of documents is listed."""

import os
import re
from itertools import chain
from pathlib import Path

import pytest

from app.exports import documents
from app.exports.catalog import DOCUMENTS, LISTS, WORKBOOKS
from app.exports.document import Paragraph, SideBySide
from app.exports.documents import month_workbook
from tests.exports import sample
from tests.exports.readable import readable
from tests.exports.samples import composed

GOLDEN = Path(__file__).parents[2] / "golden"
PARTS = {
    "book_pages",
    "month_tables",
    "period_appendices",
}  # what documents are made of; no documents themselves
HOLES = re.compile(r"None|nan\b|[{}\[\]]|…|\(\)|  |: *[.;]|, *[.;)]|; *\.")


@pytest.mark.parametrize("month", ["full", "empty"])
def test_the_workbook_reads_as_its_golden_text(month: str) -> None:
    """Set UPDATE_GOLDEN=1 to write the golden texts anew, then read the difference."""
    path = GOLDEN / f"month_workbook-{month}.txt"
    said = readable(month_workbook.compose(getattr(sample, month)(), sample.REPORT))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(said, encoding="utf-8", newline="\n")
    assert said == path.read_text(encoding="utf-8")


def test_every_document_file_is_in_the_catalogue() -> None:
    files = {path.stem for path in Path(documents.__path__[0]).glob("*.py")} - {"__init__"} - PARTS
    listed = {kind.__name__.rpartition(".")[2] for kind in chain(DOCUMENTS.values(), WORKBOOKS, LISTS)}
    assert files == listed


def test_the_report_names_every_appendix_it_has() -> None:
    sections = composed("month_report", "full").sections
    body = " ".join(block.text for block in sections[0].blocks if isinstance(block, Paragraph))
    for number, section in zip(("I", "II", "III", "IV", "V"), sections[1:], strict=True):
        assert section.landscape
        assert section.blocks[0].text == f"Phụ lục {number}"
        assert re.search(rf"Phụ lục {number}\b", body)


def test_an_upward_report_is_addressed_and_the_notice_is_not() -> None:
    report = readable(composed("month_report", "full"))
    notice = readable(composed("month_bulletin", "full"))
    assert "Kính gửi: Ủy ban nhân dân tỉnh Đắk Lắk." in report
    assert "- Như trên;" in report
    assert "Kính gửi" not in notice
    assert "Như trên" not in notice


@pytest.mark.parametrize("code", ["month_report", "month_bulletin"])
def test_the_closing_sentence_stands_before_the_signature_and_ends_with_the_mark(code: str) -> None:
    blocks = composed(code, "full").sections[0].blocks
    assert isinstance(blocks[-1], SideBySide)
    assert blocks[-1].keep_with_previous
    assert blocks[-2].text.endswith("./.")
    assert sum("./." in block.text for block in blocks if isinstance(block, Paragraph)) == 1
