"""Every code has a document that has its fault and a near miss that has not; sound documents have nothing."""

import pytest

from app.exports.check import check
from app.exports.check.regulation import codes
from tests.exports.check import faults_end, faults_head, faults_other, faults_text
from tests.exports.check.making import DECISION, LETTER, official

CASES = faults_head.CASES | faults_text.CASES | faults_end.CASES | faults_other.CASES


def found(data: bytes) -> list[str]:
    return [finding.code.removeprefix("ND30-") for finding in check(data).findings]


def test_every_code_has_a_case() -> None:
    told_with_settings = {"06i"}  # needs the office's list, see below
    assert {code.removeprefix("ND30-") for code in codes()} == CASES.keys() | told_with_settings


@pytest.mark.parametrize("code", sorted(CASES))
def test_the_fault_is_found(code: str) -> None:
    assert code in found(CASES[code][0])


@pytest.mark.parametrize("code", sorted(CASES))
def test_the_near_miss_is_not(code: str) -> None:
    assert code not in found(CASES[code][1])


@pytest.mark.parametrize("kind", [{}, LETTER, DECISION], ids=["report", "letter", "decision"])
def test_a_sound_document_has_nothing(kind: dict[str, str]) -> None:
    assert check(official(kind)).findings == ()


@pytest.mark.parametrize(("agencies", "told"), [(("VPUBND",), True), (("VP",), False), ((), False)])
def test_agencies_are_judged_by_the_list_of_the_office(agencies: tuple[str, ...], told: bool) -> None:
    findings = check(official(), agencies=agencies).findings
    assert [f.code for f in findings] == (["ND30-06i"] if told else [])
