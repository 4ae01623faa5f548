"""Documents as ordinary typists make them: every fault in them is found, and nothing else is told.

Each list was judged by eye against the document.
"""

from pathlib import Path

import pytest

from app.exports.check import check, fix
from tests.exports.check.typists import DOCUMENTS, saved
from tests.exports.libreoffice import convert, program

FAULTS = {
    "letter": "04c 05c 07b",
    "tabbed": "03b 03g 04a 05c 06b 06j 07a 11c 11d 11e 11f 15a 15e 16h 16k 17a 22b 22c",
    "decision": "04b 10d 10e 19a",
    "notice": "01b 04a 05c 09g 11d 11f 13b 13c 15b 15d 15f 16d",
    "plan": "04a 05c 09g 12c 12d 13a 16e 17a 18a 18c 18h 21b 21c",
    "invitation": "04a 05c 09g 14b 14c 14f 17a 19e",
    "minutes": "04a 05c 09g",
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_wrong_is_found_and_nothing_else(name: str) -> None:
    found = sorted(finding.code.removeprefix("ND30-") for finding in check(saved(name)).findings)
    assert found == FAULTS[name].split()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_mended_copy_has_none_of_what_can_be_mended(name: str) -> None:
    mended = fix(saved(name))
    assert [finding for finding in check(mended).findings if finding.fixable] == []
    assert fix(mended) == mended


@pytest.mark.slow
@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
def test_files_that_libreoffice_has_written_say_the_same(tmp_path: Path) -> None:
    """Through OpenDocument and back, so that everything in them is LibreOffice's own."""
    files = [tmp_path / f"{name}.docx" for name in DOCUMENTS]
    for file in files:
        file.write_bytes(saved(file.stem))
    odt, back = tmp_path / "odt", tmp_path / "docx"
    convert(files, odt, "odt")
    convert(sorted(odt.glob("*.odt")), back, "docx")
    found = {
        name: sorted(
            f.code.removeprefix("ND30-") for f in check((back / f"{name}.docx").read_bytes()).findings
        )
        for name in DOCUMENTS
    }
    assert found == {name: faults.split() for name, faults in FAULTS.items()}


@pytest.mark.slow
@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_mended_copies(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.docx" for name in DOCUMENTS]
    for file in files:
        file.write_bytes(fix(saved(file.stem)))
    convert(files, tmp_path / "pdf", "pdf")
    assert {pdf.stem for pdf in (tmp_path / "pdf").glob("*.pdf")} == set(DOCUMENTS)
