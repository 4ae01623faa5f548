"""What the calendar tells of standing duties: what was done, what is still to be done, or that nobody can know."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.due_days import DueLine
from app.core.report_terms import DueState
from app.core.schedule_terms import AppointmentKind
from app.core.terms import MeetingKind
from app.models.agenda import Consultation
from app.models.document import OfficialDocument
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Post
from app.models.programme import ProgrammeItem, ProgrammeProposal
from app.models.schedule import Appointment
from app.rules.regular_table import REGULAR
from app.services.due_days import due_lines
from app.services.due_evidence import NOT_MADE, OF_MONTHS
from app.services.issued import issue
from app.services.lists import progress_round
from app.services.settings import load_preset

TODAY = date(2026, 11, 28)


@pytest.fixture
def office(session: Session) -> Session:
    load_preset(session)
    return session


def keep(session: Session, *rows: object) -> None:
    session.add_all(rows)
    session.flush()


def line(session: Session, title: str, *, today: date = TODAY, year: int = 2026) -> DueLine:
    """The line of November or December whose title begins so."""
    found = due_lines(session, date(year, 11, 1), date(year, 12, 31), today=today)
    return next(one for one in found if one.title.startswith(title))


def test_every_regular_day_says_what_is_known_of_it(office: Session) -> None:
    assert set(OF_MONTHS) == {each.numbers[0] for each in REGULAR if not each.is_meeting}
    found = due_lines(office, date(2026, 1, 1), date(2026, 11, 27), today=TODAY)
    regular = [one for one in found if one.key.split("|")[1] == "regular"]
    assert all(one.told and one.who for one in regular)


def test_a_programme_that_went_out_is_done_and_one_that_did_not_is_not_noted(office: Session) -> None:
    title = "Ban hành chương trình tháng sau"
    before = line(office, title)
    assert (before.state, before.told) == (
        DueState.PAST,
        "Chưa phát hành chương trình công tác tháng 12 năm 2026",
    )
    assert (before.opens.paper, before.opens.key) == ("month_programme", "2026-12")
    keep(office, Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=date(2026, 12, 24)))
    issue(
        office,
        "month_programme",
        "2026-12",
        issued_on=date(2026, 11, 24),
        today=TODAY,
        what="Chương trình",
        confirmed=True,
    )
    after = line(office, title)
    assert (after.state, after.told) == (DueState.DONE, "Đã phát hành số 01/CTr-UBND ngày 24/11/2026")
    assert line(office, title, today=date(2026, 11, 23)).state is DueState.COMING, "it had not gone out"


def test_registrations_are_told_and_not_judged(office: Session) -> None:
    proposal = ProgrammeProposal(content="Đề án", due_year=2026, due_month=12, proposed_on=date(2026, 11, 10))
    keep(office, proposal)
    found = line(office, "Đăng ký chương trình tháng sau")
    assert (found.state, found.told) == (
        DueState.UNJUDGED,
        "Đã có 1 nội dung đăng ký cho tháng 12 năm 2026",
    )
    assert line(office, "Đăng ký chương trình tháng sau", today=date(2026, 11, 9)).told.startswith("Đã có 0")


def test_the_monthly_round_is_late_by_as_many_as_its_list_shows(office: Session) -> None:
    keep(office, *(ProgrammeItem(content=f"Đề án {n}", due_year=2026, due_month=11) for n in range(3)))
    found = line(office, "Báo cáo tiến độ chương trình")
    assert (found.state, found.told) == (DueState.LATE, "3 trong 3 nội dung chưa báo cáo")
    assert found.opens.wanted is not None
    assert progress_round.count(office, found.opens.wanted, today=TODAY) == 3


def test_leaders_are_asked_on_the_contents_of_the_session(office: Session) -> None:
    session_ = Meeting(
        kind=MeetingKind.REGULAR_SESSION, title="Phiên họp tháng 11", held_on=date(2026, 11, 27)
    )
    keep(office, session_)
    items = [AgendaItem(meeting_id=session_.id, content=name) for name in ("Dự toán", "Quy hoạch")]
    keep(office, *items)
    keep(office, Consultation(agenda_item_id=items[0].id, asked_on=date(2026, 11, 5)))
    found = line(office, "Xin ý kiến về nội dung phiên họp")
    assert (found.state, found.told) == (DueState.PAST, "Đã xin ý kiến 1 trong 2 nội dung")
    assert (found.opens.form, found.opens.key) == ("meeting", session_.id.hex)
    keep(office, Consultation(agenda_item_id=items[1].id, asked_on=date(2026, 11, 6)))
    assert line(office, "Xin ý kiến về nội dung phiên họp").state is DueState.DONE
    assert line(office, "Phiên họp tháng 11").state is DueState.DONE, "its day is over"


def test_the_reception_of_citizens_stands_in_the_schedule(office: Session) -> None:
    title = "Chủ tịch UBND tỉnh tiếp công dân"
    head, other = Post(name="Chủ tịch UBND tỉnh"), Post(name="Phó Chủ tịch UBND tỉnh", position=1)
    office.add_all((head, other))
    office.flush()
    of_other = {"kind": AppointmentKind.RECEPTION, "content": "Tiếp công dân", "chair_post_id": other.id}
    keep(office, Appointment(day=date(2026, 11, 6), **of_other))
    assert line(office, title).told == "Chưa có trong lịch công tác"
    keep(office, Appointment(day=date(2026, 11, 16), kind=AppointmentKind.RECEPTION, content="Tiếp công dân"))
    found = line(office, title)
    assert (found.state, found.told) == (DueState.DONE, "Có trong lịch công tác: 16/11/2026")


def test_reports_whose_list_nobody_made_say_how_it_is_made(office: Session) -> None:
    found = line(office, "Báo cáo tháng 11/2026 của các phòng")
    assert (found.told, found.opens.list) == (NOT_MADE, "reports")


def test_a_report_to_the_government_s_office_is_known_by_where_it_went(office: Session) -> None:
    title = "Báo cáo Văn phòng Chính phủ"
    assert line(office, title).state is DueState.PAST
    keep(office, OfficialDocument(kind_code="month_report", subject="2026-10"))
    issue(office, "month_report", "2026-10", issued_on=date(2026, 11, 3), today=TODAY, what="Báo cáo")
    assert line(office, "Văn phòng báo cáo UBND tỉnh").state is DueState.PAST, "that of October, in November"
    sent = OfficialDocument(kind_code="month_report", subject="2026-11", addressees="Văn phòng Chính phủ")
    keep(office, sent)
    issue(office, "month_report", "2026-11", issued_on=date(2026, 11, 25), today=TODAY, what="Báo cáo")
    assert line(office, title).told == "Đã phát hành số 02/BC-VP ngày 25/11/2026"
    assert line(office, "Văn phòng báo cáo UBND tỉnh").state is DueState.DONE


def test_what_went_out_after_its_day_says_so(office: Session) -> None:
    issue(office, "month_report", "2026-11", issued_on=date(2026, 11, 27), today=TODAY, what="Báo cáo")
    found = line(office, "Văn phòng báo cáo UBND tỉnh")
    assert (found.day, found.state) == (date(2026, 11, 25), DueState.DONE)
    assert found.told == "Đã phát hành số 01/BC-VP ngày 27/11/2026, sau hạn"


@pytest.mark.parametrize(("day", "many"), [(date(2026, 11, 30), 1), (date(2026, 12, 14), 0)])
def test_the_schedule_of_a_week_has_so_many_lines(office: Session, day: date, many: int) -> None:
    keep(office, Appointment(day=day, content="Họp"))
    found = due_lines(office, date(2026, 11, 23), date(2026, 11, 29), today=TODAY)
    [registered] = [one for one in found if one.title.startswith("Đăng ký lịch công tác")]
    assert registered.state is DueState.UNJUDGED
    assert ("có 1 việc" in registered.told) is bool(many)
