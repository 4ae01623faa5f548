"""The rows of a month's briefing agree with its figures, and the briefing says all that a report needs."""

from collections.abc import Iterable
from datetime import date
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from app.briefings.figures import SessionDocumentFigures, TaskFigures
from app.briefings.period import PeriodBriefing, Share
from app.core.terms import AgencyKind, AgencyRole, Book, MeetingKind, Outcome, Receipt, TaskOrigin
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Person, Post
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import Extension, SourceDocument, Task, TaskAgency
from app.rules.tallies import plus
from app.services.period_briefing import NO_ASSIGNER, brief_month
from tests.services.conftest import scratch
from tests.services.offices import DAYS, OFFICES, RandomOffice, store


@settings(max_examples=100)
@given(OFFICES, st.none() | DAYS)
def test_the_rows_agree_with_the_figures(memory: Engine, office: RandomOffice, as_of: date | None) -> None:
    with scratch(memory) as session:
        store(session, office)
        briefing = brief_month(session, 2026, 10, as_of=as_of)
    figures = briefing.figures
    assert [count(briefing, outcome) for outcome in Outcome] == [
        figures.tasks.done_on_time,
        figures.tasks.done_late,
        figures.tasks.in_time,
        figures.tasks.no_deadline,
        figures.tasks.overdue,
    ]
    assert len(briefing.tasks) == figures.tasks.total
    assert len(briefing.overdue) == figures.tasks.overdue
    assert all(row.days_late and row.days_late > 0 for row in briefing.overdue)
    assert sum(row.excused for row in briefing.tasks) == figures.tasks.excused
    assert sum(row.failed for row in briefing.tasks) == figures.tasks.failed
    for name, counted in figures.tasks_by_agency.items():
        assert sum(name in row.leads for row in briefing.tasks) == counted.total
    assert summed(briefing.by_origin) == summed(briefing.by_assigner) == figures.tasks


@settings(max_examples=60)
@given(OFFICES, st.none() | DAYS)
def test_the_lists_agree_with_the_figures(memory: Engine, office: RandomOffice, as_of: date | None) -> None:
    with scratch(memory) as session:
        store(session, office)
        briefing = brief_month(session, 2026, 10, as_of=as_of)
    figures = briefing.figures
    assert len(briefing.programme) == figures.programme.due
    assert len(briefing.not_submitted) == figures.programme.not_submitted
    if briefing.by_book:
        assert reduce(plus, (share.figures for share in briefing.by_book)) == figures.programme
    assert sum(row.issued_on is not None for row in briefing.programme) == figures.programme.issued
    states = [row.receipt for row in briefing.session_documents]
    assert SessionDocumentFigures(len(states), *map(states.count, Receipt)) == figures.session_documents
    states = [row.receipt for row in briefing.reports]
    assert (len(states), *map(states.count, Receipt)) == (
        figures.reports.due,
        figures.reports.on_time,
        figures.reports.late,
        figures.reports.missing,
    )


def count(briefing: PeriodBriefing, outcome: Outcome) -> int:
    return sum(row.outcome is outcome for row in briefing.tasks)


def summed(shares: Iterable[Share]) -> TaskFigures:
    total = TaskFigures()
    for share in shares:
        total = plus(total, share.figures)
    return total


@pytest.fixture
def told(session: Session) -> PeriodBriefing:
    """A small office: what each task is about stands in its content."""
    agencies = [
        Agency(name=name, kind=AgencyKind.DEPARTMENT, position=place)
        for place, name in enumerate(("Sở Tư pháp", "Sở Nội vụ"))
    ]
    post = Post(name="Chủ tịch")
    officer = Person(full_name="Lê Ngọc Vân")
    document = SourceDocument(number="12/UBND-TH")
    session.add_all([*agencies, post, officer, document])
    session.flush()
    law, home = (agency.id for agency in agencies)
    late = add_task(session, "quá hạn", deadline=date(2026, 10, 20), leads=[home, law])
    late.source_document_id, late.assigner_post_id, late.officer_id = document.id, post.id, officer.id
    late.product = "Tờ trình"
    add_task(session, "tháng sau", deadline=date(2026, 11, 30), leads=[law])
    moved = add_task(session, "gia hạn sang tháng sau", deadline=date(2026, 10, 20), leads=[home])
    session.add(Extension(task_id=moved.id, extended_to=date(2026, 11, 5)))
    add_task(session, "xong trước", deadline=date(2026, 11, 9), leads=[law], completed_on=date(2026, 10, 9))
    add_task(session, "tháng mười hai", deadline=date(2026, 12, 1), leads=[])
    add_item(session, "đề án tháng này", 10, lead=home)
    add_item(session, "đề án lùi", 10, lead=law, to=11)
    add_item(session, "đề án tháng sau", 11, lead=home)
    add_item(session, "đề án đã trình", 11, lead=home, submitted_on=date(2026, 10, 8))
    meeting = Meeting(kind=MeetingKind.PARTY, title="Hội nghị", held_on=date(2026, 10, 12))
    session.add(meeting)
    session.flush()
    session.add(AgendaItem(meeting_id=meeting.id, content="Báo cáo", agency_id=law))
    return brief_month(session, 2026, 10)


def add_task(session: Session, content: str, *, deadline: date, leads: list, **values: object) -> Task:  # type: ignore[type-arg]
    task = Task(
        content=content,
        origin=TaskOrigin.PARTY if leads else TaskOrigin.PROVINCE,
        assigned_on=date(2026, 10, 2),
        deadline=deadline,
        **values,
    )
    session.add(task)
    session.flush()
    for place, agency_id in enumerate(leads):
        session.add(TaskAgency(task_id=task.id, agency_id=agency_id, role=AgencyRole.LEAD, position=place))
    return task


def add_item(
    session: Session, content: str, month: int, *, lead: object, to: int | None = None, **values: object
) -> None:
    item = ProgrammeItem(content=content, due_year=2026, due_month=month, **values)
    session.add(item)
    session.flush()
    session.add(ProgrammeAgency(item_id=item.id, agency_id=lead, role=AgencyRole.LEAD))
    if to:
        session.add(Adjustment(item_id=item.id, to_year=2026, to_month=to))


def test_tasks_stand_by_agency_then_by_deadline_and_without_a_lead_last(told: PeriodBriefing) -> None:
    assert [row.content for row in told.tasks] == [
        "xong trước",
        "tháng sau",
        "quá hạn",
        "gia hạn sang tháng sau",
        "tháng mười hai",
    ]


def test_an_overdue_task_is_told_whole(told: PeriodBriefing) -> None:
    (row,) = told.overdue
    assert (row.number, row.assigner, row.officer) == ("12/UBND-TH", "Chủ tịch", "Lê Ngọc Vân")
    assert (row.leads, row.product) == (("Sở Nội vụ", "Sở Tư pháp"), "Tờ trình")
    assert (row.days_late, row.failed, row.outcome) == (11, True, Outcome.OVERDUE)


def test_tasks_are_shared_out_by_origin_and_by_assigner(told: PeriodBriefing) -> None:
    assert [(share.name, share.figures.total) for share in told.by_origin] == [
        (TaskOrigin.PARTY.label, 4),
        (TaskOrigin.PROVINCE.label, 1),
    ]
    assert [(share.name, share.figures.total) for share in told.by_assigner] == [
        ("Chủ tịch", 1),
        (NO_ASSIGNER, 4),
    ]


def test_the_next_month_holds_what_is_due_and_not_done(told: PeriodBriefing) -> None:
    coming = told.coming
    assert coming is not None
    assert coming.named.name == "tháng 11 năm 2026"
    assert [row.content for row in coming.tasks] == ["tháng sau", "gia hạn sang tháng sau"]
    assert [row.content for row in coming.programme] == ["đề án lùi", "đề án tháng sau"]
    assert (coming.programme[0].first_due, coming.programme[0].due) == ((2026, 10), (2026, 11))


def test_lists_and_texts_are_told(told: PeriodBriefing) -> None:
    assert [row.content for row in told.not_submitted] == ["đề án tháng này"]
    (paper,) = told.session_documents
    assert (paper.of_party, paper.due_on, paper.receipt) == (True, date(2026, 10, 8), Receipt.MISSING)
    assert told.praised == ()


def test_each_programme_is_counted_apart_where_there_are_two(session: Session, told: PeriodBriefing) -> None:
    """Duty 34: the programme of the committee is not measured by what the rooms of the office owe in theirs."""
    assert told.by_book == ()
    room = session.scalars(select(Agency.id).where(Agency.name == "Sở Nội vụ")).one()
    add_item(session, "kế hoạch của phòng", 10, lead=room, book=Book.OFFICE, submitted_on=date(2026, 10, 9))
    committee, office = brief_month(session, 2026, 10).by_book
    assert (committee.name, committee.figures) == (
        "Chương trình công tác của UBND tỉnh",
        told.figures.programme,
    )
    assert (office.name, office.figures.due, office.figures.submitted) == (
        "Chương trình công tác của Văn phòng",
        1,
        1,
    )


@pytest.mark.parametrize(
    ("kind", "of_office"),
    [
        (MeetingKind.REGULAR_SESSION, False),
        (MeetingKind.LEADERS_WORKING, False),
        (MeetingKind.PARTY, False),
        (MeetingKind.OFFICE_BRIEFING, True),
        (MeetingKind.OFFICE_CHAIRED, True),
    ],
)
def test_papers_of_what_the_office_calls_are_known_as_such(
    session: Session, kind: MeetingKind, of_office: bool
) -> None:
    meeting = Meeting(kind=kind, title="Họp", held_on=date(2026, 10, 23))
    session.add(meeting)
    session.flush()
    session.add(AgendaItem(meeting_id=meeting.id, content="Báo cáo"))
    [paper] = brief_month(session, 2026, 10).session_documents
    assert paper.of_office is of_office


def test_a_report_of_a_merged_agency_is_told_under_its_successor(session: Session) -> None:
    finance = Agency(name="Sở Tài chính", kind=AgencyKind.DEPARTMENT)
    session.add(finance)
    session.flush()
    planning = Agency(name="Sở Kế hoạch", kind=AgencyKind.DEPARTMENT)
    planning.valid_to, planning.successor_id = date(2026, 10, 14), finance.id
    session.add(planning)
    session.flush()
    session.add(ReportObligation(name="Báo cáo tháng", agency_id=planning.id, due_on=date(2026, 10, 12)))
    session.flush()

    def named(as_of: date) -> list[str]:
        return [row.agency for row in brief_month(session, 2026, 10, as_of=as_of).reports]

    assert named(date(2026, 10, 14)) == ["Sở Kế hoạch"]
    assert named(date(2026, 10, 31)) == ["Sở Tài chính"]


def test_a_month_of_nothing_can_be_told(session: Session) -> None:
    briefing = brief_month(session, 2026, 12)
    assert briefing.coming is not None
    assert (briefing.tasks, briefing.by_origin, briefing.coming.named.file) == ((), (), "thang 01-2027")


def test_more_rows_ask_no_more_questions(session: Session) -> None:
    few = questions(session)
    for number in range(20):
        add_task(session, f"việc {number}", deadline=date(2026, 10, 20), leads=[])
    assert questions(session) == few


def questions(session: Session) -> int:
    asked: list[str] = []
    bind = session.get_bind()

    def note(connection, cursor, statement, *rest) -> None:  # type: ignore[no-untyped-def]
        if statement.lstrip().startswith(("SELECT", "WITH")):
            asked.append(statement)

    session.flush()
    event.listen(bind, "before_cursor_execute", note)
    brief_month(session, 2026, 10)
    event.remove(bind, "before_cursor_execute", note)
    return len(asked)
