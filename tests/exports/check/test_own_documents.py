"""Our own documents pass: every kind of the catalogue, each of its samples, has no error and no warning."""

from dataclasses import replace

import pytest

from app.exports.catalog import DOCUMENTS
from app.exports.check import Severity, check
from app.exports.formats import Format, render
from tests.exports.samples import SAMPLES, composed
from tests.exports.samples.every_part import EVERY_PART
from tests.exports.samples.made import committee, office

NO_DOCUMENTS = {"name_plates", "envelopes"}  # papers of other sizes, which the decree does not rule
ON_A3 = {("week_schedule", "wide")}  # printed larger for the wall
CASES = [
    (code, sample.name)
    for code, samples in SAMPLES.items()
    for sample in samples
    if Format.DOCX in DOCUMENTS[code].FORMATS
    and code not in NO_DOCUMENTS
    and (code, sample.name) not in ON_A3
]


@pytest.mark.parametrize(("code", "name"), CASES)
def test_a_document_of_ours_has_no_fault(code: str, name: str) -> None:
    findings = check(render(composed(code, name), Format.DOCX)).findings
    assert [f"{f.code} {f.place}: {f.message}" for f in findings if f.severity is not Severity.HINT] == []


@pytest.mark.parametrize("name", sorted(set(EVERY_PART) - {"wide"}))
def test_every_part_of_a_document_is_as_the_decree_wants_it(name: str) -> None:
    findings = check(render(EVERY_PART[name](), Format.DOCX)).findings
    assert [f"{f.code} {f.place}: {f.message}" for f in findings if f.severity is not Severity.HINT] == []


HEADS = {
    "hyphen": replace(
        office("VPUBND-NCKSTTHC"), parent_name="UBND TỈNH BÀ RỊA - VŨNG TÀU", place="Bà Rịa - Vũng Tàu"
    ),
    "city": replace(
        committee("UBND-TH"),
        agency_lines=("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"),
        place="Thành phố Hồ Chí Minh",
        number="07",
        has_day=True,
    ),
    "ward": replace(
        committee("UBND"),
        agency_lines=("ỦY BAN NHÂN DÂN", "PHƯỜNG BUÔN MA THUỘT"),
        place="Phường Buôn Ma Thuột",
    ),
    "long": replace(
        office("VP"),
        parent_name="ỦY BAN NHÂN DÂN XÃ QUẢNG PHÚ",
        agency_lines=("VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN",),
        place="Quảng Phú",
    ),
    "nameless": replace(office("VP-TH"), signer_name="", signer_lines=("Q. CHÁNH VĂN PHÒNG",)),
}


@pytest.mark.parametrize("head", HEADS)
def test_other_letterheads_have_no_fault_either(head: str) -> None:
    (sample,) = (one for one in SAMPLES["typed_letter"] if one.name == "least")
    edition = replace(
        HEADS[head], addressees=("Sở Y tế",), written=sample.edition.written, summary=sample.edition.summary
    )
    document = DOCUMENTS["typed_letter"].compose(sample.briefing, edition)
    findings = check(render(document, Format.DOCX)).findings
    assert [f"{f.code} {f.place}: {f.message}" for f in findings if f.severity is not Severity.HINT] == []
