"""Letterhead and addressees as the clerk needs them."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.issuing import Circulation, Urgency
from app.exports.document import Paragraph, Role, SideBySide
from app.exports.letterhead import (
    HEADING_SHARE,
    KEPT_BELOW,
    LONG_LIST,
    NATION,
    Signature,
    addressees,
    closing,
    comes_with,
    heading,
    names_only,
    recipients,
    recipients_below,
    replaced,
    two_signatures,
)
from app.exports.metrics import LINE_HEIGHT, POINTS_PER_MM, text_width
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
    assert [(part.role, part.text) for part in left] == [
        (Role.AGENCY_LINE, "ỦY BAN NHÂN DÂN"),
        (Role.AGENCY, "TỈNH ĐẮK LẮK"),
    ]


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


def test_the_dashes_of_a_list_stand_under_the_colon() -> None:
    label, item = LOOKS[Role.ADDRESSEES_LABEL], LOOKS[Role.ADDRESSEE_ITEM]
    colon = label.left_indent_mm + text_width("Kính gửi", label.size) / POINTS_PER_MM
    assert item.left_indent_mm + item.first_indent_mm == pytest.approx(colon, abs=0.1)


def _roles(block: SideBySide) -> list[tuple[list[Role], list[Role]]]:
    return [([part.role for part in left], [part.role for part in right]) for left, right in block.rows]


def test_the_stamp_of_urgency_stands_beside_the_addressees_or_under_the_number() -> None:
    urgent = replace(OF_OFFICE, urgency=Urgency.EXPRESS)
    assert _roles(heading(urgent))[1] == ([Role.NUMBER, Role.URGENCY], [Role.PLACE_AND_DATE])
    addressed = replace(urgent, addressees=("Sở Y tế",))
    assert _roles(heading(addressed))[1] == ([Role.NUMBER], [Role.PLACE_AND_DATE])
    (beside,) = addressees(addressed)
    assert isinstance(beside, SideBySide)
    assert _roles(beside) == [([Role.URGENCY], [Role.ADDRESSEE])]
    assert beside.rows[0][0][0].text == "HỎA TỐC"


def test_how_far_a_document_may_go_stands_over_the_nation_and_nothing_else_does() -> None:
    inner = replace(OF_OFFICE, circulation=Circulation.INTERNAL)
    assert [part.text for part in heading(inner).rows[0][1]] == ["LƯU HÀNH NỘI BỘ"]
    assert names_only(inner).rows[0] == heading(inner).rows[0]
    for block in (heading(OF_OFFICE), names_only(OF_OFFICE)):
        assert block.rows[0][1][0].text == NATION


def test_copies_stand_under_the_recipients() -> None:
    *_, archive, copies = recipients(replace(OF_OFFICE, copies="PL.(300)"))
    assert (archive.text, copies.role, copies.text) == ("- Lưu: VT, TH.", Role.COPIES, "PL.(300)")


def test_two_signatures_have_their_own_days() -> None:
    said = two_signatures(
        Signature(("LÃNH ĐẠO VĂN PHÒNG",), "Trần Quang Bình", on="Ngày 05 tháng 11 năm 2026"),
        Signature(("CHUYÊN VIÊN",)),
    )
    assert _roles(said) == [
        ([Role.SIGNED_ON, Role.SIGNER, Role.SIGNER_NAME], [Role.SIGNER, Role.SIGNER_NAME])
    ]
    assert said.keep_with_previous


def test_a_document_that_replaces_another_says_so() -> None:
    assert replaced(OF_OFFICE) == ()
    (said,) = replaced(replace(OF_OFFICE, corrects="Báo cáo số 12/BC-VP ngày 02 tháng 11 năm 2026"))
    assert said.text == "Văn bản này thay thế Báo cáo số 12/BC-VP ngày 02 tháng 11 năm 2026."


def _closed(count: int) -> SideBySide:
    return closing(replace(OF_OFFICE, recipients=tuple(f"Xã {place}" for place in range(count))))


def test_a_list_of_recipients_that_fits_stands_whole_beside_the_signature() -> None:
    block = _closed(LONG_LIST - 2)  # the label and the archive are lines too
    assert (len(block.rows), block.open_ended) == (1, False)


def test_a_long_list_goes_on_under_the_signature_without_losing_a_line() -> None:
    block = _closed(LONG_LIST - 1)
    (beside, signature), (under, nothing) = block.rows
    assert block.open_ended
    assert block.keep_with_previous
    assert nothing == ()
    assert [part.text for part in (*beside, *under)] == [
        "Nơi nhận:",
        *(f"- Xã {place};" for place in range(LONG_LIST - 1)),
        "- Lưu: VT, TH.",
    ]
    assert _high(beside[:-1]) < _high(signature) <= _high(beside)


def _high(cell: tuple[Paragraph, ...]) -> float:
    return sum(LOOKS[part.role].before + LOOKS[part.role].size * LINE_HEIGHT for part in cell)


@pytest.mark.parametrize("symbol", ["BC-VP", "VPUBND-NCKSTTHC", "UBND-KGVXNV"])
def test_a_number_stands_on_one_line_however_long_its_symbol_is(symbol: str) -> None:
    number, _ = _number_and_date(symbol=symbol)
    assert number.startswith("Số:\u00a0")
    assert text_width(number, 13) <= TEXT_MM * POINTS_PER_MM * HEADING_SHARE / 100


@pytest.mark.parametrize("has_day", [True, False])
def test_a_place_too_long_for_the_line_leaves_the_whole_date_to_the_next(has_day: bool) -> None:
    _, line = _number_and_date("Thành phố Hồ Chí Minh", has_day=has_day)
    assert line.startswith("Thành phố Hồ Chí Minh, ngày")
    assert line.count(" ") == 5  # no line ends after the comma
    assert _number_and_date("Bà Rịa - Vũng Tàu", has_day=has_day)[1].endswith("năm 2026")


@pytest.mark.parametrize(("count", "rows"), [(KEPT_BELOW - 2, 1), (KEPT_BELOW - 1, 2), (60, 2)])
def test_recipients_below_signatures_stay_on_their_page_unless_they_are_many(count: int, rows: int) -> None:
    edition = replace(OF_OFFICE, recipients=tuple(f"Xã {place}" for place in range(count)))
    block = recipients_below(edition)
    assert block.keep_with_previous
    assert (len(block.rows), block.open_ended) == (rows, rows > 1)
    assert tuple(part for left, _ in block.rows for part in left) == recipients(edition)
