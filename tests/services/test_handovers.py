"""Work changes hands in one save: what is open goes over, the rest stays, and the minutes say what it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.task_life import NewHandover
from app.core.errors import AppError
from app.core.task_making_terms import FollowRole
from app.core.terms import MeetingKind
from app.exports.documents.handover import compose
from app.models.database import Database
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Field, FieldLeader, Person, Post, PostHolding
from app.models.programme import ProgrammeItem
from app.models.task import Task
from app.models.task_life import Handover
from app.models.task_making import TaskFollower
from app.services.briefs import questions
from app.services.followers import follow
from app.services.forms.handover_details import describe
from app.services.handovers import hand_over, preview
from app.services.issued import tell
from app.services.lists import handovers
from app.services.saves import saves
from app.services.subjects import say_subject
from app.services.undo import undo
from tests.conftest import ACTOR
from tests.services.lists.making import TODAY, keep, rows

DAY = timedelta(days=1)


@pytest.fixture
def people(database: Database) -> dict[str, str]:
    """Lê An with work in two fields, and Vũ Bình with none."""
    with database.write(ACTOR) as session:
        giver = keep(session, Person(full_name="Lê An", title="Chuyên viên"))
        taker = keep(session, Person(full_name="Vũ Bình", title="Chuyên viên"))
        health, roads = (keep(session, Field(name=name)) for name in ("Y tế", "Giao thông"))
        of = {"assigned_on": TODAY - 9 * DAY, "officer_id": giver.id}
        keep(session, Task(content="Dịch bệnh", field_id=health.id, **of))
        keep(session, Task(content="Cầu đường", field_id=roads.id, **of))
        keep(session, Task(content="Xong", completed_on=TODAY, field_id=health.id, **of))
        keep(session, Task(content="Thôi", withdrawn=True, **of))
        keep(session, Task(content="Của người khác", assigned_on=TODAY, field_id=health.id))
        keep(session, ProgrammeItem(content="Đề án", due_year=2026, due_month=12, leader_person_id=giver.id))
        meeting = Meeting(kind=MeetingKind.OTHER, title="Họp", held_on=TODAY + DAY, chair_person_id=giver.id)
        keep(session, meeting)
        keep(session, AgendaItem(meeting_id=meeting.id, content="Tờ trình"))
        past = Meeting(kind=MeetingKind.OTHER, title="Cũ", held_on=TODAY - DAY, chair_person_id=giver.id)
        keep(session, past)
        return {"PersonAn": giver.id.hex, "PersonBinh": taker.id.hex, "FieldYte": health.id.hex}


@pytest.fixture
def asked(database: Database) -> Iterator[Session]:
    with database.write(ACTOR) as session:
        yield session


def form(people: dict[str, str], *, field: bool = False, held_on: date = TODAY) -> NewHandover:
    return NewHandover(
        Ref("person", people["PersonAn"], "Lê An"),
        Ref("person", people["PersonBinh"], "Vũ Bình"),
        Ref("field", people["FieldYte"], "Y tế") if field else None,
        held_on,
        "Quyết định 12/QĐ-VP",
        "Phòng họp",
        "Trần Chi",
    )


def officers(session: Session) -> dict[str, str]:
    session.expire_all()
    query = select(Task.content, Person.full_name).outerjoin(Person, Person.id == Task.officer_id)
    found = session.execute(query)
    return {content: name or "" for content, name in found}


def test_all_open_work_goes_over_and_finished_work_stays(people, asked: Session) -> None:
    foretold = [(row.name, row.new) for row in preview(asked, form(people))]
    assert foretold == [(name, "Vũ Bình") for name in ("Dịch bệnh", "Cầu đường", "Đề án", "Họp")]
    hand_over(asked, form(people), today=TODAY)
    assert officers(asked) == {
        "Dịch bệnh": "Vũ Bình",
        "Cầu đường": "Vũ Bình",
        "Xong": "Lê An",
        "Thôi": "Lê An",
        "Của người khác": "",
    }
    assert asked.scalar(select(ProgrammeItem.leader_person_id)).hex == people["PersonBinh"]
    chairs = dict(iter(asked.execute(select(Meeting.title, Meeting.chair_person_id))))
    assert {title: key.hex for title, key in chairs.items()} == {
        "Họp": people["PersonBinh"],
        "Cũ": people["PersonAn"],
    }
    followed = asked.scalars(select(TaskFollower).order_by(TaskFollower.id)).all()
    spans = {(one.person_id.hex, one.from_on, one.to_on) for one in followed if one.person_id}
    assert (people["PersonBinh"], TODAY, None) in spans, "who followed when is kept"
    assert any(key == people["PersonAn"] and end == TODAY - DAY for key, _, end in spans)
    [row] = rows(asked, handovers)
    assert (row.giver, row.taker, row.tasks, row.items, row.meetings) == ("Lê An", "Vũ Bình", 2, 1, 1)
    assert rows(asked, handovers, words="binh") == [row]


def test_what_came_to_the_giver_after_the_day_stays(people, asked: Session) -> None:
    [late] = asked.scalars(select(Task).where(Task.content == "Của người khác"))
    follow(asked, [late.id], {FollowRole.OFFICER: UUID(people["PersonAn"])}, on=TODAY - DAY)
    keep(asked, Task(content="Mới giao", assigned_on=TODAY, officer_id=UUID(people["PersonAn"])))
    hand_over(asked, form(people, held_on=TODAY - 2 * DAY), today=TODAY)
    told = officers(asked)
    assert (told["Của người khác"], told["Mới giao"], told["Cầu đường"]) == ("Lê An", "Lê An", "Vũ Bình")


def test_what_hangs_on_a_post_is_told_and_stays_with_it(people, asked: Session) -> None:
    giver = asked.scalars(select(Person).where(Person.full_name == "Lê An")).one()
    health = asked.scalars(select(Field).where(Field.name == "Y tế")).one()
    post, left = (keep(asked, Post(name=name)) for name in ("Phó Chánh Văn phòng", "Trưởng phòng"))
    keep(asked, PostHolding(post_id=post.id, person_id=giver.id))
    keep(asked, PostHolding(post_id=left.id, person_id=giver.id, to_on=TODAY - DAY))
    keep(asked, FieldLeader(field_id=health.id, post_id=post.id))
    item = ProgrammeItem(content="Kế hoạch", due_year=2026, due_month=12, leader_post_id=post.id)
    keep(asked, item)
    for name, chair in (("Giao ban", post), ("Họp phòng", left)):
        meeting = Meeting(kind=MeetingKind.OTHER, title=name, held_on=TODAY, chair_post_id=chair.id)
        keep(asked, meeting)
    stays = [(row.name, row.new) for row in preview(asked, form(people)) if row.new != "Vũ Bình"]
    assert stays == [
        (name, "theo chức danh Phó Chánh Văn phòng") for name in ("Kế hoạch", "Giao ban", "Y tế")
    ]
    hand_over(asked, form(people), today=TODAY)
    assert (item.leader_post_id, item.leader_person_id) == (post.id, None)


def test_of_one_field_only_its_work_goes_over_and_its_leader_changes(people, asked: Session) -> None:
    field, giver = (people[name] for name in ("FieldYte", "PersonAn"))
    leader = asked.scalars(select(Person).where(Person.full_name == "Lê An")).one()
    health = asked.scalars(select(Field).where(Field.name == "Y tế")).one()
    keep(asked, FieldLeader(field_id=health.id, person_id=leader.id))
    assert (health.id.hex, leader.id.hex) == (field, giver)
    told = {row.name: row.old for row in preview(asked, form(people, field=True))}
    assert told == {"Dịch bệnh": "Nhiệm vụ", "Của người khác": "Nhiệm vụ của lĩnh vực"}
    key = hand_over(asked, form(people, field=True), today=TODAY)
    assert officers(asked)["Cầu đường"] == "Lê An"
    assert officers(asked)["Của người khác"] == "", "its officer stays, whoever leads the field"
    spans = asked.scalars(select(FieldLeader).order_by(FieldLeader.id)).all()
    assert [(one.person_id.hex, one.from_on, one.to_on) for one in spans] == [
        (giver, None, TODAY - DAY),
        (people["PersonBinh"], TODAY, None),
    ]
    assert describe(asked, key).parts["Nhiệm vụ"] == ("Dịch bệnh", "Của người khác")


def test_what_was_assigned_in_a_field_after_the_day_did_not_go_over(people, asked: Session) -> None:
    leader = UUID(people["PersonAn"])
    keep(asked, FieldLeader(field_id=UUID(people["FieldYte"]), person_id=leader))
    keep(asked, Task(content="Mới giao", assigned_on=TODAY, field_id=UUID(people["FieldYte"])))
    key = hand_over(asked, form(people, held_on=TODAY - DAY), today=TODAY)
    assert describe(asked, key).parts["Nhiệm vụ"] == ("Dịch bệnh", "Cầu đường"), "as its minutes have it"
    [row] = rows(asked, handovers)
    assert row.tasks == len(questions()["handover"].brief(asked, key, TODAY).tasks) == 2


def test_a_handover_is_one_save_and_one_undo(people, database: Database) -> None:
    with database.write(ACTOR) as session:
        hand_over(session, form(people), today=TODAY)
    with database.write(ACTOR) as session:
        assert saves(session)[0].title == "Thêm lần bàn giao, sửa 2 nhiệm vụ"
        undo(session)
        assert officers(session)["Dịch bệnh"] == "Lê An"
        assert not session.scalars(select(Handover).where(Handover.deleted_at.is_(None))).all()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"taker": None}, "cần có người giao, người nhận"),
        ({"held_on": TODAY + DAY}, "tương lai"),
        ({"giver": Ref("person", "", "Người Mới")}, "Không có việc nào"),
    ],
)
def test_a_handover_without_parties_day_or_work_is_refused(people, asked: Session, change, sentence) -> None:
    with pytest.raises(AppError, match=sentence):
        hand_over(asked, replace(form(people), **change), today=TODAY)


def test_the_minutes_say_what_went_over_as_it_stood_that_day(people, asked: Session) -> None:
    key = hand_over(asked, form(people), today=TODAY)
    told = questions()["handover"].brief(asked, key, TODAY)
    assert (told.giver.name, told.taker.post, told.ground) == ("Lê An", "Chuyên viên", "Quyết định 12/QĐ-VP")
    assert sorted(task.content for task in told.tasks) == ["Cầu đường", "Dịch bệnh"]
    assert [dossier.name for dossier in told.dossiers] == ["Đề án", "Tờ trình (Họp ngày 24/11/2026)"]
    assert [party.name for party in told.witnesses] == ["Trần Chi"]
    [content] = asked.scalars(select(AgendaItem).where(AgendaItem.content == "Tờ trình"))
    content.postponed_on = TODAY
    asked.flush()
    told = questions()["handover"].brief(asked, key, TODAY)
    assert [dossier.name for dossier in told.dossiers] == ["Đề án", "Họp ngày 24/11/2026"], (
        "it left the agenda"
    )
    [choice] = questions()["handover"].subjects(asked, TODAY)
    assert choice.label == say_subject(asked, "handover", key) == "Lê An bàn giao cho Vũ Bình"
    document = tell(asked, "handover", key, today=TODAY)
    name = compose(document.briefing, document.edition).file_name
    assert name == "Bien ban ban giao 23-11-2026"
