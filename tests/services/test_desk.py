"""The desk: each count is what its list shows, on any day of any office."""

from datetime import date, time, timedelta
from importlib import import_module

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.briefings.desk import Counter, Desk, Reminding
from app.core.programme_terms import RequestDecision
from app.core.terms import AdjustmentGround, AgencyKind, MeetingKind
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Person
from app.models.programme import Adjustment, ProgrammeItem, ProgrammeProposal
from app.models.report import ReportObligation
from app.models.task import DelayReport, SourceDocument, Task
from app.services.desk import menu_counts, read_desk, reminders
from app.services.settings import change_setting, load_preset
from tests.services.conftest import scratch
from tests.services.offices import DAYS, OFFICES, RandomOffice, store

TODAY = date(2026, 11, 23)  # a Monday
DAY = timedelta(days=1)


def keys(session, counter: Counter, day: date) -> list[str]:
    return list(
        import_module(f"app.services.lists.{counter.list}").find(session, counter.wanted, today=day).keys
    )


def counts(desk: Desk) -> dict[str, int]:
    return {card.name: card.counter.count for card in desk.cards}


def keep(session, *rows) -> None:
    session.add_all(rows)
    session.flush()


@settings(max_examples=80)
@given(OFFICES, DAYS | st.dates(date(2026, 9, 25), date(2026, 11, 5)))
def test_every_count_is_the_length_of_the_list_it_opens(
    memory: Engine, office: RandomOffice, day: date
) -> None:
    with scratch(memory) as session:
        store(session, office)
        counters = [card.counter for card in read_desk(session, today=day).cards]
        counters += menu_counts(session, day).values()
        for counter in counters:
            found = keys(session, counter, day)
            assert counter.count == len(found) == len(set(found))


def test_an_empty_database_has_an_empty_desk(session):
    desk = read_desk(session, today=TODAY)
    assert desk.is_empty
    assert set(counts(desk).values()) == {0}
    assert desk.meetings == ()


def test_agencies_alone_are_no_work_yet_and_one_task_is(session):
    keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    assert read_desk(session, today=TODAY).is_empty
    keep(session, Task(content="Việc", assigned_on=TODAY))
    assert not read_desk(session, today=TODAY).is_empty


def test_tasks_are_counted_by_their_deadline(session):
    change_setting(session, "regulation.due_soon_days", 3)
    change_setting(session, "regulation.delay_report_days", 1)
    days = {
        name: TODAY + n * DAY for name, n in {"overdue": -1, "tomorrow": 1, "soon": 3, "later": 8}.items()
    }
    found = {
        name: Task(content=name, assigned_on=date(2026, 11, 1), deadline=day) for name, day in days.items()
    }
    keep(session, *found.values())
    desk = read_desk(session, today=TODAY)
    assert (counts(desk)["overdue"], counts(desk)["due_soon"], counts(desk)["delay_report"]) == (1, 2, 1)
    keep(session, DelayReport(task_id=found["tomorrow"].id, reported_on=TODAY))
    assert counts(read_desk(session, today=TODAY))["delay_report"] == 0
    found["overdue"].completed_on = TODAY
    assert counts(read_desk(session, today=TODAY))["overdue"] == 0


def test_how_soon_is_soon_is_a_setting_and_is_said(session):
    keep(session, Task(content="Việc", assigned_on=TODAY, deadline=TODAY + 4 * DAY))
    change_setting(session, "regulation.due_soon_days", 4)
    card = read_desk(session, today=TODAY).cards[1]
    assert (card.counter.count, card.aside) == (1, "trong 4 ngày làm việc tới")


def test_a_document_without_a_task_asks_to_be_looked_at(session):
    document = SourceDocument(number="12/UBND-TH")
    keep(session, document, SourceDocument(number="13/UBND-TH"))
    assert counts(read_desk(session, today=TODAY))["no_task"] == 2
    keep(session, Task(content="Việc", assigned_on=TODAY, source_document_id=document.id))
    assert counts(read_desk(session, today=TODAY))["no_task"] == 1


def test_reports_are_due_when_missing_or_near(session):
    agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    keep(session, agency)
    for day, came in ((-9, None), (2, None), (2, TODAY), (20, None)):
        keep(
            session,
            ReportObligation(name="Báo cáo", agency_id=agency.id, due_on=TODAY + day * DAY, received_on=came),
        )
    assert counts(read_desk(session, today=TODAY))["reports_due"] == 2
    change_setting(session, "regulation.due_soon_days", 4)
    desk = read_desk(session, today=TODAY, reminding=Reminding(days=20))
    [card] = (card for card in desk.cards if card.name == "reports_due")
    assert (card.counter.count, card.aside) == (2, "quá hạn, trong 4 ngày làm việc tới"), (
        "by the regulation alone"
    )
    assert menu_counts(session, TODAY)["reports"].count == 2


def test_the_next_meetings_come_in_order_with_what_is_missing(session):
    later = Meeting(kind=MeetingKind.OTHER, title="Sau", held_on=TODAY + DAY)
    first = Meeting(kind=MeetingKind.OTHER, title="Sáng nay", held_on=TODAY, starts_at=time(8))
    second = Meeting(kind=MeetingKind.OTHER, title="Chiều nay", held_on=TODAY, starts_at=time(14))
    gone = Meeting(kind=MeetingKind.OTHER, title="Hôm qua", held_on=TODAY - DAY)
    keep(session, later, second, first, gone)
    for came in (None, TODAY):
        keep(session, AgendaItem(meeting_id=second.id, content="Nội dung", documents_received_on=came))
    keep(session, AgendaItem(meeting_id=gone.id, content="Nội dung"))
    desk = read_desk(session, today=TODAY)
    assert [meeting.title for meeting in desk.meetings] == ["Sáng nay", "Chiều nay", "Sau"]
    assert (desk.meetings[1].contents, desk.meetings[1].papers_missing) == (2, 1)
    assert counts(desk)["papers_missing"] == 1
    assert menu_counts(session, TODAY)["meetings"].count == 2


def test_the_menu_counts_items_that_are_late(session):
    keep(
        session,
        ProgrammeItem(content="Đề án", due_year=2026, due_month=10),
        ProgrammeItem(content="Kế hoạch", due_year=2026, due_month=11),
        ProgrammeItem(content="Đã trình", due_year=2026, due_month=10, submitted_on=TODAY),
    )
    assert menu_counts(session, TODAY)["programme"].count == 1


def test_the_next_deadlines_are_the_first_of_the_card_that_counts_them(session):
    keep(
        session,
        *(Task(content=f"Việc {n}", assigned_on=TODAY, deadline=TODAY + n % 3 * DAY) for n in range(11)),
    )
    desk = read_desk(session, today=TODAY)
    card = next(card for card in desk.cards if card.name == "due_soon")
    assert card.counter.count == 11
    assert len(desk.due) == 8
    assert {task.key for task in desk.due} <= set(keys(session, card.counter, TODAY))
    days = [task.deadline for task in desk.due]
    assert days == sorted(days)
    left = {(task.deadline - TODAY).days: task.days_left for task in desk.due}
    assert left == {0: 0, 1: 0}, "24/11 is a day off"


def test_contents_that_nobody_asked_about_or_sent_papers_for_are_counted_until_their_session(session):
    load_preset(session)  # opinions by 9/11; papers by 20/11, for the 24th is off
    meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=date(2026, 11, 26))
    keep(session, meeting)
    keep(session, AgendaItem(meeting_id=meeting.id, content="Đề án"))

    def told(day: date) -> tuple[int, int]:
        found = counts(read_desk(session, today=day))
        return found["to_withdraw"], found["not_consulted"]

    days = (date(2026, 11, day) for day in (9, 10, 20, 21, 26, 27))
    assert list(map(told, days)) == [(0, 0), (0, 1), (0, 1), (1, 1), (1, 1), (0, 0)]


def test_registrations_and_adjustments_that_wait_are_counted_once(session):
    texts = {"reason": "a", "necessity": "b", "effect": "c", "ground": AdjustmentGround.OBJECTIVE}
    item = ProgrammeItem(content="Đề án", due_year=2026, due_month=11)
    keep(session, item)
    keep(
        session,
        ProgrammeProposal(content="Đăng ký", due_year=2027, due_month=1),
        ProgrammeProposal(content="Bổ sung", due_year=2026, due_month=12, **texts),
        Adjustment(item_id=item.id, to_year=2026, to_month=12, decision=RequestDecision.PENDING, **texts),
    )
    desk = read_desk(session, today=TODAY)
    assert (counts(desk)["registrations_waiting"], counts(desk)["adjustments_waiting"]) == (1, 2)
    assert not any(card.stands for card in desk.cards if card.name.endswith("_waiting"))


def test_each_person_is_reminded_as_early_as_wanted_and_the_list_shows_as_many(session):
    change_setting(session, "regulation.due_soon_days", 2)  # 24/11 is a day off
    keep(session, *(Task(content=str(n), assigned_on=TODAY, deadline=TODAY + n * DAY) for n in (1, 4, 7, 10)))
    assert counts(read_desk(session, today=TODAY))["due_soon"] == 1
    desk = read_desk(session, today=TODAY, reminding=Reminding(days=5))
    [soon] = (card for card in desk.cards if card.name == "due_soon")
    assert (soon.counter.count, soon.aside) == (3, "trong 5 ngày làm việc tới")
    assert len(keys(session, soon.counter, TODAY)) == 3
    assert [task.content for task in desk.due] == ["1", "4", "7"]


def test_days_off_after_the_last_working_day_count_in(session):
    keep(session, Task(content="Thứ Bảy", assigned_on=TODAY, deadline=date(2026, 11, 28)))
    assert counts(read_desk(session, today=TODAY, reminding=Reminding(days=3)))["due_soon"] == 1
    assert counts(read_desk(session, today=TODAY, reminding=Reminding(days=2)))["due_soon"] == 0


def test_what_somebody_leaves_out_is_not_counted(session):
    names = dict(reminders())
    assert set(names) == set(counts(read_desk(session, today=TODAY)))
    desk = read_desk(session, today=TODAY, reminding=Reminding(left_out=frozenset({"overdue", "no_task"})))
    assert set(counts(desk)) == set(names) - {"overdue", "no_task"}


def test_who_wants_only_the_own_tasks_is_told_of_those_and_of_all_else(session):
    an = Person(full_name="Lê An")
    keep(session, an)
    keep(
        session,
        Task(content="Của An", assigned_on=TODAY, deadline=TODAY + DAY, officer_id=an.id),
        Task(content="Giúp", assigned_on=TODAY, deadline=TODAY - DAY, deputy_id=an.id),
        Task(content="Của người khác", assigned_on=TODAY, deadline=TODAY + DAY),
        SourceDocument(number="1/TB"),
    )
    mine = Reminding(only_mine=True)
    desk = read_desk(session, today=TODAY, reminding=mine, actor="Lê An")
    assert [counts(desk)[name] for name in ("overdue", "due_soon", "no_task")] == [1, 1, 1]
    assert [task.content for task in desk.due] == ["Của An"]
    assert (
        next(card for card in desk.cards if card.name == "overdue").aside == "chưa hoàn thành, tôi theo dõi"
    )
    for card in desk.cards:
        assert len(keys(session, card.counter, TODAY)) == card.counter.count
    unknown = read_desk(session, today=TODAY, reminding=mine, actor="máy tính")
    assert counts(unknown)["due_soon"] == 2, "of nobody whom the register knows all is told"
