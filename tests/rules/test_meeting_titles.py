"""What a meeting is called when nobody gave it a name."""

from datetime import date

import pytest

from app.core.terms import MeetingKind
from app.rules.meeting_titles import proposed_title


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (MeetingKind.REGULAR_SESSION, "Phiên họp thường kỳ UBND tỉnh tháng 10/2026"),
        (MeetingKind.OFFICE_BRIEFING, "Giao ban Văn phòng tháng 10/2026"),
        (MeetingKind.PARTY, "Hội nghị Đảng ủy UBND tỉnh ngày 05/10/2026"),
        (MeetingKind.LEADERS_WORKING, "Cuộc họp của lãnh đạo UBND tỉnh ngày 05/10/2026"),
        (MeetingKind.OTHER, "Cuộc họp ngày 05/10/2026"),
    ],
)
def test_a_title_tells_the_kind_and_the_month_or_the_day(kind, title):
    assert proposed_title(kind, date(2026, 10, 5)) == title


def test_every_kind_has_a_title_of_its_own():
    titles = {proposed_title(kind, date(2026, 10, 5)) for kind in MeetingKind}
    assert len(titles) == len(MeetingKind)
