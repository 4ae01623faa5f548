"""Slips with which the office submits dossiers, in both forms."""

from datetime import date

from app.briefings.submission import Examined, Proposal, Signer, SlipForm, SubmissionSlip
from app.core.terms import ExaminedPoint
from tests.exports.samples.made import Sample, office

FOUND = {
    ExaminedPoint.PROCEDURE: Examined(in_order=True),
    ExaminedPoint.FORM: Examined(in_order=True),
    ExaminedPoint.FORMAT: Examined(in_order=False, remark="Căn cứ pháp lý cuối cùng kết thúc bằng dấu phẩy."),
    ExaminedPoint.CONTENT: Examined(in_order=True, remark="Đã tiếp thu ý kiến Sở Tư pháp."),
    ExaminedPoint.CONSISTENCY: Examined(),
    ExaminedPoint.LEGALITY: Examined(in_order=True),
}
GOOD = {point: Examined(in_order=True) for point in ExaminedPoint}
WORDS = {
    "submitted": "Sở Tài chính trình dự thảo Quyết định phân bổ **120 tỷ đồng** cho 15 dự án.",
    "process": "Sở Tư pháp thẩm định lần 1 tại Báo cáo số 15/BC-STP ngày 20 tháng 10 năm 2026.\n- 12/15 sở thống nhất.",
    "opinion": "Hồ sơ đủ điều kiện trình ký sau khi chỉnh sửa thể thức.",
}
ASK = (
    "Quy chế làm việc của Tỉnh ủy",
    "Quy chế làm việc của Đảng ủy UBND tỉnh",
    "Bộ, ngành Trung ương",
    "HĐND tỉnh",
)


def slip(form: SlipForm, **changes: object) -> SubmissionSlip:
    """A whole slip."""
    values: dict[str, object] = {
        "form": form,
        "addressees": ("Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh",),
        "agency": "Sở Tài chính",
        "matter": "Dự thảo Quyết định phân bổ vốn đầu tư công năm 2026.",
        "papers": (
            "Tờ trình số 1234/TTr-STC ngày 02 tháng 11 năm 2026",
            "Báo cáo thẩm định số 15/BC-STP ngày 20 tháng 10 năm 2026;",
            "Dự thảo Quyết định",
        ),
        "examined": FOUND,
        "number": "Tờ trình số 1234/TTr-STC ngày 02 tháng 11 năm 2026",
        "to_ask": ASK,
        "asked": frozenset(ASK[1:2]),
        "authority": "UBND tỉnh, theo khoản 2 Điều 5 Quy chế làm việc",
        "proposal": Proposal.AMEND,
        "reason": "Sửa thể thức căn cứ pháp lý",
        "room": "Phòng Tổng hợp",
        "officer": Signer("Lê Thị Hoa", date(2026, 11, 5)),
        "room_head": Signer("Phạm Văn Dũng"),
        "leader": Signer("Trần Quang Bình"),
    }
    return SubmissionSlip(**(values | changes))  # type: ignore[arg-type]


def least(form: SlipForm) -> SubmissionSlip:
    """A slip of which little is known yet."""
    return SubmissionSlip(form, ("Chủ tịch UBND tỉnh",), "Sở Y tế", "Đề nghị khen thưởng", ())


SAMPLES = {
    "submission_slip": (
        Sample("narrative", slip(SlipForm.NARRATIVE), office("", written=WORDS)),
        Sample(
            "narrative_good",
            slip(SlipForm.NARRATIVE, examined=GOOD, proposal=Proposal.AGREE, reason=""),
            office(""),
        ),
        Sample("narrative_least", least(SlipForm.NARRATIVE), office("")),
        Sample("checklist", slip(SlipForm.CHECKLIST), office("", written=WORDS)),
        Sample("checklist_least", least(SlipForm.CHECKLIST), office("")),
    )
}
