"""Letterhead and addressees as the clerk needs them."""

from dataclasses import replace
from datetime import date

import pytest

from app.exports.document import Paragraph, Role
from app.exports.letterhead import HEADING_SHARE, addressees, closing, comes_with, heading
from app.exports.metrics import POINTS_PER_MM, text_width
from app.exports.styles import LOOKS
from tests.exports.samples.made import committee, office

TEXT_MM = 160
OF_OFFICE = office("BC-VP", dated=date(2026, 10, 31))


def _number_and_date(
    place: str = "Đắk Lắk", *, has_day: bool = False, symbol: str = "BC-VP"
) -> tuple[str, str]:
    left, right = heading(replace(OF_OFFICE, symbol=symbol, place=place, has_day=has_day)).rows[1]
    return left[0].text, right[0].text


def test_the_number_has_room_for_the_stamp_of_the_electronic_office() -> None:
    number, _ = _number_and_date()
    blank = number.removeprefix("Số:").removesuffix("/BC-VP")
    assert text_width(blank, LOOKS[Role.NUMBER].size) >= 15 * POINTS_PER_MM


@pytest.mark.parametrize("place", ["Đắk Lắk", "Tuyên Quang", "Thành phố Huế", "Thành phố Đà Nẵng"])
def test_number_and_date_fit_their_lines(place: str) -> None:
    number, day = _number_and_date(place, symbol="BC-VPUBND")
    left = TEXT_MM * HEADING_SHARE / 100
    assert text_width(number, LOOKS[Role.NUMBER].size) < left * POINTS_PER_MM
    look = LOOKS[Role.PLACE_AND_DATE]
    assert text_width(day, look.size, italic=True) < (TEXT_MM - left) * POINTS_PER_MM


def test_the_date_and_the_number_are_written_where_the_office_wants_it() -> None:
    assert _number_and_date(has_day=True)[1] == "Đắk Lắk, ngày 31 tháng 10 năm 2026"
    left, _ = heading(replace(OF_OFFICE, number="07")).rows[1]
    assert left[0].text == "Số: 07/BC-VP"
    issued = replace(OF_OFFICE, number="07", has_day=True)
    assert comes_with(issued, "Báo cáo") == (
        "(Kèm theo Báo cáo số 07/BC-VP ngày 31 tháng 10 năm 2026 của Văn phòng UBND tỉnh Đắk Lắk)"
    )


def test_an_agency_without_a_parent_has_its_own_lines_alone() -> None:
    left, _ = heading(committee("BC-UBND")).rows[0]
    assert [(part.role, part.text) for part in left] == [(Role.AGENCY, "ỦY BAN NHÂN DÂN\nTỈNH ĐẮK LẮK")]


def test_a_letter_says_what_it_is_about_under_its_number() -> None:
    left, _ = heading(office("VP-TH"), about="đôn đốc nhiệm vụ").rows[1]
    assert [(part.role, part.text) for part in left[1:]] == [(Role.LETTER_SUMMARY, "V/v đôn đốc nhiệm vụ")]


def test_several_addressees_are_a_list_under_one_label_and_none_say_nothing() -> None:
    said = addressees(replace(OF_OFFICE, addressees=("Ủy ban nhân dân tỉnh", "Thường trực Tỉnh ủy")))
    assert all(isinstance(part, Paragraph) for part in said)
    assert [part.text for part in said if isinstance(part, Paragraph)] == [
        "Kính gửi:",
        "- Ủy ban nhân dân tỉnh;",
        "- Thường trực Tỉnh ủy.",
    ]
    assert addressees(OF_OFFICE) == ()


@pytest.mark.parametrize("name", ["Trần Quang Bình", ""])
def test_the_room_to_sign_is_kept_without_a_name_too(name: str) -> None:
    lines = ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    ((_, right),) = closing(replace(OF_OFFICE, signer_name=name, signer_lines=lines)).rows
    assert [(part.role, part.text) for part in right] == [
        (Role.SIGNER, lines[0]),
        (Role.SIGNER, lines[1]),
        (Role.SIGNER_NAME, name),
    ]


@pytest.mark.parametrize("kept", [(), ("Như trên",), ("như trên",)])
@pytest.mark.parametrize("to", [(), ("Sở Y tế",)])
def test_as_above_stands_once_and_first_if_and_only_if_there_are_addressees(
    kept: tuple[str, ...], to: tuple[str, ...]
) -> None:
    edition = replace(OF_OFFICE, addressees=to, recipients=(*kept, "Sở Tài chính"))
    ((left, _),) = closing(edition).rows
    assert [part.text for part in left] == [
        "Nơi nhận:",
        *["- Như trên;"] * len(to),
        "- Sở Tài chính;",
        "- Lưu: VT, TH.",
    ]
