"""Every kind passes in every letterhead that the program brings, under both issuers and each way to sign."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from app.briefings.edition import Edition
from app.briefings.issuing import Details, Ways
from app.core.document_kinds import kind_of
from app.core.issuing import Issuer
from app.exports.catalog import DOCUMENTS
from app.exports.check import Severity, check
from app.exports.formats import Format, render
from app.models.database import open_database
from app.rules.editions import compose_edition
from app.services.issuing import read_ways
from app.services.letterheads import apply_letterhead, letterheads
from app.services.settings import load_preset
from tests.exports.check.test_own_documents import NO_DOCUMENTS
from tests.exports.samples import SAMPLES

pytestmark = pytest.mark.slow

NAMES = [preset.name for preset in letterheads()]
CODES = [c for c in SAMPLES if Format.DOCX in DOCUMENTS[c].FORMATS and c not in NO_DOCUMENTS]
DAY = date(2026, 11, 5)


@pytest.fixture(scope="module", params=NAMES)
def ways(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Ways]]:
    """How each kind goes out in one letterhead."""
    database = open_database(tmp_path_factory.mktemp("letterhead"))
    with closing(database), database.write("Kiểm thử") as session:
        load_preset(session)
        apply_letterhead(session, request.param)
        yield {code: read_ways(session, code, today=DAY) for code in CODES}


@pytest.mark.parametrize("issuer", Issuer)
@pytest.mark.parametrize("code", CODES)
def test_a_kind_passes_in_a_letterhead(ways: dict[str, Ways], code: str, issuer: Issuer) -> None:
    signing = next(rule.code for rule in ways[code].rules.values() if rule.issuer is issuer)
    assert _faults(code, _edition(ways[code], code, issuer, signing)) == []


@pytest.mark.parametrize("issuer", Issuer)
def test_every_way_to_sign_passes(ways: dict[str, Ways], issuer: Issuer) -> None:
    code = "typed_letter"
    for rule in ways[code].rules.values():
        if rule.issuer is issuer:
            edition = _edition(ways[code], code, issuer, rule.code)
            assert _faults(code, edition) == [], rule.code


def _edition(ways: Ways, code: str, issuer: Issuer, signing: str) -> Edition:
    """The sample's words under the letterhead."""
    sample = SAMPLES[code][0].edition
    details = Details(
        summary=sample.summary,
        issuer=issuer,
        signing=signing,
        signer_post="GIÁM ĐỐC SỞ TÀI CHÍNH",
        addressees=sample.addressees,
        recipients=sample.recipients,
    )
    edition = compose_edition(kind_of(code), ways, today=DAY, details=details)
    return replace(edition, written=sample.written)


def _faults(code: str, edition: Edition) -> list[str]:
    document = DOCUMENTS[code].compose(SAMPLES[code][0].briefing, edition)
    findings = check(render(document, Format.DOCX)).findings
    return [f"{f.code} {f.place}: {f.message}" for f in findings if f.severity is not Severity.HINT]
