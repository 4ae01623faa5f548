"""Our own documents pass: every kind of the catalogue, each of its samples, has no error and no warning."""

import pytest

from app.exports.catalog import DOCUMENTS
from app.exports.check import Severity, check
from app.exports.formats import Format, render
from tests.exports.samples import SAMPLES, composed

CASES = [
    (code, sample.name)
    for code, samples in SAMPLES.items()
    for sample in samples
    if Format.DOCX in DOCUMENTS[code].FORMATS
]


@pytest.mark.parametrize(("code", "name"), CASES)
def test_a_document_of_ours_has_no_fault(code: str, name: str) -> None:
    findings = check(render(composed(code, name), Format.DOCX)).findings
    assert [f"{f.code} {f.place}: {f.message}" for f in findings if f.severity is not Severity.HINT] == []
