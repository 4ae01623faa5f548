"""Which letterhead, number, recipients and signature a document gets."""

from dataclasses import replace
from datetime import date

import pytest

from app.briefings.edition import Edition
from app.briefings.issuing import Details, RoomIssuer, Ways
from app.briefings.office import Office
from app.core.document_kinds import KINDS, kind_of
from app.core.issuing import Circulation, Issuer, Urgency
from app.rules.editions import compose_edition, wrong_signature
from app.services.issuing import ways_of
from app.services.issuing_data import signing_rules

TODAY = date(2026, 11, 3)
OFFICE = Office(
    parent_name="UBND TỈNH LÀO CAI",
    name="VĂN PHÒNG",
    province="tỉnh Lào Cai",
    place="Lào Cai",
    symbol="VPUBND",
    signer_lines=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    signer_name="Lò Thị Mẫu",
    drafting_unit="TH",
    report_addressees=("Ủy ban nhân dân tỉnh Lào Cai",),
    report_recipients=("Lãnh đạo Văn phòng",),
    notice_recipients=("Các sở, ban, ngành",),
)
HOLDERS = {"chu tich": "Trần Văn Chủ", "chanh van phong": "Lê Văn Chánh"}


def ways(code: str, office: Office = OFFICE) -> Ways:
    return replace(ways_of(office, code), holders=HOLDERS)


def edition(code: str, details: Details = Details(), office: Office = OFFICE, **more: str):  # noqa: B008
    return compose_edition(kind_of(code), ways(code, office), today=TODAY, details=details, **more)


def test_a_report_is_the_office_s_and_goes_upward() -> None:
    said = edition("month_report")
    assert (said.parent_name, said.agency_lines) == ("UBND TỈNH LÀO CAI", ("VĂN PHÒNG",))
    assert (said.symbol, said.issuer) == ("BC-VPUBND", "Văn phòng UBND tỉnh Lào Cai")
    assert said.addressees == OFFICE.report_addressees
    assert (said.signer_lines, said.signer_name) == (OFFICE.signer_lines, "Lò Thị Mẫu")
    assert (said.archive, said.number, said.has_day, said.dated) == ("VT, TH", "", False, TODAY)


@pytest.mark.parametrize("code", ["urging_letter", "urging_letters", "assignment_letter"])
def test_the_office_urges_by_order_of_the_chairman_under_the_committee_s_head(code: str) -> None:
    said = edition(code)
    assert (said.parent_name, said.agency_lines) == ("", ("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI"))
    assert (said.symbol, said.issuer) == ("UBND-TH", "Ủy ban nhân dân tỉnh Lào Cai")
    assert said.signer_lines == ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    assert said.signer_name == "Lò Thị Mẫu"


def test_a_programme_of_the_committee_is_signed_for_it_by_whoever_is_chairman_today() -> None:
    said = edition("year_programme")
    assert (said.symbol, said.signer_lines) == ("CTr-UBND", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))
    assert said.signer_name == "Trần Văn Chủ"


def test_without_a_name_in_the_settings_the_holder_of_the_post_signs() -> None:
    office = replace(OFFICE, signer_lines=("CHÁNH VĂN PHÒNG",), signer_name="")
    assert edition("month_report", office=office).signer_name == "Lê Văn Chánh"
    deputy = replace(OFFICE, signer_name="")
    assert edition("month_report", office=deputy).signer_name == "", "nobody knows which deputy"


def test_a_document_says_otherwise_than_its_kind() -> None:
    details = Details(
        summary="Đôn đốc báo cáo",
        signing="deputy_for_chairman",
        signer_name="Người Khác",
        room="KT",
        addressees=("Sở Tài chính",),
        recipients=(),
        contact=("Số 1 đường A",),
        dated=date(2026, 11, 9),
        urgency=Urgency.EXPRESS,
        circulation=Circulation.INTERNAL,
        copies="PL.(300)",
    )
    said = edition("urging_letter", details, number="07")
    assert (said.symbol, said.number, said.archive) == ("UBND-KT", "07", "VT, KT")
    assert said.signer_lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert (said.signer_name, said.summary) == ("Người Khác", "Đôn đốc báo cáo")
    assert (said.addressees, said.recipients) == (("Sở Tài chính",), ())
    assert (said.dated, said.has_day) == (date(2026, 11, 9), True)
    assert (said.urgency, said.circulation) == (Urgency.EXPRESS, Circulation.INTERNAL)
    assert (said.contact, said.copies) == (("Số 1 đường A",), "PL.(300)")


def test_an_authorised_person_signs_by_the_typed_post() -> None:
    said = edition("urging_letter", Details(signing="authorised", signer_post="Giám đốc Sở Tài chính"))
    assert said.signer_lines == ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ TÀI CHÍNH")


def of_room(room: RoomIssuer, details: Details = Details()) -> Edition:  # noqa: B008 - a frozen value
    under = replace(ways("room_report"), room=room)
    return compose_edition(kind_of("room_report"), under, today=TODAY, details=details)


def test_a_room_s_paper_stands_under_the_office_and_is_signed_by_its_head() -> None:
    said = of_room(RoomIssuer("Phòng Nội chính", "NC", "trưởng phòng", "Lê Thị Hoa"))
    assert (said.parent_name, said.agency_lines) == ("VĂN PHÒNG UBND TỈNH", ("PHÒNG NỘI CHÍNH",))
    assert (said.symbol, said.issuer, said.archive) == ("BC-NC", "Phòng Nội chính", "VT, NC")
    assert (said.signer_lines, said.signer_name) == (("TRƯỞNG PHÒNG",), "Lê Thị Hoa")


def test_of_a_room_that_is_little_known_the_office_s_letters_stay() -> None:
    said = of_room(RoomIssuer("Trung tâm Công báo", post="giám đốc"))
    assert (said.symbol, said.archive) == ("BC-VPUBND", "VT, TH")
    assert (said.signer_lines, said.signer_name) == (("GIÁM ĐỐC",), "")
    by_office = of_room(RoomIssuer("Phòng Nội chính", "NC"), Details(signing="office_signer"))
    assert by_office.signer_lines == OFFICE.signer_lines
    by_committee = of_room(
        RoomIssuer("Phòng Nội chính", "NC"),
        Details(issuer=Issuer.COMMITTEE, signing="chairman_for_committee"),
    )
    assert by_committee.agency_lines == ("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI")


def test_the_address_stands_under_letters_alone() -> None:
    def contact(code: str) -> tuple[str, ...]:
        base = ways(code)
        kept = replace(base, issuing=replace(base.issuing, contact=("Số 1 đường A",)))
        return compose_edition(kind_of(code), kept, today=TODAY).contact

    assert contact("urging_letter") == ("Số 1 đường A",)
    assert contact("month_report") == ()


def test_a_number_that_is_held_stays_blank_where_the_electronic_office_stamps_it() -> None:
    base = ways("month_report")
    blank = replace(base, issuing=replace(base.issuing, leave_number_blank=True))
    assert compose_edition(kind_of("month_report"), blank, today=TODAY, number="07").number == ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_can_be_signed_as_it_is_shipped(kind) -> None:
    how = ways(kind.code).kind
    assert wrong_signature(signing_rules(), how.signing, how.issuer) == ""
    said = edition(kind.code)
    assert said.signer_lines
    assert said.recipients
    assert " " not in said.symbol


@pytest.mark.parametrize(
    ("code", "issuer", "post", "said"),
    [
        ("nobody", Issuer.OFFICE, "", "Không có cách ký"),
        ("chairman", Issuer.OFFICE, "", "không phải của Văn phòng"),
        ("chief_of_office", Issuer.COMMITTEE, "", "không phải của UBND tỉnh"),
        ("authorised", Issuer.COMMITTEE, "", "phải ghi chức vụ"),
        ("authorised", Issuer.COMMITTEE, "Phó Chủ tịch", "không đi với"),
        ("authorised", Issuer.COMMITTEE, "Giám đốc Sở Nội vụ", ""),
        ("by_order_of_chairman", Issuer.COMMITTEE, "", ""),
    ],
)
def test_a_signature_goes_with_its_issuer(code: str, issuer: Issuer, post: str, said: str) -> None:
    wrong = wrong_signature(signing_rules(), code, issuer, post)
    assert said in wrong if said else not wrong
