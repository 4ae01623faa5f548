"""Who follows a task is handed on from a day, with its trace."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.core.task_making_terms import FollowRole
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.person import Person
from app.models.task import Task
from app.models.task_making import TaskFollower
from app.services.bulk_changes import set_followers
from app.services.followers import follow
from app.services.forms.task import describe

ASSIGNED, LATER, TODAY = date(2026, 10, 1), date(2026, 10, 20), date(2026, 11, 23)


def people(session: Session) -> tuple[Person, Person, Agency]:
    an, binh = Person(full_name="Lê An"), Person(full_name="Vũ Bình")
    room = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
    session.add_all([an, binh, room])
    session.flush()
    return an, binh, room


def a_task(session: Session, officer: UUID | None = None) -> Task:
    task = Task(content="Rà soát", assigned_on=ASSIGNED, officer_id=officer)
    session.add(task)
    session.flush()
    return task


def trace(session: Session) -> list[tuple[FollowRole, UUID | None, date | None, date | None]]:
    query = select(TaskFollower).where(TaskFollower.deleted_at.is_(None)).order_by(TaskFollower.id)
    return [
        (row.role, row.person_id or row.agency_id, row.from_on, row.to_on) for row in session.scalars(query)
    ]


def test_who_followed_before_stays_in_the_trace(session: Session) -> None:
    an, binh, room = people(session)
    task = a_task(session, an.id)
    follow(session, [task.id], {FollowRole.OFFICER: binh.id, FollowRole.ROOM: room.id}, on=LATER)
    assert (task.officer_id, task.room_id) == (binh.id, room.id)
    assert trace(session) == [
        (FollowRole.OFFICER, an.id, None, date(2026, 10, 19)),
        (FollowRole.OFFICER, binh.id, LATER, None),
        (FollowRole.ROOM, room.id, LATER, None),
    ]
    follow(session, [task.id], {FollowRole.OFFICER: None}, on=TODAY)
    assert task.officer_id is None
    assert trace(session)[1] == (FollowRole.OFFICER, binh.id, LATER, date(2026, 11, 22))


def test_nothing_is_written_where_nothing_changes(session: Session) -> None:
    an, *_ = people(session)
    task = a_task(session, an.id)
    assert follow(session, [task.id], {FollowRole.OFFICER: an.id}, on=LATER) == set()
    assert trace(session) == []


def test_a_correction_on_the_same_day_leaves_no_trace_of_the_slip(session: Session) -> None:
    an, binh, _ = people(session)
    task = a_task(session, an.id)
    follow(session, [task.id], {FollowRole.OFFICER: binh.id}, on=ASSIGNED)
    follow(session, [task.id], {FollowRole.OFFICER: an.id}, on=ASSIGNED)
    assert trace(session) == [(FollowRole.OFFICER, an.id, ASSIGNED, None)]


def test_many_are_handed_on_at_once_and_the_panel_tells_it(session: Session) -> None:
    an, binh, room = people(session)
    tasks = [a_task(session, an.id) for _ in range(3)]
    keys = [task.id.hex for task in tasks]
    refs = Ref("agency", room.id.hex, room.name), Ref("person", binh.id.hex, binh.full_name)
    assert set_followers(session, keys, on=LATER, room=refs[0], officer=refs[1]) == 3
    assert {task.officer_id for task in tasks} == {binh.id}
    assert {task.deputy_id for task in tasks} == {None}
    told = describe(session, keys[0], today=TODAY).parts["Đã và đang theo dõi"]
    assert "Chuyên viên theo dõi: Lê An; đến 19/10/2026" in told
    assert "Phòng theo dõi: Phòng Tổng hợp; từ 20/10/2026" in told
