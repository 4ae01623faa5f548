"""The weekly schedule: moved, copied, filled from meetings and from the day of reception; what is taken is told."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.appointment_form import AppointmentForm
from app.briefings.forms import Loaded, Ref
from app.briefings.lists import Wanted
from app.briefings.schedule import Half
from app.core.errors import AppError
from app.core.meeting_held_terms import Answer
from app.core.schedule_terms import AppointmentKind
from app.core.terms import AgencyKind, Attendance, MeetingKind
from app.models.agency import Agency
from app.models.asking import driver
from app.models.invitation import Invitation, InvitationAttendee
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Person, Post, PostHolding
from app.models.schedule import Appointment, AppointmentPerson
from app.rules.periods import Month
from app.services.bin import delete
from app.services.clashes import taken_between
from app.services.delegations import delegate
from app.services.forms import meeting as meetings
from app.services.forms.appointment import advise, describe, load, save
from app.services.guest_answers import write_words
from app.services.lists import appointments
from app.services.receptions import of_chairman, reception_day
from app.services.schedule import (
    chairman,
    copy_week,
    move,
    put_meeting,
    put_meetings,
    put_reception,
)
from app.services.settings import change_setting, load_preset
from app.services.week import read_week

MONDAY, TUESDAY, NEXT = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 9)


@pytest.fixture
def office(session: Session) -> Session:
    """A chairman who holds his post, a deputy, and a session."""
    load_preset(session)
    chair, deputy = Post(name="Chủ tịch", position=0), Post(name="Phó Chủ tịch", position=1)
    an, binh = Person(full_name="Nguyễn Văn An"), Person(full_name="Trần Thị Bình")
    session.add_all((chair, deputy, an, binh))
    session.flush()
    session.add(PostHolding(post_id=chair.id, person_id=an.id))
    session.flush()
    return session


def ref(session: Session, name: str) -> Ref:
    post = session.scalar(select(Post).where(Post.name == name))
    if post is not None:
        return Ref("post", post.id.hex, name)
    person = session.scalars(select(Person).where(Person.full_name == name)).one()
    return Ref("person", person.id.hex, name)


def line(
    session: Session, content: str, *, chair: str = "", people: tuple[str, ...] = (), **more: object
) -> str:
    form = AppointmentForm(
        content=content,
        chair=ref(session, chair) if chair else None,
        people=tuple(ref(session, name) for name in people),
        **{"day": MONDAY, **more},  # type: ignore[arg-type]
    )
    return save(session, Loaded("", form))


def meeting(session: Session, day: date = MONDAY, at: time | None = time(8)) -> Meeting:
    chair = session.scalars(select(Post).where(Post.name == "Chủ tịch")).one()
    row = Meeting(
        kind=MeetingKind.REGULAR_SESSION,
        title="Phiên họp tháng 11",
        held_on=day,
        starts_at=at,
        place="Phòng họp số 1",
        chair_post_id=chair.id,
    )
    session.add(row)
    session.flush()
    binh = session.scalars(select(Person).where(Person.full_name == "Trần Thị Bình")).one()
    session.add(MeetingAttendance(meeting_id=row.id, person_id=binh.id, state=Attendance.INVITED))
    session.flush()
    return row


def rows(session: Session) -> list[Appointment]:
    alive = select(Appointment).where(Appointment.deleted_at.is_(None))
    return list(session.scalars(alive.order_by(Appointment.day, Appointment.content)))


def advice(session: Session, **more: object) -> list[tuple[str, str]]:
    form = AppointmentForm(**{"day": MONDAY, "content": "Việc mới", **more})  # type: ignore[arg-type]
    return [(one.field, one.sentence) for one in advise(session, Loaded("", form))]


def test_a_form_comes_back_as_it_was_saved_and_keeps_the_parts_that_stay(office: Session) -> None:
    key = line(
        office, "Làm việc", chair="Chủ tịch", people=("Phó Chủ tịch", "Trần Thị Bình"), starts_at=time(14)
    )
    loaded = load(office, key, today=MONDAY)
    assert loaded.values.half is Half.AFTERNOON
    assert [one.name for one in loaded.values.people] == ["Phó Chủ tịch", "Trần Thị Bình"]
    before = set(office.scalars(select(AppointmentPerson.id)))
    save(office, loaded)
    assert set(office.scalars(select(AppointmentPerson.id))) == before
    assert not office.dirty


def test_what_is_taken_is_told_while_a_line_is_typed(office: Session) -> None:
    line(office, "Giao ban", chair="Chủ tịch", starts_at=time(8), place="Phòng họp số 1")
    chair, an = ref(office, "Chủ tịch"), ref(office, "Nguyễn Văn An")
    told = "đã có lịch 08:00 “Giao ban”."
    assert advice(office, chair=chair, starts_at=time(9)) == [("chair", f"Chủ tịch {told}")]
    assert advice(office, people=(an,), starts_at=time(9)) == [("people", f"Nguyễn Văn An {told}")]
    assert advice(office, place="phòng họp SỐ 1", starts_at=time(9)) == [
        ("place", "Địa điểm này đã có 08:00 “Giao ban”.")
    ]
    assert advice(office, chair=chair, starts_at=time(14)) == []
    assert advice(office, chair=chair, day=TUESDAY, starts_at=time(9)) == []


def test_a_line_does_not_clash_with_itself(office: Session) -> None:
    key = line(office, "Giao ban", chair="Chủ tịch", starts_at=time(8))
    assert advise(office, load(office, key, today=MONDAY)) == ()


def test_meetings_that_are_on_no_line_are_taken_too(office: Session) -> None:
    row = meeting(office)
    binh = ref(office, "Trần Thị Bình")
    assert advice(office, chair=binh, starts_at=time(9)) == [
        ("chair", "Trần Thị Bình đã có lịch 08:00 “Phiên họp tháng 11”.")
    ]
    put_meeting(office, row.id.hex)
    assert len(advice(office, chair=binh, starts_at=time(9))) == 1


def test_a_meeting_has_one_line_that_follows_it(office: Session) -> None:
    row = meeting(office)
    key = put_meeting(office, row.id.hex)
    [made] = rows(office)
    assert (made.day, made.starts_at, made.half) == (MONDAY, time(8), Half.MORNING)
    assert load(office, key, today=MONDAY).values.attends == "Trần Thị Bình"
    row.held_on, row.starts_at = TUESDAY, time(14)
    office.flush()
    assert put_meetings(office, MONDAY) == 1
    assert put_meeting(office, row.id.hex) == key
    [made] = rows(office)
    assert (made.day, made.half) == (TUESDAY, Half.AFTERNOON)
    with pytest.raises(AppError, match="của một cuộc họp"):
        move(office, key, day=MONDAY, half=Half.MORNING)


def test_the_line_follows_its_meeting_when_that_is_saved_and_takes_who_is_invited_later(
    office: Session,
) -> None:
    row = meeting(office)
    loaded = meetings.load(office, row.id.hex)
    meetings.save(office, replace(loaded, values=replace(loaded.values, attendance=())))
    assert rows(office) == [], "a meeting is put on the schedule by who wants it there"
    key = put_meeting(office, row.id.hex)
    assert load(office, key, today=MONDAY).values.attends == ""
    binh = ref(office, "Trần Thị Bình")
    office.add(MeetingAttendance(meeting_id=row.id, person_id=UUID(hex=binh.key)))
    office.flush()
    loaded = meetings.load(office, row.id.hex)
    moved = replace(loaded.values, held_on=TUESDAY, starts_at=time(14), ends_at=time(16, 30))
    meetings.save(office, replace(loaded, values=moved))
    [made] = rows(office)
    assert (made.day, made.half, made.starts_at, made.ends_at) == (
        TUESDAY,
        Half.AFTERNOON,
        time(14),
        time(16, 30),
    )
    assert made.attends == "Trần Thị Bình"


def session_of(session: Session) -> Meeting:
    """A session to which the whole committee is invited, and a department and a person beside it."""
    row = meeting(session, at=time(8))
    names = ("Lê Văn Cường", "Phạm Thị Dung", "Hồ Đức Anh")
    committee = [Person(full_name=name, committee_member=True) for name in names]
    guest, agency = Person(full_name="Vũ Thị Lan"), Agency(name="Sở Tài chính", kind=AgencyKind.DEPARTMENT)
    other = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    session.add_all((*committee, guest, agency, other))
    session.flush()
    deputy = session.scalars(select(Post).where(Post.name == "Phó Chủ tịch")).one()
    session.add(PostHolding(post_id=deputy.id, person_id=committee[0].id))
    session.add_all(MeetingAttendance(meeting_id=row.id, person_id=one.id) for one in (*committee, guest))
    session.add(MeetingAttendance(meeting_id=row.id, agency_id=agency.id))
    session.flush()
    return row


def test_a_session_says_its_members_together_and_its_guests_beside_them(office: Session) -> None:
    key = put_meeting(office, session_of(office).id.hex)
    values = load(office, key, today=MONDAY).values
    assert values.people == ()
    assert values.attends == "Thành viên UBND tỉnh; Trần Thị Bình; Vũ Thị Lan; Sở Tài chính"


def test_who_is_invited_is_taken_and_has_it_on_his_own_schedule(office: Session) -> None:
    put_meeting(office, session_of(office).id.hex)
    line(office, "Tiếp khách", chair="Phó Chủ tịch", starts_at=time(9))
    line(office, "Làm việc", chair="Phạm Thị Dung", starts_at=time(9))
    week = read_week(office, MONDAY, "", MONDAY)
    told = {one.entry.content: one.clashes for one in week.days[0].lines}
    assert told["Tiếp khách"] == ("Phó Chủ tịch đã có lịch 08:00 “Phiên họp tháng 11”.",)
    assert told["Làm việc"] == ("Phạm Thị Dung đã có lịch 08:00 “Phiên họp tháng 11”.",)
    leaders = {leader.label: leader.code for leader in week.leaders}
    assert set(leaders) == {"Chủ tịch", "Phó Chủ tịch", "Phạm Thị Dung"}
    own = read_week(office, MONDAY, leaders["Phó Chủ tịch"], MONDAY)
    assert [one.entry.content for one in own.days[0].lines] == ["Phiên họp tháng 11", "Tiếp khách"]


AWAY = [
    {"state": Attendance.EXCUSED, "reason": "đi kiểm tra"},
    {"state": Attendance.ABSENT},
    {"state": Attendance.SUBSTITUTED, "substitute": "phạm thị dung"},
    {"answer": Answer.CANNOT, "answered_on": MONDAY},
    {"answer": Answer.SUBSTITUTE, "answered_on": MONDAY, "substitute": "Phạm Thị Dung"},
]


@pytest.mark.parametrize("noted", AWAY)
def test_who_does_not_come_is_not_taken_but_who_comes_instead_is(
    office: Session, noted: dict[str, object]
) -> None:
    """In clashes, in his own week and in the choice of weeks; whatever was announced, who came counts."""
    row = meeting(office, at=time(8))
    deputy = office.scalars(select(Post).where(Post.name == "Phó Chủ tịch")).one()
    cuong, dung = (Person(full_name=name) for name in ("Lê Văn Cường", "Phạm Thị Dung"))
    office.add_all((cuong, dung))
    office.flush()
    office.add(PostHolding(post_id=deputy.id, person_id=cuong.id))
    invited = MeetingAttendance(meeting_id=row.id, person_id=cuong.id)
    office.add(invited)
    office.flush()
    put_meeting(office, row.id.hex)
    line(office, "Kiểm tra công trình", chair="Phó Chủ tịch", starts_at=time(9))
    line(office, "Làm việc", chair="Phạm Thị Dung", starts_at=time(9))

    def told() -> tuple[list[str], list[str]]:
        """What clashes, and the deputy's own week."""
        week = read_week(office, MONDAY, "", MONDAY)
        own = read_week(office, MONDAY, f"post:{deputy.id.hex}", MONDAY)
        clashing = [one.entry.content for one in week.days[0].lines if one.clashes]
        return clashing, [one.entry.content for one in own.days[0].lines]

    both = ["Phiên họp tháng 11", "Kiểm tra công trình"]
    assert told() == (both, both)
    for name, value in noted.items():
        setattr(invited, name, value)
    office.flush()
    instead = ["Phiên họp tháng 11", "Làm việc"] if "substitute" in noted else []
    assert told() == (instead, ["Kiểm tra công trình"])
    invited.state = Attendance.PRESENT
    office.flush()
    assert told() == (both, both)


def test_an_announcement_for_another_day_of_a_meeting_takes_nobody_out_of_it(office: Session) -> None:
    row = meeting(office, at=time(8))
    [invited] = office.scalars(select(MeetingAttendance))
    write_words(office, invited.id.hex, column="substitute", words="Nguyễn Văn An", today=MONDAY)
    assert advice(office, chair=ref(office, "Trần Thị Bình"), starts_at=time(9)) == []
    row.held_on = TUESDAY
    office.flush()
    assert len(advice(office, chair=ref(office, "Trần Thị Bình"), starts_at=time(9), day=TUESDAY)) == 1


def test_a_chair_who_does_not_come_is_not_taken_but_who_was_delegated_for_his_post_is(
    office: Session,
) -> None:
    chief = office.scalars(select(Post).where(Post.name == "Chủ tịch")).one()
    an, cuong = (
        office.scalars(select(Person).where(Person.full_name == "Nguyễn Văn An")).one(),
        Person(full_name="Lê Cường"),
    )
    deputy = office.scalars(select(Post).where(Post.name == "Phó Chủ tịch")).one()
    office.add(cuong)
    office.flush()
    office.add(PostHolding(post_id=deputy.id, person_id=cuong.id))
    row = meeting(office, at=time(8))
    row.chair_post_id, row.chair_person_id = chief.id, None
    noted = MeetingAttendance(meeting_id=row.id, person_id=an.id, state=Attendance.EXCUSED)
    office.add(noted)
    delegate(office, post=chief.id, person=cuong.id, from_on=MONDAY, to_on=MONDAY)
    put_meeting(office, row.id.hex)
    week = read_week(office, MONDAY, "", MONDAY)
    assert [leader.label for leader in week.leaders] == ["Lê Cường"]
    own = read_week(office, MONDAY, week.leaders[0].code, MONDAY)
    assert [one.entry.content for one in own.days[0].lines] == ["Phiên họp tháng 11"]
    assert advice(office, chair=ref(office, "Nguyễn Văn An"), starts_at=time(9)) == []
    assert len(advice(office, chair=ref(office, "Lê Cường"), starts_at=time(9))) == 1
    noted.state = Attendance.INVITED
    office.flush()
    leaders = read_week(office, MONDAY, "", MONDAY).leaders
    assert [leader.label for leader in leaders] == ["Chủ tịch", "Lê Cường"]


def test_a_week_of_clashes_is_one_question_however_many_lines_there_are(office: Session) -> None:
    asked: list[str] = []
    driver(office).set_trace_callback(asked.append)
    taken_between(office, MONDAY, NEXT)
    alone = len(asked)
    for number in range(6):
        line(office, f"Việc {number}", chair="Chủ tịch", people=("Phó Chủ tịch",), starts_at=time(8))
        meeting(office, MONDAY)
    office.flush()
    asked.clear()
    assert len(taken_between(office, MONDAY, NEXT)) == 12
    assert len(asked) == alone == 1
    driver(office).set_trace_callback(None)


def test_an_invitation_of_several_days_takes_who_goes_on_each(office: Session) -> None:
    an = office.scalars(select(Person).where(Person.full_name == "Nguyễn Văn An")).one()
    trip = Invitation(content="Đoàn công tác", held_on=MONDAY, ends_on=TUESDAY)
    office.add(trip)
    office.flush()
    office.add(InvitationAttendee(invitation_id=trip.id, person_id=an.id))
    office.flush()
    told = [("chair", "Chủ tịch đã có lịch cả ngày “Đoàn công tác”.")]
    assert advice(office, chair=ref(office, "Chủ tịch"), starts_at=time(9), day=TUESDAY) == told
    assert advice(office, chair=ref(office, "Chủ tịch"), starts_at=time(9), day=NEXT) == []
    trip.declined = True
    assert advice(office, chair=ref(office, "Chủ tịch"), starts_at=time(9), day=TUESDAY) == []


def test_a_post_stands_for_who_holds_it_on_the_day(office: Session) -> None:
    holding = office.scalars(select(PostHolding)).one()
    line(office, "Giao ban", chair="Chủ tịch", starts_at=time(8))
    an = ref(office, "Nguyễn Văn An")
    assert len(advice(office, chair=an, starts_at=time(9))) == 1
    holding.to_on = date(2026, 11, 1)
    assert advice(office, chair=an, starts_at=time(9)) == []


def test_a_line_that_moves_to_the_other_half_loses_its_hour(office: Session) -> None:
    key = line(office, "Tiếp khách", starts_at=time(8))
    move(office, key, day=TUESDAY, half=Half.MORNING)
    assert rows(office)[0].starts_at == time(8)
    move(office, key, day=TUESDAY, half=Half.AFTERNOON)
    [row] = rows(office)
    assert (row.day, row.half, row.starts_at) == (TUESDAY, Half.AFTERNOON, None)


def test_last_week_is_copied_once_without_meetings_and_days_off(office: Session) -> None:
    line(office, "Giao ban", chair="Chủ tịch", people=("Phó Chủ tịch",), starts_at=time(8))
    line(office, "Việc cuối tuần", day=date(2026, 11, 7))
    line(office, "Trực", day=date(2026, 11, 8), kind=AppointmentKind.ON_DUTY)
    put_meeting(office, meeting(office).id.hex)
    assert copy_week(office, MONDAY, into=NEXT) == 2
    assert [(row.day, row.content) for row in rows(office) if row.day >= NEXT] == [
        (NEXT, "Giao ban"),
        (date(2026, 11, 15), "Trực"),
    ]
    copied = next(row for row in rows(office) if row.day == NEXT)
    assert [one.name for one in load(office, copied.id.hex, today=NEXT).values.people] == ["Phó Chủ tịch"]
    assert copy_week(office, MONDAY, into=NEXT) == 0


def test_the_reception_of_a_month_is_not_copied_into_another_week(office: Session) -> None:
    put_reception(office, Month(2026, 11), chair=chairman(office))
    [there] = rows(office)
    assert copy_week(office, date(2026, 11, 16), into=date(2026, 11, 23)) == 0
    assert rows(office) == [there]


def test_what_other_leaders_receive_is_copied_and_stands_for_nobody_elses_reception(office: Session) -> None:
    """The chairman's own stays in its month: by his post, by who holds it or acts for it, or where nobody is named."""
    binh = office.scalars(select(Person).where(Person.full_name == "Trần Thị Bình")).one()
    deputy = office.scalars(select(Post).where(Post.name == "Phó Chủ tịch")).one()
    office.add(PostHolding(post_id=deputy.id, person_id=binh.id))
    chair = office.scalars(select(Post).where(Post.name == "Chủ tịch")).one()
    delegate(office, post=chair.id, person=binh.id, from_on=TUESDAY, to_on=TUESDAY)
    received = {"kind": AppointmentKind.RECEPTION, "place": "Trụ sở"}
    line(office, "Tiếp công dân định kỳ", chair="Phó Chủ tịch", **received)
    assert of_chairman(office, MONDAY, NEXT) == ()
    his = [
        line(office, "Tiếp công dân", chair="Nguyễn Văn An", **received),
        line(office, "Tiếp dân", **received),
        line(office, "Tiếp", chair="Phó Chủ tịch", day=TUESDAY, **received),
        line(office, "Tiếp thay", chair="Trần Thị Bình", day=TUESDAY, **received),
    ]
    assert {one.key for one in of_chairman(office, MONDAY, NEXT)} == {*his}
    assert copy_week(office, MONDAY, into=NEXT) == 1
    assert [row.content for row in rows(office) if row.day >= NEXT] == ["Tiếp công dân định kỳ"]
    for key in his:
        delete(office, "appointment", UUID(key))
    made = put_reception(office, Month(2026, 11), chair=chairman(office))
    assert office.get_one(Appointment, UUID(made)).day == date(2026, 11, 16)
    office.get_one(Appointment, UUID(made)).chair_post_id = deputy.id  # handed over by hand, on its day
    office.flush()
    assert put_reception(office, Month(2026, 11), chair=chairman(office)) == made
    assert copy_week(office, date(2026, 11, 16), into=date(2026, 11, 23)) == 0


def test_lines_of_the_same_words_are_copied_each_for_its_people_and_hour(office: Session) -> None:
    line(office, "Làm việc tại cơ quan", chair="Chủ tịch")
    line(office, "Làm việc tại cơ quan", chair="Phó Chủ tịch")
    line(office, "Tiếp khách", starts_at=time(8))
    line(office, "Tiếp khách", starts_at=time(10), people=("Trần Thị Bình",))
    assert copy_week(office, MONDAY, into=NEXT) == 4
    assert copy_week(office, MONDAY, into=NEXT) == 0
    copied = [row.content for row in rows(office) if row.day == NEXT]
    assert copied == ["Làm việc tại cơ quan", "Làm việc tại cơ quan", "Tiếp khách", "Tiếp khách"]


def test_the_day_of_reception_is_the_regulations_and_not_a_day_off(office: Session) -> None:
    assert reception_day(office, Month(2026, 10)) == date(2026, 10, 15)
    assert reception_day(office, Month(2026, 11)) == date(2026, 11, 16), "15/11 is a Sunday"
    first = put_reception(office, Month(2026, 11), chair=chairman(office))
    assert put_reception(office, Month(2026, 11), chair=chairman(office)) == first
    assert rows(office)[0].kind is AppointmentKind.RECEPTION
    change_setting(office, "regulation.citizens_day", 31)
    assert reception_day(office, Month(2026, 6)) == date(2026, 6, 30)
    for month in (1, 1, 2, 2):
        put_reception(office, Month(2027, month), chair=chairman(office))
    assert [row.day for row in rows(office)[1:]] == [date(2027, 1, 29), date(2027, 2, 26)]


def test_the_week_tells_lunar_days_days_off_and_clashes(office: Session) -> None:
    line(office, "Giao ban", chair="Chủ tịch", starts_at=time(8))
    line(office, "Tiếp khách", chair="Nguyễn Văn An", starts_at=time(9))
    week = read_week(office, MONDAY, "", MONDAY)
    assert (week.code, week.days[0].lunar.day, week.days[0].lunar.month) == ("2026-W45", 24, 9)
    assert [day.off for day in week.days] == [None] * 5 + ["", ""]
    assert [line.clashes for line in week.days[0].lines] == [
        ("Chủ tịch đã có lịch 09:00 “Tiếp khách”.",),
        ("Nguyễn Văn An đã có lịch 08:00 “Giao ban”.",),
    ]
    own = read_week(office, MONDAY, week.leaders[0].code, MONDAY)
    assert [line.entry.content for line in own.days[0].lines] == ["Giao ban", "Tiếp khách"], "by his post too"


def test_the_list_finds_filters_and_tells(office: Session) -> None:
    key = line(
        office, "Kiểm tra đê điều", chair="Chủ tịch", people=("Phó Chủ tịch",), kind=AppointmentKind.TRIP
    )
    line(office, "Trực", kind=AppointmentKind.ON_DUTY, day=NEXT)
    deputy = ref(office, "Phó Chủ tịch")
    for filters in ({"kind": ("trip",)}, {"leader": (f"post:{deputy.key}",)}, {"state": ("today",)}):
        assert appointments.find(office, Wanted(filters=filters), today=MONDAY).keys == [key]
    [row] = appointments.read(office, [key], today=MONDAY)
    assert (row.chair, row.people, row.kind) == ("Chủ tịch", ("Phó Chủ tịch",), AppointmentKind.TRIP)
    assert appointments.count(office, Wanted(), today=MONDAY) == 2
    details = describe(office, key)
    assert details.parts["Lãnh đạo dự"] == ("Phó Chủ tịch",)


@pytest.mark.parametrize("kind", AppointmentKind)
def test_each_kind_of_line_is_kept_and_found(office: Session, kind: AppointmentKind) -> None:
    key = line(office, "Đi cùng đại biểu Quốc hội", kind=kind)
    assert load(office, key, today=MONDAY).values.kind is kind
    for one in AppointmentKind:
        found = appointments.find(office, Wanted(filters={"kind": (one.value,)}), today=MONDAY).keys
        assert found == [key] * (one is kind)
