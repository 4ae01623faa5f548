"""How a meeting, its chair and its guests are named inside sentences."""

from dataclasses import replace

import pytest

from app.briefings.meeting import Guest
from app.core.terms import MeetingKind
from app.exports import meeting_words as meet
from app.rules.meeting_titles import proposed_title
from tests.exports.samples.made import office
from tests.exports.samples.meetings import FULL


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Phiên họp thường kỳ UBND tỉnh tháng 11/2026", "phiên họp thường kỳ UBND tỉnh tháng 11/2026"),
        ("Họp nghe báo cáo quy hoạch", "cuộc họp nghe báo cáo quy hoạch"),
        ("Hợp tác với tỉnh Gia Lai", "cuộc họp về hợp tác với tỉnh Gia Lai"),
        ("Giao ban Văn phòng tháng 10/2026", "cuộc họp giao ban Văn phòng tháng 10/2026"),
        ("Làm việc với Sở Y tế", "buổi làm việc với Sở Y tế"),
        ("UBND tỉnh làm việc với Bộ Y tế", "cuộc họp về UBND tỉnh làm việc với Bộ Y tế"),
        ("Rà soát đầu tư công", "cuộc họp về rà soát đầu tư công"),
    ],
)
def test_a_title_becomes_a_meeting(title: str, said: str) -> None:
    assert meet.called(title) == said


@pytest.mark.parametrize("kind", MeetingKind)
def test_every_proposed_title_is_a_meeting_by_itself(kind: MeetingKind) -> None:
    assert "cuộc họp về" not in meet.called(proposed_title(kind, FULL.held_on))


def test_the_chair_is_named_as_far_as_is_known() -> None:
    assert meet.chair(FULL) == "đồng chí Tạ Anh Tuấn, Chủ tịch UBND tỉnh"
    assert meet.chair(replace(FULL, chair_name="")) == "đồng chí Chủ tịch UBND tỉnh"
    assert meet.chair(replace(FULL, chair_post="")) == "đồng chí Tạ Anh Tuấn"
    assert meet.chair(replace(FULL, chair_post="", chair_name="")) == ""


def test_an_agency_is_no_comrade() -> None:
    assert meet.guest(Guest("Sở Y tế")) == "Sở Y tế"
    assert meet.guest(Guest("Lê Hoa", is_person=True)) == "đồng chí Lê Hoa"


def test_a_few_words_of_the_office_stand_on_one_line() -> None:
    edition = office("TB-VP", written={"others": "# một\n# hai\n\nxen\n# ba\n- **bốn**"})
    assert meet.one_line(edition, "others") == "một hai xen ba bốn"
    assert meet.one_line(edition, "assessment") == ""
