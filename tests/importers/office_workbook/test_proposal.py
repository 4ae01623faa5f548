"""What an import proposes and writes: new, changed and same rows, their history, and refusals."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.terms import AgencyKind, AgencyRole, MeetingKind, Secrecy, TaskKind, TaskOrigin
from app.importers.office_workbook import CellChange, Family, Proposal, apply, propose, read_workbook
from app.importers.office_workbook.values import Level
from app.models.agency import Agency, AgencyAlias
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Person, Post
from app.models.programme import Adjustment, ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import DelayReport, Extension, SourceDocument, Task, TaskAgency
from tests.importers.office_workbook.making import (
    AGENCIES,
    PROGRAMME,
    REGULATION,
    TASK,
    TASKS,
    TODAY,
    counts,
    take_in,
    workbook,
)

Import = Callable[..., Proposal]


@pytest.fixture
def taken(session: Session, tmp_path: Path) -> Import:
    """Import sheets given as keyword arguments, agencies first."""

    def take(*rows: list[Any], heads: list[str] = TASKS, agencies: bool = True) -> Proposal:
        sheets = {"Cơ quan": AGENCIES} if agencies else {}
        return take_in(session, workbook(tmp_path, {**sheets, "Bảng": [heads, *rows]}))

    return take


def task(**changes: Any) -> list[Any]:
    return [
        changes.get(name, cell)
        for name, cell in zip(("n", "number", "day", "content", "by", "lead", "due"), TASK, strict=True)
    ]


def one(session: Session, model: Any) -> Any:
    return session.scalars(select(model).where(model.deleted_at.is_(None))).one()


def leads(session: Session) -> list[str]:
    return list(
        session.scalars(
            select(Agency.name)
            .join(TaskAgency, TaskAgency.agency_id == Agency.id)
            .where(TaskAgency.role == AgencyRole.LEAD, TaskAgency.deleted_at.is_(None))
            .order_by(TaskAgency.position)
        )
    )


def test_a_new_task_is_written_with_all_that_belongs_to_it(session: Session, taken: Import) -> None:
    proposal = taken(task(lead="SYT; Sở Nội vụ", due="Trước ngày 15/10/2026"))
    row = one(session, Task)
    assert (row.content, row.assigned_on, row.deadline) == (
        "Việc thứ nhất",
        date(2026, 10, 2),
        date(2026, 10, 14),
    )
    assert (row.kind, row.deadline_words, row.origin) == (
        TaskKind.NORMAL,
        "Trước ngày 15/10/2026",
        TaskOrigin.PROVINCE,
    )
    assert one(session, SourceDocument).number == "12/UBND-TH"
    assert session.get(Post, row.assigner_post_id).name == "Chủ tịch"  # type: ignore[union-attr]
    assert leads(session) == ["Sở Y tế", "Sở Nội vụ"]
    assert proposal.new_posts == ("Chủ tịch",)
    assert counts(proposal) == {"tasks": (1, 0, 0), "agencies": (4, 0, 0)}


def test_a_deadline_keeps_its_hour(session: Session, taken: Import) -> None:
    taken(task(due="Trước 17 giờ ngày 15/10/2026"))
    row = one(session, Task)
    assert (row.deadline, row.deadline_time) == (date(2026, 10, 15), time(17))
    taken(task(due="Trước ngày 15/10/2026"))
    session.expire_all()
    row = one(session, Task)
    assert (row.deadline, row.deadline_time) == (date(2026, 10, 14), None)


def test_equal_rows_are_matched_one_by_one(session: Session, taken: Import) -> None:
    taken(task(), task(n=2))
    assert counts(taken(task(), task(n=2), task(n=3)))["tasks"] == (1, 0, 2)
    assert len(session.scalars(select(Task)).all()) == 3


def test_a_row_that_the_file_lacks_is_left_alone(session: Session, taken: Import) -> None:
    taken(task(), task(n=2, number="13/UBND-TH"))
    assert counts(taken(task()))["tasks"] == (0, 0, 1)
    assert len(session.scalars(select(Task).where(Task.deleted_at.is_(None))).all()) == 2


def test_a_change_is_shown_cell_by_cell(session: Session, taken: Import) -> None:
    taken(task())
    proposal = taken(task(lead="Sở Nội vụ", due="20/10/2026", by="Phó Chủ tịch"))
    assert counts(proposal)["tasks"] == (0, 1, 0)
    (row,) = proposal.changed
    assert (row.sheet, row.row, row.title) == ("Bảng", 2, "Việc thứ nhất")
    assert set(row.cells) == {
        CellChange("E (Lãnh đạo giao)", "Chủ tịch", "Phó Chủ tịch"),
        CellChange("F (Cơ quan chủ trì)", "Sở Y tế", "Sở Nội vụ"),
        CellChange("G (Thời hạn)", "15/10/2026", "20/10/2026"),
    }
    assert leads(session) == ["Sở Nội vụ"]
    assert one(session, Task).deadline == date(2026, 10, 20)
    removed = session.scalars(select(TaskAgency).where(TaskAgency.deleted_at.is_not(None))).all()
    assert len(removed) == 1
    assert taken(task(lead="Sở Nội vụ", due="20/10/2026", by="Phó Chủ tịch")).work.empty


def test_a_deadline_in_words_is_told_with_the_day_that_is_stored(session: Session, taken: Import) -> None:
    new, *agencies = taken(task()).new
    assert {row.family for row in agencies} == {Family.AGENCIES}
    assert (new.owner, new.due) == ("Sở Y tế", "15/10/2026")
    (row,) = taken(task(due="cuối tháng 10/2026")).changed
    stored = one(session, Task).deadline
    assert [cell.new for cell in row.cells] == [f"cuối tháng 10/2026 ({stored:%d/%m/%Y})"]


def test_new_agencies_of_the_agency_sheet_are_new_rows(session: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Cơ quan": AGENCIES})
    proposal = take_in(session, path)
    names = [row[1] for row in AGENCIES[1:]]
    assert [(row.sheet, row.row, row.title) for row in proposal.new] == [
        ("Cơ quan", place, name) for place, name in enumerate(names, 2)
    ]
    assert proposal.counts[Family.AGENCIES].new == len(proposal.new)


def test_an_emptied_cell_empties_the_value(session: Session, taken: Import) -> None:
    taken(task())
    (row,) = taken(task(due="")).changed
    assert row.cells == (CellChange("G (Thời hạn)", "15/10/2026", ""),)
    assert one(session, Task).deadline is None


def test_a_column_that_the_file_lacks_changes_nothing(session: Session, taken: Import) -> None:
    taken(task())
    proposal = taken(
        [1, *TASK[1:4], "Sở Y tế"], heads=["STT", "Số ký hiệu", "Ngày giao", "Nhiệm vụ", "Chủ trì"]
    )
    assert counts(proposal)["tasks"] == (0, 0, 1)
    assert one(session, Task).deadline == date(2026, 10, 15)


EXTENDED = [*TASKS, "Gia hạn đến", "Ngày cho gia hạn", "Ngày báo cáo chậm", "Chấp nhận lý do"]


def test_a_later_extension_is_added_and_a_slip_corrected(session: Session, taken: Import) -> None:
    first = [*task(), "20/10/2026", "14/10/2026", "", ""]
    corrected = [*task(), "21/10/2026", "14/10/2026", "", ""]
    later = [*task(), "30/10/2026", "20/10/2026", "", ""]
    for row in (first, corrected, later):
        taken(row, heads=EXTENDED)
    found = session.scalars(
        select(Extension).where(Extension.deleted_at.is_(None)).order_by(Extension.decided_on)
    ).all()
    assert [(e.extended_to.day, e.decided_on.day) for e in found] == [(21, 14), (30, 20)]
    assert taken(later, heads=EXTENDED).work.empty
    taken([*task(), "", "", "", ""], heads=EXTENDED)
    assert session.scalars(select(Extension).where(Extension.deleted_at.is_(None))).all() == []


def test_an_extension_that_gives_no_more_time_is_an_error_beside_its_cell(
    session: Session, taken: Import, tmp_path: Path
) -> None:
    row = [*task(), "14/10/2026", "10/10/2026", "", ""]
    with pytest.raises(AppError):
        taken(row, heads=EXTENDED)
    path = workbook(tmp_path, {"Cơ quan": AGENCIES, "Bảng": [EXTENDED, row]})
    proposal = propose(session, read_workbook(path), REGULATION, today=TODAY)
    [told] = [one for one in proposal.complaints if one.level is Level.ERROR]
    assert "Gia hạn đến" in told.column
    assert "không sau hạn đang có 15/10/2026" in told.message
    assert proposal.refused


def test_all_that_a_file_says_of_a_delay_report_is_told_before_it_is_written(
    session: Session, taken: Import
) -> None:
    """A department's reason was written and not told; without a day it was neither."""
    heads = [*TASKS, "Ngày báo cáo chậm", "Lý do chậm"]
    taken([*task(), "", ""], heads=heads)
    (row,) = taken([*task(), "10/10/2026", "Chờ ý kiến bộ"], heads=heads).changed
    assert row.cells[0].new == "10/10/2026, lý do: Chờ ý kiến bộ"
    (row,) = taken([*task(), "10/10/2026", "Thiếu số liệu"], heads=heads).changed
    assert (row.cells[0].old, row.cells[0].new) == (
        "10/10/2026, lý do: Chờ ý kiến bộ",
        "10/10/2026, lý do: Thiếu số liệu",
    )
    said = [one.message for one in taken([*task(), "", "Chưa xong"], heads=heads).complaints]
    assert "Có lý do chậm nhưng chưa có ngày báo cáo chậm; chưa ghi lý do." in said


def test_a_delay_report_gets_its_decision(session: Session, taken: Import) -> None:
    taken([*task(), "", "", "10/10/2026", ""], heads=EXTENDED)
    assert one(session, DelayReport).accepted is None
    (row,) = taken([*task(), "", "", "10/10/2026", "Có"], heads=EXTENDED).changed
    assert row.cells[0].new == "10/10/2026, chấp nhận: Có"
    session.expire_all()
    assert one(session, DelayReport).accepted is True


def test_a_secret_task_keeps_number_and_days_only(session: Session, taken: Import) -> None:
    heads = [*TASKS, "Độ mật", "Sản phẩm", "Trích yếu", "Ghi chú"]
    row = [*task(content="Chuyện kín"), "Mật", "Tờ trình kín", "Trích yếu kín", "Kín"]
    proposal = taken(row, heads=heads)
    found, document = one(session, Task), one(session, SourceDocument)
    assert (found.content, found.product, found.note, found.deadline) == (
        "Nội dung mật",
        "",
        "",
        date(2026, 10, 15),
    )
    assert (document.number, document.secrecy, document.summary) == ("12/UBND-TH", Secrecy.SECRET, "")
    assert "kín" not in repr(proposal).lower()
    assert taken(row, heads=heads).work.empty


def test_an_unknown_agency_is_proposed_with_a_warning(session: Session, taken: Import) -> None:
    proposal = taken(task(lead="Sở Y tếe; Tỉnh đoàn"), task(n=2, number="5/A", lead="Tỉnh đoàn"))
    assert proposal.new_agencies == ("Sở Y tếe", "Tỉnh đoàn")
    assert [(c.row, c.column, c.level.value, c.message) for c in proposal.complaints] == [
        (
            2,
            "F (Cơ quan chủ trì)",
            "warning",
            "Chưa biết cơ quan “Sở Y tếe”, đề nghị thêm mới. Có phải “Sở Y tế”?",
        ),
        (2, "F (Cơ quan chủ trì)", "warning", "Chưa biết cơ quan “Tỉnh đoàn”, đề nghị thêm mới."),
    ]
    assert session.scalars(select(Agency.kind).where(Agency.name == "Tỉnh đoàn")).one() is AgencyKind.PARTY
    assert leads(session).count("Tỉnh đoàn") == 2


def test_an_assigner_comes_from_the_title_of_the_group(session: Session, taken: Import) -> None:
    taken(["I", "", "", "Nhiệm vụ Phó Chủ tịch (kinh tế) giao"], task(by=""))
    assert one(session, Post).name == "Phó Chủ tịch (kinh tế)"
    assert one(session, Task).assigner_post_id == one(session, Post).id


def test_a_person_may_assign_or_follow_a_task(session: Session, taken: Import) -> None:
    proposal = taken([*task(by="Đ/c Nguyễn Thị Hoa"), "Ông Y Đình Ý"], heads=[*TASKS, "Chuyên viên theo dõi"])
    assert proposal.new_people == ("Nguyễn Thị Hoa", "Y Đình Ý")
    assert len(session.scalars(select(Person)).all()) == 2
    assert one(session, Task).assigner_person_id is not None


def test_errors_refuse_the_whole_file(session: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Bảng": [TASKS, task(), task(n=2, due="31/9/2026")]})
    proposal = propose(session, read_workbook(path), REGULATION, today=TODAY)
    assert proposal.refused
    with pytest.raises(AppError, match=r"Tệp “so.xlsx” còn lỗi nên không nhập\."):
        apply(session, proposal)


def test_a_proposal_is_stale_once_the_data_have_changed(session: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Cơ quan": AGENCIES, "Bảng": [TASKS, task()]})
    proposal = propose(session, read_workbook(path), REGULATION, today=TODAY)
    take_in(session, path)
    with pytest.raises(AppError, match="Dữ liệu đã thay đổi từ lúc xem trước"):
        apply(session, proposal)


def test_programme_items_are_known_by_year_content_and_lead(session: Session, taken: Import) -> None:
    item = [1, "Đề án A", "Sở Y tế", "Tháng 11/2026", "", ""]
    taken(item, heads=PROGRAMME)
    assert counts(taken([1, "ĐỀ ÁN A", "SYT", "Tháng 11/2026", 2, "05/12/2026"], heads=PROGRAMME))[
        "programme"
    ] == (0, 1, 0)
    assert counts(taken([1, "Đề án A", "Sở Nội vụ", "Tháng 11/2026", "", ""], heads=PROGRAMME))[
        "programme"
    ] == (1, 0, 0)
    assert counts(taken([1, "Đề án A", "Sở Y tế", "Tháng 11/2027", "", ""], heads=PROGRAMME))[
        "programme"
    ] == (1, 0, 0)
    moved = one(session, Adjustment)
    assert (moved.to_year, moved.to_month) == (2027, 2)
    assert len(session.scalars(select(ProgrammeItem)).all()) == 3


def test_agenda_items_share_their_meeting(session: Session, taken: Import) -> None:
    heads = ["STT", "Phiên họp", "Ngày họp", "Nội dung trình", "Cơ quan trình", "Ngày nhận tài liệu"]
    rows = [[1, "Hội nghị Đảng ủy UBND tỉnh", "12/10/2026", f"Việc {n}", "Sở Y tế", ""] for n in range(2)]
    taken(*rows, heads=heads)
    meeting = one(session, Meeting)
    assert (meeting.kind, meeting.held_on) == (MeetingKind.PARTY, date(2026, 10, 12))
    assert [i.position for i in session.scalars(select(AgendaItem).order_by(AgendaItem.id))] == [1, 2]
    rows[1][5] = "07/10/2026"
    assert counts(taken(*rows, heads=heads))["session_documents"] == (0, 1, 1)
    one(session, Meeting)


def test_another_day_of_receipt_takes_its_hour_with_it(session: Session, taken: Import) -> None:
    heads = ["STT", "Tên báo cáo", "Cơ quan báo cáo", "Hạn gửi", "Ngày gửi"]
    row = [1, "Báo cáo tháng 10", "SYT", "14/10/2026", "14/10/2026"]
    taken(row, heads=heads)
    one(session, ReportObligation).received_at = time(18)
    session.flush()
    taken([*row[:-1], "13/10/2026"], heads=heads)
    session.expire_all()
    report = one(session, ReportObligation)
    assert (report.received_on, report.received_at) == (date(2026, 10, 13), None)


def test_a_report_is_owed_by_one_agency(session: Session, taken: Import, tmp_path: Path) -> None:
    heads = ["STT", "Tên báo cáo", "Cơ quan báo cáo", "Hạn gửi", "Ngày gửi"]
    taken([1, "Báo cáo tháng 10", "SYT", "Trước ngày 15/10/2026", ""], heads=heads)
    assert one(session, ReportObligation).due_on == date(2026, 10, 14)
    path = workbook(tmp_path, {"B": [heads, [1, "Báo cáo", "SYT; SNV", "14/10/2026", ""]]})
    proposal = propose(session, read_workbook(path), REGULATION, today=TODAY)
    assert [c.message for c in proposal.complaints] == [
        "Một dòng chỉ ghi một cơ quan, ô này có 2: tách mỗi cơ quan một dòng."
    ]
    assert proposal.refused


def test_the_agencies_sheet_is_read_first_and_compared(session: Session, tmp_path: Path) -> None:
    heads = ["STT", "Tên cơ quan", "Tên viết tắt", "Loại", "Tên gọi khác", "Hiệu lực đến", "Cơ quan kế thừa"]
    rows = [
        [
            1,
            "Sở Du lịch",
            "SDL",
            "Sở, ban, ngành",
            "Sở DL; Ngành du lịch",
            "30/06/2025",
            "Sở Văn hóa, Thể thao và Du lịch",
        ],
        [2, "Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL", "", "", "", ""],
    ]
    path = workbook(tmp_path, {"Việc": [TASKS, task(lead="Ngành du lịch")], "Danh sách": [heads, *rows]})
    proposal = take_in(session, path)
    old = session.scalars(select(Agency).where(Agency.name == "Sở Du lịch")).one()
    assert session.get(Agency, old.successor_id).short_name == "SVHTTDL"  # type: ignore[union-attr]
    assert (old.valid_to, old.position) == (date(2025, 6, 30), 1)
    assert len(session.scalars(select(AgencyAlias)).all()) == 2
    assert proposal.new_agencies == ()
    assert leads(session) == ["Sở Du lịch"]
    assert take_in(session, path).work.empty
    rows[0][2] = "SDLCH"
    changed = take_in(session, workbook(tmp_path, {"Danh sách": [heads, *rows]}))
    assert changed.changed[0].cells == (CellChange("C (Tên viết tắt)", "SDL", "SDLCH"),)


def test_two_agencies_of_one_name_are_told(session: Session, tmp_path: Path) -> None:
    twice = workbook(tmp_path, {"A": [AGENCIES[0], AGENCIES[1], [2, "SỞ NỘI VỤ", "", "Sở"]]})
    (complaint,) = propose(session, read_workbook(twice), REGULATION, today=TODAY).complaints
    assert (complaint.row, complaint.level.value) == (3, "error")
    assert complaint.message == "Trùng tên cơ quan với dòng 2: “SỞ NỘI VỤ”."
    shared = workbook(
        tmp_path,
        {"A": [AGENCIES[0], AGENCIES[1], [2, "Sở Ngoại vụ", "SNV", "Sở"]], "B": [TASKS, task(lead="SNV")]},
    )
    told = propose(session, read_workbook(shared), REGULATION, today=TODAY).complaints
    assert [c.level.value for c in told] == ["warning", "error"]
    assert "“SNV” chưa rõ là “Sở Nội vụ” hoặc “Sở Ngoại vụ”" in told[1].message
