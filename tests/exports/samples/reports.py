"""Letters that ask for reports: one that several owe, several of one room, and more than a letter tells."""

from dataclasses import replace
from datetime import date

from app.briefings.report_urging import OwedReport, OwingAgency, ReportUrging
from tests.exports.samples.made import Sample, by_order, office

REGULATION = "Quy chế kèm Quyết định 0173/QĐ-VPUBND ngày 17/7/2025 của Văn phòng UBND tỉnh Đắk Lắk"
BY_BRIEFING = f"{REGULATION}, Điều 22 khoản 2: gửi trước họp giao ban 02 ngày"
BY_HALF_MONTH = f"{REGULATION}, Điều 22 khoản 1: gửi ngay ngày cuối kỳ"
MONTH = OwedReport("Báo cáo tháng 10/2026", "01/10/2026 – 31/10/2026", date(2026, 10, 23), 10)
WEEK = OwedReport(
    "Báo cáo tuần 44/2026",
    "26/10/2026 – 01/11/2026",
    date(2026, 10, 30),
    3,
    due_hour=16,
    reminders=2,
    reminded_on=date(2026, 11, 1),
)
HALF = OwedReport(
    "Báo cáo nửa cuối tháng 10/2026 của Phó Chánh Văn phòng",
    "16/10/2026 – 31/10/2026",
    date(2026, 10, 31),
    2,
    person="Phạm Văn Dũng",
)
DEPUTY = OwingAgency(
    "Đồng chí Phạm Văn Dũng, Phó Chánh Văn phòng", (replace(HALF, person=""),), is_person=True
)
ROOM, OTHER = OwingAgency("Phòng Tổng hợp", (MONTH,)), OwingAgency("Phòng Nội chính", (MONTH,))
URGING = ReportUrging(date(2026, 11, 2), date(2026, 11, 6), (ROOM, OTHER), (BY_BRIEFING,))
MANY = tuple(OwingAgency(f"Phòng số {number}", (MONTH, WEEK)) for number in range(1, 15))

SAMPLES = {
    "report_urging": (
        Sample("period", URGING, office("VP-TH")),
        Sample(
            "room",
            replace(
                URGING,
                agencies=(replace(ROOM, reports=(MONTH, WEEK, HALF)),),
                sources=("Thông lệ, cần xác nhận: x",),
            ),
            by_order("UBND-TH", written={"requests": "Cử người dự họp giao ban"}),
        ),
        Sample(
            "deputy",
            replace(URGING, agencies=(replace(DEPUTY, reports=(*DEPUTY.reports, MONTH, WEEK)),)),
            office("VP-TH"),
        ),
        Sample("deputies", replace(URGING, agencies=(DEPUTY, ROOM, OTHER)), office("VP-TH")),
        Sample("many", replace(URGING, agencies=MANY, sources=(BY_BRIEFING, BY_HALF_MONTH)), office("VP-TH")),
    )
}
