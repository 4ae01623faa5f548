"""The history in words."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import select

from app.briefings.history import Correction
from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.office import Setting
from app.models.task import Extension, SourceDocument, Task, TaskAgency
from app.services import bin as bin_service
from app.services import saves, undo
from app.services.history_words import NOTHING, listed_saves, tell_history, tell_save

WHO = "Kiểm thử"


@pytest.fixture
def task(database) -> UUID:
    """A task of one agency."""
    with database.write(WHO) as session:
        agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
        document = SourceDocument(number="12/UBND-TH")
        session.add_all([agency, document])
        session.flush()
        task = Task(content="Trình đề án", source_document_id=document.id, assigned_on=date(2026, 1, 5))
        session.add(task)
        session.flush()
        session.add(TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD))
        return task.id


def change(database, key, **values) -> None:
    with database.write(WHO) as session:
        row = session.get_one(Task, key)
        for name, value in values.items():
            setattr(row, name, value)


def told(database, key, **words):
    with database.read() as session:
        return tell_history(session, "task", key, **words)


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"deadline": date(2026, 3, 1)}, Correction("", "Hạn hoàn thành", NOTHING, "01/03/2026")),
        ({"content": "Sửa"}, Correction("", "Nội dung", "Trình đề án", "Sửa")),
        ({"withdrawn": True}, Correction("", "Đã thu hồi", "Không", "Có")),
        ({"note": "Dòng 1\nDòng 2"}, Correction("", "Ghi chú", NOTHING, "Dòng 1\nDòng 2")),
    ],
)
def test_a_value_is_said_as_people_read_it(database, task, values, line):
    change(database, task, **values)
    newest, *_ = told(database, task)
    assert (newest.verb, newest.actor, newest.corrections) == ("Sửa", WHO, (line,))


def test_a_row_that_is_pointed_to_is_said_by_its_name(database, task):
    with database.write(WHO) as session:
        other = SourceDocument(number="99/TB-UBND")
        session.add(other)
        session.flush()
        session.get_one(Task, task).source_document_id = other.id
    newest, *_ = told(database, task)
    assert newest.corrections == (Correction("", "Văn bản giao", "12/UBND-TH", "99/TB-UBND"),)


def test_the_record_comes_before_its_parts_and_a_part_is_one_line(database, task):
    [made] = told(database, task)
    assert made.verb == "Thêm"
    assert made.corrections[-1] == Correction("", "Thêm cơ quan thực hiện", "", "Sở Y tế; Chủ trì")
    assert [line.label for line in made.corrections][:2] == ["Văn bản giao", "Nội dung"]
    assert {line.old for line in made.corrections} == {""}


def test_a_part_that_was_corrected_says_of_what_it_is_a_part(database, task):
    with database.write(WHO) as session:
        session.add(Extension(task_id=task, extended_to=date(2026, 5, 1), reason=""))
    with database.write(WHO) as session:
        session.scalars(select(Extension)).one().extended_to = date(2026, 6, 1)
    newest, added, _ = told(database, task)
    assert newest.verb == "Sửa"
    assert newest.corrections == (Correction("lần gia hạn", "Gia hạn đến", "01/05/2026", "01/06/2026"),)
    assert added.corrections == (Correction("", "Thêm lần gia hạn", "", "01/05/2026"),)


def test_deleting_and_restoring_are_verbs(database, task):
    with database.write(WHO) as session:
        bin_service.delete(session, "task", task)
    with database.write(WHO) as session:
        bin_service.restore(session, "task", task)
    back, gone, _ = told(database, task)
    assert (back.verb, gone.verb) == ("Khôi phục", "Xóa")
    assert gone.corrections == (Correction("", "Xóa cơ quan thực hiện", "", ""),)


def test_the_pages_of_a_history_follow_each_other(database, task):
    for number in range(7):
        change(database, task, content=f"Nội dung {number}")
    whole = told(database, task)
    pages, before = [], None
    while page := told(database, task, before_seq=before, limit=2):
        pages += page
        before = page[-1].seq
    assert [one.at for one in pages if one.verb == "Sửa"] == [one.at for one in whole if one.verb == "Sửa"]
    assert len(whole) == 8


def test_a_moment_is_said_in_local_time(database, task):
    moment = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    with database.write(WHO) as session:
        session.get_one(Task, task).deleted_at = moment
    [newest, *_] = told(database, task)
    assert (newest.verb, newest.corrections) == ("Xóa", ())


def test_a_save_is_told_row_by_row(database, task):
    with database.read() as session:
        [save] = saves.saves(session)
        rows = tell_save(session, save.first_seq, save.last_seq)
        after = tell_save(session, save.first_seq, save.last_seq, after=rows[1].seq)
    assert [row.verb for row in rows] == [
        "Thêm cơ quan “Sở Y tế”",
        "Thêm văn bản giao nhiệm vụ “12/UBND-TH”",
        "Thêm nhiệm vụ “Trình đề án”",
        "Thêm cơ quan thực hiện",
    ]
    assert after == rows[2:]


def test_nameless_rows_of_which_there_is_nothing_to_say_are_one_line(database, task):
    with database.write(WHO) as session:
        agency = session.scalars(select(Agency.id)).one()
        session.add(TaskAgency(task_id=task, agency_id=agency, role=AgencyRole.COORDINATING))
    with database.write(WHO) as session:
        bin_service.delete(session, "task", task)
    with database.read() as session:
        newest, *_ = saves.saves(session)
        rows = tell_save(session, newest.first_seq, newest.last_seq)
    assert sorted(row.verb for row in rows) == [
        "Xóa cơ quan thực hiện (2 dòng)",
        "Xóa nhiệm vụ “Trình đề án”",
    ]
    assert max(row.seq for row in rows) == newest.last_seq


def test_a_save_stands_again_after_each_redo(database, task):
    change(database, task, content="Hai")
    stands = []
    for turn in range(4):
        with database.write(WHO) as session:
            undo.redo(session) if turn % 2 else undo.undo(session)
        with database.read() as session:
            ordinary = [listed for listed in listed_saves(session) if listed.save.title.startswith("Sửa")]
            stands.append(ordinary[-1].is_undone)
    assert stands == [True, False, True, False]


def test_the_history_of_a_record_says_what_was_an_undo(database, task):
    change(database, task, content="Hai")
    for turn in (undo.undo, undo.redo):
        with database.write(WHO) as session:
            turn(session)
    assert [one.verb for one in told(database, task)] == ["Làm lại: sửa", "Hoàn tác: sửa", "Sửa", "Thêm"]


@pytest.mark.parametrize(
    ("stored", "said"),
    [('"Lào Cai"', "Lào Cai"), ("true", "Có"), ('["Một", "Hai"]', "Một\nHai"), ("[]", NOTHING), ("90", "90")],
)
def test_a_setting_is_called_as_on_its_page_and_its_value_is_said(database, stored, said):
    with database.write(WHO) as session:
        session.add(Setting(key="office.place", value=stored))
    with database.read() as session:
        [save] = saves.saves(session)
        [row] = tell_save(session, save.first_seq, save.last_seq)
    assert row.verb == "Thêm thiết lập “Nơi ban hành”"
    assert row.corrections == (Correction("", "Giá trị", "", said),)
