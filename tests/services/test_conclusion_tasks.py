"""Conclusions of a meeting become tasks: proposed as forms, saved several at once."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.task_lines import TaskLine
from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.issuing import Standing
from app.core.terms import Attendance, MeetingKind, TaskOrigin
from app.models.database import Database
from app.models.document import OfficialDocument
from app.models.meeting import Conclusion, ConclusionTask, Meeting, MeetingAttendance
from app.models.person import Person, Post, PostHolding
from app.models.task import SourceDocument, Task
from app.services import conclusion_tasks
from app.services.bin import delete
from app.services.forms import conclusion_tasks as form
from app.services.forms import task
from app.services.forms.common import key_of, put
from app.services.saves import saves
from tests.conftest import ACTOR

TODAY = date(2026, 11, 23)
HELD = date(2026, 11, 16)
NOTICE = Ref("source_document", "", "77/TB-VP")
HEALTH = Ref("agency", "", "Sở Y tế")


def meeting(session: Session, kind: MeetingKind = MeetingKind.REGULAR_SESSION) -> str:
    chair = put(session, Post, None, {"name": "Chủ tịch"})
    row = put(
        session,
        Meeting,
        None,
        {"kind": kind, "title": "Phiên họp", "held_on": HELD, "chair_post_id": chair.id},
    )
    for place, content in enumerate(("Rà soát quy hoạch", "Báo cáo ngân sách")):
        put(session, Conclusion, None, {"meeting_id": row.id, "position": place, "content": content})
    return row.id.hex


def conclusions(session: Session) -> list[str]:
    return [row.id.hex for row in session.scalars(select(Conclusion).order_by(Conclusion.position))]


@pytest.mark.parametrize(
    ("kind", "origin"),
    [(MeetingKind.REGULAR_SESSION, TaskOrigin.MEETING), (MeetingKind.PARTY, TaskOrigin.PARTY)],
)
def test_a_conclusion_proposes_its_task(session: Session, kind: MeetingKind, origin: TaskOrigin) -> None:
    meeting(session, kind)
    first, second = conclusion_tasks.propose(
        session, conclusions(session), document=NOTICE, document_day=HELD
    )
    assert (first.content, second.content) == ("Rà soát quy hoạch", "Báo cáo ngân sách")
    assert (first.assigned_on, first.origin, first.document, first.document_day) == (
        HELD,
        origin,
        NOTICE,
        HELD,
    )
    assert first.assigner is not None
    assert first.assigner.name == "Chủ tịch"


@pytest.mark.parametrize(
    ("known", "assigner"), [(True, ("person", "Trần Văn Minh")), (False, ("post", "Chủ tịch"))]
)
def test_who_chaired_instead_assigned_them(session: Session, known: bool, assigner: tuple[str, str]) -> None:
    key = key_of(meeting(session))
    holder = put(session, Person, None, {"full_name": "Lê Văn Chủ"})
    if known:
        put(session, Person, None, {"full_name": "Trần Văn Minh"})
    [post] = session.scalars(select(Post.id))
    put(session, PostHolding, None, {"post_id": post, "person_id": holder.id})
    noted = {"state": Attendance.SUBSTITUTED, "substitute": "Trần Văn Minh"}
    put(session, MeetingAttendance, None, {"meeting_id": key, "person_id": holder.id, **noted})
    first = form.load(session, key.hex, today=TODAY).values
    assert first.assigner is not None
    assert (first.assigner.table, first.assigner.name) == assigner


def test_several_are_saved_in_one_transaction_and_tied_to_their_conclusions(database: Database) -> None:
    with database.write(ACTOR) as session:
        meeting(session)
    with database.write(ACTOR) as session:
        keys = conclusions(session)
        forms = conclusion_tasks.propose(session, keys, document=NOTICE)
        made = conclusion_tasks.save_several(
            session,
            [(key, replace(one, leads=(HEALTH,))) for key, one in zip(keys, forms, strict=True)],
            today=TODAY,
        )
    with database.read() as session:
        links = session.execute(select(ConclusionTask.conclusion_id, ConclusionTask.task_id)).all()
        assert {(one.hex, two.hex) for one, two in links} == set(zip(keys, made, strict=True))
        assert session.scalar(select(func.count()).select_from(SourceDocument)) == 1
        title = saves(session)[0].title
        assert title == "Thêm 2 nhiệm vụ, văn bản giao nhiệm vụ “77/TB-VP”, cơ quan “Sở Y tế”"
        assert task.describe(session, made[0], today=TODAY).parts["Theo kết luận"] == (
            "Phiên họp (16/11/2026); Rà soát quy hoạch",
        )


def test_a_conclusion_that_is_gone_saves_nothing(database: Database) -> None:
    with database.write(ACTOR) as session:
        meeting(session)
        one, two = conclusion_tasks.propose(session, conclusions(session))
        first = conclusions(session)[0]
    with pytest.raises(AppError, match="Không còn kết luận này nữa"), database.write(ACTOR) as session:
        conclusion_tasks.save_several(session, [(first, one), (uuid7().hex, two)], today=TODAY)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Task)) == 0


def test_nothing_to_save_is_told(session: Session) -> None:
    with pytest.raises(AppError, match="Chưa có nhiệm vụ nào"):
        conclusion_tasks.save_several(session, [], today=TODAY)


def test_the_form_shows_the_conclusions_that_no_task_carries_out(session: Session) -> None:
    key = meeting(session)
    loaded = form.load(session, key, today=TODAY)
    assert [line.content for line in loaded.values.tasks] == ["Rà soát quy hoạch", "Báo cáo ngân sách"]
    assert loaded.values.assigned_on == HELD
    one = replace(loaded.values.tasks[0], leads=(HEALTH,), deadline=TODAY)
    values = replace(loaded.values, document=NOTICE, document_day=HELD, tasks=(one, TaskLine("Việc thêm")))
    assert form.save(session, replace(loaded, values=values), today=TODAY) == key
    again = form.load(session, key, today=TODAY)
    assert [line.content for line in again.values.tasks] == ["Báo cáo ngân sách"]
    rows = session.scalars(select(Task).order_by(Task.id)).all()
    assert [(row.content, row.assigned_on, row.deadline) for row in rows] == [
        ("Rà soát quy hoạch", HELD, TODAY),
        ("Việc thêm", HELD, None),
    ]
    assert len({row.source_document_id for row in rows}) == 1
    assert set(session.scalars(select(ConclusionTask.task_id))) == {row.id for row in rows}
    assert len(set(session.scalars(select(ConclusionTask.conclusion_id)))) == 1, "added: of the one above"
    assert again.values.document is not None
    assert (again.values.document.name, again.values.document_day) == (NOTICE.name, HELD)
    for row in rows:
        delete(session, "task", row.id)
    assert len(form.load(session, key, today=TODAY).values.tasks) == 2, (
        "the tasks of the first are in the bin"
    )


def test_a_conclusion_whose_task_was_withdrawn_can_have_another(session: Session) -> None:
    key = meeting(session)
    row = put(
        session,
        Task,
        None,
        {"content": "Rà soát quy hoạch", "assigned_on": HELD, "origin": TaskOrigin.MEETING},
    )
    first = key_of(conclusions(session)[0])
    put(session, ConclusionTask, None, {"conclusion_id": first, "task_id": row.id})
    assert [one.id for one in conclusion_tasks.open_conclusions(session, key_of(key))] != [first]
    row.withdrawn = True
    session.flush()
    assert first in [one.id for one in conclusion_tasks.open_conclusions(session, key_of(key))]


def test_lines_of_no_conclusion_at_all_are_refused(session: Session) -> None:
    loaded = form.load(session, meeting(session), today=TODAY)
    with pytest.raises(AppError, match="Không dòng nào theo một kết luận"):
        form.save(
            session,
            replace(loaded, values=replace(loaded.values, tasks=(TaskLine("Việc thêm"),))),
            today=TODAY,
        )


def test_a_meeting_that_was_changed_since_is_refused(session: Session) -> None:
    key = meeting(session)
    loaded = form.load(session, key, today=TODAY)
    session.get_one(Meeting, key_of(key)).place = "Phòng họp số 2"
    session.flush()
    with pytest.raises(AppError, match="đã được sửa ở chỗ khác"):
        form.save(session, loaded, today=TODAY)


def test_the_notice_that_was_issued_here_is_filled_in(session: Session) -> None:
    key = meeting(session)
    assert form.load(session, key, today=TODAY).values.document is None
    notice = {"kind_code": "conclusion_notice", "subject": f"{key}/issue", "standing": Standing.ISSUED}
    put(session, OfficialDocument, None, {**notice, "number": "77", "symbol": "TB-VP", "issued_on": TODAY})
    values = form.load(session, key, today=TODAY).values
    assert (values.document, values.document_day) == (NOTICE, TODAY)


def test_a_meeting_that_is_off_gives_no_tasks(session: Session) -> None:
    key = meeting(session)
    session.get_one(Meeting, key_of(key)).cancelled_on = TODAY
    with pytest.raises(AppError, match="không họp"):
        form.load(session, key, today=TODAY)
