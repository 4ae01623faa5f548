"""A record on paper."""

from datetime import date

import pytest

from app.briefings.forms import Details, Fact
from app.briefings.record_sheet import RecordSheet
from app.exports.documents.record_sheet import FORMATS, compose
from app.exports.formats import render
from tests.exports.readable import readable

DETAILS = Details(
    "Trình đề án thành lập Trung tâm",
    "Quá hạn 3 ngày",
    (Fact("Cơ quan chủ trì", "Sở Nội vụ"), Fact("Thời hạn", "20/11/2026")),
    {"Tiến độ": ("12/11/2026: đã họp thẩm định",), "Gia hạn": ()},
)


def test_it_says_what_the_panel_says_and_leaves_empty_parts_out() -> None:
    said = readable(compose(RecordSheet("nhiệm vụ", DETAILS, date(2026, 11, 23))))
    places = [
        said.index(words)
        for words in (
            "PHIẾU NHIỆM VỤ",
            "23/11/2026",
            "Trình đề án thành lập Trung tâm",
            "Quá hạn 3 ngày",
            "Sở Nội vụ",
            "20/11/2026",
            "Tiến độ",
            "12/11/2026: đã họp thẩm định",
        )
    ]
    assert places == sorted(places)
    assert "Gia hạn" not in said


def test_a_record_without_a_state_has_no_line_of_it() -> None:
    said = readable(compose(RecordSheet("cơ quan", Details("Sở Y tế", "", ()), date(2026, 11, 23))))
    assert "Tình trạng" not in said
    assert "Sở Y tế" in said


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_holds_it(format_) -> None:
    document = compose(RecordSheet("nhiệm vụ", DETAILS, date(2026, 11, 23)))
    assert render(document, format_)[:2] in (b"PK", b"%P")
    assert document.file_name == "Phieu nhiem vu 23-11-2026"
