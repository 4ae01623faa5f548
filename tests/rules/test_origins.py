"""Where a task comes from."""

import pytest

from app.core.terms import TaskOrigin
from app.rules.origins import origin_of, proposed_origin

GOVERNMENT, PARTY, COUNCIL = TaskOrigin.GOVERNMENT, TaskOrigin.PARTY, TaskOrigin.COUNCIL
PROVINCE, INCOMING = TaskOrigin.PROVINCE, TaskOrigin.INCOMING


@pytest.mark.parametrize(
    ("number", "issuer", "origin"),
    [
        ("512/QĐ-TTg", "", GOVERNMENT),
        ("05/CT-TTg", "", GOVERNMENT),
        ("01/NQ-CP", "", GOVERNMENT),
        ("4512/VPCP-KTTH", "", GOVERNMENT),
        ("12-KL/TU", "", PARTY),
        ("05-CT/TU", "", PARTY),
        ("05-QC/ĐU", "", PARTY),
        ("27/NQ-HĐND", "", COUNCIL),
        ("123/HĐND-VP", "", COUNCIL),
        ("4516/UBND-KT", "", PROVINCE),
        ("10/CT-UBND", "", PROVINCE),
        ("12/TB-CT", "", PROVINCE),
        ("89/TB-VP", "", PROVINCE),
        ("89/TB-VPUBND", "", PROVINCE),
        ("10/CT-BXD", "", None),
        ("2024/BTC-NSNN", "", None),
        ("10/CT-BXD", "Bộ Xây dựng", None),
        ("512/qđ-ttg", "", GOVERNMENT),
        ("512 / QĐ - TTg", "", GOVERNMENT),
        ("512/QĐ-TTg", "UBND tỉnh", GOVERNMENT),
        ("15", "Văn phòng Chính phủ", GOVERNMENT),
        ("", "Thủ tướng Chính phủ", GOVERNMENT),
        ("", "Ban Thường vụ Tỉnh ủy", PARTY),
        ("", "Đảng uỷ UBND tỉnh", PARTY),
        ("", "Thường trực HĐND tỉnh", COUNCIL),
        ("", "Uỷ ban nhân dân tỉnh", PROVINCE),
        ("", "Ban Thường vụ", PARTY),
        ("", "Công điện 123/CĐ-TTg ngày 05/10/2026", GOVERNMENT),
        ("", "Nghị quyết 12/NQ-CP", GOVERNMENT),
        ("", "Kết luận 15-KL/TU", PARTY),
        ("", "Giao từ kỳ trước, dự kiến xong quý 4", None),
        ("45/UBND-TH", "Thủ tướng Chính phủ", GOVERNMENT),
        ("", "", None),
    ],
)
def test_the_number_or_the_issuer_tells_the_origin(
    number: str, issuer: str, origin: TaskOrigin | None
) -> None:
    assert origin_of(number, issuer) is origin


@pytest.mark.parametrize(
    ("number", "issuer", "assigner", "origin"),
    [
        ("512/QĐ-TTg", "", "Chủ tịch UBND tỉnh", TaskOrigin.GOVERNMENT),
        ("15/KH", "Tỉnh ủy", "Chủ tịch UBND tỉnh", TaskOrigin.PARTY),
        ("15/KH", "", "Chủ tịch UBND tỉnh", TaskOrigin.PROVINCE),
        ("", "", "Thường trực Tỉnh ủy", TaskOrigin.PARTY),
        ("", "", "Nguyễn Văn An", TaskOrigin.PROVINCE),
        ("", "", "", TaskOrigin.PROVINCE),
        ("10/CT-BXD", "Bộ Xây dựng", "", INCOMING),
        ("15/KH", "", "Nguyễn Văn An", INCOMING),
    ],
)
def test_a_form_proposes_the_origin_by_the_document_or_by_who_assigned(
    number: str, issuer: str, assigner: str, origin: TaskOrigin
) -> None:
    assert proposed_origin(number, issuer, assigner) is origin


@pytest.mark.parametrize(
    ("texts", "origin"),
    [
        (("UBND tỉnh", "Chính phủ"), GOVERNMENT),
        (("HĐND tỉnh", "Tỉnh ủy"), PARTY),
        (("Chủ tịch UBND tỉnh", "Thường trực HĐND tỉnh"), COUNCIL),
        (("Sở Y tế", "Chủ tịch UBND tỉnh"), PROVINCE),
    ],
)
def test_of_all_who_are_named_the_highest_counts(texts: tuple[str, ...], origin: TaskOrigin) -> None:
    assert origin_of("", *texts) is origin_of("", *reversed(texts)) is origin


@pytest.mark.parametrize(
    ("number", "issuer", "summary", "origin"),
    [
        (
            "12/HĐND-VP",
            "Thường trực HĐND tỉnh",
            "V/v trả lời chất vấn kỳ họp thứ 9",
            TaskOrigin.COUNCIL_QUESTION,
        ),
        ("27/HĐND-VP", "HĐND tỉnh", "Kiến nghị của Ban Pháp chế", TaskOrigin.COUNCIL_PETITION),
        ("27/HĐND-VP", "HĐND tỉnh", "Tổng hợp kiến nghị của cử tri", TaskOrigin.VOTERS),
        ("55/ĐĐBQH-VP", "Đoàn đại biểu Quốc hội tỉnh", "Chuyển đơn của công dân", TaskOrigin.DEPUTIES),
        ("9/TB-BTCD", "Ban Tiếp công dân", "Kết quả kỳ tháng 10", TaskOrigin.CITIZENS),
        ("10/UBND-TH", "UBND tỉnh", "Xử lý vấn đề báo chí nêu", TaskOrigin.PRESS),
        ("88/BTC-NS", "Bộ Tài chính", "Góp ý dự thảo Nghị định", TaskOrigin.COMMENT),
        ("10/UBND-TH", "UBND tỉnh", "Kiến nghị của doanh nghiệp", PROVINCE),
        ("512/QĐ-TTg", "Thủ tướng", "Giải quyết kiến nghị của cử tri", GOVERNMENT),
        ("12-KL/TU", "Tỉnh ủy", "Nội dung báo chí nêu", PARTY),
    ],
)
def test_what_is_raised_is_told_by_the_summary_where_no_higher_one_asks(
    number: str, issuer: str, summary: str, origin: TaskOrigin
) -> None:
    assert proposed_origin(number, issuer, "", summary) is origin
