"""Conclusions come back on the next agenda with their tasks; minutes are filled from what was taken."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.meeting import MeetingBriefing
from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.meeting_held_terms import PressKind
from app.core.terms import AgencyRole, Attendance, Secrecy
from app.models.meeting import Conclusion, ConclusionTask, Meeting
from app.models.task import SourceDocument, Task, TaskAgency
from app.rules import taking_minutes as take
from app.services.forms import meeting_details
from app.services.forms.common import key_of, put
from app.services.held_meeting import read_held, save_held
from app.services.meeting_briefing import brief_meeting
from app.services.press import record_press
from app.services.settings import change_setting, load_preset
from tests.services.meetings_held import OCTOBER, Held, store_session

TODAY = date(2026, 11, 20)
SEPTEMBER = date(2026, 9, 25)


@pytest.fixture
def held(session: Session) -> Held:
    load_preset(session)
    return store_session(session)


def concluded(session: Session, meeting: Held, content: str, **task: object) -> Task | None:
    """A conclusion of a meeting, with a task unless nothing is said of one."""
    place = len(session.scalars(select(Conclusion)).all())
    row = put(
        session,
        Conclusion,
        None,
        {"meeting_id": key_of(meeting.meeting), "position": place, "content": content},
    )
    if not task:
        return None
    made = put(session, Task, None, {"content": content, "assigned_on": OCTOBER, **task})
    put(session, ConclusionTask, None, {"conclusion_id": row.id, "task_id": made.id})
    lead = {"task_id": made.id, "agency_id": key_of(meeting.agency), "role": AgencyRole.LEAD}
    put(session, TaskAgency, None, lead)
    return made


def brief(session: Session, held: Held) -> MeetingBriefing:
    return brief_meeting(session, held.meeting, TODAY)


def test_the_last_conclusions_come_back_and_older_ones_while_they_are_not_done(
    session: Session, held: Held
) -> None:
    older = store_session(session, SEPTEMBER, title="Phiên họp tháng 9")
    last = store_session(session, OCTOBER, title="Phiên họp tháng 10")
    concluded(session, older, "Đã xong từ lâu", completed_on=date(2026, 10, 1))
    concluded(session, older, "Còn dở", deadline=date(2026, 11, 1))
    concluded(session, last, "Làm xong", completed_on=date(2026, 11, 5), result_document="12/BC-SYT")
    concluded(session, last, "Chưa giao ai")
    found = [
        (one.held_on, one.number, one.content, [(task.leads, task.state) for task in one.tasks])
        for one in brief(session, held).followed
    ]
    assert found == [
        (OCTOBER, 1, "Làm xong", [(("Sở Y tế",), "Hoàn thành đúng hạn (12/BC-SYT)")]),
        (OCTOBER, 2, "Chưa giao ai", []),
        (SEPTEMBER, 2, "Còn dở", [(("Sở Y tế",), "Đang thực hiện, quá hạn")]),
    ]
    told = meeting_details.describe(session, held.meeting, today=TODAY)
    assert "2. Chưa giao ai → chưa giao nhiệm vụ" in told.parts["Kết luận phiên trước"]
    change_setting(session, "regulation.next_agenda_conclusions", False)
    assert brief(session, held).followed == ()


def test_of_meetings_on_one_day_only_earlier_hours_come_back(session: Session, held: Held) -> None:
    """What the next meeting of that day concluded is no earlier conclusion of this one."""
    morning, evening = store_session(session, title="Phiên sáng"), store_session(session, title="Phiên tối")
    for one, hour in ((morning, 7), (evening, 18)):
        session.get_one(Meeting, key_of(one.meeting)).starts_at = time(hour)
    session.flush()
    concluded(session, morning, "Của buổi sáng", deadline=date(2026, 11, 1))
    concluded(session, evening, "Của buổi tối", deadline=date(2026, 11, 1))
    assert [one.content for one in brief(session, held).followed] == ["Của buổi sáng"]
    assert [one.content for one in brief(session, evening).followed] == ["Của buổi sáng"]


def test_nothing_of_a_secret_task_comes_back(session: Session, held: Held) -> None:
    last = store_session(session, OCTOBER, title="Phiên họp tháng 10")
    secret = put(session, SourceDocument, None, {"number": "1/TB", "secrecy": Secrecy.SECRET})
    concluded(session, last, "Không được nói", source_document_id=secret.id)
    assert brief(session, held).followed == ()


def test_another_kind_brings_nothing_back(session: Session, held: Held) -> None:
    last = store_session(session, OCTOBER, title="Giao ban")
    concluded(session, last, "Việc của Văn phòng")
    session.get_one(Meeting, key_of(last.meeting)).kind = "office_briefing"  # type: ignore[assignment]
    session.flush()
    assert brief(session, held).followed == ()


def test_the_briefing_of_minutes_holds_what_was_taken(session: Session, held: Held) -> None:
    before = read_held(session, held.meeting)
    now = take.with_speech(before, uuid7().hex, held.items[0], "Lê Thị An")
    now = take.with_speech(now, uuid7().hex, "", "Vũ Bình")
    first, second = now.speeches
    speeches = (replace(first, content="Nhất trí"), replace(second, content="Ý kiến chung"))
    items = take.changed(now.items, held.items[0], notes="Trình bày", result="Thông qua")
    now = replace(
        now, speeches=speeches, items=items, opened_at=time(8, 5), ended_at=time(11), secretary="Chi"
    )
    now = take.left(take.came_late(now, held.people[0], time(8, 40)), held.people[0], time(10))
    away = take.changed(now.attendees, held.people[1], state=Attendance.EXCUSED, reason="đi công tác")
    now = replace(now, attendees=away)
    save_held(session, before, now)
    told = brief(session, held)
    line = told.agenda[0]
    assert (line.notes, line.result) == ("Trình bày", "Thông qua")
    assert [(one.speaker, one.content) for one in line.spoken] == [("Lê Thị An", "Nhất trí")]
    assert [one.content for one in told.held.spoken] == ["Ý kiến chung"]
    assert (told.held.opened_at, told.held.ended_at, told.held.secretary) == (time(8, 5), time(11), "Chi")
    assert (told.held.present, told.held.members) == (1, 3), "who left early was there"
    assert [(one.arrived_at, one.left_at, one.reason) for one in told.guests[:2]] == [
        (time(8, 40), time(10), ""),
        (None, None, "đi công tác"),
    ]


def test_what_the_press_was_told_is_noted_and_shows_the_step_done(session: Session, held: Held) -> None:
    day_after = date(2026, 11, 26)

    def note(on_day: date | None) -> str:
        said = {"kind": PressKind.RELEASE, "content": "Kết quả"}
        return record_press(session, held.meeting, on_day=on_day, today=day_after, **said)  # type: ignore[arg-type]

    with pytest.raises(AppError, match="Ghi ngày và nội dung"):
        note(None)
    with pytest.raises(AppError, match="20/11/2026 trước ngày họp 25/11/2026: cuộc họp chưa có kết quả"):
        note(TODAY)
    with pytest.raises(AppError, match="27/11/2026 ở tương lai"):
        note(date(2026, 11, 27))
    record_press(
        session,
        held.meeting,
        kind=PressKind.RELEASE,
        on_day=day_after,
        today=day_after,
        content="Kết quả phiên họp",
        document_number="3/TC-UBND",
    )
    told = meeting_details.describe(session, held.meeting, today=date(2026, 11, 27))
    assert told.parts["Thông tin báo chí"] == ("Thông cáo báo chí 26/11/2026: Kết quả phiên họp (3/TC-UBND)",)
    (step,) = [line for line in told.parts["Các bước chuẩn bị"] if "Họp báo" in line]
    assert "3/TC-UBND" in step or "26/11/2026" in step
