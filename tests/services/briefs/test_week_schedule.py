"""The weekly schedule as a document: who is on it, and what differs from the version that was sent."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from icalendar import Calendar
from sqlalchemy.orm import Session

from app.briefings.schedule import Half, ScheduleEntry
from app.core.errors import AppError
from app.core.terms import Attendance, DayKind, MeetingKind
from app.exports.catalog import DOCUMENTS
from app.exports.icalendar import VIETNAM, calendar_file
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Person, Post, PostHolding
from app.models.schedule import Appointment
from app.rules.spans import SpanKind
from app.services.bin import delete
from app.services.briefs import notices_of
from app.services.briefs import programme as programmes
from app.services.briefs.week_schedule import CODE, brief, leaders_of, subjects
from app.services.delegations import delegate
from app.services.forms import appointment as form
from app.services.issued import begin_next, issue, tell
from app.services.lists import appointments
from app.services.meeting_events import events_of
from app.services.schedule import put_meeting
from app.services.settings import load_preset
from app.services.special_days import Day, change_days
from app.services.week import read_week

MONDAY, TODAY = date(2026, 11, 2), date(2026, 11, 4)
WEEK = "2026-W45"


@pytest.fixture
def office(session: Session) -> Session:
    load_preset(session)
    chair = Post(name="Chủ tịch", position=0)
    an = Person(full_name="Nguyễn Văn An")
    session.add_all((chair, an))
    session.flush()
    session.add(PostHolding(post_id=chair.id, person_id=an.id))
    rows = [
        Appointment(day=MONDAY, content="Giao ban", starts_at=time(8), chair_post_id=chair.id, place="P1"),
        Appointment(day=MONDAY, content="Tiếp khách", half=Half.AFTERNOON, chair_person_id=an.id),
        Appointment(day=date(2026, 11, 9), content="Tuần sau"),
    ]
    session.add_all(rows)
    session.flush()
    return session


def line(session: Session, content: str) -> Appointment:
    return session.query(Appointment).filter_by(content=content).one()


def send(session: Session, subject: str = WEEK) -> None:
    issue(session, CODE, subject, issued_on=MONDAY, today=TODAY, what="Lịch tuần 45")


def test_days_that_differ_from_the_weekly_pattern_are_told(office: Session) -> None:
    days = (
        Day(date(2026, 11, 3), DayKind.OFF, "Nghỉ bù", confirmed=True),
        Day(date(2026, 11, 7), DayKind.MAKE_UP, "", confirmed=True),
        Day(date(2026, 11, 10), DayKind.OFF, "Tuần sau", confirmed=True),
    )
    change_days(office, days)
    assert [(one.day.day, one.name, one.is_off) for one in brief(office, WEEK, TODAY).odd_days] == [
        (3, "Nghỉ bù", True),
        (7, "Ngày làm bù", False),
    ]


def test_a_week_has_its_lines_and_no_others(office: Session) -> None:
    told = brief(office, WEEK, TODAY)
    assert [(one.content, one.chair) for one in told.entries] == [
        ("Tiếp khách", "Nguyễn Văn An"),
        ("Giao ban", "Chủ tịch"),
    ]
    assert (told.version, told.of, told.made_at) == (0, "lãnh đạo UBND tỉnh", None)
    assert not any(one.changed for one in told.entries)


def test_the_week_of_a_leader_has_what_he_does_by_his_post_too(office: Session) -> None:
    codes = {choice.aside: choice.code for choice in subjects(office, TODAY) if "/" in choice.code}
    mine = brief(office, f"{WEEK}/person:{office.query(Person).one().id.hex}", TODAY)
    assert {one.content for one in mine.entries} == {"Giao ban", "Tiếp khách"}
    post = brief(office, codes["Chủ tịch"], TODAY)
    assert post.entries == mine.entries
    assert post.of == "đồng chí Nguyễn Văn An, Chủ tịch"
    with pytest.raises(AppError, match="Không tìm thấy người"):
        brief(office, f"{WEEK}/person:{'0' * 32}", TODAY)


def test_an_adjustment_marks_what_is_new_changed_or_gone(office: Session) -> None:
    send(office)
    line(office, "Giao ban").starts_at = time(9)
    office.add(Appointment(day=MONDAY, content="Việc thêm"))
    office.flush()
    delete(office, "appointment", line(office, "Tiếp khách").id)
    assert [one.changed for one in tell(office, CODE, WEEK, today=TODAY).briefing.entries] == [False, False]
    begin_next(office, CODE, WEEK)
    told = tell(office, CODE, WEEK, today=TODAY).briefing
    assert (told.version, {one.content: one.changed for one in told.entries}) == (
        1,
        {"Giao ban": True, "Việc thêm": True},
    )
    assert [one.content for one in told.removed] == ["Tiếp khách"]
    assert told.made_at is not None
    send(office)
    begin_next(office, CODE, WEEK)
    again = tell(office, CODE, WEEK, today=TODAY).briefing
    assert (again.version, again.removed) == (2, ())
    assert not any(one.changed for one in again.entries)


def test_the_document_says_what_is_gone(office: Session) -> None:
    told = replace(
        brief(office, WEEK, TODAY), version=1, removed=(ScheduleEntry(MONDAY, Half.MORNING, "Họp."),)
    )
    document = DOCUMENTS[CODE].compose(told, tell(office, CODE, WEEK, today=TODAY).edition)
    said = [str(getattr(block, "text", "")) for block in document.sections[0].blocks]
    assert "Hoãn, không còn trong lịch: Họp (sáng thứ Hai, 02/11/2026)." in said


def test_a_phone_takes_the_lines_by_hours_or_as_days(office: Session) -> None:
    told = brief(office, WEEK, TODAY)
    made = datetime(2026, 11, 4, 7, 0, tzinfo=VIETNAM)
    events = {
        str(one["summary"]): one
        for one in Calendar.from_ical(calendar_file(told, minutes=90, made_at=made)).walk("VEVENT")
    }
    assert set(events) == {"Giao ban", "Chiều: Tiếp khách"}
    assert events["Giao ban"].decoded("dtstart") == datetime(2026, 11, 2, 8, 0, tzinfo=VIETNAM)
    assert events["Giao ban"].decoded("dtend") == datetime(2026, 11, 2, 9, 30, tzinfo=VIETNAM)
    assert events["Chiều: Tiếp khách"].decoded("dtstart") == MONDAY
    assert str(events["Giao ban"]["location"]) == "P1"
    assert len({str(one["uid"]) for one in events.values()}) == 2


def test_whoever_holds_a_post_of_the_week_is_not_there_a_second_time(office: Session) -> None:
    def leaders() -> list[str]:
        return [name for code, name in leaders_of(office, MONDAY, date(2026, 11, 8)).items() if code]

    assert leaders() == ["Chủ tịch"]
    an = office.query(Person).one()
    post = line(office, "Giao ban").chair_post_id
    theirs = [
        brief(office, f"{WEEK}/{whose}", TODAY) for whose in (f"post:{post.hex}", f"person:{an.id.hex}")
    ]
    assert {one.content for one in theirs[0].entries} >= {one.content for one in theirs[1].entries}
    office.query(PostHolding).one().to_on = date(2026, 11, 5)
    office.flush()
    assert leaders() == ["Chủ tịch", "Nguyễn Văn An"], "some of these days he holds none"


def test_one_leaders_week_marks_what_changed_since_the_schedule_of_all_was_sent(office: Session) -> None:
    post = line(office, "Giao ban").chair_post_id
    whose = f"post:{post.hex}"
    assert read_week(office, MONDAY, whose, TODAY).version == 0
    send(office)
    line(office, "Giao ban").starts_at = time(9)
    office.flush()

    def seen() -> tuple[int, bool, dict[str, bool]]:
        week = read_week(office, MONDAY, whose, TODAY)
        entries = [one.entry for day in week.days for one in day.lines]
        return week.version, week.of_all, {one.content: one.changed for one in entries}

    assert seen() == (1, True, {"Giao ban": True, "Tiếp khách": False})
    subject = f"{WEEK}/{whose}"
    send(office, subject)
    assert seen() == (1, False, {"Giao ban": False, "Tiếp khách": False}), "his own was sent with the change"


def test_who_acts_for_a_post_is_on_its_lines_and_told_where_his_own_are_at_that_hour(office: Session) -> None:
    deputy, binh = Post(name="Phó Chủ tịch", position=1), Person(full_name="Trần Văn Bình")
    office.add_all((deputy, binh))
    office.flush()
    office.add(PostHolding(post_id=deputy.id, person_id=binh.id))
    chair = line(office, "Giao ban").chair_post_id
    assert chair is not None
    tuesday = date(2026, 11, 3)
    for day in (MONDAY, tuesday):
        own = Appointment(
            day=day, content=f"Việc riêng {day.day}", starts_at=time(8), chair_post_id=deputy.id
        )
        office.add(own)
    office.add(Appointment(day=tuesday, content="Họp khác", starts_at=time(8), chair_post_id=chair))
    office.flush()
    delegate(office, post=chair, person=binh.id, from_on=MONDAY, to_on=MONDAY)

    def seen(whose: str) -> dict[str, tuple[str, ...]]:
        week = read_week(office, MONDAY, whose, TODAY)
        return {one.entry.content: one.clashes for day in week.days for one in day.lines}

    told = seen("")
    assert told["Giao ban"] == ("Trần Văn Bình (thay Chủ tịch) đã có lịch 08:00 “Việc riêng 2”.",)
    assert told["Việc riêng 2"] == ("Phó Chủ tịch đã có lịch 08:00 “Giao ban”.",)
    assert told["Họp khác"] == told["Việc riêng 3"] == ()
    for whose in (f"person:{binh.id.hex}", f"post:{deputy.id.hex}"):
        assert set(seen(whose)) == {"Giao ban", "Việc riêng 2", "Việc riêng 3"}
    events = Calendar.from_ical(
        calendar_file(
            brief(office, f"{WEEK}/post:{deputy.id.hex}", TODAY),
            minutes=90,
            made_at=datetime(2026, 11, 4, 7, 0, tzinfo=VIETNAM),
        )
    ).walk("VEVENT")
    assert "Giao ban" in {str(one["summary"]) for one in events}


def test_who_acts_for_a_post_can_be_chosen_among_the_leaders_of_the_week(office: Session) -> None:
    binh = Person(full_name="Trần Văn Bình")
    office.add(binh)
    office.flush()
    chair = line(office, "Giao ban").chair_post_id
    assert chair is not None
    delegate(office, post=chair, person=binh.id, from_on=MONDAY, to_on=MONDAY)
    sunday = date(2026, 11, 8)
    assert list(leaders_of(office, MONDAY, sunday).values()) == ["Chủ tịch", "Trần Văn Bình"]
    assert "Trần Văn Bình" not in leaders_of(office, date(2026, 11, 9), date(2026, 11, 15)).values()


@pytest.fixture
def chaired(office: Session) -> MeetingAttendance:
    """A meeting that the Chủ tịch is to chair, on the schedule; he is noted among those invited."""
    an, post = office.query(Person).one(), office.query(Post).one()
    row = Meeting(
        kind=MeetingKind.REGULAR_SESSION,
        title="Phiên họp",
        held_on=date(2026, 11, 5),
        starts_at=time(8),
        chair_post_id=post.id,
    )
    office.add(row)
    office.flush()
    part = MeetingAttendance(meeting_id=row.id, person_id=an.id, state=Attendance.INVITED)
    office.add(part)
    office.flush()
    put_meeting(office, row.id.hex)
    return part


def who(office: Session) -> dict[str, str]:
    """Who chairs the meeting, wherever its line or the meeting itself is told."""
    row = line(office, "Phiên họp")
    document = brief(office, WEEK, TODAY)
    file = calendar_file(document, minutes=60, made_at=datetime(2026, 11, 2, 8, tzinfo=VIETNAM))
    [event] = [one for one in Calendar.from_ical(file).walk("VEVENT") if "Phiên họp" in one["summary"]]
    [own] = events_of(office, [row.meeting_id.hex])
    [listed] = appointments.read(office, [row.id.hex], today=TODAY)
    [met] = programmes.brief(office, WEEK, TODAY, kind=SpanKind.WEEK).meetings
    told = form.describe(office, row.id.hex).facts
    chaired = str(event.get("description", "")).partition("Chủ trì: ")[2].partition("\n")[0]
    [entry] = [one.chair for one in document.entries if one.key == row.id.hex]
    return {
        "document": entry,
        "phone": chaired,
        "meeting's file": own.entry.chair,
        "programme": met.chair,
        "list": listed.chair,
        "panel": next((one.value for one in told if "chủ trì" in one.label), ""),
    }


def test_who_stands_in_for_the_chair_of_a_meeting_chairs_on_the_schedule_too(
    office: Session, chaired: MeetingAttendance
) -> None:
    assert set(who(office).values()) <= {"Chủ tịch", "Chủ tịch (Nguyễn Văn An)"}
    chaired.state, chaired.substitute = Attendance.SUBSTITUTED, "Lê Bình"
    office.flush()
    assert notices_of(office, CODE, WEEK) == notices_of(office, "month_programme", "2026-11") == ()
    said = who(office)
    assert said.pop("panel").startswith("Lê Bình (thay Chủ tịch")
    assert set(said.values()) == {"Lê Bình (thay Chủ tịch)"}
    line(office, "Phiên họp").chair_post_id = None  # typed over: the line says itself who chairs
    office.flush()
    assert who(office)["list"] == ""


def test_a_chair_who_is_away_is_left_out_of_documents_and_told_on_screens(
    office: Session, chaired: MeetingAttendance
) -> None:
    chaired.state = Attendance.ABSENT
    office.flush()
    said = who(office)
    assert {said.pop(name) for name in ("list", "panel")} == {"Chủ tịch (▲ vắng mặt)"}
    assert set(said.values()) == {""}
    [away] = [one.away for day in read_week(office, MONDAY, "", TODAY).days for one in day.lines if one.away]
    assert away == "Nguyễn Văn An được ghi “Vắng mặt” ở thành phần dự họp, chưa ghi ai chủ trì thay."
    notice = f"Phiên họp, 05/11/2026. Người chủ trì: {away} Văn bản để trống chỗ người chủ trì."
    for code in (CODE, "week_programme", "month_programme"):
        assert notices_of(office, code, WEEK if "week" in code else "2026-11") == (notice,)
    assert notices_of(office, "week_programme", f"{WEEK}/office") == ()
    other = Person(full_name="Lê Bình")
    office.add(other)
    office.flush()
    assert notices_of(office, CODE, f"{WEEK}/person:{other.id.hex}") == (), "he is not on it"
    told = form.advise(office, form.load(office, line(office, "Phiên họp").id.hex, today=TODAY))
    assert [one.sentence for one in told if one.field == "chair"] == [away]


def test_a_substitute_who_is_noted_after_the_schedule_was_sent_is_a_change_of_it(
    office: Session, chaired: MeetingAttendance
) -> None:
    send(office)
    [before] = events_of(office, [line(office, "Phiên họp").meeting_id.hex])
    chaired.state, chaired.substitute = Attendance.SUBSTITUTED, "Lê Bình"
    office.flush()
    begin_next(office, CODE, WEEK)
    told = tell(office, CODE, WEEK, today=TODAY).briefing
    assert [one.content for one in told.entries if one.changed] == ["Phiên họp"]
    [after] = events_of(office, [line(office, "Phiên họp").meeting_id.hex])
    assert after.version > before.version
