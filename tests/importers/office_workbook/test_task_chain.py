"""Who follows a task, its marks, its source and the parts of its agencies: out of a workbook and back into one."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Loaded, Ref
from app.briefings.task_form import TaskForm
from app.core.task_making_terms import FollowRole, TaskMark
from app.core.task_terms import Obligation
from app.core.terms import AgencyKind, Secrecy, TaskOrigin
from app.importers.office_workbook import apply, propose, read_workbook
from app.models.agency import Agency
from app.models.database import Database
from app.models.person import Person
from app.models.task import SourceDocument, Task, TaskAgency
from app.models.task_making import TaskFollower
from app.rules.secrets import SENTENCE
from app.services.forms import document as document_form
from app.services.forms import task as task_form
from app.services.undo import undo
from tests.conftest import ACTOR
from tests.importers.office_workbook.making import AGENCIES, REGULATION, TASK, TASKS, TODAY, take_in, workbook

HEADS = [*TASKS, "Phòng theo dõi", "Phó Trưởng phòng", "Chuyên viên theo dõi"]
PARTS = {
    "Đầu mối của từng cơ quan": "contact",
    "Điện thoại đầu mối": "phone",
    "Phần việc của từng cơ quan": "part",
    "Hạn phần việc": "deadline",
    "Ngày trả lời của từng cơ quan": "answered_on",
    "Kết quả trả lời của từng cơ quan": "answer",
}
WITH = [*TASKS, "Cơ quan phối hợp"]


def taken(session: Session, folder: Path, heads: list[str], *rows: list[Any], today: date = TODAY):
    path = workbook(folder, {"Cơ quan": AGENCIES, "Bảng": [heads, *rows]})
    return take_in(session, path, today=today)


def one(session: Session, model: Any) -> Any:
    return session.scalars(select(model).where(model.deleted_at.is_(None))).one()


def trace(session: Session, role: FollowRole) -> list[tuple[str, date | None, date | None]]:
    rows = session.scalars(
        select(TaskFollower).where(TaskFollower.role == role, TaskFollower.deleted_at.is_(None))
    )
    return sorted(
        (
            session.get_one(Agency, row.agency_id).name
            if row.agency_id
            else session.get_one(Person, row.person_id).full_name,
            row.from_on,
            row.to_on,
        )
        for row in rows
    )


def test_who_follows_a_new_task_does_so_from_its_start(session: Session, tmp_path: Path) -> None:
    taken(session, tmp_path, HEADS, [*TASK, "Phòng Tổng hợp", "Vũ Bình", "Lê An"])
    row = one(session, Task)
    room = session.get_one(Agency, row.room_id)
    assert (room.name, room.kind) == ("Phòng Tổng hợp", AgencyKind.OFFICE_ROOM)
    assert [session.get_one(Person, key).full_name for key in (row.deputy_id, row.officer_id)] == [
        "Vũ Bình",
        "Lê An",
    ]
    assert session.scalars(select(TaskFollower)).all() == []


def test_another_officer_or_room_is_a_handover_with_its_day(database: Database, tmp_path: Path) -> None:
    with database.write(ACTOR) as session:
        taken(session, tmp_path, HEADS, [*TASK, "Phòng Tổng hợp", "", "Lê An"])
    with database.write(ACTOR) as session:
        told = taken(session, tmp_path, HEADS, [*TASK, "Phòng Nội chính", "", "Đỗ Hoa"])
        assert [(cell.old, cell.new) for cell in told.changed[0].cells] == [
            ("Phòng Tổng hợp", "Phòng Nội chính, từ 23/11/2026"),
            ("Lê An", "Đỗ Hoa, từ 23/11/2026"),
        ]
        until, since = date(2026, 11, 22), TODAY
        assert trace(session, FollowRole.OFFICER) == [("Lê An", None, until), ("Đỗ Hoa", since, None)]
        assert trace(session, FollowRole.ROOM) == [
            ("Phòng Nội chính", since, None),
            ("Phòng Tổng hợp", None, until),
        ]
        row = one(session, Task)
        assert session.get_one(Person, row.officer_id).full_name == "Đỗ Hoa"
        again = taken(session, tmp_path, HEADS, [*TASK, "Phòng Nội chính", "", "Đỗ Hoa"])
        assert again.work.empty
    with database.write(ACTOR) as session:
        undo(session)
        assert trace(session, FollowRole.OFFICER) == []
        assert session.get_one(Person, one(session, Task).officer_id).full_name == "Lê An"


def test_a_file_may_name_the_day_and_may_take_the_officer_away(session: Session, tmp_path: Path) -> None:
    heads = [*TASKS, "Chuyên viên theo dõi", "Theo dõi từ ngày"]
    taken(session, tmp_path, heads, [*TASK, "Lê An", ""])
    taken(session, tmp_path, heads, [*TASK, "Đỗ Hoa", "10/11/2026"])
    told = taken(session, tmp_path, heads, [*TASK, "", "20/11/2026"])
    assert told.changed[0].cells[0].new == "không ai, từ 20/11/2026"
    assert trace(session, FollowRole.OFFICER) == [
        ("Lê An", None, date(2026, 11, 9)),
        ("Đỗ Hoa", date(2026, 11, 10), date(2026, 11, 19)),
    ]
    assert one(session, Task).officer_id is None


def test_a_new_task_may_be_followed_only_from_a_later_day(session: Session, tmp_path: Path) -> None:
    heads = [*TASKS, "Chuyên viên theo dõi", "Theo dõi từ ngày"]
    taken(session, tmp_path, heads, [*TASK, "Lê An", "10/11/2026"])
    assert trace(session, FollowRole.OFFICER) == [("Lê An", date(2026, 11, 10), None)]
    assert one(session, Task).officer_id is not None


def test_marks_and_sources_are_read_by_their_labels(session: Session, tmp_path: Path) -> None:
    heads = [*TASKS, "Đánh dấu", "Nguồn giao"]
    taken(session, tmp_path, heads, [*TASK, "Trọng tâm, Đơn, kiến nghị", "Chất vấn"])
    row = one(session, Task)
    assert (row.marks, row.origin) == ((TaskMark.KEY, TaskMark.PETITION), TaskOrigin.COUNCIL_QUESTION)
    told = taken(session, tmp_path, heads, [*TASK, "ỦY QUYỀN", "Báo chí nêu"])
    assert {(cell.old, cell.new) for cell in told.changed[0].cells} == {
        ("Trọng tâm; Đơn, kiến nghị", "Ủy quyền"),
        ("HĐND tỉnh – chất vấn", "Báo chí nêu"),
    }


@pytest.mark.parametrize("origin", TaskOrigin)
def test_the_label_of_every_source_is_read_back(session: Session, tmp_path: Path, origin: TaskOrigin) -> None:
    taken(session, tmp_path, [*TASKS, "Nguồn giao"], [*TASK, origin.label])
    assert one(session, Task).origin is origin


def test_a_mark_that_is_none_is_told_beside_its_cell(session: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Cơ quan": AGENCIES, "Bảng": [[*TASKS, "Đánh dấu"], [*TASK, "Hỏa tốc"]]})
    proposal = propose(session, read_workbook(path), REGULATION, today=TODAY)
    [complaint] = proposal.complaints
    assert (complaint.row, complaint.column, proposal.refused) == (2, "H (Đánh dấu)", True)
    assert "Trọng tâm; Ủy quyền" in complaint.message


def part(session: Session, agency: str) -> TaskAgency:
    query = select(TaskAgency).join(Agency, Agency.id == TaskAgency.agency_id)
    return session.scalars(query.where(Agency.name == agency, TaskAgency.deleted_at.is_(None))).one()


def test_each_agency_has_its_own_line_in_a_cell(session: Session, tmp_path: Path) -> None:
    heads = [*WITH, *PARTS]
    row = [
        *TASK,
        "Sở Nội vụ",
        "Sở Y tế: Trần Bình\nSNV: Lê Hoa",
        "Sở Nội vụ: 0262 3 851 234",
        "Sở Nội vụ: Góp ý dự thảo",
        "Sở Nội vụ: 12/10/2026",
        "",
        "",
    ]
    taken(session, tmp_path, heads, row)
    office = part(session, "Sở Nội vụ")
    assert (office.contact, office.phone, office.deadline) == ("Lê Hoa", "0262 3 851 234", date(2026, 10, 12))
    assert part(session, "Sở Y tế").contact == "Trần Bình"
    row[8:14] = ["Sở Nội vụ: Lê Hoa", "", "", "", "Sở Nội vụ: 11/10/2026", "Sở Nội vụ: 9/SNV"]
    told = taken(session, tmp_path, heads, row)
    assert [(cell.old, cell.new) for cell in told.changed[0].cells] == [
        ("Sở Y tế: Trần Bình\nSở Nội vụ: Lê Hoa", "Sở Nội vụ: Lê Hoa"),
        ("Sở Nội vụ: 0262 3 851 234", ""),
        ("Sở Nội vụ: Góp ý dự thảo", ""),
        ("Sở Nội vụ: 12/10/2026", ""),
        ("", "Sở Nội vụ: 11/10/2026"),
        ("", "Sở Nội vụ: 9/SNV"),
    ]
    session.expire_all()
    assert (office.answered_on, office.answer, office.deadline, office.phone) == (
        date(2026, 10, 11),
        "9/SNV",
        None,
        "",
    )
    assert taken(session, tmp_path, heads, row).work.empty


def test_an_agency_that_joins_brings_its_part_and_one_that_stays_keeps_it(
    session: Session, tmp_path: Path
) -> None:
    heads = [*WITH, "Đầu mối của từng cơ quan"]
    taken(session, tmp_path, heads, [*TASK, "Sở Nội vụ", "Sở Nội vụ: Lê Hoa"])
    both = "Sở Nội vụ; UBND xã Cư M’gar"
    taken(session, tmp_path, heads, [*TASK, both, "UBND xã Cư M’gar: Y Blơ\nSở Nội vụ: Lê Hoa"])
    assert part(session, "UBND xã Cư M’gar").contact == "Y Blơ"
    leads = [*TASK[:5], "Sở Nội vụ", *TASK[6:]]
    taken(session, tmp_path, WITH, [*leads, "Sở Y tế"])
    assert part(session, "Sở Nội vụ").contact == "Lê Hoa", "the file has no column of contacts"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Sở Tài chính: Ai đó", "“Sở Tài chính” chưa là cơ quan chủ trì hay phối hợp"),
        ("Ai đó", "Chưa rõ “Ai đó” là của cơ quan nào"),
        ("Sở Y tế: Một\nSYT: Hai", "“Sở Y tế” có hai dòng"),
    ],
)
def test_a_part_of_no_agency_of_the_task_is_told_beside_its_cell(
    session: Session, tmp_path: Path, cell: str, said: str
) -> None:
    rows = [[*WITH, "Đầu mối của từng cơ quan"], [*TASK, "Sở Nội vụ", cell]]
    path = workbook(tmp_path, {"Cơ quan": AGENCIES, "Bảng": rows})
    proposal = propose(session, read_workbook(path), REGULATION, today=TODAY)
    [complaint] = proposal.complaints
    assert (complaint.column, proposal.refused) == ("I (Đầu mối của từng cơ quan)", True)
    assert complaint.message.startswith(said)


def test_a_day_of_a_part_that_is_none_is_told(session: Session, tmp_path: Path) -> None:
    rows = [[*WITH, "Hạn phần việc"], [*TASK, "Sở Nội vụ", "Sở Nội vụ: khi nào xong"]]
    path = workbook(tmp_path, {"Cơ quan": AGENCIES, "Bảng": rows})
    assert propose(session, read_workbook(path), REGULATION, today=TODAY).refused


def test_columns_of_parts_can_be_named_by_hand(session: Session, tmp_path: Path) -> None:
    rows = [[*WITH, "Cột lạ", "Cột khác"], [*TASK, "Sở Nội vụ", "Sở Nội vụ: Lê Hoa", "Phòng Tổng hợp"]]
    path = workbook(tmp_path, {"Cơ quan": AGENCIES, "Bảng": rows})
    read = read_workbook(path, mapping={"Bảng": {"I": "part_contact", "J": "room"}})
    apply(session, propose(session, read, REGULATION, today=TODAY))
    assert part(session, "Sở Nội vụ").contact == "Lê Hoa"
    assert session.get_one(Agency, one(session, Task).room_id).name == "Phòng Tổng hợp"


@pytest.mark.parametrize("emptied", [(), ("Độ mật",)])
def test_under_a_document_known_as_secret_the_file_tells_nothing(
    session: Session, tmp_path: Path, emptied: tuple[str, ...]
) -> None:
    secret = TaskForm(
        document=Ref("source_document", "", "12/UBND-TH"), secrecy=Secrecy.SECRET, assigned_on=TODAY
    )
    task_form.save(session, Loaded("", secret), today=TODAY)
    heads = [*WITH, "Ghi chú", "Văn bản kết quả", "Kết quả trả lời của từng cơ quan", *emptied]
    row = [*TASK, "Sở Nội vụ", "Chuyện kín", "15/BC-SYT", "Sở Nội vụ: chuyện kín", *("" for _ in emptied)]
    proposal = taken(session, tmp_path, heads, row)
    new = session.scalars(select(Task).order_by(Task.id.desc())).first()
    assert new is not None
    assert (new.content, new.note, new.result_document) == ("Nội dung mật", "", "15/BC-SYT")
    assert "kín" not in repr(proposal).lower()
    assert [one.message for one in proposal.complaints].count(SENTENCE) == 1
    assert part(session, "Sở Nội vụ").answer == ""
    assert session.scalars(select(SourceDocument)).one().secrecy is Secrecy.SECRET


@pytest.mark.parametrize(("content", "secrecy"), [("", "Mật"), ("Nội dung mật", "Mật"), ("Nội dung mật", "")])
def test_a_secret_row_that_tells_nothing_is_not_spoken_of(
    session: Session, tmp_path: Path, content: str, secrecy: str
) -> None:
    """As a list of tasks that was exported, or a file that somebody emptied, says it."""
    secret = TaskForm(
        document=Ref("source_document", "", "12/UBND-TH"), secrecy=Secrecy.SECRET, assigned_on=TODAY
    )
    task_form.save(session, Loaded("", secret), today=TODAY)
    row = [content if cell == "Việc thứ nhất" else cell for cell in TASK]
    proposal = taken(session, tmp_path, [*TASKS, "Độ mật", "Ghi chú"], [*row, secrecy, "", ""])
    assert [one.message for one in proposal.complaints] == []


def test_a_file_cannot_make_a_document_secret_of_which_other_tasks_tell(
    session: Session, tmp_path: Path
) -> None:
    other = TaskForm(document=Ref("source_document", "", "12/UBND-TH"), content="Xây kho", assigned_on=TODAY)
    task_form.save(session, Loaded("", other), today=TODAY)
    path = workbook(tmp_path, {"Cơ quan": AGENCIES, "Bảng": [[*TASKS, "Độ mật"], [*TASK, "Mật"]]})
    proposal = propose(session, read_workbook(path), REGULATION, today=TODAY)
    [told] = [one for one in proposal.complaints if one.level == "error"]
    assert (told.row, told.column) == (2, "H (Độ mật)")
    assert "12/UBND-TH" in told.message
    assert "1 nhiệm vụ ghi nội dung" in told.message


def test_a_new_secret_task_makes_its_known_document_secret(session: Session, tmp_path: Path) -> None:
    bare = DocumentForm(number="12/UBND-TH", issued_on=date(2026, 10, 2), summary="Về kho")
    document_form.save(session, Loaded("", bare), today=TODAY)
    heads = [*TASKS, "Độ mật", "Trích yếu"]
    told = taken(session, tmp_path, heads, [*TASK, "Mật", ""])
    found = session.scalars(select(SourceDocument)).one()
    assert (found.secrecy, found.summary) == (Secrecy.SECRET, "")
    assert told.counts


def test_what_a_task_asks_for_and_what_closed_it_come_in_and_go_out_again(
    session: Session, tmp_path: Path
) -> None:
    heads = [*TASKS, "Yêu cầu xử lý", "Ngày hoàn thành", "Văn bản kết quả", "Ngày văn bản kết quả"]
    told = taken(session, tmp_path, heads, [*TASK, "BÁO CÁO", "20/11/2026", "", ""])
    assert [notice for notice in told.complaints if "còn thiếu số, ký hiệu" in notice.message]
    row = one(session, Task)
    assert (row.obligation, row.completed_on) == (Obligation.REPORT, date(2026, 11, 20))
    told = taken(session, tmp_path, heads, [*TASK, "Báo cáo", "20/11/2026", "15/BC-SYT", "19/11/2026"])
    assert not [notice for notice in told.complaints if "còn thiếu" in notice.message]
    session.expire_all()
    assert (row.result_document, row.result_on) == ("15/BC-SYT", date(2026, 11, 19))
    heads = [*TASKS, "Yêu cầu xử lý", "Ngày người duyệt đồng ý"]
    taken(session, tmp_path, heads, [*TASK, "Trình duyệt", "20/11/2026"])
    session.expire_all()
    assert (row.approved, row.approved_on) == (True, date(2026, 11, 20))
    path = workbook(tmp_path, {"Cơ quan": AGENCIES, "Bảng": [heads, [*TASK, "Xem xét", "20/11/2026"]]})
    told = propose(session, read_workbook(path), REGULATION, today=TODAY)
    assert any("Không hiểu yêu cầu xử lý “Xem xét”" in notice.message for notice in told.complaints)
