"""Samples of the reports of half a month: a deputy's, a head's, and those with nothing to say."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.briefings.edition import Edition
from app.briefings.figures import TaskFigures
from app.briefings.half_month import AttendedMeeting, HalfMonthBriefing, Matters
from app.core.terms import Outcome
from tests.exports.sample import task
from tests.exports.samples.made import Sample, office

FIRST = (date(2026, 11, 1), date(2026, 11, 15))
SECOND = (date(2026, 11, 16), date(2026, 11, 30))
DONE = task("20/UBND-NN", leads=("Sở Y tế",), outcome=Outcome.DONE_ON_TIME, completed_on=date(2026, 11, 9))
LATE = task(
    "12/UBND-NN", leads=("Sở Y tế",), outcome=Outcome.OVERDUE, days_late=3, deadline=date(2026, 11, 12)
)
SECRET = task("3/UBND-M", leads=("Sở Y tế",), outcome=Outcome.OVERDUE, days_late=12, secret=True)
SOON = task("30/UBND-NN", leads=("Sở Y tế",), outcome=Outcome.IN_TIME, deadline=date(2026, 11, 20))
DEPUTY = HalfMonthBriefing(
    *FIRST,
    reporter="Phó Chánh Văn phòng Nguyễn Hữu Thành",
    scope="lĩnh vực nông nghiệp, môi trường",
    tasks=TaskFigures(5, 3, 2, 2, 2, 0, 3, 1, 0, 2, 0, 2),
    done=(DONE,),
    overdue=(LATE, SECRET),
    meetings=(
        AttendedMeeting("Họp rà soát quỹ đất", date(2026, 11, 5), "Thống nhất phương án 1."),
        AttendedMeeting("Hội nghị tổng kết ngành", date(2026, 11, 12), delegated=True),
    ),
    matters=(
        Matters("Nội dung vượt thẩm quyền", ("Điều chỉnh kinh phí phòng, chống hạn",)),
        Matters(
            "Nội dung cần xin ý kiến", ("Phân công theo dõi lĩnh vực thủy lợi", "Thời gian họp tổ công tác")
        ),
    ),
    coming=(SOON,),
)
ROOM = HalfMonthBriefing(
    *SECOND,
    reporter="Trưởng phòng Tổng hợp",
    scope="Phòng Tổng hợp",
    tasks=TaskFigures(1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0),
    done=(DONE,),
    overdue=(),
    meetings=(AttendedMeeting("Giao ban Văn phòng tháng 11/2026", date(2026, 11, 25)),),
    matters=(
        Matters("Công việc mới phát sinh", ()),
        Matters("Khó khăn, vướng mắc", ("Thiếu 01 chuyên viên theo dõi chương trình công tác",)),
        Matters("Ý kiến còn khác nhau", ()),
    ),
    coming=(),
)
NOTHING = HalfMonthBriefing(
    *SECOND,
    reporter="Trưởng phòng Nội chính",
    scope="Phòng Nội chính",
    tasks=TaskFigures(),
    done=(),
    overdue=(),
    meetings=(),
    matters=(),
    coming=(),
)


def _deputy(**changes: Any) -> Edition:
    edition = office(
        "BC-VP", addressees=("Đồng chí Chánh Văn phòng",), signer_name="Nguyễn Hữu Thành", **changes
    )
    return replace(edition, signer_lines=("PHÓ CHÁNH VĂN PHÒNG",))


def _room(**changes: Any) -> Edition:
    leaders = ("Đồng chí Chánh Văn phòng", "Đồng chí Phó Chánh Văn phòng phụ trách")
    edition = office("BC-TH", addressees=leaders, signer_name="", **changes)
    return replace(
        edition,
        parent_name="VĂN PHÒNG UBND TỈNH",
        agency_lines=("PHÒNG TỔNG HỢP",),
        signer_lines=("TRƯỞNG PHÒNG",),
    )


SAMPLES = {
    "deputy_report": (
        Sample(
            "full",
            DEPUTY,
            _deputy(written={"proposals": "Bổ sung chuyên viên.", "results": "Đã tiếp công dân."}),
        ),
        Sample("empty", NOTHING, _deputy()),
    ),
    "room_report": (
        Sample("full", ROOM, _room(written={"next_period": "Chuẩn bị phiên họp thường kỳ tháng 12."})),
        Sample("empty", NOTHING, _room()),
        Sample("long", replace(ROOM, overdue=(*(LATE,) * 13, SECRET), coming=(SOON,) * 13), _room()),
    ),
}
