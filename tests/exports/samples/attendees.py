"""Samples of lists of those who attend, name plates and envelopes."""

from datetime import date, time

from app.briefings.attendees import (
    AttendanceList,
    Delegate,
    DelegateGroup,
    Envelope,
    Envelopes,
    NamePlates,
)
from app.core.issuing import Urgency
from tests.exports.samples.made import Sample, by_order, office

HELD = date(2026, 11, 30)
TITLE = "Phiên họp thường kỳ UBND tỉnh tháng 11/2026"
LONG = "Ban Quản lý dự án đầu tư xây dựng công trình giao thông và nông nghiệp, nông thôn tỉnh"
LEADERS = (
    Delegate("Tạ Anh Tuấn", "Chủ tịch UBND tỉnh", "Chủ trì"),
    Delegate("Đào Mỹ", "Phó Chủ tịch UBND tỉnh"),
)
AGENCIES = (
    Delegate("Lê Thị Hoa", "Giám đốc Sở Y tế"),
    Delegate("", "Sở Tài chính", "Cử sau"),
    Delegate("Nguyễn Phan Thị Thanh Huyền", f"Giám đốc {LONG}"),
)
MANY = tuple(Delegate("", f"UBND xã số {number}") for number in range(1, 61))


def _list(*groups: DelegateGroup, starts_at: time | None = time(8)) -> AttendanceList:
    return AttendanceList(TITLE, HELD, starts_at, ("Phòng họp số 1",) if starts_at else (), groups)


SAMPLES = {
    "attendance_list": (
        Sample(
            "full",
            _list(
                DelegateGroup("Lãnh đạo UBND tỉnh", LEADERS),
                DelegateGroup("Khách mời", ()),
                DelegateGroup("Các sở, ban, ngành", AGENCIES),
                DelegateGroup("UBND các xã, phường", MANY),
            ),
            office("VP"),
        ),
        Sample("one", _list(DelegateGroup("Các sở, ban, ngành", AGENCIES[:1])), office("VP")),
        Sample("empty", _list(starts_at=None), office("VP")),
    ),
    "name_plates": (
        Sample("full", NamePlates(TITLE, HELD, (*LEADERS, *AGENCIES, Delegate("Trần Minh"))), office("VP")),
        Sample("empty", NamePlates(TITLE, HELD, (Delegate(""),)), office("VP")),
    ),
    "envelopes": (
        Sample(
            "full",
            Envelopes(
                f"Giấy mời dự {TITLE}",
                "15/GM-UBND",
                (
                    Envelope("Đồng chí Lê Thị Hoa, Giám đốc Sở Y tế", ("Số 68 Lê Duẩn, phường Tân Lập",)),
                    Envelope(f"Đồng chí Nguyễn Phan Thị Thanh Huyền, Giám đốc {LONG}"),
                ),
            ),
            by_order("GM-UBND", urgency=Urgency.EXPRESS),
        ),
        Sample("blank", Envelopes("Giấy mời", "", (Envelope("Sở Tài chính"),)), office("GM-VP")),
        Sample("empty", Envelopes("Giấy mời", "", ()), office("GM-VP")),
    ),
}
