"""The mended copy: safe faults are gone, the rest are comments, nothing else is touched, twice is as once."""

import re
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from app.exports.check import check, fix
from tests.exports.check.making import DECISION, LETTER, PARTS, W, body, centred, official, p, r, unzipped
from tests.exports.check.test_rules import CASES

DOCUMENT = "word/document.xml"


def runs(data: bytes) -> list[bytes]:
    root = etree.fromstring(unzipped(data)[DOCUMENT])
    return [etree.tostring(run, method="c14n") for run in root.iter(f"{{{W}}}r")]


def comments(data: bytes) -> str:
    return unzipped(data).get("word/comments.xml", b"").decode()


@pytest.mark.parametrize("code", sorted(CASES))
def test_what_can_be_mended_is_and_the_rest_is_told(code: str) -> None:
    data = CASES[code][0]
    mended = fix(data)
    docx.Document(BytesIO(mended))
    left = check(mended).findings
    assert [f for f in left if f.fixable] == []
    assert [f for f in left if f.code not in comments(mended)] == []
    assert fix(mended) == mended


@pytest.mark.parametrize("kind", [{}, LETTER, DECISION], ids=["report", "letter", "decision"])
def test_a_sound_document_stays_as_it_is(kind: dict[str, str]) -> None:
    data = official(kind)
    assert runs(fix(data)) == runs(data)
    assert not comments(fix(data))


def test_only_the_runs_with_a_fault_change() -> None:
    data = official(title=centred("BÁO CÁO", 16), last=body("Trân  trọng./."))
    before, after = runs(data), runs(fix(data))
    assert len(before) == len(after)
    assert [a for a, b in zip(before, after, strict=True) if a != b] == [
        run for run in before if "BÁO CÁO".encode() in run or "Trân  trọng".encode() in run
    ]


def test_other_parts_are_the_bytes_they_were() -> None:
    data = official(title=centred("BÁO CÁO", 16))
    before, after = unzipped(data), unzipped(fix(data))
    assert {name for name in before if before[name] != after[name]} <= {DOCUMENT, "word/header1.xml"}


def test_letters_of_another_look_in_the_same_paragraph_keep_it() -> None:
    said = p(
        align="both",
        inner=r("Kết quả ", size=12) + r("rất tốt", bold=True) + r("./."),
        own='<w:ind w:firstLine="720"/>',
    )
    mended = etree.fromstring(unzipped(fix(official(last=said)))[DOCUMENT])
    bold = [
        t.text for t in mended.iter(f"{{{W}}}t") if t.getparent().find(f"{{{W}}}rPr/{{{W}}}b") is not None
    ]
    assert "rất tốt" in bold
    assert "Kết quả " not in bold


def test_a_half_of_a_run_is_mended_alone() -> None:
    head = (
        p(
            inner=r("ỦY BAN NHÂN DÂN XÃ BẢO THẮNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13),
        )
        + p("\tĐộc lập - Tự do - Hạnh phúc", size=14, bold=True)
        + p("Số: 12/BC-UBND\tBảo Thắng, ngày 05 tháng 3 năm 2026", size=13)
    )
    data = official(
        parent="", issuer="", nation="", motto="", number="", date="", title=head + PARTS["title"]
    )
    root = etree.fromstring(unzipped(fix(data))[DOCUMENT])
    bold = {
        t.text: t.getparent().find(f"{{{W}}}rPr/{{{W}}}b") is not None
        for t in root.iter(f"{{{W}}}t")
        if t.text
    }
    assert bold["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert not bold["ỦY BAN NHÂN DÂN XÃ BẢO THẮNG"]  # not safe to mend: told


def test_the_comment_says_code_place_and_clause_by_our_name() -> None:
    said = comments(
        fix(
            official(
                last=body("Trân trọng./."),
                posts=centred("KT CHÁNH VĂN PHÒNG") + centred("PHÓ CHÁNH VĂN PHÒNG"),
            )
        )
    )
    assert 'w:author="Giao Ban"' in said
    assert "Lỗi ND30-16a: Đang ghi “KT CHÁNH VĂN PHÒNG”; quy định “KT.”." in said
    assert "Khối chữ ký. Quy định: Phụ lục I, Phần I, Mục II.7." in said


def test_comments_of_others_stay() -> None:
    foreign = CASES["20f"][0]
    assert 'w:author="An"' in comments(fix(foreign))
    assert comments(fix(foreign)).count("<w:comment ") == 2


def test_a_page_number_comes_into_the_top_margin() -> None:
    mended = fix(CASES["13b"][0])
    files = unzipped(mended)
    assert b"PAGE" not in files["word/footer1.xml"]
    assert b"PAGE" in files["word/header.xml"]
    assert b"titlePg" in files[DOCUMENT]
    assert re.search(rb'headerReference w:type="default" r:id="\w+"', files[DOCUMENT])
    assert not [f for f in check(mended).findings if f.code.startswith("ND30-13")]


CHANGES = {
    "motto": centred("Độc lập – Tự do – Hạnh phúc", 13),
    "number": centred("Số 7 /BC - VP", 14, bold=True),
    "date": p("Lào Cai ngày 5 tháng 03 năm 2026", align="right"),
    "title": p("Báo cáo", size=16),
    "summary": p("Kết quả công tác", size=12, align="left", italic=True),
    "last": body("Trân  trọng , cảm ơn. ././", align="left", first=0, font="Arial"),
    "label": p("Nơi nhận", size=14),
    "recipients": p("Như trên", size=13) + p("– Lưu: VT", size=12),
    "posts": centred("CHÁNH VĂN PHÒNG", 12, bold=False),
    "name": p() + centred("Trần Quang Bình", 16, italic=True),
}


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(sorted(CHANGES))))
def test_mending_is_idempotent(components: set[str]) -> None:
    mended = fix(official(**{name: CHANGES[name] for name in components}))
    assert [f for f in check(mended).findings if f.fixable] == []
    assert fix(mended) == mended
