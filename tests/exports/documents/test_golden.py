"""Every document of the monthly set says what its golden text says, for a full month and an empty one."""

import os
import re
from pathlib import Path
from types import ModuleType

import pytest

from app.exports import documents
from app.exports.catalog import DOCUMENTS, LISTS, MONTHLY_SET, WORKBOOKS
from app.exports.document import Document, Paragraph, SideBySide
from tests.exports import sample
from tests.exports.readable import readable

GOLDEN = Path(__file__).parents[2] / "golden"
PARTS = {"month_tables", "month_appendices"}  # what documents are made of; no documents themselves
HOLES = re.compile(r"None|nan\b|[{}\[\]]|…|\(\)|  |: *[.;]|, *[.;)]|; *\.")


def _texts(document: Document) -> list[str]:
    return [line.partition(": ")[2] or line for line in readable(document).splitlines()]


@pytest.mark.parametrize("month", ["full", "empty"])
@pytest.mark.parametrize("kind", MONTHLY_SET, ids=lambda kind: kind.__name__.rpartition(".")[2])
def test_a_document_reads_as_its_golden_text(kind: ModuleType, month: str) -> None:
    """Set UPDATE_GOLDEN=1 to write the golden texts anew, then read the difference."""
    path = GOLDEN / f"{kind.__name__.rpartition('.')[2]}-{month}.txt"
    said = readable(kind.compose(getattr(sample, month)()))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(said, encoding="utf-8", newline="\n")
    assert said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("month", ["full", "empty"])
@pytest.mark.parametrize("kind", MONTHLY_SET, ids=lambda kind: kind.__name__.rpartition(".")[2])
def test_no_sentence_has_a_hole(kind: ModuleType, month: str) -> None:
    document = kind.compose(getattr(sample, month)())
    paragraphs = [b for section in document.sections for b in section.blocks if isinstance(b, Paragraph)]
    holes = [p.text for p in paragraphs if not p.text.strip() or HOLES.search(p.text)]
    assert not holes


def test_every_document_file_is_in_the_catalogue() -> None:
    files = {path.stem for path in Path(documents.__path__[0]).glob("*.py")} - {"__init__"} - PARTS
    listed = (*MONTHLY_SET, *WORKBOOKS, *LISTS, *DOCUMENTS.values())
    assert files == {kind.__name__.rpartition(".")[2] for kind in listed}


def test_the_report_names_every_appendix_it_has() -> None:
    report, _, _ = MONTHLY_SET
    sections = report.compose(sample.full()).sections
    body = " ".join(block.text for block in sections[0].blocks if isinstance(block, Paragraph))
    for number, section in zip(("I", "II", "III", "IV", "V"), sections[1:], strict=True):
        assert section.landscape
        assert section.blocks[0].text == f"Phụ lục {number}"
        assert re.search(rf"Phụ lục {number}\b", body)


def test_an_upward_report_is_addressed_and_the_notice_is_not() -> None:
    report, notice, _ = MONTHLY_SET
    assert "Kính gửi: Ủy ban nhân dân tỉnh Đắk Lắk." in readable(report.compose(sample.full()))
    assert "- Như trên;" in readable(report.compose(sample.full()))
    assert "Kính gửi" not in readable(notice.compose(sample.full()))
    assert "Như trên" not in readable(notice.compose(sample.full()))


@pytest.mark.parametrize("kind", MONTHLY_SET[:2], ids=["report", "notice"])
def test_the_closing_sentence_stands_before_the_signature_and_ends_with_the_mark(kind: ModuleType) -> None:
    blocks = kind.compose(sample.full()).sections[0].blocks
    assert isinstance(blocks[-1], SideBySide)
    assert blocks[-1].keep_with_previous
    assert blocks[-2].text.endswith("./.")
    assert sum("./." in block.text for block in blocks if isinstance(block, Paragraph)) == 1
