"""Minutes of handovers: short lists, long lists, and nothing but the words."""

from datetime import date

from app.briefings.handover import HandedDossier, Handover, Party
from tests.exports.samples.made import Sample, office
from tests.exports.samples.tasks import HIDDEN, MANY, NEAR, PLAN

GIVER = Party("Nguyễn Văn An", "Phó Chánh Văn phòng")
TAKER = Party("Trần Thị Bình", "Phó Chánh Văn phòng")
HEAD = Party("Trần Quang Bình", "Chánh Văn phòng")
DOSSIERS = (
    HandedDossier(
        "Hồ sơ trình Quyết định phân bổ vốn đầu tư công năm 2026", "Sở Tài chính", "Đã trình, chờ ký", 45
    ),
    HandedDossier("Tài liệu họp giao ban quý III"),
)
MORE = tuple(HandedDossier(f"Hồ sơ số {place}", "Sở Y tế", "Đang thẩm tra", place) for place in range(1, 25))


def minutes(**changes: object) -> Handover:
    """A handover on 16 November."""
    values: dict[str, object] = {
        "giver": GIVER,
        "taker": TAKER,
        "held_on": date(2026, 11, 16),
        "place": "Văn phòng UBND tỉnh",
    }
    return Handover(**(values | changes))  # type: ignore[arg-type]


SAMPLES = {
    "handover": (
        Sample(
            "short",
            minutes(
                about="tài chính, đầu tư",
                ground="Thông báo số 12/TB-VP ngày 10 tháng 11 năm 2026 về phân công nhiệm vụ lãnh đạo Văn phòng",
                witnesses=(HEAD,),
                tasks=(PLAN, HIDDEN, NEAR),
                dossiers=DOSSIERS,
            ),
            office("BB-VP", written={"matters": "Hồ sơ dự án cao tốc *cần trình trước ngày 20 tháng 11*."}),
        ),
        Sample(
            "long", minutes(tasks=MANY, dossiers=MORE, witnesses=(HEAD, Party("Lê Thị Hoa"))), office("BB-VP")
        ),
        Sample("one_page", minutes(tasks=(PLAN, HIDDEN), witnesses=(HEAD,)), office("BB-VP")),
        Sample("empty", minutes(place=""), office("BB-VP")),
    )
}
