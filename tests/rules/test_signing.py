"""The lines over a signature stand as the decree says, or a sentence says why not."""

import pytest

from app.rules.signing import complaint, split


@pytest.mark.parametrize(
    "lines",
    [
        ("CHÁNH VĂN PHÒNG",),
        ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG PHỤ TRÁCH"),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ TÀI CHÍNH"),
        ("Q. CHỦ TỊCH",),
        ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
    ],
)
def test_what_the_decree_allows_has_no_complaint(lines: tuple[str, ...]) -> None:
    assert complaint(lines) == ""


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "Chưa ghi chức vụ"),
        (("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "văn bản Đảng"),
        (("K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "“KT.”"),
        (("TM ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "dấu chấm"),
        (("XX. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Không có quyền hạn ký “XX.”"),
        (("KT. CHỦ TỊCH", "CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
        (("KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "PHÓ CHỦ TỊCH"),
        (("TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "không đi với"),
        (("TL. CHỦ TỊCH", "CHỦ TỊCH"), "không đi với"),
        (("TUQ. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "không đi với"),
        (("KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"), "dòng đầu"),
        (("KT. CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH"), "dòng đầu"),
        (("TL. CHỦ TỊCH",), "còn thiếu chức vụ"),
        (("TM. ỦY BAN NHÂN DÂN",), "còn thiếu chức vụ"),
        (("Chánh Văn phòng",), "in hoa"),
        (("KT.", "PHÓ CHỦ TỊCH"), "phải có"),
    ],
)
def test_what_it_does_not_allow_is_said(lines: tuple[str, ...], said: str) -> None:
    assert said in complaint(lines)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("TL. CHỦ TỊCH", ("TL.", "CHỦ TỊCH")),
        ("Q. CHỦ TỊCH", ("Q.", "CHỦ TỊCH")),
        ("CHỦ TỊCH", ("", "CHỦ TỊCH")),
        ("Q.CHỦ TỊCH", ("Q.", "CHỦ TỊCH")),
    ],
)
def test_a_line_is_a_prefix_and_a_post(line: str, parts: tuple[str, str]) -> None:
    assert split(line) == parts
