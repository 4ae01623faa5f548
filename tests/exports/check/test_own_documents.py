"""Our own documents pass: every kind of the catalogue, each of its samples, has no error and no warning."""

import pytest

from app.exports.catalog import DOCUMENTS
from app.exports.check import Severity, check
from app.exports.formats import Format, render
from tests.exports.samples import SAMPLES, composed
from tests.exports.samples.every_part import EVERY_PART

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
