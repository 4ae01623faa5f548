"""What the golden texts of typed documents do not show."""

import pytest

from app.briefings.typed import Typed
from app.core.errors import AppError
from app.exports.document import Document, Paragraph, Role
from app.exports.documents.typed import authority, compose
from tests.exports.samples.made import committee, office


def typed(code: str, body: str, **written: str) -> Document:
    return compose(Typed(code, "Về việc thử"), office("VP-TH", written={"body": body, **written}))


def texts(document: Document, role: Role) -> list[str]:
    blocks = (block for section in document.sections for block in section.blocks)
    return [block.text for block in blocks if isinstance(block, Paragraph) and block.role is role]


def test_a_document_without_a_body_or_a_subject_is_refused() -> None:
    with pytest.raises(AppError, match="chưa có nội dung"):
        typed("typed_plan", " \n ")
    with pytest.raises(AppError, match="chưa có trích yếu"):
        compose(Typed("typed_plan"), office("KH-VP", written={"body": "Làm."}))


@pytest.mark.parametrize(
    ("basis", "lines"),
    [
        ("", []),
        ("Căn cứ Luật A", ["Căn cứ Luật A."]),
        ("Căn cứ Luật A,\n\nCăn cứ Luật B;", ["Căn cứ Luật A;", "Căn cứ Luật B."]),
        ("Luật A\nTheo đề nghị của B", ["Căn cứ Luật A;", "Theo đề nghị của B."]),
        ("Nghị định số 1\nLuật sư C đề nghị", ["Căn cứ Nghị định số 1;", "Luật sư C đề nghị."]),
    ],
)
def test_every_basis_ends_with_the_right_mark(basis: str, lines: list[str]) -> None:
    assert texts(typed("typed_plan", "Làm.", basis=basis), Role.LEGAL_BASIS) == lines


def test_the_body_points_to_the_appendix_once() -> None:
    pointing = texts(typed("typed_plan", "Làm theo Phụ lục.", appendix="Danh mục\nMột"), Role.BODY)
    assert pointing == ["Làm theo Phụ lục./.", "Một./."]
    silent = texts(typed("typed_plan", "Làm.\nXong.", appendix="Danh mục\nMột"), Role.BODY)
    assert silent == ["Làm.", "(Chi tiết tại Phụ lục kèm theo.)", "Xong./.", "Một./."]


def test_appendices_are_parted_by_their_labels() -> None:
    document = typed("typed_plan", "Theo Phụ lục.", appendix="PHỤ LỤC I\nA\nmột\nPhụ lục II.\nB\nhai")
    assert texts(document, Role.APPENDIX_LABEL) == ["Phụ lục I", "Phụ lục II"]
    assert texts(document, Role.APPENDIX_TITLE) == ["A", "B"]


def test_the_last_line_is_never_a_title() -> None:
    assert texts(typed("typed_notice", "1. Thời gian\n2. Địa điểm"), Role.BODY) == ["2. Địa điểm./."]


def test_only_a_decision_issues_another_document() -> None:
    issued = typed("typed_decision", "Điều 1. Ban hành.", appendix="QUY CHẾ\nLàm việc\nĐiều 1. Phạm vi")
    assert texts(issued, Role.KIND) == ["QUYẾT ĐỊNH", "QUY CHẾ"]
    assert texts(issued, Role.APPENDIX_LABEL) == []
    assert texts(typed("typed_plan", "Theo Phụ lục.", appendix="Quy chế\nA"), Role.APPENDIX_TITLE) == [
        "QUY CHẾ"
    ]


def test_who_decides_follows_from_letterhead_and_signature() -> None:
    assert authority(committee("QĐ-UBND")) == "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"
    assert authority(office("QĐ-VP")) == "CHÁNH VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"
