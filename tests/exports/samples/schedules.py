"""Weekly schedules: as first sent, adjusted, of one leader, and of a week with nothing."""

from dataclasses import replace
from datetime import date, datetime, time

from app.briefings.schedule import Half, OddDay, ScheduleEntry, WeekSchedule
from tests.exports.samples.made import Sample, by_order, office

MONDAY, TUESDAY, SUNDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 8)
ENTRIES = (
    ScheduleEntry(
        MONDAY,
        Half.AFTERNOON,
        "Họp nghe báo cáo tiến độ giải ngân vốn đầu tư công và các chương trình mục tiêu quốc gia.",
        time(14),
        "PCT Trần Thị Bình",
        "Giám đốc các sở: Tài chính, Xây dựng, Nông nghiệp và Môi trường; Chủ tịch UBND các xã có dự án",
        "Phòng họp số 2",
        "Sở Tài chính",
        ends_at=time(16, 30),
        office_leader="Phạm Văn Dũng",
        room="Phòng Đầu tư - Kinh tế",
    ),
    ScheduleEntry(
        MONDAY,
        Half.MORNING,
        "Giao ban Chủ tịch, các Phó Chủ tịch",
        time(8),
        "Chủ tịch",
        place="Phòng họp số 1",
    ),
    ScheduleEntry(MONDAY, Half.MORNING, "Tiếp công dân định kỳ", time(9, 30), "Chủ tịch", changed=True),
    ScheduleEntry(MONDAY, Half.MORNING, "Làm việc tại cơ quan", None, "PCT Lê Hoàng"),
    ScheduleEntry(
        TUESDAY, Half.WHOLE, "Kiểm tra tiến độ cao tốc Khánh Hòa - Buôn Ma Thuột", time(7, 30), "Chủ tịch"
    ),
    ScheduleEntry(SUNDAY, Half.MORNING, "Dự lễ kỷ niệm (giấy mời riêng)", time(8), "PCT Trần Thị Bình"),
)
WEEK = WeekSchedule(
    "tuần 45 năm 2026",
    MONDAY,
    SUNDAY,
    "lãnh đạo UBND tỉnh",
    ENTRIES,
    version=2,
    made_at=datetime(2026, 11, 3, 14, 36),  # noqa: DTZ001 - the office's own clock
)

SAMPLES = {
    "week_schedule": (
        Sample(
            "adjusted",
            WEEK,
            by_order("", written={"notes": "Lịch này thay giấy mời đối với các cơ quan có tên."}),
        ),
        Sample(
            "removed",
            replace(WEEK, version=3, entries=ENTRIES[1:], removed=(replace(ENTRIES[0], changed=False),)),
            by_order(""),
        ),
        Sample(
            "leader",
            replace(
                WEEK,
                of="đồng chí Trần Thị Bình, Phó Chủ tịch UBND tỉnh",
                entries=tuple(entry for entry in ENTRIES if "Bình" in entry.chair),
                version=0,
                made_at=None,
                odd_days=(OddDay(date(2026, 11, 5), "Nghỉ bù", is_off=True),),
                alone=True,
            ),
            office(""),
        ),
        Sample("empty", replace(WEEK, entries=(), version=0), by_order("")),
    )
}
