"""Letterhead and addressees as the clerk needs them."""

from dataclasses import replace
from datetime import date

import pytest

from app.exports.document import Role
from app.exports.letterhead import HEADING_SHARE, addressees, letterhead, signature
from app.exports.metrics import POINTS_PER_MM, text_width
from app.exports.styles import LOOKS
from tests.exports.sample import OFFICE

TEXT_MM = 160
DAY = date(2026, 10, 31)


def _number_and_date(place: str = "Đắk Lắk", *, blank: bool = True, symbol: str = "VP") -> tuple[str, str]:
    office = replace(OFFICE, place=place, leave_date_blank=blank, symbol=symbol)
    left, right = letterhead(office, kind_code="BC", issued_on=DAY).rows[1]
    return left[0].text, right[0].text


def test_the_number_has_room_for_the_stamp_of_the_electronic_office() -> None:
    number, _ = _number_and_date()
    blank = number.removeprefix("Số:").removesuffix("/BC-VP")
    assert text_width(blank, LOOKS[Role.NUMBER].size) >= 15 * POINTS_PER_MM


@pytest.mark.parametrize("place", ["Đắk Lắk", "Tuyên Quang", "Thành phố Huế", "Thành phố Đà Nẵng"])
def test_number_and_date_fit_their_lines(place: str) -> None:
    number, day = _number_and_date(place, symbol="VPUBND")
    left = TEXT_MM * HEADING_SHARE / 100
    assert text_width(number, LOOKS[Role.NUMBER].size) < left * POINTS_PER_MM
    look = LOOKS[Role.PLACE_AND_DATE]
    assert text_width(day, look.size, italic=True) < (TEXT_MM - left) * POINTS_PER_MM


def test_the_date_is_written_where_the_office_wants_it() -> None:
    assert _number_and_date(blank=False)[1] == "Đắk Lắk, ngày 31 tháng 10 năm 2026"


def test_several_addressees_are_a_list_under_one_label() -> None:
    said = addressees(("Ủy ban nhân dân tỉnh", "Thường trực Tỉnh ủy"))
    assert [part.text for part in said] == ["Kính gửi:", "- Ủy ban nhân dân tỉnh;", "- Thường trực Tỉnh ủy."]


@pytest.mark.parametrize("name", ["Trần Quang Bình", ""])
def test_the_room_to_sign_is_kept_without_a_name_too(name: str) -> None:
    lines = ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    office = replace(OFFICE, signer_name=name, signer_lines=lines)
    ((_, right),) = signature(office, ("Như trên",)).rows
    assert [(part.role, part.text) for part in right] == [
        (Role.SIGNER, lines[0]),
        (Role.SIGNER, lines[1]),
        (Role.SIGNER_NAME, name),
    ]
