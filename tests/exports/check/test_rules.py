"""Every code has a document that has its fault and a near miss that has not; sound documents have nothing."""

import pytest

from app.exports.check import check
from app.exports.check.regulation import codes
from tests.exports.check import faults_end, faults_head, faults_other, faults_text
from tests.exports.check.making import DECISION, LETTER, body, centred, drawn, official, p

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


MORE = {
    "05e": official(parent="", issuer=centred("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH", 13, inner=drawn(100))),
    "14d": official(
        addressees="".join(p(f"{said}", first=2835) for said in ("Kính gửi:", "Sở Y tế", "Sở Nội vụ"))
    ),
    "16l": official(posts=centred("KT. CHÁNH VĂN PHÒNG") + centred("Phó Chánh Văn phòng")),
    "10d": official(
        DECISION,
        text=DECISION["text"].replace("Theo đề nghị của Trưởng phòng Tổng hợp.", "Thực hiện Kết luận,"),
    ),
}


@pytest.mark.parametrize("code", MORE)
def test_other_ways_of_the_fault_are_found_too(code: str) -> None:
    assert code in found(MORE[code])


def test_unicode_in_a_font_of_an_old_encoding_is_another_font_and_no_more() -> None:
    assert found(official(last=body("Trân trọng báo cáo./.", font=".VnTime"))) == ["02a"]


def test_the_heaviest_findings_come_first_then_by_code() -> None:
    findings = check(
        official(title=centred("BÁO CÁO", 16), last=body("Trân  trọng."), name=centred("TRẦN AN"))
    ).findings
    assert [f.code for f in findings] == ["ND30-09d", "ND30-16e", "ND30-17a", "ND30-22a"]
