"""Half a month of a deputy and of a room: their tasks as the list has them, their meetings, their matters."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.task_terms import TaskEventKind
from app.core.terms import AgencyKind, Attendance, MeetingKind
from app.exports.catalog import DOCUMENTS
from app.models.agency import Agency
from app.models.invitation import Invitation, InvitationAttendee
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Field, FieldLeader, PastWorkplace, Person
from app.models.report import ReportObligation
from app.models.task import Task
from app.models.task_life import TaskEvent
from app.services.briefs.half_month import (
    BEYOND,
    CHIEF,
    DEPUTY,
    OPINION,
    QUESTIONS,
    brief_deputy,
    brief_room,
    half_month_of,
)
from app.services.issued import cancel_issued, issue, tell
from app.services.obligations import make_due
from app.services.settings import load_preset
from app.services.subjects import say_subject

TODAY = date(2026, 11, 17)
HALF = "2026-11-01..2026-11-15"


@pytest.fixture
def office(session: Session) -> dict[str, str]:
    """A deputy of one field, a room with a specialist, four tasks; keys by name."""
    load_preset(session)
    room = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
    field, other = Field(name="Đất đai"), Field(name="Y tế")
    session.add_all((room, field, other))
    session.flush()
    hoa = Person(full_name="Lê Thị Hoa", title="Phó Chánh Văn phòng", agency_id=room.id)
    tam = Person(full_name="Vũ Minh Tâm", title="Chuyên viên", agency_id=room.id)
    session.add_all((hoa, tam))
    session.flush()
    session.add(FieldLeader(field_id=field.id, person_id=hoa.id))
    day = date(2026, 10, 20)
    work = {
        "Xong": Task(
            content="Xong", assigned_on=day, deadline=date(2026, 11, 9), completed_on=date(2026, 11, 6)
        ),
        "Quá hạn": Task(content="Quá hạn", assigned_on=day, deadline=date(2026, 11, 10)),
        "Sắp tới": Task(content="Sắp tới", assigned_on=day, deadline=date(2026, 11, 20)),
        "Lĩnh vực khác": Task(content="Lĩnh vực khác", assigned_on=day, deadline=date(2026, 11, 12)),
    }
    for name, task in work.items():
        task.officer_id = tam.id
        task.field_id = other.id if name == "Lĩnh vực khác" else field.id
    session.add_all(work.values())
    session.flush()
    return {"room": room.id.hex, "hoa": hoa.id.hex, "tam": tam.id.hex, "late": work["Quá hạn"].id.hex}


def test_a_deputy_tells_the_tasks_of_his_fields(session: Session, office: dict[str, str]) -> None:
    told = brief_deputy(session, f"{HALF}/{office['hoa']}", TODAY)
    assert (told.scope, told.reporter) == ("lĩnh vực đất đai", "đồng chí Lê Thị Hoa, Phó Chánh Văn phòng")
    assert (told.tasks.total, told.tasks.done, told.tasks.overdue) == (3, 1, 1)
    assert [row.content for row in told.done] == ["Xong"]
    assert [row.content for row in told.overdue] == ["Quá hạn"]
    assert [row.content for row in told.coming] == ["Sắp tới"]


def test_fields_are_told_apart_and_abbreviations_keep_their_capitals(
    session: Session, office: dict[str, str]
) -> None:
    for name in ("Nội chính, pháp luật", "TTHC, chuyển đổi số", "Y tế, công tác HĐND"):
        field = Field(name=name)
        session.add(field)
        session.flush()
        session.add(FieldLeader(field_id=field.id, person_id=UUID(office["hoa"])))
    session.flush()
    told = brief_deputy(session, f"{HALF}/{office['hoa']}", TODAY)
    assert told.scope == ("lĩnh vực đất đai; nội chính, pháp luật; TTHC, chuyển đổi số; y tế, công tác HĐND")


def test_a_room_tells_all_that_its_people_follow(session: Session, office: dict[str, str]) -> None:
    told = brief_room(session, f"{HALF}/{office['room']}", TODAY)
    assert (told.reporter, told.tasks.total, told.tasks.overdue) == ("Phòng Tổng hợp", 4, 2)


def test_a_report_is_addressed_and_signed_by_who_reports(session: Session, office: dict[str, str]) -> None:
    deputy = brief_deputy(session, f"{HALF}/{office['hoa']}", TODAY)
    assert (deputy.addressees, deputy.signer) == ((CHIEF,), "Lê Thị Hoa")
    room = brief_room(session, f"{HALF}/{office['room']}", TODAY)
    assert (room.addressees, room.signer) == ((CHIEF, DEPUTY), "")  # it has no head
    session.get_one(Person, UUID(office["tam"])).title = "Trưởng phòng Tổng hợp"
    session.flush()
    assert brief_room(session, f"{HALF}/{office['room']}", TODAY).signer == "Vũ Minh Tâm"


def test_meetings_that_were_attended_and_open_matters_are_told(
    session: Session, office: dict[str, str]
) -> None:
    hoa = UUID(office["hoa"])
    own = Meeting(kind=MeetingKind.OFFICE_BRIEFING, title="Giao ban", held_on=date(2026, 11, 5))
    away = Invitation(content="Họp Sở Y tế", held_on=date(2026, 11, 4), report="Thống nhất phương án")
    later = Invitation(content="Kỳ sau", held_on=date(2026, 11, 16))
    session.add_all((own, away, later))
    session.flush()
    session.add(MeetingAttendance(meeting_id=own.id, person_id=hoa, state=Attendance.PRESENT))
    session.add_all(InvitationAttendee(invitation_id=one.id, person_id=hoa) for one in (away, later))
    late = UUID(office["late"])
    session.add_all(
        TaskEvent(task_id=late, kind=kind, happened_on=date(2026, 11, 3), content=said, settled_on=settled)
        for kind, said, settled in (
            (TaskEventKind.ESCALATED, "Xin chủ trương", None),
            (TaskEventKind.DIFFERING, "Hai sở chưa thống nhất", None),
            (TaskEventKind.DIFFERING, "Đã xong", date(2026, 11, 8)),
        )
    )
    session.flush()
    told = brief_deputy(session, f"{HALF}/{office['hoa']}", TODAY)
    assert [(one.title, one.result, one.delegated) for one in told.meetings] == [
        ("Họp Sở Y tế", "Thống nhất phương án", True),
        ("Giao ban", "", False),
    ]
    assert [(one.title, one.items) for one in told.matters] == [
        (BEYOND, ("Quá hạn: Xin chủ trương",)),
        (OPINION, ("Quá hạn: Hai sở chưa thống nhất",)),
    ]


def test_a_room_tells_the_meetings_that_its_people_attended_while_they_worked_there(
    session: Session, office: dict[str, str]
) -> None:
    room, tam, hoa = (UUID(office[name]) for name in ("room", "tam", "hoa"))
    other = Agency(name="Phòng Kinh tế", kind=AgencyKind.OFFICE_ROOM)
    days = [date(2026, 11, day) for day in (6, 7)]
    own = [Meeting(kind=MeetingKind.OFFICE_BRIEFING, title=f"Giao ban {day:%d}", held_on=day) for day in days]
    away = [
        Invitation(content=f"Họp {day:%d}", held_on=day, invited_id=who) for day in days for who in (tam, hoa)
    ]
    session.add_all((other, *own, *away))
    session.flush()
    session.add_all(
        MeetingAttendance(meeting_id=one.id, person_id=tam, state=Attendance.PRESENT) for one in own
    )
    session.add_all(InvitationAttendee(invitation_id=one.id, person_id=tam) for one in away)
    session.add(PastWorkplace(person_id=tam, agency_id=room, to_on=days[0]))
    session.get_one(Person, tam).agency_id = other.id
    session.flush()

    def told(key: UUID) -> list[tuple[str, bool]]:
        found = brief_room(session, f"{HALF}/{key.hex}", TODAY).meetings
        return sorted((one.title, one.delegated) for one in found)

    assert told(room) == [("Giao ban 06", False), ("Họp 06", False)]
    assert told(other.id) == [("Giao ban 07", False), ("Họp 07", False), ("Họp 07", True)]


def test_what_is_offered_can_be_asked_and_is_said(session: Session, office: dict[str, str]) -> None:
    for code, question in QUESTIONS.items():
        subjects = question.subjects(session, TODAY)
        assert len(subjects) == 6
        assert subjects[0].code.startswith("2026-11-16..2026-11-30/")
        for choice in subjects:
            told = tell(session, code, choice.code, today=TODAY)
            assert DOCUMENTS[code].compose(told.briefing, told.edition).sections
        assert say_subject(session, code, subjects[0].code).endswith(subjects[0].label)


def test_a_half_month_of_nobody_is_refused(session: Session) -> None:
    with pytest.raises(AppError, match="Chưa rõ báo cáo của ai"):
        brief_deputy(session, HALF, TODAY)


@pytest.mark.parametrize(
    ("day", "half"),
    [
        (date(2026, 2, 1), (date(2026, 2, 1), date(2026, 2, 15))),
        (date(2026, 2, 16), (date(2026, 2, 16), date(2026, 2, 28))),
        (date(2024, 2, 29), (date(2024, 2, 16), date(2024, 2, 29))),
    ],
)
def test_halves_meet_at_the_regulations_day(day: date, half: tuple[date, date]) -> None:
    assert half_month_of(day, 15) == half


def test_a_half_that_is_not_over_tells_what_was_done_up_to_now(
    session: Session, office: dict[str, str]
) -> None:
    for day in (3, 14):
        meeting = Meeting(
            kind=MeetingKind.OFFICE_BRIEFING, title=f"Họp ngày {day}", held_on=date(2026, 11, day)
        )
        invited = Invitation(content=f"Mời ngày {day}", held_on=date(2026, 11, day))
        session.add_all((meeting, invited))
        session.flush()
        hoa = UUID(office["hoa"])
        session.add(MeetingAttendance(meeting_id=meeting.id, person_id=hoa, state=Attendance.PRESENT))
        session.add(InvitationAttendee(invitation_id=invited.id, person_id=hoa))
    session.flush()
    told = brief_deputy(session, f"{HALF}/{office['hoa']}", date(2026, 11, 12))
    assert [one.title for one in told.meetings] == ["Họp ngày 3", "Mời ngày 3"]
    assert told.told_until == date(2026, 11, 12)
    assert brief_deputy(session, f"{HALF}/{office['hoa']}", TODAY).told_until == date(2026, 11, 15)
    said = DOCUMENTS["deputy_report"].compose(
        told, tell(session, "deputy_report", f"{HALF}/{office['hoa']}", today=TODAY).edition
    )
    assert "Từ ngày 01 tháng 11 năm 2026 đến ngày 12 tháng 11 năm 2026" in str(said)


@pytest.mark.parametrize(("code", "whose"), [("deputy_report", "hoa"), ("room_report", "room")])
def test_a_report_that_is_issued_is_handed_in_where_it_was_owed(
    session: Session, office: dict[str, str], code: str, whose: str
) -> None:
    make_due(session, until=date(2026, 12, 1), today=date(2026, 11, 1))
    subject = f"{HALF}/{office[whose]}"

    def came() -> list[tuple[str, date | None, str]]:
        rows = session.query(ReportObligation).filter(ReportObligation.received_on.is_not(None))
        return [(row.code, row.period_from, row.document_number) for row in rows]

    assert came() == []
    issued = issue(session, code, subject, issued_on=date(2026, 11, 16), today=TODAY)
    number = f"{issued.number}/{issued.symbol}" if issued.number else ""
    kind = {"deputy_report": "half_month_deputy", "room_report": "half_month_room"}[code]
    assert came() == [(kind, date(2026, 11, 1), number)]
    cancel_issued(session, code, subject, reason="Nhầm", today=TODAY)
    assert came() == []
