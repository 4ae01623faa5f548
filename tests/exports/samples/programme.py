"""Work programmes of every length and both books, and a request to adjust one."""

from dataclasses import replace
from datetime import date, time

from app.briefings.month import ProgrammeRow
from app.briefings.programme import (
    AdjustmentRequest,
    Programme,
    ProgrammeGroup,
    ProgrammeLine,
    ProgrammeMeeting,
)
from app.briefings.progress_round import OwedItem, Owing, ProgressUrging
from app.core.terms import AdjustmentGround, Book, DecisionLevel
from tests.exports.samples.made import Sample, by_order, committee, office

CULTURE = "Sở Văn hóa, Thể thao và Du lịch"
LONG = (
    "Đề án sắp xếp, xử lý trụ sở, cơ sở nhà, đất dôi dư sau khi sắp xếp đơn vị hành chính cấp xã trên địa bàn tỉnh, "
    "giai đoạn 2026 - 2030 và những năm tiếp theo"
)


def line(content: str, month: int, remark: str = "", **changes: object) -> ProgrammeLine:
    """An item of a month of 2026."""
    values: dict[str, object] = {
        "content": content,
        "form": "Đề án",
        "level": "UBND tỉnh",
        "leads": ("Sở Tài chính",),
        "leader": "Chủ tịch",
        "due": (2026, month),
        "first_due": (2026, month),
        "submitted_on": None,
        "issued_on": None,
        "delay_cause": "",
        "coordinating": ("Sở Tư pháp",),
    }
    return ProgrammeLine(ProgrammeRow(**(values | changes)), remark)  # type: ignore[arg-type]


TOURISM = line(
    "Đề án phát triển du lịch cộng đồng", 10, "Lùi từ tháng 8/2026", leads=(CULTURE, "Sở Tài chính")
)
RESOLUTION = line(
    "Nghị quyết về mức thu học phí",
    10,
    form="Nghị quyết",
    level="HĐND tỉnh",
    note="Trình kỳ họp cuối năm.",
    coordinating=(),
)
ADDED = line(
    LONG, 11, "Bổ sung (từ tháng 12/2025)", leader="Phó Chủ tịch (văn xã)", level=DecisionLevel.OTHER.label
)
GONE = line("Quy chế quản lý chợ", 12, "Rút khỏi chương trình", form="", leader="", coordinating=())
MOVED = line("Chương trình xúc tiến đầu tư", 12, "Lùi sang tháng 1/2027")
INTERNAL = line("Quy chế chi tiêu nội bộ", 10, leader="Chánh Văn phòng", level=DecisionLevel.OTHER.label)
SESSION = ProgrammeMeeting(
    "Phiên họp UBND tỉnh thường kỳ tháng 11",
    date(2026, 11, 27),
    time(8),
    "Phòng họp số 1, trụ sở UBND tỉnh",
    "Chủ tịch",
)
OCTOBER = replace(SESSION, title="Phiên họp UBND tỉnh thường kỳ tháng 10", held_on=date(2026, 10, 30))
TALK = ProgrammeMeeting("Họp nghe báo cáo giải ngân", date(2026, 11, 5))


def programme(name: str, start: date, end: date, **changes: object) -> Programme:
    """A programme of the committee by leader, with nothing in it."""
    values: dict[str, object] = {
        "book": Book.COMMITTEE,
        "name": name,
        "start": start,
        "end": end,
        "by_month": False,
        "of_week": False,
        "groups": (),
    }
    return Programme(**(values | changes))  # type: ignore[arg-type]


YEAR = ("năm 2026", date(2026, 1, 1), date(2026, 12, 31))
QUARTER = ("quý IV năm 2026", date(2026, 10, 1), date(2026, 12, 31))
MONTH = ("tháng 10 năm 2026", date(2026, 10, 1), date(2026, 10, 31))
WEEK = ("tuần 45 năm 2026", date(2026, 11, 2), date(2026, 11, 8))
WORDS = {
    "orientation": "Tập trung **giải ngân vốn đầu tư công**.\nRà soát, tháo gỡ khó khăn.",
    "implementation": "Báo cáo tiến độ về Văn phòng UBND tỉnh trước ngày 15",
}
EVERY_MONTH = tuple(
    ProgrammeGroup(
        f"Tháng {month}/2026", tuple(line(f"Nội dung {n} của tháng {month}", month) for n in range(1, 7))
    )
    for month in range(1, 13)
)

OWED = OwedItem("Kế hoạch đầu tư công năm 2027", "Kế hoạch", (2026, 10), 0)
OWED_LATE = OwedItem(LONG, "Đề án", (2026, 8), 2)
FINANCE = Owing("Sở Tài chính", (OWED_LATE, OWED))


def urging(*agencies: Owing) -> ProgressUrging:
    """The agencies that have not reported in the round of October, two days after its last day."""
    return ProgressUrging(2026, 10, date(2026, 10, 14), date(2026, 10, 16), date(2026, 10, 23), agencies)


ASKED = AdjustmentRequest(
    Book.COMMITTEE,
    "Đề án phát triển du lịch cộng đồng",
    "Đề án",
    "UBND tỉnh",
    (CULTURE,),
    "Phó Chủ tịch (văn xã)",
    (2026, 10),
    (2026, 12),
    AdjustmentGround.PRACTICAL.label,
    "Nội dung đã lồng ghép vào đề án khác",
    "Tránh trùng lặp",
    "Không ảnh hưởng đến chỉ đạo, điều hành",
)

SAMPLES = {
    "year_programme": (
        Sample(
            "full", programme(*YEAR, by_month=True, groups=EVERY_MONTH), committee("CTr-UBND", written=WORDS)
        ),
        Sample("empty", programme(*YEAR, by_month=True, book=Book.OFFICE), office("CTr-VP")),
    ),
    "quarter_programme": (
        Sample(
            "full",
            programme(
                *QUARTER,
                by_month=True,
                groups=(
                    ProgrammeGroup("Tháng 10/2026", (TOURISM, RESOLUTION)),
                    ProgrammeGroup("Tháng 11/2026", (ADDED,)),
                ),
                leaving=(GONE, MOVED),
                meetings=(SESSION,),
            ),
            committee("CTr-UBND"),
        ),
        Sample("left", programme(*QUARTER, by_month=True, leaving=(MOVED,)), committee("CTr-UBND")),
    ),
    "month_programme": (
        Sample(
            "full",
            programme(
                *MONTH,
                groups=(
                    ProgrammeGroup("Chủ tịch", (TOURISM, RESOLUTION)),
                    ProgrammeGroup("Phó Chủ tịch (văn xã)", (ADDED,)),
                ),
                meetings=(OCTOBER, replace(TALK, held_on=date(2026, 10, 5))),
            ),
            committee("CTr-UBND", written=WORDS),
        ),
        Sample(
            "office",
            programme(
                *MONTH,
                book=Book.OFFICE,
                groups=(ProgrammeGroup("Chánh Văn phòng", (INTERNAL,)),),
            ),
            office("CTr-VP"),
        ),
    ),
    "week_programme": (
        Sample(
            "full",
            programme(
                *WEEK,
                of_week=True,
                groups=(ProgrammeGroup("Chủ tịch", (TOURISM, RESOLUTION)),),
                meetings=(TALK,),
            ),
            committee("CTr-UBND"),
        ),
        Sample("empty", programme(*WEEK, of_week=True), committee("CTr-UBND")),
    ),
    "programme_adjustment": (
        Sample(
            "full",
            AdjustmentRequest(
                Book.COMMITTEE,
                LONG + ".",
                "Đề án",
                "UBND tỉnh",
                ("Sở Tài chính", CULTURE),
                "Chủ tịch",
                (2026, 10),
                (2026, 12),
                AdjustmentGround.OBJECTIVE.label,
                "Bộ Tài chính chưa ban hành hướng dẫn;",
                "Đề án cần phù hợp với quy định mới của Trung ương.",
                "Không ảnh hưởng đến tiến độ các nhiệm vụ khác của UBND tỉnh.",
                "1234/STC-QLCS",
                date(2026, 10, 2),
            ),
            office("VP-TH", written={"opinion": "Văn phòng *thống nhất* với đề nghị của cơ quan chủ trì."}),
        ),
        Sample(
            "of_the_office",
            AdjustmentRequest(
                Book.OFFICE,
                "Quy chế chi tiêu nội bộ",
                "Quy chế",
                "Cấp khác",
                ("Phòng Hành chính – Quản trị",),
                "Chánh Văn phòng",
                (2026, 10),
                (2026, 12),
                AdjustmentGround.OBJECTIVE.label,
                "Chờ hướng dẫn",
                "Bảo đảm căn cứ",
                "Không ảnh hưởng",
                postponed=2,
                asker="Phòng Hành chính – Quản trị",
            ),
            office("VP-HCQT"),
        ),
        Sample(
            "least",
            AdjustmentRequest(
                Book.OFFICE,
                "Quy chế chi tiêu nội bộ",
                "",
                "Cấp khác",
                (),
                "",
                (2026, 10),
                (2026, 9),
                AdjustmentGround.INSTRUCTION.label,
                "Theo chỉ đạo của Chánh Văn phòng",
                "Kịp thời thực hiện từ đầu quý",
                "Thuận lợi cho điều hành",
            ),
            office("VP-HCQT"),
        ),
        Sample("withdrawn", replace(ASKED, moved_to=(2026, 10), withdraws=True), office("VP-TH")),
        Sample("added", replace(ASKED, moved_from=None), office("VP-TH")),
    ),
    "room_plan": (
        Sample(
            "full",
            programme(
                *MONTH,
                book=Book.OFFICE,
                room="Phòng Hành chính - Quản trị",
                groups=(ProgrammeGroup("Chánh Văn phòng", (INTERNAL,)),),
            ),
            office("KH-VP", written=WORDS),
        ),
        Sample(
            "empty",
            programme(*YEAR, by_month=True, book=Book.OFFICE, room="Phòng Tổng hợp"),
            office("KH-VP"),
        ),
    ),
    "progress_urging": (
        Sample("several", urging(FINANCE, Owing(CULTURE, (OWED_LATE,))), by_order("UBND-TH")),
        Sample("one", urging(Owing("UBND xã Ea Kar", (OWED,))), office("VP-TH")),
        Sample(
            "unassigned",
            urging(FINANCE, Owing("Phòng Tổng hợp", (replace(OWED_LATE, unassigned=True),))),
            by_order("UBND-TH"),
        ),
        Sample(
            "of_the_office",
            replace(urging(Owing("Phòng Tổng hợp", (OWED, OWED_LATE))), book=Book.OFFICE),
            office("VP-TH"),
        ),
    ),
}
