"""History sheets of one task: a long way, a secret, and nothing but that it was given."""

from datetime import date, time

from app.briefings.task_history import Happening, TaskHistory
from tests.exports.samples.made import Sample, office

GIVEN, DAY = date(2026, 10, 5), date(2026, 11, 16)
TYPED = ("Lê Thị Hoa", date(2026, 11, 16), time(14, 5))
LONG = "Sở Tài chính; khó khăn, vướng mắc: các xã chưa gửi số liệu; đề xuất: gia hạn đến hết tháng"


def history(*happenings: Happening, **changes: object) -> TaskHistory:
    """A task of 5 October as it stands on 16 November."""
    values: dict[str, object] = {
        "key": "0" * 32,
        "as_of": DAY,
        "number": "1250/UBND-TH",
        "issued_on": GIVEN,
        "content": "Báo cáo tình hình giải ngân vốn đầu tư công",
        "assigned_on": GIVEN,
        "first_deadline": date(2026, 11, 10),
        "deadline": date(2026, 11, 30),
        "standing": "Đang thực hiện, trong hạn, còn 10 ngày làm việc",
        "happenings": (Happening(GIVEN, "Giao nhiệm vụ", "hạn 10/11/2026", *TYPED), *happenings),
    }
    return TaskHistory(**(values | changes))  # type: ignore[arg-type]


SAMPLES = {
    "task_history": (
        Sample(
            "full",
            history(
                Happening(date(2026, 10, 6), "Cơ quan nhận nhiệm vụ", "Sở Tài chính", *TYPED),
                Happening(date(2026, 11, 2), "Báo cáo tiến độ", f"60%; {LONG}", *TYPED),
                Happening(
                    date(2026, 11, 9),
                    "Gia hạn",
                    "hạn cũ 10/11/2026; hạn mới 30/11/2026; văn bản 1390/UBND-TH; người quyết định: Chủ tịch",
                    "Lê Thị Hoa",
                ),
                *(Happening(DAY, "Liên hệ: điện thoại", f"lần {time}; {LONG}", *TYPED) for time in range(12)),
                assigner="Chủ tịch UBND tỉnh",
                leads=("Sở Tài chính",),
                coordinating=("Sở Nội vụ", "Sở Xây dựng"),
                product="Báo cáo",
                passage="tr. 5, điểm b khoản 2 Điều 3",
                officer="Lê Thị Hoa",
            ),
            office("VP"),
        ),
        Sample(
            "secret",
            history(
                number="05/UBND-M",
                content="Nội dung mật",
                secret=True,
                deadline=date(2026, 11, 10),
                standing="Đang thực hiện, quá hạn 6 ngày",
            ),
            office("VP"),
        ),
        Sample(
            "least",
            history(number="", issued_on=None, first_deadline=None, deadline=None, standing="Đang thực hiện"),
            office("VP"),
        ),
    ),
}
