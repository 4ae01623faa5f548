"""Single words in cells."""

from typing import Any

import pytest

from app.core.terms import AgencyKind, DecisionLevel, MeetingKind, Secrecy
from app.importers.office_workbook import words
from app.importers.office_workbook.people import giver_of, is_post, polite, post_key
from app.importers.office_workbook.values import Level


@pytest.mark.parametrize(
    "written", ["x", "X", "Có", "CÓ", "Đã", "1", 1.0, True, "bảo đảm", "Bảo đảm.", "đạt"]
)
def test_yes_is_said_in_many_ways(written: Any) -> None:
    assert words.yes_no(written) == (True, None, "")


@pytest.mark.parametrize("written", ["Không", "không bảo đảm", "Không đạt", "0", 0.0, False])
def test_no_is_said_in_many_ways(written: Any) -> None:
    assert words.yes_no(written) == (False, None, "")


def test_an_empty_cell_is_neither() -> None:
    assert words.yes_no("  ").value is None


@pytest.mark.parametrize("written", ["Tốt", "y", "2", "có thể", "đang xem xét"])
def test_any_other_word_is_an_error(written: str) -> None:
    found = words.yes_no(written)
    assert found.level is Level.ERROR
    assert found.message.startswith(f"Không hiểu “{written}”: cần x, Có")


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("UBND tỉnh", DecisionLevel.COMMITTEE),
        ("Chủ tịch UBND tỉnh", DecisionLevel.CHAIRMAN),
        ("HĐND tỉnh", DecisionLevel.COUNCIL),
        ("Hội đồng nhân dân tỉnh", DecisionLevel.COUNCIL),
        ("Ban Thường vụ Tỉnh ủy", DecisionLevel.PARTY_STANDING),
        ("Tỉnh uỷ", DecisionLevel.PARTY_COMMITTEE),
        ("Đảng ủy UBND tỉnh", DecisionLevel.PARTY_OF_COMMITTEE),
        ("", DecisionLevel.OTHER),
    ],
)
def test_levels_are_known_by_their_words(written: str, level: DecisionLevel) -> None:
    assert words.decision_level(written) == (level, None, "")


def test_an_unknown_level_is_other_with_a_warning() -> None:
    assert words.decision_level("Bộ trưởng")[:2] == (DecisionLevel.OTHER, Level.WARNING)


def test_secrecy_is_read_or_refused() -> None:
    assert words.secrecy("Mật").value is Secrecy.SECRET
    assert words.secrecy("TUYỆT MẬT").value is Secrecy.MOST_SECRET
    assert words.secrecy("").value is Secrecy.NONE
    assert words.secrecy("hơi mật").level is Level.ERROR


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Sở, ban, ngành", AgencyKind.DEPARTMENT),
        ("UBND cấp xã", AgencyKind.COMMUNE),
        ("Xã, phường", AgencyKind.COMMUNE),
        ("Phòng thuộc Văn phòng", AgencyKind.OFFICE_ROOM),
        ("Cơ quan Trung ương", AgencyKind.CENTRAL),
        ("Đảng, đoàn thể", AgencyKind.PARTY),
        ("Khác", AgencyKind.OTHER),
    ],
)
def test_kinds_of_agencies_are_known_by_their_words(written: str, kind: AgencyKind) -> None:
    assert words.agency_kind(written) == (kind, None, "")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Phiên họp UBND tỉnh thường kỳ tháng 10", MeetingKind.REGULAR_SESSION),
        ("Họp chuyên đề UBND tỉnh", MeetingKind.THEMATIC_SESSION),
        ("Phiên họp bất thường", MeetingKind.EXTRAORDINARY_SESSION),
        ("Phiên họp chuyên đề, bất thường tháng 10", MeetingKind.SPECIAL_SESSION),
        ("Họp Tập thể lãnh đạo Văn phòng quý III", MeetingKind.LEADERSHIP),
        ("Hội nghị tổng kết công tác năm 2026", MeetingKind.YEAR_REVIEW),
        ("Hội nghị tập huấn phần mềm", MeetingKind.TRAINING),
        ("Hội nghị Đảng ủy UBND tỉnh", MeetingKind.PARTY),
        ("Giao ban Văn phòng", MeetingKind.OFFICE_BRIEFING),
        ("Chủ tịch làm việc với Sở Y tế", MeetingKind.LEADERS_WORKING),
        ("Hội nghị sơ kết", MeetingKind.CONFERENCE),
        ("Lễ khai mạc", MeetingKind.OTHER),
    ],
)
def test_a_meeting_is_known_by_its_title(title: str, kind: MeetingKind) -> None:
    assert words.meeting_kind(title) is kind


@pytest.mark.parametrize(
    ("title", "giver"),
    [
        ("Nhiệm vụ Chủ tịch giao", "Chủ tịch"),
        ("Nhiệm vụ Phó Chủ tịch (kinh tế) giao", "Phó Chủ tịch (kinh tế)"),
        ("Các nhiệm vụ do Thủ tướng Chính phủ giao", "Thủ tướng Chính phủ"),
        ("Lĩnh vực kinh tế", ""),
        ("", ""),
    ],
)
def test_the_title_of_a_group_says_who_assigns(title: str, giver: str) -> None:
    assert giver_of(title) == giver


def test_a_post_is_the_same_however_it_is_written() -> None:
    assert post_key("PCT UBND tỉnh (kinh tế)") == post_key("Phó Chủ tịch phụ trách kinh tế")
    assert post_key("Chủ tịch UBND tỉnh") == post_key("Đ/c Chủ tịch")
    assert is_post("Chánh Văn phòng")
    assert not is_post("Nguyễn Thị Hoa")
    assert polite("Đồng chí Y Đình Ý") == "Y Đình Ý"
