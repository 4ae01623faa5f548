"""What is said of the form of a programme item, one complaint a row."""

from dataclasses import replace
from datetime import date

import pytest

from app.briefings.forms import Complaint, Ref
from app.briefings.programme_item_form import AdjustmentRow, MilestoneRow, ProgrammeItemForm
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.terms import AdjustmentGround
from app.rules.form_checks.programme_item import check

TODAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)
HEALTH, BUILDING = Ref("agency", "1" * 32, "Sở Y tế"), Ref("agency", "2" * 32, "Sở Xây dựng")
GOOD = ProgrammeItemForm(
    content="Đề án", form="Đề án", leads=(HEALTH,), coordinating=(BUILDING,), due=(2026, 12)
)
MOVE = AdjustmentRow(
    to=(2027, 1),
    ground=AdjustmentGround.OBJECTIVE,
    reason="Lý do",
    necessity="Cần",
    effect="Không",
    requested_on=date(2026, 11, 1),
    decision=RequestDecision.APPROVED,
    decided_on=date(2026, 11, 5),
)
OUT = replace(MOVE, kind=AdjustmentKind.WITHDRAW, to=None)
LATE = replace(GOOD, due=(2026, 10))
ADDED = replace(
    GOOD,
    added_on=date(2026, 11, 5),
    ground=AdjustmentGround.OBJECTIVE,
    reason="Lý do",
    necessity="Cần",
    effect="Không",
    asked_on=date(2026, 11, 1),
    decided_by="Chủ tịch",
)


def test_a_good_item_has_no_complaint():
    assert check(replace(GOOD, adjustments=(MOVE,)), today=TODAY) == ()
    assert check(ADDED, today=TODAY) == ()


def of(field: str, sentence: str, *, warning: bool = False) -> Complaint:
    return Complaint(field, sentence, warning=warning)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        (replace(GOOD, content=""), of("content", "Nhập nội dung của mục chương trình.")),
        (replace(ADDED, added_on=TOMORROW), of("added_on", "Ngày bổ sung 24/11/2026 ở tương lai.")),
        (
            replace(ADDED, added_on=None),
            of("added_on", "Có căn cứ, lý do bổ sung nhưng chưa có ngày quyết định bổ sung."),
        ),
        (replace(ADDED, ground=None), of("ground", "Chọn một trong bốn căn cứ bổ sung.")),
        (replace(ADDED, necessity=""), of("necessity", "Bổ sung phải nêu sự cần thiết.")),
        (
            replace(ADDED, decided_by=""),
            of("decided_by", "Chưa ghi ai quyết định bổ sung.", warning=True),
        ),
        (
            replace(ADDED, asked_on=TODAY),
            of("added_on", "Ngày quyết định trước ngày đề nghị.", warning=True),
        ),
        (replace(GOOD, leads=()), of("leads", "Chưa có cơ quan chủ trì.", warning=True)),
        (
            replace(GOOD, coordinating=(HEALTH,)),
            of("coordinating", "“Sở Y tế” đã chủ trì nên không ghi phối hợp nữa."),
        ),
        (replace(GOOD, due=None), of("due", "Nhập tháng trình theo chương trình đã ban hành.")),
        (
            replace(GOOD, due=(2062, 1)),
            of("due", "Năm 2062 cách năm nay khá xa: kiểm tra lại.", warning=True),
        ),
        (
            replace(GOOD, submitted_on=TOMORROW),
            of("submitted_on", "Ngày trình 24/11/2026 ở tương lai."),
        ),
        (
            replace(GOOD, issued_on=TODAY),
            of(
                "submitted_on",
                "Đã có ngày ban hành nhưng chưa có ngày trình: mục vẫn bị tính là chưa trình.",
                warning=True,
            ),
        ),
        (
            replace(GOOD, submitted_on=TODAY, issued_on=TOMORROW),
            of("issued_on", "Ngày ban hành 24/11/2026 ở tương lai."),
        ),
        (
            replace(GOOD, submitted_on=TODAY, issued_on=date(2026, 11, 22)),
            of("issued_on", "Ngày ban hành trước ngày trình."),
        ),
        (
            replace(GOOD, withdrawn_on=TODAY),
            of("withdrawn_on", "Có ngày rút nhưng chưa đánh dấu là đã rút."),
        ),
        (
            replace(GOOD, withdrawn=True),
            of("withdrawn_on", "Chưa có ngày rút: mục không được tính ở bất cứ kỳ nào.", warning=True),
        ),
        (
            replace(GOOD, withdrawn=True, withdrawn_on=TODAY),
            of(
                "withdrawn",
                "Rút khỏi chương trình phải có đề nghị và quyết định: ghi ở mục Điều chỉnh.",
                warning=True,
            ),
        ),
        (
            LATE,
            of("delay_cause", "Đã qua tháng trình mà chưa trình: ghi nguyên nhân chậm.", warning=True),
        ),
    ],
)
def test_each_slip_has_its_sentence(changed, complaint):
    assert check(changed, today=TODAY) == (complaint,)


@pytest.mark.parametrize(
    ("row", "column", "sentence", "warning"),
    [
        (replace(MOVE, to=None), "to", "Nhập tháng chuyển đến.", False),
        (
            replace(MOVE, to=(2026, 11)),
            "to",
            "Chuyển sang tháng 11/2026 sớm hơn tháng trình đang có (tháng 12/2026).",
            True,
        ),
        (
            replace(MOVE, to=(2026, 12)),
            "to",
            "Chuyển sang tháng 12/2026 trùng với tháng trình đang có (tháng 12/2026).",
            True,
        ),
        (
            replace(MOVE, ground=None),
            "ground",
            "Chưa chọn căn cứ: chỉ được điều chỉnh theo một trong bốn căn cứ.",
            True,
        ),
        (
            replace(MOVE, necessity="", effect=""),
            "necessity",
            "Văn bản đề nghị phải nêu sự cần thiết, đánh giá tác động.",
            True,
        ),
        (
            replace(MOVE, requested_on=TOMORROW, decision=RequestDecision.PENDING, decided_on=None),
            "requested_on",
            "Ngày đề nghị 24/11/2026 ở tương lai.",
            False,
        ),
        (
            replace(MOVE, decided_on=TOMORROW),
            "decided_on",
            "Ngày quyết định 24/11/2026 ở tương lai.",
            False,
        ),
        (
            replace(MOVE, decided_on=None),
            "decided_on",
            "Chưa có ngày quyết định: tháng mới được tính ngay từ đầu.",
            True,
        ),
        (
            replace(MOVE, decided_on=date(2026, 10, 31)),
            "decided_on",
            "Ngày quyết định trước ngày đề nghị.",
            True,
        ),
    ],
)
def test_each_slip_of_an_adjustment_stands_in_its_row(row, column, sentence, warning):
    found = check(replace(GOOD, adjustments=(row,)), today=TODAY)
    assert found == (Complaint("adjustments", sentence, 0, column, warning),)


def test_a_second_adjustment_is_measured_by_the_first():
    found = check(replace(GOOD, adjustments=(MOVE, replace(MOVE, to=(2026, 12)))), today=TODAY)
    assert [(one.row, one.column) for one in found] == [(1, "to")]


@pytest.mark.parametrize(
    "excused",
    [
        replace(LATE, delay_cause="Chờ ý kiến"),
        replace(LATE, submitted_on=TODAY),
        replace(LATE, withdrawn=True, withdrawn_on=TODAY, adjustments=(OUT,)),
        replace(LATE, adjustments=(replace(MOVE, to=(2026, 11)),)),
    ],
)
def test_no_cause_is_asked_of_an_item_that_is_not_late(excused):
    assert check(excused, today=TODAY) == ()


PLACED = replace(GOOD, needs_council=True, council_on=date(2026, 12, 5))


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        (replace(GOOD, form=""), "form", "Chưa có hình thức"),
        (replace(GOOD, needs_party=True), "party_on", "Chưa ghi ngày họp Tỉnh ủy"),
        (
            replace(PLACED, council_on=date(2026, 11, 30)),
            "council_on",
            "Trình tháng 12/2026, sau ngày họp HĐND 30/11/2026.",
        ),
        (replace(PLACED, adjustments=(MOVE,)), "council_on", "Trình tháng 1/2027"),
    ],
)
def test_what_the_programme_asks_of_its_items_and_of_other_calendars(changed, field, sentence):
    [complaint] = check(changed, today=TODAY)
    assert (complaint.field, complaint.warning) == (field, True)
    assert complaint.sentence.startswith(sentence)


@pytest.mark.parametrize(
    "row",
    [
        replace(MOVE, decision=RequestDecision.REFUSED, decision_note="Chưa cần thiết"),
        replace(MOVE, decision=RequestDecision.PENDING, decided_on=None),
    ],
)
def test_a_request_that_was_not_approved_moves_nothing(row):
    assert check(replace(PLACED, adjustments=(row,)), today=TODAY) == ()


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (replace(MOVE, decision=RequestDecision.PENDING), "decision"),
        (replace(MOVE, decision=RequestDecision.REFUSED), "decision_note"),
        (replace(MOVE, kind=AdjustmentKind.WITHDRAW, to=None, decided_on=None), "decided_on"),
    ],
)
def test_a_decision_is_whole(row, column):
    [complaint] = check(replace(GOOD, adjustments=(row,)), today=TODAY)
    assert (complaint.row, complaint.column) == (0, column)


def test_steps_have_words_and_end_by_the_month_of_the_item():
    steps = (MilestoneRow(), MilestoneRow(content="Lấy ý kiến", due_on=date(2027, 1, 2)))
    said = [(c.row, c.column, c.warning) for c in check(replace(GOOD, milestones=steps), today=TODAY)]
    assert said == [(0, "content", False), (1, "due_on", True)]


def test_an_item_is_not_withdrawn_on_a_day_to_come():
    found = check(replace(GOOD, withdrawn=True, withdrawn_on=TOMORROW), today=TODAY)
    assert Complaint("withdrawn_on", "Ngày rút 24/11/2026 ở tương lai.") in found
