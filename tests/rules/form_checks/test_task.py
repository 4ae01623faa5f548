"""What the form of a task complains of, field by field."""

from dataclasses import replace
from datetime import date

import pytest

from app.briefings.forms import Complaint, Ref
from app.briefings.task_form import DelayReportRow, ExtensionRow, ProgressRow, TaskForm
from app.core.terms import Secrecy, TaskKind
from app.rules.form_checks.task import check
from app.rules.regulation import Calendar
from app.rules.secrets import BY_NUMBER, HIDDEN_CONTENT, SENTENCE

TODAY = date(2026, 11, 23)
CALENDAR = Calendar(frozenset({date(2026, 11, 24)}), frozenset({date(2026, 11, 28)}))
LETTER = Ref("source_document", "", "1/UBND")
GOOD = TaskForm(
    content="Rà soát quy hoạch",
    assigned_on=date(2026, 11, 2),
    deadline=date(2026, 11, 20),
    leads=(Ref("agency", "a" * 32, "Sở Y tế"),),
    coordinating=(Ref("agency", "", "Sở Nội vụ"),),
)
EARLY, LATE, TOMORROW = date(2026, 10, 1), date(2026, 12, 4), date(2026, 11, 25)
LATER = date(2026, 12, 7)
SECRET = replace(GOOD, secrecy=Secrecy.SECRET, content="", document=Ref("source_document", "", "5/M"))


def complaints(form: TaskForm) -> tuple[Complaint, ...]:
    return check(form, CALENDAR, today=TODAY)


@pytest.mark.parametrize(
    "form",
    [
        GOOD,
        replace(GOOD, completed_on=TODAY, quality_accepted=True, quality_judged_on=TODAY),
        replace(GOOD, extensions=(ExtensionRow(LATE, date(2026, 11, 18)),)),
        replace(GOOD, delay_reports=(DelayReportRow(date(2026, 11, 18), accepted=True, decided_on=TODAY),)),
        replace(GOOD, progress=(ProgressRow(TODAY, percent=100), ProgressRow(TODAY, content="Xong"))),
        replace(GOOD, deadline=date(2026, 11, 28)),
        replace(GOOD, deadline=None, deadline_words="Thường xuyên", kind=TaskKind.REGULAR),
        replace(GOOD, deadline_words="trước 21/11"),
        SECRET,
        replace(SECRET, content=HIDDEN_CONTENT),
        replace(GOOD, deadline=None, withdrawn=True),
    ],
)
def test_a_form_without_fault_gets_no_complaint(form: TaskForm) -> None:
    assert complaints(form) == ()


@pytest.mark.parametrize(
    ("fault", "field", "said", "warning"),
    [
        ({"document_day": date(2026, 11, 2)}, "document_day", "chưa có số, ký hiệu", True),
        ({"content": ""}, "content", "Chưa có nội dung nhiệm vụ", False),
        ({"assigned_on": None}, "assigned_on", "Chưa có ngày giao", False),
        (
            {"document": LETTER, "document_day": TOMORROW, "assigned_on": TOMORROW, "deadline": LATE},
            "document_day",
            "tương lai",
            False,
        ),
        (
            {"document": LETTER, "document_day": date(2026, 11, 9)},
            "assigned_on",
            "trước ngày văn bản giao",
            True,
        ),
        ({"leads": ()}, "leads", "Chưa có cơ quan chủ trì", True),
        ({"coordinating": GOOD.leads}, "coordinating", "“Sở Y tế” đã chủ trì", False),
        ({"leads": (Ref("agency", "", "sở nội vụ"),)}, "coordinating", "“Sở Nội vụ” đã chủ trì", False),
        ({"deadline": date(2026, 10, 30)}, "deadline", "trước ngày giao", False),
        ({"deadline": date(2026, 11, 21)}, "deadline", "21/11/2026 là ngày nghỉ (thứ Bảy)", True),
        ({"deadline": date(2026, 11, 24)}, "deadline", "là ngày nghỉ (thứ Ba)", True),
        ({"deadline": None}, "deadline", "chưa nhập hạn hoàn thành", True),
        ({"deadline": None, "deadline_words": "trước 21/11"}, "deadline", "chưa nhập hạn hoàn thành", True),
        (
            {"secrecy": Secrecy.SECRET, "content": ""},
            "document",
            "nhập số, ký hiệu hoặc ngày văn bản",
            True,
        ),
        ({"deadline": None, "deadline_words": "Thường xuyên"}, "kind", "ghi “Thường xuyên”", True),
        ({"completed_on": EARLY}, "completed_on", "trước ngày giao", False),
        ({"completed_on": TOMORROW}, "completed_on", "ở tương lai", False),
        ({"quality_accepted": False}, "quality_accepted", "chưa có ngày hoàn thành", True),
        ({"quality_judged_on": TODAY}, "quality_judged_on", "chưa chọn đạt hay không đạt", True),
        (
            {"completed_on": TODAY, "quality_accepted": True, "quality_judged_on": date(2026, 11, 20)},
            "quality_judged_on",
            "trước ngày hoàn thành",
            True,
        ),
        ({"withdrawn_on": TODAY}, "withdrawn_on", "chưa đánh dấu đã thu hồi", True),
        ({"withdrawn": True, "withdrawn_on": EARLY}, "withdrawn_on", "trước ngày giao", False),
        ({"withdrawn": True, "completed_on": TODAY}, "withdrawn", "cũng đã thu hồi", True),
    ],
)
def test_a_fault_is_told_beside_its_field(
    fault: dict[str, object], field: str, said: str, warning: bool
) -> None:
    (complaint,) = complaints(replace(GOOD, **fault))
    assert (complaint.field, complaint.warning) == (field, warning)
    assert said in complaint.sentence


@pytest.mark.parametrize(
    ("field", "row", "column", "said", "warning"),
    [
        ("extensions", ExtensionRow(), "extended_to", "Chưa có hạn mới", False),
        ("extensions", ExtensionRow(date(2026, 11, 20)), "extended_to", "không sau hạn đang có", False),
        ("extensions", ExtensionRow(date(2026, 12, 6)), "extended_to", "là ngày nghỉ (Chủ nhật)", True),
        ("extensions", ExtensionRow(LATER, EARLY), "decided_on", "trước ngày giao", True),
        ("delay_reports", DelayReportRow(), "reported_on", "Chưa có ngày báo cáo chậm", False),
        ("delay_reports", DelayReportRow(TOMORROW), "reported_on", "ở tương lai", False),
        ("delay_reports", DelayReportRow(EARLY), "reported_on", "trước ngày giao", True),
        ("delay_reports", DelayReportRow(TODAY, decided_on=TODAY), "decided_on", "chưa chọn chấp nhận", True),
        (
            "delay_reports",
            DelayReportRow(TODAY, accepted=True, decided_on=date(2026, 11, 20)),
            "decided_on",
            "trước ngày báo cáo",
            True,
        ),
        ("progress", ProgressRow(content="Xong"), "reported_on", "Chưa có ngày báo cáo", False),
        ("progress", ProgressRow(TOMORROW, content="Xong"), "reported_on", "ở tương lai", False),
        ("progress", ProgressRow(TODAY), "content", "Chưa có nội dung", False),
        ("progress", ProgressRow(TODAY, percent=101), "percent", "từ 0 đến 100", False),
    ],
)
def test_a_fault_in_a_row_is_told_beside_its_column(
    field: str, row: object, column: str, said: str, warning: bool
) -> None:
    first = {"extensions": ExtensionRow(LATE), "delay_reports": DelayReportRow(TODAY)}
    good = first.get(field, ProgressRow(TODAY, percent=0))
    (complaint,) = complaints(replace(GOOD, **{field: (good, row)}))
    assert (complaint.field, complaint.row, complaint.column) == (field, 1, column)
    assert (said in complaint.sentence, complaint.warning) == (True, warning)


@pytest.mark.parametrize(
    ("rows", "warnings"),
    [
        ((ExtensionRow(LATE, EARLY, key="a"), ExtensionRow(LATER, TODAY)), ()),
        ((ExtensionRow(LATER, EARLY, key="a"), ExtensionRow(LATE, TODAY)), (False,)),
        ((ExtensionRow(LATE, TODAY), ExtensionRow(LATER, date(2026, 11, 3))), (False,)),
        ((ExtensionRow(LATER, EARLY, key="a"), ExtensionRow(LATE, TODAY, key="b")), (True,)),
        ((ExtensionRow(LATE, TODAY, key="a"), ExtensionRow(LATER, EARLY)), (False,)),
    ],
    ids=["later", "earlier", "decided before", "one that stands", "before one that stands"],
)
def test_an_extension_is_held_against_the_deadline_in_force_when_it_was_decided(
    rows: tuple[ExtensionRow, ...], warnings: tuple[bool, ...]
) -> None:
    found = [one for one in complaints(replace(GOOD, extensions=rows)) if one.column == "extended_to"]
    assert tuple(one.warning for one in found) == warnings
    assert all("không sau hạn đang có 07/12/2026" in one.sentence for one in found)


@pytest.mark.parametrize(
    ("told", "field", "row"),
    [
        ({"content": "Chuyện mật"}, "content", None),
        ({"summary": "Về chuyện mật"}, "summary", None),
        ({"product": "Báo cáo"}, "product", None),
        ({"field": Ref("field", "", "Quốc phòng")}, "field", None),
        ({"result_document": "Báo cáo kho"}, "result_document", None),
        ({"extensions": (ExtensionRow(LATE, document_number="Về kho"),)}, "extensions", 0),
        ({"note": "Chuyện mật"}, "note", None),
        ({"extensions": (ExtensionRow(LATE, reason="Chuyện mật"),)}, "extensions", 0),
        ({"delay_reports": (DelayReportRow(TODAY, reason="Chuyện mật"),)}, "delay_reports", 0),
        ({"progress": (ProgressRow(TODAY, content="Chuyện mật"),)}, "progress", 0),
    ],
)
def test_what_a_secret_task_is_about_is_refused_wherever_it_stands(
    told: dict[str, object], field: str, row: int | None
) -> None:
    (complaint,) = complaints(replace(SECRET, **told))
    sentence = SENTENCE if field in ("content", "summary", "field") else BY_NUMBER
    assert (complaint.sentence, complaint.field, complaint.row) == (sentence, field, row)
