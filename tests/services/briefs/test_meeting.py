"""What the documents of a meeting are told, from the rows of a real database."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.meeting import Arrangement, Guest
from app.core.errors import AppError
from app.core.terms import (
    AgencyKind,
    AgencyRole,
    Attendance,
    MeetingKind,
    Secrecy,
    TaskKind,
)
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Conclusion, ConclusionTask, Meeting, MeetingAttendance
from app.models.meeting_held import AttendanceItem
from app.models.person import Person, Post, PostHolding
from app.models.task import SourceDocument, Task, TaskAgency
from app.services.bin import delete
from app.services.briefs import meeting as briefs
from app.services.briefs import questions, slots_of
from app.services.cancelled_meetings import cancel
from app.services.chairing import advise_away, notices
from app.services.delegations import delegate
from app.services.forms.common import put
from app.services.forms.meeting import load
from app.services.guest_answers import write_words
from app.services.held_meeting import read_held
from app.services.lists import meetings
from app.services.meeting_briefing import brief_meeting
from app.services.pack import read_papers

TODAY = date(2026, 11, 20)
HELD = date(2026, 11, 30)


@dataclass
class Told:
    """The keys of the rows that a test goes on from."""

    key: str
    meeting: UUID
    first: UUID
    finance: UUID
    health: UUID


@pytest.fixture
def held(session: Session) -> Told:
    """A session chaired by who held the post on its day, with two contents and no conclusion yet."""
    finance, health = (
        put(session, Agency, None, {"name": name, "kind": AgencyKind.DEPARTMENT, "position": place}).id
        for place, name in ((2, "Sở Tài chính"), (1, "Sở Y tế"))
    )
    post = put(session, Post, None, {"name": "Chủ tịch"})
    for name, since, until in (("Cũ", None, date(2026, 6, 30)), ("Tạ Anh Tuấn", date(2026, 7, 1), None)):
        person = put(session, Person, None, {"full_name": name})
        put(
            session,
            PostHolding,
            None,
            {"post_id": post.id, "person_id": person.id, "from_on": since, "to_on": until},
        )
    row = put(
        session,
        Meeting,
        None,
        {
            "kind": MeetingKind.REGULAR_SESSION,
            "title": "Phiên họp thường kỳ UBND tỉnh tháng 11/2026",
            "held_on": HELD,
            "starts_at": time(8),
            "place": "Phòng họp số 1; điểm cầu các xã.",
            "chair_post_id": post.id,
        },
    )
    contents = [
        put(
            session,
            AgendaItem,
            None,
            {"meeting_id": row.id, "position": place, "content": text, "agency_id": agency},
        )
        for place, text, agency in ((1, "Đề án y tế", health), (0, "Báo cáo ngân sách", None))
    ]
    return Told(row.id.hex, row.id, contents[1].id, finance, health)


def invite(session: Session, held: Told, **values: object) -> MeetingAttendance:
    return put(session, MeetingAttendance, None, {"meeting_id": held.meeting, **values})


def conclude(session: Session, held: Told, content: str, *tasks: Task) -> None:
    row = put(
        session,
        Conclusion,
        None,
        {"meeting_id": held.meeting, "content": content, "agenda_item_id": held.first},
    )
    for task in tasks:
        put(session, ConclusionTask, None, {"conclusion_id": row.id, "task_id": task.id})


def add_task(
    session: Session, held: Told, content: str, *, secrecy: Secrecy | None = None, **values: object
) -> Task:
    document = (
        put(session, SourceDocument, None, {"number": "1/TB-VP", "secrecy": secrecy}) if secrecy else None
    )
    task = put(
        session,
        Task,
        None,
        {"content": content, "assigned_on": HELD, "source_document_id": document and document.id, **values},
    )
    for place, (agency, role) in enumerate(
        ((held.finance, AgencyRole.LEAD), (held.health, AgencyRole.COORDINATING))
    ):
        put(
            session,
            TaskAgency,
            None,
            {"task_id": task.id, "agency_id": agency, "role": role, "position": place},
        )
    return task


def test_a_meeting_is_told_whole(session: Session, held: Told) -> None:
    told = briefs.brief(session, held.key, TODAY)
    assert (told.chair_name, told.chair_post) == ("Tạ Anh Tuấn", "Chủ tịch UBND tỉnh")
    assert told.places == ("Phòng họp số 1", "điểm cầu các xã")
    assert [(line.content, line.agency) for line in told.agenda] == [
        ("Báo cáo ngân sách", ""),
        ("Đề án y tế", "Sở Y tế"),
    ]
    assert (told.documents_due_on, told.documents_due_hour) == (date(2026, 11, 25), 15)
    assert (told.guests, told.conclusions) == ((), ())


def chairman(session: Session) -> UUID:
    """The one who holds the post on the day."""
    return session.scalars(select(Person.id).where(Person.full_name == "Tạ Anh Tuấn")).one()


def test_who_stands_in_for_the_chair_chairs(session: Session, held: Told) -> None:
    stand_in = {"substitute": "Đào Mỹ", "substitute_post": "Phó Chủ tịch UBND tỉnh"}
    invite(session, held, person_id=chairman(session), state=Attendance.SUBSTITUTED, **stand_in)
    told = briefs.brief(session, held.key, TODAY)
    assert (told.chair_name, told.chair_post) == ("Đào Mỹ", "Phó Chủ tịch UBND tỉnh")
    assert told.chair_for == ("Tạ Anh Tuấn", "Chủ tịch UBND tỉnh")
    assert notices(session, "minutes", held.key) == ()
    [listed] = meetings.read(session, [held.key], today=TODAY)
    assert listed.chair == "Đào Mỹ (thay Chủ tịch)"


@pytest.mark.parametrize("state", [Attendance.EXCUSED, Attendance.ABSENT, Attendance.SUBSTITUTED])
def test_a_chair_who_is_away_is_not_told_as_chair_but_of(
    session: Session, held: Told, state: Attendance
) -> None:
    invite(session, held, person_id=chairman(session), state=state)
    told = briefs.brief(session, held.key, TODAY)
    assert (told.chair_name, told.chair_post, told.chair_for) == ("", "", None)
    for code in ("invitation", "agenda", "minutes", "conclusion_notice", "attendance_list"):
        [notice] = notices(session, code, f"{held.key}/agency" if code == "conclusion_notice" else held.key)
        assert f"Tạ Anh Tuấn được ghi “{state.label}”" in notice, code
    assert notices(session, "vote_report", held.key) == notices(session, "month_report", "2026-10") == ()
    [listed] = meetings.read(session, [held.key], today=TODAY)
    assert listed.chair == f"Chủ tịch (▲ {state.label.lower()})"
    assert read_held(session, held.key).chair_attendee is not None


def test_who_was_delegated_for_the_post_of_a_chair_who_is_away_chairs(session: Session, held: Told) -> None:
    home = put(session, Agency, None, {"name": "Sở Y tế", "kind": AgencyKind.DEPARTMENT})
    acting = put(session, Person, None, {"full_name": "Đào Mỹ", "title": "Giám đốc", "agency_id": home.id})
    meeting = session.get_one(Meeting, held.meeting)
    assert meeting.chair_post_id is not None
    delegate(
        session,
        post=meeting.chair_post_id,
        person=acting.id,
        from_on=meeting.held_on,
        to_on=meeting.held_on,
    )
    row = invite(session, held, person_id=chairman(session))
    assert briefs.brief(session, held.key, TODAY).chair_name == "Tạ Anh Tuấn"
    put(session, MeetingAttendance, row, {"state": Attendance.EXCUSED})
    told = briefs.brief(session, held.key, TODAY)
    assert (told.chair_name, told.chair_post) == ("Đào Mỹ", "Giám đốc Sở Y tế")
    assert notices(session, "minutes", held.key) == ()
    assert read_held(session, held.key).chair_delegate == "Đào Mỹ"
    [complaint] = advise_away(session, load(session, held.key).values)
    assert complaint.sentence == "Tạ Anh Tuấn được ghi “Vắng có lý do”: người chủ trì là Đào Mỹ."


@pytest.mark.parametrize("state", [Attendance.INVITED, Attendance.PRESENT])
def test_a_chair_who_is_there_chairs(session: Session, held: Told, state: Attendance) -> None:
    """Others of those invited may be away; one who was invited in person is met by his name."""
    invite(session, held, person_id=chairman(session), state=state)
    other = put(session, Person, None, {"full_name": "Lê Thị Hoa", "title": "Chánh Văn phòng"})
    invite(session, held, person_id=other.id, state=Attendance.EXCUSED)
    assert briefs.brief(session, held.key, TODAY).chair_name == "Tạ Anh Tuấn"
    assert notices(session, "minutes", held.key) == ()
    row = session.get_one(Meeting, held.meeting)
    row.chair_post_id, row.chair_person_id = None, other.id
    session.flush()
    assert briefs.brief(session, held.key, TODAY).chair_name == ""


def test_a_substitute_for_an_old_day_of_the_meeting_does_not_chair(session: Session, held: Told) -> None:
    key = put(
        session, MeetingAttendance, None, {"meeting_id": held.meeting, "person_id": chairman(session)}
    ).id.hex
    write_words(session, key, column="substitute", words="Đào Mỹ", today=TODAY)
    assert briefs.brief(session, held.key, TODAY).chair_name == "Đào Mỹ"
    session.get_one(Meeting, held.meeting).held_on = date(2026, 12, 1)
    session.flush()
    assert briefs.brief(session, held.key, TODAY).chair_name == "Tạ Anh Tuấn"


def test_guests_come_by_rank_then_agencies_in_the_office_s_order(session: Session, held: Told) -> None:
    low = put(
        session,
        Person,
        None,
        {"full_name": "Lê Hoa", "title": "Giám đốc", "agency_id": held.health, "rank": 9},
    )
    high = put(session, Person, None, {"full_name": "Đào Mỹ", "title": "Phó Chủ tịch", "rank": 2})
    invite(session, held, agency_id=held.finance)
    sent = {"substitute": "Trần Minh", "substitute_post": "Phó Giám đốc"}
    invite(session, held, agency_id=held.health, state=Attendance.SUBSTITUTED, **sent)
    invite(session, held, person_id=low.id, state=Attendance.EXCUSED)
    invite(session, held, person_id=high.id)
    assert briefs.brief(session, held.key, TODAY).guests == (
        Guest("Đào Mỹ", is_person=True, post="Phó Chủ tịch UBND tỉnh"),
        Guest("Lê Hoa", is_person=True, post="Giám đốc Sở Y tế", state=Attendance.EXCUSED),
        Guest("Sở Y tế", state=Attendance.SUBSTITUTED, **sent),
        Guest("Sở Tài chính"),
    )


def test_an_agency_that_merged_by_the_meeting_is_named_once_as_its_successor(
    session: Session, held: Told
) -> None:
    """By the day of the meeting where it is invited and speaks, by that of the paper where it is to do something."""
    merged = session.get_one(Agency, held.health)
    merged.valid_to, merged.successor_id = date(2026, 11, 29), held.finance
    second = put(session, AgendaItem, None, {"meeting_id": held.meeting, "position": 2, "content": "Khác"}).id
    own = invite(session, held, agency_id=held.finance)
    only = {"attendance_id": own.id, "agenda_item_id": held.first}
    put(session, AttendanceItem, None, only)
    came = {"substitute": "Trần Minh", "substitute_post": "Phó Giám đốc"}
    old = invite(session, held, agency_id=held.health, state=Attendance.SUBSTITUTED, **came)
    put(session, AttendanceItem, None, {**only, "attendance_id": old.id, "agenda_item_id": second})
    conclude(session, held, "Ngân sách", add_task(session, held, "Rà soát"))

    told = briefs.brief(session, held.key, TODAY)
    assert [line.agency for line in told.agenda] == ["", "Sở Tài chính", ""]
    [guest] = told.guests
    assert (guest.name, guest.state) == ("Sở Tài chính", Attendance.SUBSTITUTED)
    assert (guest.substitute, guest.substitute_post) == tuple(came.values())
    assert set(guest.contents) == {held.first.hex, second.hex}
    [listed] = questions()["attendance_list"].brief(session, held.key, TODAY).groups
    assert [(one.name, one.post) for one in listed.delegates] == [("Trần Minh", "Phó Giám đốc")]
    letters = questions()["envelopes"].brief(session, held.key, TODAY)
    assert [one.addressee for one in letters.envelopes] == ["Sở Tài chính"]
    for day, agencies in (
        (date(2026, 11, 29), (("Sở Tài chính",), ("Sở Y tế",))),
        (HELD, (("Sở Tài chính",), ())),
    ):
        [line] = briefs.brief_conclusions(session, held.key, day).meeting.conclusions
        assert (line.tasks[0].leads, line.tasks[0].coordinating) == agencies

    papers = read_papers(session, held.key, today=TODAY)
    assert [one.agency for one in papers.contents] == ["", "Sở Tài chính", ""]
    merged.valid_to = HELD
    session.flush()
    assert len(brief_meeting(session, held.key, HELD).guests) == 2


def test_the_letter_that_a_meeting_is_off_names_the_successor(session: Session, held: Told) -> None:
    merged = session.get_one(Agency, held.health)
    merged.valid_to, merged.successor_id = date(2026, 11, 29), held.finance
    cancel(session, held.key, on=TODAY, reason="bão")
    off = questions()["cancelling_letter"].brief(session, held.key, TODAY)
    assert [one.agency for one in off.contents] == ["", "Sở Tài chính"]


def test_conclusions_tell_their_tasks(session: Session, held: Told) -> None:
    dated = add_task(session, held, "Rà soát", deadline=date(2026, 12, 14), deadline_words="Trước 15/12/2026")
    regular = add_task(session, held, "Báo cáo", kind=TaskKind.REGULAR, deadline_words="Hằng quý")
    gone = add_task(session, held, "Đã thu hồi", withdrawn=True)
    conclude(session, held, "Ngân sách", dated, regular, gone)
    told = briefs.brief_conclusions(session, f"{held.key}/agency", TODAY)
    (line,) = told.meeting.conclusions
    assert told.arranged is Arrangement.AGENCY
    assert line.about == held.first.hex
    assert [(task.content, task.due, task.rhythm) for task in line.tasks] == [
        ("Rà soát", "trước ngày 15 tháng 12 năm 2026", ""),
        ("Báo cáo", "", "hằng quý"),
    ]
    assert (line.tasks[0].leads, line.tasks[0].coordinating) == (("Sở Tài chính",), ("Sở Y tế",))


def test_nothing_of_a_secret_task_is_told(session: Session, held: Told) -> None:
    conclude(session, held, "Chỉ có việc mật", add_task(session, held, "Việc mật", secrecy=Secrecy.SECRET))
    conclude(
        session,
        held,
        "Có cả hai",
        add_task(session, held, "Việc mật khác", secrecy=Secrecy.MOST_SECRET),
        add_task(session, held, "Việc thường", secrecy=Secrecy.NONE),
    )
    told = briefs.brief_conclusions(session, held.key, TODAY)
    assert told.arranged is Arrangement.ISSUE
    assert [line.content for line in told.meeting.conclusions] == ["Có cả hai"]
    assert "mật" not in repr(told)


def test_without_conclusions_there_is_no_notice(session: Session, held: Told) -> None:
    with pytest.raises(AppError, match="chưa có kết luận"):
        briefs.brief_conclusions(session, held.key, TODAY)
    assert questions()["conclusion_notice"].subjects(session, TODAY) == ()
    conclude(session, held, "Thống nhất")
    codes = [one.code for one in questions()["conclusion_notice"].subjects(session, TODAY)]
    assert codes == [f"{held.key}/issue", f"{held.key}/agency"]
    with pytest.raises(AppError, match="leader"):
        briefs.brief_conclusions(session, f"{held.key}/leader", TODAY)


def test_the_party_s_own_papers_are_not_made(session: Session, held: Told) -> None:
    row = session.get(Meeting, held.meeting)
    assert row is not None
    row.kind = MeetingKind.PARTY
    session.flush()
    with pytest.raises(AppError, match="thể thức văn bản của Đảng"):
        briefs.brief(session, held.key, TODAY)
    for code in ("invitation", "agenda", "minutes"):
        assert questions()[code].subjects(session, TODAY) == ()
    assert brief_meeting(session, held.key, TODAY).documents_due_on == date(2026, 11, 26)


def test_of_a_cancelled_meeting_the_letter_alone_is_made(session: Session, held: Told) -> None:
    asked = questions()
    with pytest.raises(AppError, match="không bị hủy"):
        asked["cancelling_letter"].brief(session, held.key, TODAY)
    after = put(
        session,
        Meeting,
        None,
        {"kind": MeetingKind.OTHER, "title": "Phiên họp sau", "held_on": date(2026, 12, 9)},
    )
    cancel(session, held.key, on=TODAY, reason="bão", to=after.id.hex)
    told = asked["cancelling_letter"].brief(session, held.key, TODAY)
    assert (told.reason, told.invitation, told.meeting.agenda) == ("bão", "", ())
    assert {one.to for one in told.contents} == {"Phiên họp sau, ngày 09 tháng 12 năm 2026"}
    assert len(told.contents) == 2
    assert [one.code for one in asked["cancelling_letter"].subjects(session, TODAY)] == [held.key]
    for code in ("invitation", "agenda", "minutes", "attendance_list", "name_plates", "envelopes"):
        with pytest.raises(AppError, match="không họp"):
            asked[code].brief(session, held.key, TODAY)
        assert held.key not in [one.code for one in asked[code].subjects(session, TODAY)]


def test_a_meeting_that_is_gone_is_told_so(session: Session, held: Told) -> None:
    delete(session, "meeting", held.meeting)
    with pytest.raises(AppError):
        briefs.brief(session, held.key, TODAY)
    assert questions()["invitation"].subjects(session, TODAY) == ()


def test_subjects_begin_with_the_likeliest(session: Session, held: Told) -> None:
    days = [date(2026, 11, 2), date(2026, 11, 18), TODAY, date(2026, 12, 9)]
    for day in days:
        put(session, Meeting, None, {"kind": MeetingKind.OTHER, "title": f"Họp {day.day}", "held_on": day})
    asked = questions()
    coming = [one.aside for one in asked["invitation"].subjects(session, TODAY)]
    assert coming == ["20/11/2026", "30/11/2026", "09/12/2026", "18/11/2026", "02/11/2026"]
    past = [one.aside for one in asked["minutes"].subjects(session, TODAY)]
    assert past == ["20/11/2026", "18/11/2026", "02/11/2026", "30/11/2026", "09/12/2026"]
    assert [one.code for one in asked["agenda"].subjects(session, TODAY)] == [held.key]


def test_each_content_has_a_place_for_words_that_stays_with_it(session: Session, held: Told) -> None:
    own = [slot.code for slot in slots_of(session, "minutes", held.key)]
    assert own[:2] == ["secretary", "attendance"]
    assert f"opinions-{held.first.hex}" in own
    before = slots_of(session, "minutes", held.key)[-1].code
    row = session.get(AgendaItem, held.first)
    assert row is not None
    row.position = 5
    session.flush()
    assert before in [slot.code for slot in slots_of(session, "minutes", held.key)]
    assert [slot.label for slot in slots_of(session, "agenda", held.key)[-2:]] == [
        "Thời lượng nội dung 1",
        "Thời lượng nội dung 2",
    ]
    assert slots_of(session, "invitation", held.key)[0].code == "preparation"
