"""The calendar of everything that is due: each line on its day, with its article, where it stands and what it opens."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.briefings.meeting_verbs import Moving
from app.briefings.submission import Proposal
from app.core.opinion_terms import ReturnGround
from app.core.report_terms import DueKind, DueState
from app.core.terms import AgencyKind, DayKind, MeetingKind
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Person
from app.models.report import ReportObligation
from app.models.task import Task
from app.rules.agenda_rules import result_of
from app.services import dossiers
from app.services.due_days import due_lines
from app.services.lists import due_days, tasks
from app.services.meeting_moves import move
from app.services.month_lists import list_reports
from app.services.obligations import make_due
from app.services.settings import change_setting, load_preset
from app.services.special_days import Day, change_days

TODAY = date(2026, 11, 18)
NOVEMBER = Wanted(filters={"period": ("2026-11-01..2026-11-30",)})


@pytest.fixture
def office(session: Session) -> Session:
    load_preset(session)
    session.add_all(
        Task(content=f"Việc {day}", assigned_on=date(2026, 10, 1), deadline=date(2026, 11, day))
        for day in (10, 25, 25)
    )
    sent = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    session.add(sent)
    session.flush()
    meeting = Meeting(
        kind=MeetingKind.REGULAR_SESSION, title="Phiên họp tháng 11", held_on=date(2026, 11, 27)
    )
    session.add(meeting)
    session.add(ReportObligation(name="Báo cáo quý IV", agency_id=sent.id, due_on=date(2026, 11, 16)))
    session.flush()
    session.add(AgendaItem(meeting_id=meeting.id, content="Dự toán"))
    session.flush()
    return session


def lines(session: Session, kind: DueKind | None = None) -> list[tuple[str, str, DueState]]:
    found = due_lines(session, date(2026, 11, 1), date(2026, 11, 30), today=TODAY)
    return [(f"{line.day:%d/%m}", line.title, line.state) for line in found if kind in (None, line.kind)]


def test_days_of_the_regulation_stand_with_their_article(office: Session) -> None:
    told = {title: (day, state) for day, title, state in lines(office, DueKind.REGULAR)}
    assert told["Báo cáo tiến độ chương trình công tác tháng 11/2026"] == ("14/11", DueState.DONE), (
        "no content"
    )
    assert told["Báo cáo nửa đầu tháng 11/2026"] == ("15/11", DueState.PAST)
    assert told["Báo cáo tháng 11/2026 của các phòng"] == ("23/11", DueState.COMING)
    assert told["Báo cáo năm của các phòng, tháng 11/2026"] == ("24/11", DueState.COMING)
    found = due_lines(office, date(2026, 11, 1), date(2026, 11, 30), today=TODAY)
    assert all(line.source for line in found), "each line says why it is due"
    assert not any("Giao ban" in title for title in told), "a meeting stands as a meeting"


def test_the_rooms_reports_are_due_before_the_giao_ban_as_it_was_made(office: Session) -> None:
    """Duties 67, 114: the chair moved it, and there is one day for its reports, whether they are made or not."""
    held = Meeting(kind=MeetingKind.OFFICE_BRIEFING, title="Giao ban", held_on=date(2026, 11, 27))
    office.add_all([held, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)])
    office.flush()

    def told() -> list[tuple[str, str]]:
        return [(day, title) for day, title, _ in lines(office) if title.startswith("Báo cáo tháng 11/2026")]

    assert told() == [("25/11", "Báo cáo tháng 11/2026 của các phòng")]
    make_due(office, today=TODAY, until=date(2026, 11, 30), kinds={"month_room"})
    assert told() == [("25/11", "Báo cáo tháng 11/2026")]


def test_what_is_due_some_days_after_its_month_stands_in_the_next_one(office: Session) -> None:
    change_setting(office, "regulation.half_month_report_days", 3)
    assert ("03/11", "Báo cáo nửa cuối tháng 10/2026", DueState.PAST) in lines(office, DueKind.REGULAR)


def test_tasks_are_counted_on_their_deadline_and_on_the_last_day_to_report(office: Session) -> None:
    assert lines(office, DueKind.TASKS) == [
        ("10/11", "1 nhiệm vụ đến hạn, chưa hoàn thành", DueState.LATE),
        ("25/11", "2 nhiệm vụ đến hạn, chưa hoàn thành", DueState.COMING),
    ]
    [(day, title, _)] = lines(office, DueKind.DELAY)
    assert (day, title) == ("24/11", "Hạn cuối báo cáo chậm của 2 nhiệm vụ đến hạn 25/11/2026")


def test_a_line_of_tasks_opens_as_many_as_it_says(office: Session) -> None:
    found = due_lines(office, date(2026, 11, 25), date(2026, 11, 25), today=TODAY)
    [line] = [line for line in found if line.kind is DueKind.TASKS]
    assert line.opens.wanted is not None
    assert tasks.count(office, line.opens.wanted, today=TODAY) == 2


def test_meetings_their_papers_and_reports_stand_on_their_days(office: Session) -> None:
    meetings = {title: (day, state) for day, title, state in lines(office, DueKind.MEETING)}
    assert meetings["Phiên họp tháng 11"] == ("27/11", DueState.COMING)
    assert [title for title in meetings if title.endswith("(chưa lập)")]
    [(day, title, state)] = lines(office, DueKind.PAPERS)
    assert (day, state) == ("23/11", DueState.COMING), "three working days before; 24/11 is a day off"
    assert title.endswith("còn thiếu 1")
    assert lines(office, DueKind.REPORT) == [("16/11", "Báo cáo quý IV", DueState.LATE)]


def test_a_report_of_a_person_is_told_of_the_person(office: Session) -> None:
    """Not of the room alone that he belongs to (duty 111)."""
    room = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
    office.add(room)
    office.flush()
    deputy = Person(full_name="Lò Văn An", agency_id=room.id)
    office.add(deputy)
    office.flush()
    own = {"due_on": date(2026, 11, 17), "agency_id": room.id, "person_id": deputy.id}
    office.add(ReportObligation(name="Báo cáo riêng", **own))
    office.flush()
    [line] = [
        one
        for one in due_lines(office, own["due_on"], own["due_on"], today=TODAY)
        if one.title == "Báo cáo riêng"
    ]
    assert line.who == "Lò Văn An (Phòng Tổng hợp)"
    month = Period(date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 30))
    [row] = [one for one in list_reports(office, month) if one.name == "Báo cáo riêng"]
    assert row.agency == "Lò Văn An (Phòng Tổng hợp)"


def test_a_result_of_written_opinions_waits_for_no_documents(office: Session) -> None:
    item = office.scalars(select(AgendaItem)).one()
    item.content = result_of("Giá đất")
    office.flush()
    assert lines(office, DueKind.PAPERS) == []


def test_a_content_that_was_put_off_waits_for_no_documents(office: Session) -> None:
    item = office.scalars(select(AgendaItem)).one()
    item.postponed_on = TODAY
    assert lines(office, DueKind.PAPERS) == []
    item.postponed_on = TODAY + timedelta(days=1)
    assert len(lines(office, DueKind.PAPERS)) == 1


def test_the_list_reads_filters_groups_and_finds_words(office: Session) -> None:
    listing = due_days.find(office, NOVEMBER, today=TODAY)
    rows = due_days.read(office, listing.keys, today=TODAY)
    assert [row.key for row in rows] == list(listing.keys)
    assert [row.day for row in rows] == sorted(row.day for row in rows)
    late = Wanted(filters={**NOVEMBER.filters, "state": ("late",)})
    assert due_days.count(office, late, today=TODAY) == 2
    assert due_days.count(office, Wanted("quý iv", NOVEMBER.filters), today=TODAY) == 1
    for group in ("day", "week", "month", "kind"):
        grouped = due_days.find(office, Wanted(filters=NOVEMBER.filters, group=group), today=TODAY)
        assert sum(each.count for each in grouped.groups) == len(listing.keys)


def test_a_span_is_the_sum_of_its_days(office: Session) -> None:
    whole = due_lines(office, date(2026, 11, 1), date(2026, 11, 30), today=TODAY)
    days = [date(2026, 11, 1) + timedelta(days=number) for number in range(30)]
    parts = [line for day in days for line in due_lines(office, day, day, today=TODAY)]
    assert sorted(line.key for line in parts) == sorted(line.key for line in whole)
    assert len({line.key for line in whole}) == len(whole)


def test_dossiers_stand_on_the_day_of_their_next_step(office: Session) -> None:
    came = date(2026, 11, 16)  # a Monday
    first, second = (
        dossiers.receive(office, content=name, agency=None, received_on=came) for name in ("Đề án", "Dự án")
    )
    dossiers.submit(
        office, [second.id.hex], submitted_on=date(2026, 11, 17), leader=None, proposal=Proposal.AGREE
    )
    assert lines(office, DueKind.DOSSIER) == [
        ("20/11", "Cho ý kiến về hồ sơ trình: Dự án", DueState.COMING),
        ("23/11", "Thẩm tra hồ sơ: Đề án", DueState.COMING),
    ]
    dossiers.give_back(
        office, [first.id.hex], returned_on=TODAY, ground=ReturnGround.INCOMPLETE, reason="Thiếu phụ lục"
    )
    assert [title for _, title, _ in lines(office, DueKind.DOSSIER)] == ["Cho ý kiến về hồ sơ trình: Dự án"]


@pytest.mark.parametrize(
    "title", ["Báo cáo Văn phòng Chính phủ", "Báo cáo vướng mắc nghiệp vụ văn phòng", "Thông báo kết quả, ra"]
)
def test_reports_upward_and_the_monthly_notice_stand_in_the_year(office: Session, title: str) -> None:
    """Duties 30, 122, 123: each with its article, and found by its words."""
    found = due_lines(office, date(2026, 1, 1), date(2026, 12, 31), today=TODAY)
    told = [line for line in found if line.title.startswith(title)]
    assert told
    assert all(line.source and line.kind is DueKind.REGULAR for line in told)


def test_reports_that_were_made_stand_once(office: Session) -> None:
    """The regulation's own line of a day gives way to the reports of that day, and comes back without them."""
    room = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
    office.add(room)
    office.flush()
    told = "Báo cáo tháng 11/2026"
    assert [title for _, title, _ in lines(office) if told in title] == [f"{told} của các phòng"]
    make_due(office, until=date(2026, 12, 31), today=date(2026, 11, 1))
    assert [(day, title) for day, title, _ in lines(office) if told in title] == [("23/11", told)]
    titles = [title for _, title, _ in lines(office)]
    assert "Báo cáo nửa cuối tháng 11/2026 của phòng" in titles
    assert "Báo cáo nửa cuối tháng 11/2026" not in titles
    assert not any("năm của các phòng" in title for title in titles)
    for report in office.scalars(select(ReportObligation).where(ReportObligation.code == "month_room")):
        report.deleted_at = datetime.now(UTC)
    office.flush()
    assert [title for _, title, _ in lines(office) if told in title] == [f"{told} của các phòng"]


def test_reports_that_came_before_the_giao_ban_was_moved_are_not_asked_for_again(office: Session) -> None:
    held = Meeting(kind=MeetingKind.OFFICE_BRIEFING, title="Giao ban", held_on=date(2026, 12, 25))
    office.add_all([held, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)])
    office.flush()
    make_due(office, until=date(2026, 12, 31), today=TODAY, kinds=["month_room"])
    for report in office.scalars(select(ReportObligation).where(ReportObligation.code == "month_room")):
        report.received_on = TODAY
    move(office, [held.id.hex], Moving(day=date(2026, 12, 30)))
    found = due_lines(office, date(2026, 12, 1), date(2027, 1, 31), today=TODAY)
    assert [(line.day, line.title) for line in found if "Báo cáo tháng 12/2026" in line.title] == [
        (date(2026, 12, 23), "Báo cáo tháng 12/2026")
    ]


def weekly(session: Session, start: date, end: date) -> list[tuple[date, str]]:
    found = due_lines(session, start, end, today=TODAY)
    return [(line.day, line.title) for line in found if "lịch công tác tuần" in line.title]


def off(session: Session, *days: date) -> None:
    change_days(session, [Day(day, DayKind.OFF, "Nghỉ", confirmed=True) for day in days])


def test_the_schedule_of_a_week_is_sent_on_the_working_day_before_a_day_off(office: Session) -> None:
    """Friday 01/01/2027 is a day off: the schedule of the next week is there on Thursday (duty 84)."""
    new_year = date(2027, 1, 1)
    off(office, new_year)
    days = {title: day for day, title in weekly(office, date(2026, 12, 28), date(2027, 1, 3))}
    assert days["Ban hành lịch công tác tuần sau"] == date(2026, 12, 31)
    assert not weekly(office, new_year, new_year)


def test_where_a_whole_week_is_off_its_schedule_goes_out_before_and_names_the_week(office: Session) -> None:
    monday = date(2027, 2, 8)
    off(office, *(monday + timedelta(days=number) for number in range(5)))
    before = [day for day in weekly(office, date(2027, 2, 5), date(2027, 2, 5)) if "Ban hành" in day[1]]
    assert before == [
        (date(2027, 2, 5), "Ban hành lịch công tác tuần sau"),
        (date(2027, 2, 5), "Ban hành lịch công tác tuần từ 15/02/2027"),
    ]
    assert not weekly(office, monday, monday + timedelta(days=6))
