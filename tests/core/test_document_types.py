"""What a document is, by its number."""

import pytest

from app.core.document_types import type_of


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("12/TB-UBND", "Thông báo"),
        ("0173/QĐ-VPUBND", "Quyết định"),
        ("04/2023/QĐ-UBND", "Quyết định"),
        ("7/CTr-UBND", "Chương trình"),
        ("12/UBND-TH", "Công văn"),
        ("473/VPUBND-KT", "Công văn"),
        ("969/VP - KT", "Công văn"),
        ("1234/STC-QLNS", "Công văn"),
        ("15/BTC-NSNN", "Công văn"),
        ("02-QC/TU", "Quy chế"),
        ("120-CV/TU", "Công văn"),
        ("35-KL/TU", "Kết luận"),
        ("12", "Văn bản"),
        ("", "Văn bản"),
        ("12/XYZ-ABC", "Văn bản"),
    ],
)
def test_a_number_says_what_its_document_is(number: str, kind: str) -> None:
    assert type_of(number) == kind
