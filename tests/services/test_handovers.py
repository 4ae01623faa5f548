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
from app.core.opinion_terms import Decision, ReturnGround
from app.core.task_making_terms import FollowRole
from app.core.terms import MeetingKind, Secrecy
from app.exports.documents.handover import compose
from app.models.database import Database
from app.models.dossier import Dossier, DossierVersion
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
    went = ("Dịch bệnh", "Cầu đường", "Xong")  # the last was done the day after
    assert describe(asked, key).parts["Nhiệm vụ"] == went, "as its minutes have it"
    [row] = rows(asked, handovers)
    assert row.tasks == len(questions()["handover"].brief(asked, key, TODAY).tasks) == len(went)


def dossier(session: Session, content: str, came: date = TODAY - 5 * DAY, **said: object) -> Dossier:
    """A dossier that came on a day; `returned_on` and `return_ground` are of that time."""
    back = {name: said.pop(name) for name in ("returned_on", "return_ground") if name in said}
    row = keep(session, Dossier(content=content, **said))
    keep(session, DossierVersion(dossier_id=row.id, received_on=came, **back))
    return row


def test_dossiers_in_hand_go_over_with_who_decides_and_those_that_are_over_stay(
    people, asked: Session
) -> None:
    giver, taker = UUID(people["PersonAn"]), UUID(people["PersonBinh"])
    yesterday = TODAY - DAY
    own = {"officer_id": giver}
    read = dossier(asked, "Đang thẩm tra", number="12/TTr-STC", **own)
    redone = dossier(asked, "Làm lại", returned_on=yesterday, return_ground=ReturnGround.UNSOUND, **own)
    secret = dossier(asked, "", number="3/TTr-M", secrecy=Secrecy.SECRET, **own)
    waits = dossier(asked, "Chờ ý kiến", submitted_on=yesterday, leader_person_id=giver)
    decided = {"decision": Decision.AGREED, "decided_on": yesterday}
    over = [
        dossier(asked, "Đã quyết", submitted_on=yesterday, **decided, **own),
        dossier(asked, "Nhầm nơi", returned_on=yesterday, return_ground=ReturnGround.WRONG_WAY, **own),
        dossier(asked, "Đến sau", TODAY + DAY, **own),
    ]
    chosen = dossier(asked, "Đã có ý kiến", submitted_on=yesterday, leader_person_id=giver, **decided)
    told = [(row.name, row.old) for row in preview(asked, form(people)) if "Hồ sơ" in row.old]
    assert told == [
        ("Đang thẩm tra", "Hồ sơ xử lý"),
        ("Làm lại", "Hồ sơ xử lý"),
        ("Nội dung mật", "Hồ sơ xử lý"),
        ("Chờ ý kiến", "Hồ sơ chờ ý kiến"),
    ]
    key = hand_over(asked, form(people), today=TODAY)
    asked.expire_all()
    assert [row.officer_id for row in (read, redone, secret)] == [taker] * 3
    assert [row.officer_id for row in over] == [giver] * 3
    assert (waits.leader_person_id, chosen.leader_person_id) == (taker, giver)
    [row] = rows(asked, handovers)
    assert row.dossiers == 4
    assert describe(asked, key).parts["Hồ sơ trình"] == (
        *("Đang thẩm tra", "Làm lại"),
        *("Nội dung mật", "Chờ ý kiến"),
    )
    waits.decision, waits.decided_on = Decision.AGREED, TODAY + DAY
    papers = [(one.name, one.standing) for one in questions()["handover"].brief(asked, key, TODAY).dossiers]
    came = "nhận ngày 18/11/2026"
    assert papers[1:-1] == [
        ("Đang thẩm tra (12/TTr-STC)", f"đang thẩm tra, {came}"),
        ("Làm lại", f"trả lại, {came}"),
        ("Nội dung mật (3/TTr-M)", f"đang thẩm tra, {came}"),
        ("Chờ ý kiến", "đã trình ngày 22/11/2026"),
    ]


def test_of_one_field_go_the_dossiers_of_its_items_and_tasks(people, asked: Session) -> None:
    health = UUID(people["FieldYte"])
    item = keep(asked, ProgrammeItem(content="Đề án", due_year=2026, due_month=12, field_id=health))
    task = asked.scalars(select(Task).where(Task.content == "Dịch bệnh")).one()
    own = {"officer_id": UUID(people["PersonAn"])}
    dossier(asked, "Của đề án", programme_item_id=item.id, **own)
    dossier(asked, "Của nhiệm vụ", task_id=task.id, **own)
    dossier(asked, "Việc khác", **own)
    key = hand_over(asked, form(people, field=True), today=TODAY)
    assert describe(asked, key).parts["Hồ sơ trình"] == ("Của đề án", "Của nhiệm vụ")


def test_dossiers_submitted_to_a_post_stay_with_it(people, asked: Session) -> None:
    giver = UUID(people["PersonAn"])
    post = keep(asked, Post(name="Phó Chánh Văn phòng"))
    keep(asked, PostHolding(post_id=post.id, person_id=giver))
    row = dossier(asked, "Chờ ý kiến", submitted_on=TODAY, leader_post_id=post.id)
    told = [(one.name, one.new) for one in preview(asked, form(people)) if one.old == "Hồ sơ chờ ý kiến"]
    assert told == [("Chờ ý kiến", "theo chức danh Phó Chánh Văn phòng")]
    hand_over(asked, form(people), today=TODAY)
    asked.expire_all()
    assert (row.leader_post_id, row.leader_person_id) == (post.id, None)


def test_dossiers_come_back_with_the_undo(people, database: Database) -> None:
    giver = UUID(people["PersonAn"])
    with database.write(ACTOR) as session:
        key = dossier(session, "Hồ sơ", submitted_on=TODAY, officer_id=giver, leader_person_id=giver).id
    with database.write(ACTOR) as session:
        hand_over(session, form(people), today=TODAY)
        row = session.get_one(Dossier, key)
        assert row.officer_id == row.leader_person_id == UUID(people["PersonBinh"])
    with database.write(ACTOR) as session:
        assert [row.dossiers for row in rows(session, handovers)] == [1], "kept once, dealt with and waiting"
        undo(session)
        session.expire_all()
        row = session.get_one(Dossier, key)
        assert row.officer_id == row.leader_person_id == giver


def test_work_is_as_it_stood_on_the_day_of_the_handover(people, asked: Session) -> None:
    """What was withdrawn, done, issued or added after it was still in hand, or not there, on that day."""
    day, later = TODAY - 2 * DAY, TODAY - DAY
    giver = UUID(people["PersonAn"])
    lead = {"due_year": 2026, "due_month": 12, "leader_person_id": giver}
    keep(asked, ProgrammeItem(content="Rút sau", withdrawn=True, withdrawn_on=later, **lead))
    keep(asked, ProgrammeItem(content="Rút trước", withdrawn=True, withdrawn_on=day, **lead))
    keep(asked, ProgrammeItem(content="Ban hành sau", submitted_on=later, issued_on=later, **lead))
    keep(asked, ProgrammeItem(content="Thêm sau", added_on=later, **lead))
    own = {"assigned_on": day, "officer_id": giver}
    keep(asked, Task(content="Thu hồi sau", withdrawn=True, withdrawn_on=later, **own))
    keep(asked, Task(content="Thu hồi trước", withdrawn=True, withdrawn_on=day, **own))
    keep(asked, Task(content="Xong sau", completed_on=later, **own))
    key = hand_over(asked, form(people, held_on=day), today=TODAY)
    parts = describe(asked, key).parts
    assert parts["Chương trình công tác"] == ("Đề án", "Rút sau", "Ban hành sau")
    assert parts["Nhiệm vụ"] == ("Dịch bệnh", "Cầu đường", "Xong", "Thu hồi sau", "Xong sau")
    told = questions()["handover"].brief(asked, key, TODAY)
    assert [one.standing for one in told.dossiers[:3]] == ["trình tháng 12/2026"] * 3
    assert len(told.tasks) == len(parts["Nhiệm vụ"])


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
