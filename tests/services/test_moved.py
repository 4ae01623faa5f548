"""Before a number is saved, what it moves is told: and the deadlines then are where it was told they would be."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from app.briefings.agenda_item_form import PaperRow
from app.briefings.forms import Ref
from app.briefings.lists import Wanted
from app.core.errors import AppError
from app.core.meeting_terms import Step
from app.core.regulation_terms import DayOffRule, Weekday
from app.core.task_making_terms import Rhythm
from app.core.terms import AgencyKind, DayKind, MeetingKind
from app.models.agency import Agency
from app.models.agenda import MeetingStep
from app.models.dossier import Dossier, DossierVersion
from app.models.invitation import Invitation
from app.models.meeting import AgendaItem, Meeting
from app.models.meeting_held import MeetingLock
from app.models.opinion import OpinionRound
from app.models.task import Extension, Task
from app.models.task_making import RecurringTask
from app.rules.agenda_rules import result_of
from app.rules.closing import CLOSING
from app.rules.receipts import session_documents_due
from app.rules.regulation import Regulation
from app.rules.working_days import working_days_after
from app.services.due_days import due_lines
from app.services.forms import agenda_item
from app.services.lists import papers
from app.services.moved import (
    MovedKind,
    in_words,
    moved,
    moved_by_days,
    say_kept,
    tell_moved,
    tell_moved_by_days,
)
from app.services.moved_kinds import KINDS, When
from app.services.obligations import make_due
from app.services.presets import preset_values
from app.services.regulation_versions import read_regulations, regulation_on
from app.services.settings import change_setting, load_preset, read_calendar
from app.services.special_days import Day, change_days, confirm_year, seed_year

TODAY = date(2026, 11, 2)
HELD = date(2026, 11, 20)
SESSION, PARTY, DELAY = (
    "regulation.session_document_days",
    "regulation.party_document_days",
    "regulation.delay_report_days",
)


@pytest.fixture
def office(session: Session) -> Session:
    regular = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp tháng 11", held_on=HELD)
    party = Meeting(kind=MeetingKind.PARTY, title="Đảng ủy", held_on=HELD)
    past = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp tháng 10", held_on=date(2026, 10, 28))
    session.add_all([regular, party, past])
    session.flush()
    session.add_all(AgendaItem(meeting_id=each.id, content="Tờ trình") for each in (regular, party, past))
    return session


def days(session: Session, key: str, value: object) -> list[tuple[str, date | None, date | None]]:
    return [
        (e.what, e.old and e.old.day, e.new and e.new.day)
        for kind in moved(session, {key: value}, TODAY)
        for e in kind.moved
    ]


def test_documents_of_coming_meetings_move_by_their_own_number(office: Session) -> None:
    assert days(office, SESSION, 5) == [
        ("Tài liệu Phiên họp tháng 11, họp ngày 20/11/2026", date(2026, 11, 17), date(2026, 11, 13))
    ]
    assert days(office, PARTY, 1) == [
        ("Tài liệu Đảng ủy, họp ngày 20/11/2026", date(2026, 11, 18), date(2026, 11, 19))
    ]
    assert days(office, SESSION, 3) == []


def test_what_was_told_is_what_the_saved_number_gives(office: Session) -> None:
    [(_, _, told)] = days(office, SESSION, 5)
    change_setting(office, SESSION, 5)
    numbers, calendar = regulation_on(office, HELD), read_calendar(office)
    assert told == session_documents_due(HELD, of_party=False, regulation=numbers, calendar=calendar)
    keys = papers.find(office, Wanted(), today=TODAY).keys
    assert told in {row.due_on for row in papers.read(office, keys, today=TODAY)}


def test_a_meeting_whose_documents_are_all_there_waits_for_nothing(office: Session) -> None:
    for item in office.query(AgendaItem):
        item.documents_received_on = TODAY
    office.flush()
    assert days(office, SESSION, 5) == []


def test_a_meeting_that_needs_no_documents_waits_for_nothing(office: Session) -> None:
    for item in office.query(AgendaItem):
        item.content = result_of("Giá đất")
    office.flush()
    assert days(office, SESSION, 5) == []


def test_last_days_for_delay_reports_follow_the_deadline_in_force(session: Session) -> None:
    tasks = {
        "Việc mở": Task(content="Việc mở", assigned_on=TODAY, deadline=date(2026, 11, 10)),
        "Gia hạn": Task(content="Gia hạn", assigned_on=TODAY, deadline=date(2026, 10, 10)),
        "Đã xong": Task(
            content="Đã xong", assigned_on=TODAY, deadline=date(2026, 11, 10), completed_on=TODAY
        ),
        "Quá hạn": Task(content="Quá hạn", assigned_on=TODAY, deadline=date(2026, 10, 1)),
        "Không hạn": Task(content="Không hạn", assigned_on=TODAY),
    }
    session.add_all(tasks.values())
    session.flush()
    session.add(Extension(task_id=tasks["Gia hạn"].id, extended_to=date(2026, 11, 30), decided_on=TODAY))
    session.flush()
    assert days(session, DELAY, 3) == [
        ("Việc mở", date(2026, 11, 9), date(2026, 11, 7)),
        ("Gia hạn", date(2026, 11, 29), date(2026, 11, 27)),
    ]


def test_reports_on_meetings_of_others_and_notices_of_conclusions_move(office: Session) -> None:
    office.add_all(
        [
            Invitation(content="Họp Tỉnh ủy", held_on=date(2026, 10, 30)),
            Invitation(content="Đã báo cáo", held_on=date(2026, 10, 30), reported_on=TODAY),
            Invitation(content="Không đi", held_on=date(2026, 10, 30), declined=True),
        ]
    )
    told = office.query(Meeting).filter_by(title="Đảng ủy").one()
    office.flush()
    office.add(MeetingStep(meeting_id=told.id, step=Step.RECORD, done_on=TODAY))
    office.flush()
    assert days(office, "regulation.attended_report_days", 4) == [
        ("Báo cáo dự họp: Họp Tỉnh ủy, ngày 30/10/2026", date(2026, 11, 3), date(2026, 11, 5))
    ]
    assert days(office, "regulation.conclusion_notice_days", 2) == [
        ("Thông báo kết luận Phiên họp tháng 10, ngày 28/10/2026", date(2026, 11, 4), date(2026, 10, 30)),
        ("Thông báo kết luận Phiên họp tháng 11, ngày 20/11/2026", date(2026, 11, 30), date(2026, 11, 25)),
    ]


def test_a_moved_giao_ban_takes_the_rooms_reports_along(session: Session) -> None:
    found = days(session, "regulation.briefing_day", 24)
    assert ("Giao ban Văn phòng tháng 11/2026", date(2026, 11, 25), date(2026, 11, 23)) in found
    assert ("Báo cáo tháng 11/2026 của các phòng", date(2026, 11, 23), date(2026, 11, 21)) in found
    assert not any("Phiên họp" in what for what, *_ in found)


def test_a_giao_ban_that_was_made_stays_on_its_day_and_so_do_its_reports(session: Session) -> None:
    """What is foretold is what happens: a number moves no meeting that was made (duty 114)."""
    session.add(Meeting(kind=MeetingKind.OFFICE_BRIEFING, title="Giao ban", held_on=date(2026, 11, 25)))
    session.add(Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))
    session.flush()
    make_due(session, today=TODAY, until=date(2026, 11, 30), kinds={"month_room"})
    assert not [what for what, *_ in days(session, "regulation.briefing_day", 24) if "tháng 11/2026" in what]
    found = days(session, "regulation.room_report_days_before_briefing", 4)
    assert ("Báo cáo tháng 11/2026 (Phòng Tổng hợp)", date(2026, 11, 23), date(2026, 11, 21)) in found
    assert ("Báo cáo tháng 11/2026 của các phòng", date(2026, 11, 23), date(2026, 11, 21)) in found


def test_only_days_off_are_moved_by_the_rule_for_them(session: Session) -> None:
    found = days(session, "regulation.briefing_day_off", DayOffRule.AFTER)
    assert all(old.day != 25 for what, old, _ in found if what.startswith("Giao ban"))
    assert any(what == "Giao ban Văn phòng tháng 4/2027" for what, *_ in found)


def test_before_the_15th_is_the_15th_where_the_office_says_so(session: Session) -> None:
    found = days(session, "regulation.before_means_day_before", value=False)
    assert (
        "Báo cáo tiến độ chương trình công tác tháng 12/2026",
        date(2026, 12, 14),
        date(2026, 12, 15),
    ) in found


def test_what_is_no_number_of_the_regulation_moves_nothing(session: Session) -> None:
    assert moved(session, {"office.place": "Lào Cai", "regulation.praise_rate": 80}, TODAY) == ()


def test_a_wrong_value_is_refused_before_anything_is_told(session: Session) -> None:
    with pytest.raises(AppError):
        moved(session, {SESSION: "ba"}, TODAY)


def test_the_present_preset_moves_nothing(office: Session) -> None:
    assert moved(office, preset_values("general"), TODAY) == ()
    change_setting(office, SESSION, 7)
    assert [kind.title for kind in moved(office, preset_values("dak-lak-2025"), TODAY)] == [
        "Tài liệu cuộc họp"
    ]


def test_days_in_a_year_that_nobody_confirmed_are_warned_of(session: Session) -> None:
    load_preset(session)
    assert "2027" in tell_moved(session, {"regulation.briefing_day": 24}, TODAY)[-1]
    confirm_year(session, 2026)
    seed_year(session, 2027)
    confirm_year(session, 2027)
    assert "xác nhận" not in tell_moved(session, {"regulation.briefing_day": 24}, TODAY)[-1]


def test_many_are_said_in_few_lines(session: Session) -> None:
    day = date(2026, 11, 30)
    session.add_all(Task(content=f"Việc {uuid4()}", assigned_on=TODAY, deadline=day) for _ in range(30))
    session.flush()
    lines = in_words(moved(session, {DELAY: 2}, TODAY), most=4)
    assert lines[0] == "Ngày cuối báo cáo chậm tiến độ: 30 hạn thay đổi"
    assert len(lines) == 6
    assert lines[-1].endswith("và 26 hạn khác")
    assert lines[1].endswith(": 29/11/2026 → 28/11/2026")


def words_of(session: Session, found: tuple[MovedKind, ...]) -> list[str]:
    return in_words(found, most=50)


def test_what_lies_before_the_day_of_a_change_is_not_moved(office: Session) -> None:
    change = {SESSION: 5}
    assert moved(office, change, TODAY, from_on=date(2026, 12, 1)) == ()
    assert moved(office, change, TODAY, from_on=HELD) == ()  # the last day was before that already
    assert moved(office, change, TODAY, from_on=date(2026, 11, 3)) != ()


def test_dossiers_under_examination_and_before_the_leader_move(session: Session) -> None:
    for content, submitted in (("Thẩm tra", None), ("Đã trình", date(2026, 10, 30))):
        row = Dossier(content=content, submitted_on=submitted)
        session.add(row)
        session.flush()
        session.add(DossierVersion(dossier_id=row.id, received_on=date(2026, 10, 30)))
    session.flush()
    before = read_regulations(session).on(TODAY)
    first = working_days_after(date(2026, 10, 30), before.examination_days, read_calendar(session))
    [(what, old, new)] = days(session, "regulation.examination_days", before.examination_days + 1)
    assert (what, old, new) == (
        "Thẩm tra (đang thẩm tra)",
        first,
        working_days_after(first, 1, read_calendar(session)),
    )
    [(what, *_)] = days(session, "regulation.leader_decision_days", before.leader_decision_days + 2)
    assert what.startswith("Đã trình")
    assert days(session, "regulation.dossier_return_days", 9)[0][0] == "Thẩm tra"


def test_a_round_that_was_sent_keeps_its_last_day_and_is_reminded_of_on_another(session: Session) -> None:
    last = date(2026, 11, 13)
    session.add(OpinionRound(content="Nghị quyết", asked_on=TODAY, answer_by=last))
    session.flush()
    [(what, old, new)] = days(session, "regulation.opinion_reminder_days", 4)
    assert (what, new) == ("Nghị quyết", date(2026, 11, 9))
    assert old != new
    assert days(session, "regulation.opinion_days", 9) == []


def test_hours_and_weekdays_of_the_weekly_schedule_are_told(session: Session) -> None:
    found = words_of(session, moved(session, {"regulation.week_schedule_weekday": Weekday.THURSDAY}, TODAY))
    assert "–\u00a0Ban hành lịch công tác tuần sau, tuần từ 02/11/2026: 06/11/2026 → 05/11/2026" in found
    hour = read_regulations(session).on(TODAY).week_schedule_hour
    [kind] = moved(session, {"regulation.week_schedule_hour": hour - 1}, TODAY)
    assert f": {hour} giờ 06/11/2026 → {hour - 1} giờ 06/11/2026" in words_of(session, (kind,))[1]


def test_hours_of_meetings_and_how_many_there_are_are_told(session: Session) -> None:
    [kind] = moved(session, {"regulation.briefing_hour": 14}, TODAY)
    assert {(one.old.hour, one.new.hour) for one in kind.moved if one.old and one.new} == {(8, 14)}
    found = moved(session, {"regulation.leadership_meetings": 2}, TODAY)
    assert any("không có → " in line for line in words_of(session, found))


def test_a_changed_day_off_tells_what_it_moves_before_it_is_saved(office: Session) -> None:
    office.add(
        RecurringTask(
            content="Việc ngày 25",
            rhythm=Rhythm.MONTHLY,
            day=25,
            move=DayOffRule.BEFORE,
            starts_on=TODAY,
        )
    )
    office.flush()
    told = {
        (kind.title, one.what): one
        for kind in moved_by_days(
            office, {date(2026, 11, 18): DayKind.OFF, date(2026, 11, 25): DayKind.OFF}, TODAY
        )
        for one in kind.moved
    }
    papers_of = told["Tài liệu cuộc họp", "Tài liệu Phiên họp tháng 11, họp ngày 20/11/2026"]
    assert (papers_of.old, papers_of.new) == (When(date(2026, 11, 17)), When(date(2026, 11, 16)))
    briefing = told["Cuộc họp theo quy chế (chưa lập)", "Giao ban Văn phòng tháng 11/2026"]
    assert briefing.new is not None
    assert briefing.new.day != date(2026, 11, 25)
    again = told["Nhiệm vụ định kỳ (chưa lập)", "Việc ngày 25"]
    assert again.new == When(date(2026, 11, 23)), "24/11 is a day off of its own"
    assert moved_by_days(office, {date(2026, 11, 18): None}, TODAY) == ()
    change_days(office, [Day(date(2026, 11, 18), DayKind.OFF, "Nghỉ", confirmed=True)])
    keys = papers.find(office, Wanted(), today=TODAY).keys
    assert papers_of.new.day in {row.due_on for row in papers.read(office, keys, today=TODAY)}
    assert "16/11/2026 → 17/11/2026" in " ".join(
        tell_moved_by_days(office, {date(2026, 11, 18): None}, TODAY)
    )


def test_a_day_off_tells_that_the_schedule_of_a_week_goes_out_before_it(session: Session) -> None:
    friday, hour = date(2026, 11, 27), read_regulations(session).on(TODAY).week_schedule_hour
    told = {
        one.what: (one.old, one.new)
        for kind in moved_by_days(session, {friday: DayKind.OFF}, TODAY)
        for one in kind.moved
    }
    assert told["Ban hành lịch công tác tuần sau, tuần từ 23/11/2026"] == (
        When(friday, hour),
        When(date(2026, 11, 26), hour),
    )


def test_every_number_that_sets_a_day_is_told_of() -> None:
    """What is counted by another day than a deadline, and what is no day, is named here with its reason."""
    of_the_look = {"due_soon_days", "missed_document_days", "progress_quiet_days"}  # counted back from today
    kept_once_written = {
        *("urging_reply_days", "request_reply_days", "opinion_days", "room_opinion_days"),
        *("delegation_review_months", "adjustment_request_days", "extension_request_days"),
    }
    no_days = {
        *("extension_limit", "praise_rate", "praise_minimum", "adjustment_grounds", "postponements_warned"),
        *("session_document_hour", "item_minutes", "speech_minutes", "next_agenda_conclusions"),
        *("substitute_may_vote", "substitute_in_quorum", "may_redelegate", "quorum_share", "majority_share"),
        *("majority_is_more", "majority_of", "tie_rule", "unanswered", "appointment_minutes"),
        *("report_closing_day", "programme_demands", *CLOSING.values()),
    }
    known = {name for kind in KINDS for name in kind.numbers}
    assert {field.name for field in fields(Regulation)} == known | of_the_look | kept_once_written | no_days


@pytest.mark.parametrize(
    ("from_on", "said"),
    [
        (None, "Mọi kỳ đã qua cũng tính lại"),
        (date(2026, 9, 1), "Việc từ 01/09/2026 đến nay cũng tính lại"),
        (TODAY, "đợt lấy ý kiến đã gửi giữ nguyên"),
    ],
)
def test_what_a_change_leaves_as_it_is_is_said(from_on: date | None, said: str) -> None:
    assert said in say_kept(from_on, TODAY)


def paper(session: Session, content: str, **days: date) -> AgendaItem:
    """A content of the coming session with a paper that has a day of its own, and one that has the usual day."""
    meeting = session.query(Meeting).filter_by(title="Phiên họp tháng 11").one()
    form = agenda_item.load(session, None)
    values = replace(
        form.values,
        content=content,
        meeting=Ref("meeting", meeting.id.hex, ""),
        papers=(PaperRow(name="Tờ trình", due_on=days["own"]), PaperRow(name="Dự thảo")),
    )
    key = agenda_item.save(session, replace(form, values=values))
    return session.get_one(AgendaItem, UUID(key))


def test_the_day_of_a_content_with_papers_follows_the_number_that_its_papers_follow(office: Session) -> None:
    """Tờ trình is due on 16/11 by hand, Dự thảo by the regulation: what is missing and due first decides."""
    row = paper(office, "Đề án", own=date(2026, 11, 16))
    assert row.documents_due_on == date(2026, 11, 16)
    told = days(office, SESSION, 5)
    assert (
        "Tài liệu Đề án, Phiên họp tháng 11 ngày 20/11/2026",
        date(2026, 11, 16),
        date(2026, 11, 13),
    ) in told
    change_setting(office, SESSION, 5)
    assert row.documents_due_on is None, "the usual day decides, and it is 13/11"
    change_setting(office, SESSION, 3)
    assert row.documents_due_on == date(2026, 11, 16)


def test_a_changed_day_off_moves_it_too(office: Session) -> None:
    row = paper(office, "Đề án", own=date(2026, 11, 16))
    off = Day(date(2026, 11, 17), DayKind.OFF, "Nghỉ", confirmed=True)
    more = Day(date(2026, 11, 16), DayKind.OFF, "Nghỉ", confirmed=True)
    change_days(office, (off, more))
    assert row.documents_due_on is None
    change_days(office, (), (off.day, more.day))
    assert row.documents_due_on == date(2026, 11, 16)


def test_a_day_that_was_written_by_hand_stays_and_the_preview_says_so(office: Session) -> None:
    meeting = office.query(Meeting).filter_by(title="Phiên họp tháng 11").one()
    row = AgendaItem(meeting_id=meeting.id, content="Ghi tay", documents_due_on=date(2026, 11, 16))
    office.add(row)
    office.flush()
    said = tell_moved(office, {SESSION: 5}, TODAY)
    assert said[:3] == [
        "Tài liệu cuộc họp: 1 hạn thay đổi, 1 hạn giữ nguyên",
        "–\u00a0Tài liệu Phiên họp tháng 11, họp ngày 20/11/2026: 17/11/2026 → 13/11/2026",
        "–\u00a0Tài liệu Ghi tay, Phiên họp tháng 11 ngày 20/11/2026: giữ 16/11/2026 (hạn riêng ghi tay)",
    ]
    change_setting(office, SESSION, 5)
    assert row.documents_due_on == date(2026, 11, 16)


def test_a_locked_meeting_keeps_the_day_of_its_papers(office: Session) -> None:
    row = paper(office, "Đề án", own=date(2026, 11, 16))
    office.add(MeetingLock(meeting_id=row.meeting_id, locked=True, at=datetime(2026, 11, 21, tzinfo=UTC)))
    office.flush()
    change_setting(office, SESSION, 5)
    assert row.documents_due_on == date(2026, 11, 16)


def test_withdrawal_is_counted_from_the_own_day(office: Session) -> None:
    paper(office, "Đề án", own=date(2026, 11, 12))
    found = days(office, "regulation.withdrawal_grace_days", 3)
    assert ("Đề án, Phiên họp tháng 11 ngày 20/11/2026", date(2026, 11, 13), date(2026, 11, 18)) in found


def test_a_yearly_day_that_is_moved_to_a_month_that_is_over_stays_this_year_and_is_told(
    session: Session,
) -> None:
    """24/11 becomes 15/6 from 1/9 on: this year it stays, next year it is 15/6."""
    load_preset(session)
    key, from_on = "regulation.year_report_due", date(2026, 11, 10)
    said = tell_moved(session, {key: "15/6"}, TODAY, from_on=from_on)
    kept = "Báo cáo năm của các phòng, tháng 11/2026: giữ 24/11/2026 (ngày mới 14/06/2026 đã qua khi áp dụng)"
    assert f"–\u00a0{kept}" in said
    moved_next = "Báo cáo năm của các phòng, tháng 6/2027: 24/11/2027 → 14/06/2027"
    assert f"–\u00a0{moved_next}" in said
    change_setting(session, key, "15/6", from_on=from_on)
    found = due_lines(session, date(2026, 11, 1), date(2027, 12, 31), today=TODAY)
    assert [line.day for line in found if line.title.startswith("Báo cáo năm của các phòng")] == [
        date(2026, 11, 24),
        date(2027, 6, 14),
    ]
