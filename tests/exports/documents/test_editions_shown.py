"""Whatever the edition says beside its letterhead is shown by every kind that has one."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.core.issuing import Circulation, Urgency
from app.exports.catalog import DOCUMENTS
from app.exports.document import Document, Paragraph, Role, SideBySide
from tests.exports.samples import SAMPLES

CASES = [(code, sample.name) for code, samples in SAMPLES.items() for sample in samples]
CONTACT = ("Địa chỉ: 09 Lê Duẩn",)
CORRECTS = "Báo cáo số 12/BC-VP ngày 02 tháng 11 năm 2026"


def composed(code: str, name: str) -> Document:
    (sample,) = (each for each in SAMPLES[code] if each.name == name)
    edition = replace(
        sample.edition,
        urgency=Urgency.EXPRESS,
        circulation=Circulation.INTERNAL,
        contact=CONTACT,
        corrects=CORRECTS,
        copies="PL.(300)",
    )
    return DOCUMENTS[code].compose(sample.briefing, edition)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    for section in document.sections:
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block
                case SideBySide():
                    yield from (part for row in block.rows for cell in row for part in cell)
                case _:
                    pass


@pytest.mark.parametrize(("code", "name"), CASES)
def test_stamps_address_and_what_is_replaced_are_shown_by_every_letterhead(code: str, name: str) -> None:
    document = composed(code, name)
    said = list(paragraphs(document))
    numbered = sum(part.role is Role.NUMBER for part in said)
    if not numbered:
        return
    assert sum(part.role is Role.URGENCY for part in said) == numbered
    assert sum(part.role is Role.CIRCULATION for part in said) >= numbered
    assert sum(part.role is Role.COPIES for part in said) == numbered
    assert sum(section.contact == CONTACT for section in document.sections) == numbered
    assert any(CORRECTS in part.text for part in said)


@pytest.mark.parametrize(("code", "name"), CASES)
def test_as_above_stands_if_and_only_if_there_are_addressees(code: str, name: str) -> None:
    document = composed(code, name)
    if not any(part.role is Role.RECIPIENT for part in paragraphs(document)):
        return  # a slip goes to nobody else
    said = [part.text for part in paragraphs(document)]
    above = sum(text == "- Như trên;" for text in said)
    assert above == sum(text.startswith("Kính gửi:") for text in said)
