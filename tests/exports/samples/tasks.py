"""Letters about tasks: to one agency, to all, and those that pass tasks on."""

from datetime import date, timedelta

from app.briefings.month import TaskRow
from app.briefings.task_letters import Assignment, UrgedAgency, Urging
from app.core.terms import Outcome
from tests.exports.samples.made import Sample, by_order, office

FINANCE, CULTURE = "Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch"
AS_OF = date(2026, 11, 15)
LONG = (
    "Chủ trì rà soát toàn bộ quy hoạch, kế hoạch sử dụng đất của các xã, phường sau sắp xếp; tổng hợp khó khăn, "
    "vướng mắc và đề xuất phương án xử lý đối với các dự án đầu tư đã được chấp thuận chủ trương nhưng chậm tiến độ"
)


def task(number: str, content: str, *, late: int | None = None, **changes: object) -> TaskRow:
    """A task that is `late` by so many days, or due on 18 November."""
    values: dict[str, object] = {
        "number": number,
        "content": content,
        "assigner": "Chủ tịch",
        "leads": (FINANCE,),
        "coordinating": (),
        "product": "",
        "assigned_on": date(2026, 9, 5),
        "deadline": AS_OF - timedelta(late) if late else date(2026, 11, 18),
        "completed_on": None,
        "officer": "",
        "outcome": Outcome.OVERDUE if late else Outcome.IN_TIME,
        "days_late": late,
        "excused": False,
        "failed": bool(late),
        "issued_on": date(2026, 9, 5),
    }
    return TaskRow(**(values | changes))  # type: ignore[arg-type]


def urging(*agencies: UrgedAgency, to_all: bool = False) -> Urging:
    """As of 15 November, with an answer by the 20th."""
    return Urging(agencies, AS_OF, date(2026, 11, 18), date(2026, 11, 20), 1, to_all)


PLAN = task("12/UBND-TH", "Lập kế hoạch vốn đầu tư công năm 2027", late=34)
REVIEW = task("45/TB-UBND", "Rà soát giá dịch vụ công ích.", late=3, excused=True)
HIDDEN = task("05/UBND-NC", "Nội dung mật", late=10, secret=True)
NEAR = task("77/UBND-KT", "Báo cáo tình hình giải ngân")
ORAL = task("", "Báo cáo việc mua sắm tập trung", late=2, issued_on=None)
MANY = (
    *(task(f"{n}/UBND-TH", f"Nội dung nhiệm vụ thứ {n}", late=70 - n) for n in range(10, 40)),
    task("2026/QĐ-UBND", LONG, late=1),
    HIDDEN,
    REVIEW,
)
CULTURE_TASK = task("31/KH-UBND", "Tổ chức ngày hội văn hóa các dân tộc", late=1, leads=(CULTURE,))

_SUMMARY = "tăng cường kỷ luật, kỷ cương trong thực hiện nhiệm vụ được giao"
ASSIGNED = (
    task(
        "12/UBND-TH",
        "Lập kế hoạch vốn đầu tư công năm 2027",
        coordinating=("Sở Y tế", CULTURE),
        product="Tờ trình, dự thảo kế hoạch",
        deadline=date(2026, 12, 5),
    ),
    task("12/UBND-TH", "Báo cáo giải ngân", deadline=None, deadline_words="hằng tuần, trước 16 giờ thứ Sáu"),
    task("12/UBND-TH", "Tổ chức ngày hội văn hóa.", leads=(CULTURE,), deadline=date(2027, 1, 9)),
    task("12/UBND-TH", "Theo dõi, đôn đốc", leads=("Sở Nội vụ", "Sở Tư pháp"), deadline=None),
)

SAMPLES = {
    "urging_letter": (
        Sample("few", urging(UrgedAgency(FINANCE, (PLAN, REVIEW, HIDDEN), (NEAR,))), by_order("UBND-TH")),
        Sample("one", urging(UrgedAgency(FINANCE, (), (NEAR,))), office("VP-TH")),
        Sample(
            "many",
            urging(UrgedAgency(FINANCE, MANY, (NEAR, task("", "Báo cáo quý", issued_on=None)))),
            by_order(
                "UBND-TH",
                written={
                    "ground": "Thực hiện ý kiến chỉ đạo của **Chủ tịch UBND tỉnh** tại phiên họp tháng 10,",
                    "requests": "Kiểm điểm trách nhiệm người đứng đầu.\n\nGửi *bản mềm* kèm theo",
                },
            ),
        ),
    ),
    "urging_letters": (
        Sample(
            "all",
            urging(
                UrgedAgency(FINANCE, (PLAN, REVIEW, ORAL), (NEAR,)),
                UrgedAgency(CULTURE, (CULTURE_TASK,), ()),
                to_all=True,
            ),
            by_order("UBND-TH"),
        ),
        Sample("one", urging(UrgedAgency(CULTURE, (CULTURE_TASK,), ()), to_all=True), by_order("UBND-TH")),
        Sample(
            "two",
            urging(UrgedAgency(FINANCE, (PLAN,), ()), UrgedAgency(CULTURE, (CULTURE_TASK,), ()), to_all=True),
            by_order("UBND-TH"),
        ),
        Sample(
            "communes",
            urging(
                *(
                    UrgedAgency(f"UBND xã Ea {name}", (PLAN,), (NEAR,) * (place % 2))
                    for place, name in enumerate(("Bông", "Drăng", "H’leo", "Kao", "Kar", "Kly", "Knuếc") * 2)
                ),
                to_all=True,
            ),
            by_order("UBND-TH"),
        ),
    ),
    "assignment_letter": (
        Sample(
            "document",
            Assignment(ASSIGNED, "12/UBND-TH", date(2026, 9, 5), "UBND tỉnh", f"Về {_SUMMARY}"),
            by_order("UBND-TH", written={"requests": "Báo cáo kết quả *trước ngày 25 hằng tháng*."}),
        ),
        Sample("one", Assignment((ORAL,)), office("VP-TH")),
        Sample(
            "mixed",
            Assignment((PLAN, HIDDEN, task("31/KH-UBND", LONG, leads=(CULTURE,), coordinating=(FINANCE,)))),
            by_order("UBND-TH"),
        ),
    ),
}
