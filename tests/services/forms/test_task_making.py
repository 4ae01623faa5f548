"""A task's agencies with their contact and own part, consultations, chain and marks (duties 1, 2, 4, 5, 12, 15, 19)."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.lists import Wanted
from app.briefings.task_form import AgencyPartRow, ConsultationRow, TaskForm
from app.core.errors import AppError
from app.core.task_making_terms import TaskMark
from app.core.terms import Secrecy
from app.models.change_log import Change
from app.models.task import TaskAgency
from app.rules.form_checks.task import check
from app.rules.regulation import Calendar
from app.services.forms import task
from app.services.forms.common import key_of
from app.services.history_words import tell_history
from app.services.lists import tasks as listed

TODAY, DAY = date(2026, 11, 23), date(2026, 11, 2)
PLAIN = Calendar(frozenset(), frozenset())
HEALTH, BUILDING = Ref("agency", "", "Sở Y tế"), Ref("agency", "", "Sở Xây dựng")
WHOLE = TaskForm(
    content="Xây dựng bệnh viện",
    assigned_on=DAY,
    deadline=date(2026, 12, 15),
    deadline_words="trước 17 giờ ngày 15/12",
    leads=(HEALTH,),
    coordinating=(BUILDING,),
    marks=(TaskMark.DELEGATED, TaskMark.DIRECT),
    room=Ref("agency", "", "Phòng Khoa giáo"),
    deputy=Ref("person", "", "Vũ Bình"),
    officer=Ref("person", "", "Lê An"),
    agency_parts=(
        AgencyPartRow(HEALTH, "Giám đốc Nguyễn Hà", "0262 111"),
        AgencyPartRow(BUILDING, "Trần Nam", "0262 222", "Thẩm định thiết kế", date(2026, 12, 1)),
    ),
    consultations=(
        ConsultationRow(date(2026, 11, 10), BUILDING, "12/SYT", date(2026, 11, 12), True, "Đồng ý"),
    ),
)


def saved(session: Session, form: TaskForm = WHOLE, key: str = "") -> str:
    seen = task.load(session, key, today=TODAY).seen if key else 0
    return task.save(session, Loaded(key, form, seen), today=TODAY)


def loaded(session: Session, key: str) -> TaskForm:
    session.flush()
    session.expire_all()
    return task.load(session, key, today=TODAY).values


def test_it_is_loaded_as_it_was_saved(session: Session) -> None:
    found = loaded(session, saved(session))
    assert found.marks == WHOLE.marks
    assert [ref.name for ref in (found.room, found.deputy, found.officer) if ref] == [
        "Phòng Khoa giáo",
        "Vũ Bình",
        "Lê An",
    ]
    bare = [replace(part, agency=None) for part in WHOLE.agency_parts]
    assert [replace(part, agency=None) for part in found.agency_parts] == bare
    [asked] = found.consultations
    assert (asked.agreed, asked.document_number, asked.content) == (True, "12/SYT", "Đồng ý")


def test_saving_again_changes_nothing_and_a_part_can_be_emptied(session: Session) -> None:
    key = saved(session)
    form, before = loaded(session, key), session.scalar(select(Change.seq).order_by(Change.seq.desc()))
    saved(session, form, key)
    assert session.scalar(select(Change.seq).order_by(Change.seq.desc())) == before
    saved(session, replace(form, agency_parts=form.agency_parts[1:]), key)
    assert [part.contact for part in loaded(session, key).agency_parts] == ["Trần Nam"]
    contacts = session.scalars(select(TaskAgency.contact).where(TaskAgency.deleted_at.is_(None))).all()
    assert sorted(contacts) == ["", "Trần Nam"]


def test_a_part_of_an_agency_that_takes_no_part_is_refused(session: Session) -> None:
    stray = replace(WHOLE, agency_parts=(AgencyPartRow(Ref("agency", "", "Sở Tư pháp"), "Ai đó"),))
    assert ("agency_parts", "agency") in {(one.field, one.column) for one in check(stray, PLAIN, today=TODAY)}
    with pytest.raises(AppError, match="chưa là cơ quan"):
        saved(session, stray)


def test_the_list_filters_by_room_person_and_mark_and_tells_the_hour(session: Session) -> None:
    key = saved(session)
    saved(session, TaskForm(content="Việc khác", assigned_on=DAY))
    form = loaded(session, key)
    followers = [ref.key for ref in (form.room, form.deputy, form.officer) if ref is not None]
    for name, code in (
        ("room", followers[0]),
        ("follower", followers[1]),
        ("follower", followers[2]),
        ("mark", TaskMark.DIRECT.value),
    ):
        assert [
            str(one) for one in listed.find(session, Wanted(filters={name: (code,)}), today=TODAY).keys
        ] == [key]
        assert code in {choice.code for choice in listed.choices(session, name)}
    assert listed.count(session, Wanted(filters={"mark": (TaskMark.BEYOND.value,)}), today=TODAY) == 0
    [row] = listed.read(session, [key], today=TODAY)
    assert (row.deadline_time, row.room) == (time(17), "Phòng Khoa giáo")
    assert row.marks == ("Ủy quyền", "UBND tỉnh trực tiếp chỉ đạo")
    groups = listed.find(session, Wanted(group="room"), today=TODAY).groups
    assert [group.label for group in groups] == ["Phòng Khoa giáo", "Chưa giao phòng theo dõi"]


def test_the_panel_and_the_history_say_it_in_words(session: Session) -> None:
    key = saved(session)
    details = task.describe(session, key, today=TODAY)
    told = "Sở Xây dựng; Trần Nam 0262 222; Thẩm định thiết kế; hạn 01/12/2026; chưa trả lời"
    assert details.parts["Cơ quan phối hợp"] == (told,)
    assert details.parts["Hỏi ý kiến"] == (
        "10/11/2026; Sở Xây dựng; 12/SYT; thống nhất ngày 12/11/2026; Đồng ý",
    )
    assert ("Đánh dấu", "Ủy quyền, UBND tỉnh trực tiếp chỉ đạo") in {
        (fact.label, fact.value) for fact in details.facts
    }
    saved(session, replace(loaded(session, key), marks=()), key)
    corrections = [one for told in tell_history(session, "task", key_of(key)) for one in told.corrections]
    assert ("Đánh dấu", "(trống)") in {(one.label, one.new) for one in corrections}


def test_of_a_secret_task_the_parts_are_refused(session: Session) -> None:
    hidden = replace(
        WHOLE,
        document=Ref("source_document", "", "5/UBND-M"),
        document_day=DAY,
        secrecy=Secrecy.SECRET,
        content="",
    )
    places = {(one.field, one.column) for one in check(hidden, PLAIN, today=TODAY) if not one.warning}
    assert {("agency_parts", "part"), ("consultations", "content")} <= places
    told = (replace(WHOLE.agency_parts[1], part=""),)
    key = saved(session, replace(hidden, agency_parts=told, consultations=()))
    assert loaded(session, key).agency_parts[0].contact == "Trần Nam"
    with pytest.raises(AppError, match="mật"):
        saved(session, hidden)


def test_a_late_part_is_warned_of() -> None:
    late = replace(WHOLE.agency_parts[1], deadline=date(2026, 12, 20))
    form = replace(WHOLE, agency_parts=(late,))
    warned = {(one.field, one.column) for one in check(form, PLAIN, today=TODAY) if one.warning}
    assert ("agency_parts", "deadline") in warned


@pytest.mark.parametrize("mark", TaskMark)
def test_each_mark_is_kept_told_and_found(session: Session, mark: TaskMark) -> None:
    key = saved(session, replace(WHOLE, marks=(mark,)))
    assert loaded(session, key).marks == (mark,)
    for one in TaskMark:
        found = listed.find(session, Wanted(filters={"mark": (one.value,)}), today=TODAY).keys
        assert [str(each) for each in found] == [key] * (one is mark)
    assert listed.read(session, [key], today=TODAY)[0].marks == (mark.label,)
