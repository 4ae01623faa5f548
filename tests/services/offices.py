"""Random offices around the edges of October 2026: as values, as rows, and counted by the plain rules."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time
from functools import reduce
from uuid import UUID

from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.briefings.figures import (
    BookFigures,
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.core.ids import uuid7
from app.core.programme_terms import RequestDecision
from app.core.terms import AgencyKind, AgencyRole, Book, MeetingKind, Receipt, TaskOrigin
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Field, Person, Post
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import DelayReport, Extension, SourceDocument, Task, TaskAgency
from app.models.task_life import TaskReturn
from app.rules.facts import stands
from app.rules.outcomes import DelayReportFact, ExtensionFact, LeadFact, ReturnFact, TaskFacts, judge
from app.rules.periods import Month, months_covered, year_to_date
from app.rules.programme_due import AdjustmentFact, ItemFacts, count_item
from app.rules.receipts import is_of_party, is_report_counted, receipt, session_documents_due
from app.rules.regulation import Calendar, InForce
from app.rules.successors import Succession, heirs
from app.rules.tallies import count_judgements, plus

DELETED = datetime(2026, 10, 2, tzinfo=UTC)
NAMES = ("Sở Xây dựng", "Sở Nội vụ", "UBND xã Ea Kar")
NOBODY = -1
# Few days, so that two of them often meet or lie one day apart.
EDGES = (
    *(date(2026, 9, day) for day in (29, 30)),
    *(date(2026, 10, day) for day in (1, 2, 30, 31)),
    date(2026, 11, 1),
)
DAYS = st.sampled_from(EDGES)
MAYBE = st.none() | DAYS
RARELY = st.sampled_from((False, False, False, True))


@dataclass(frozen=True, slots=True)
class Link:
    """An agency's part in a task or an item."""

    agency: int
    role: AgencyRole
    from_on: date | None
    to_on: date | None
    deleted: bool


@dataclass(frozen=True, slots=True)
class Doing:
    """A task with its links; `ghosts` are facts that were deleted."""

    facts: TaskFacts
    links: tuple[Link, ...]
    origin: TaskOrigin
    assigner: int | None
    ghosts: tuple[ExtensionFact | DelayReportFact | ReturnFact, ...]
    deleted: bool
    officer: int | None = None
    field: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A programme item with its links and an adjustment that was deleted; `asked` are moves not approved."""

    facts: ItemFacts
    links: tuple[Link, ...]
    ghost: AdjustmentFact | None
    deleted: bool
    asked: tuple[AdjustmentFact, ...] = ()
    book: Book = Book.COMMITTEE


@dataclass(frozen=True, slots=True)
class Paper:
    """Documents for a session, or with only a due day a periodic report; for some contents none are needed."""

    held_on: date
    kind: MeetingKind
    title: str
    agency: int | None
    received_on: date | None
    deleted: bool
    content: str = "Báo cáo"
    due_hour: int | None = None
    received_at: time | None = None


NO_PAPERS_FOR = (
    "Thông qua biên bản Phiên họp (ngày 20/10/2026)",
    "Công bố kết quả lấy phiếu ý kiến thành viên UBND tỉnh: Giá đất",
)


@dataclass(frozen=True, slots=True)
class RandomOffice:
    """All that the figures are made of; `gone` is the agency that was deleted, if any, `merged` those that did."""

    tasks: tuple[Doing, ...]
    items: tuple[Item, ...]
    papers: tuple[Paper, ...]
    reports: tuple[Paper, ...]
    gone: int | None
    merged: tuple[tuple[int, date | None, int], ...] = ()


def _led(links: tuple[Link, ...]) -> tuple[LeadFact, ...]:
    """Who leads by the links of a task."""
    leading = (link for link in links if link.role is AgencyRole.LEAD and not link.deleted)
    return tuple(LeadFact(link.agency, link.from_on, link.to_on) for link in leading)


EXTENSIONS = st.builds(ExtensionFact, MAYBE, DAYS)
AGENCIES = st.integers(0, len(NAMES) - 1)
REPORTS = st.builds(
    DelayReportFact, DAYS, st.sampled_from((True, True, False, None)), MAYBE, st.none() | AGENCIES
)
MONTHS = st.builds(Month, st.sampled_from((2025, 2026, 2026, 2026)), st.sampled_from((1, 9, 10, 10, 11, 12)))
ADJUSTMENTS = st.builds(AdjustmentFact, MAYBE, MONTHS)
LINKS = st.lists(
    st.builds(
        Link,
        AGENCIES,
        st.sampled_from((AgencyRole.LEAD, AgencyRole.LEAD, AgencyRole.COORDINATING)),
        MAYBE,
        MAYBE,
        RARELY,
    ),
    max_size=4,
).map(tuple)
HOURS = st.sampled_from((None, time(9), time(10), time(10, 30)))
RETURNS = st.builds(ReturnFact, DAYS, DAYS, st.sampled_from((None, True, False, False)), MAYBE, HOURS)
FACTS = st.builds(
    TaskFacts,
    assigned_on=DAYS,
    deadline=MAYBE,
    extensions=st.lists(EXTENSIONS, max_size=3).map(tuple),
    completed_on=MAYBE,
    quality_accepted=st.sampled_from((None, True, False, False)),
    quality_judged_on=MAYBE,
    withdrawn=RARELY,
    withdrawn_on=MAYBE,
    delay_reports=st.lists(REPORTS, max_size=3).map(tuple),
    returns=st.lists(RETURNS, max_size=2).map(tuple),
    deadline_time=HOURS,
    completed_at=HOURS,
)
TASKS = st.builds(
    Doing,
    FACTS,
    LINKS,
    st.sampled_from(TaskOrigin),
    st.none() | st.integers(0, 3),
    st.lists(EXTENSIONS | REPORTS | RETURNS, max_size=2).map(tuple),
    RARELY,
    st.none() | st.integers(0, 1),
    st.booleans(),
).map(lambda one: replace(one, facts=replace(one.facts, leads=_led(one.links))))
ONWARD = st.builds(
    ItemFacts,
    due=MONTHS,
    adjustments=st.lists(ADJUSTMENTS, max_size=1).map(tuple),
    added_on=st.none() | MAYBE,
    carried_on=MAYBE,
)
"""Items of a later period that go on with one; they are led by nobody."""
ITEMS = st.builds(
    Item,
    st.builds(
        ItemFacts,
        due=MONTHS,
        adjustments=st.lists(ADJUSTMENTS, max_size=3).map(tuple),
        submitted_on=MAYBE,
        issued_on=MAYBE,
        withdrawn=RARELY,
        withdrawn_on=MAYBE,
        added_on=st.none() | MAYBE,
        carried_on=st.none() | st.none() | DAYS,
        onward=st.just(()) | st.lists(ONWARD, max_size=1).map(tuple),
    ).map(lambda facts: replace(facts, went_on=tuple(one.carried_on for one in facts.onward))),
    LINKS,
    st.none() | ADJUSTMENTS,
    RARELY,
    st.lists(ADJUSTMENTS, max_size=2).map(tuple),
    st.sampled_from(Book),
)
PAPERS = st.builds(
    Paper,
    DAYS,
    st.sampled_from((MeetingKind.REGULAR_SESSION, MeetingKind.PARTY)),
    st.sampled_from(("Phiên họp thường kỳ", "Hội nghị Đảng uỷ UBND tỉnh")),
    st.none() | AGENCIES,
    MAYBE,
    RARELY,
    st.sampled_from(("Báo cáo", "Báo cáo", *NO_PAPERS_FOR)),
    st.none() | st.integers(8, 17),
    st.none() | st.times(time(7), time(18)).map(lambda at: at.replace(second=0, microsecond=0)),
)
OFFICES = st.builds(
    RandomOffice,
    st.lists(TASKS, max_size=12).map(tuple),
    st.lists(ITEMS, max_size=5).map(tuple),
    st.lists(PAPERS, max_size=4).map(tuple),
    st.lists(PAPERS.filter(lambda paper: paper.agency is not None), max_size=4).map(tuple),
    st.none() | AGENCIES,
    st.lists(st.tuples(AGENCIES, MAYBE, AGENCIES), max_size=2, unique_by=lambda one: one[0]).map(tuple),
)
PERIODS = st.builds(
    lambda days, as_of: Period(min(days), max(days), as_of), st.tuples(DAYS, DAYS), DAYS
) | st.builds(lambda as_of: Period(date(2026, 10, 1), date(2026, 10, 31), as_of), DAYS)
CALENDARS = st.builds(
    Calendar, st.frozensets(DAYS, max_size=3), st.frozensets(st.just(date(2026, 10, 10)), max_size=1)
)


def store(session: Session, office: RandomOffice) -> None:
    """Write an office into the database."""
    agencies = [
        Agency(id=uuid7(), name=name, kind=AgencyKind.DEPARTMENT, deleted_at=_mark(number == office.gone))
        for number, name in enumerate(NAMES)
    ]
    posts = [
        Post(id=uuid7(), name=name, position=place) for place, name in ((2, "Chủ tịch"), (1, "Phó Chủ tịch"))
    ]
    people = [Person(id=uuid7(), full_name=name, rank=rank) for name, rank in (("Lê An", 0), ("Vũ Bình", 2))]
    document = SourceDocument(id=uuid7(), number="12/UBND-TH")
    room, field = (
        Agency(id=uuid7(), name="Phòng Kinh tế", kind=AgencyKind.OFFICE_ROOM),
        Field(id=uuid7(), name="Y tế"),
    )
    session.add_all([*agencies, *posts, *people, document, room, field])
    session.flush()
    people[0].agency_id = room.id
    for old, last_day, new in office.merged:
        agencies[old].valid_to, agencies[old].successor_id = last_day, agencies[new].id
    keys = [agency.id for agency in agencies]
    for task in office.tasks:
        _store_task(session, task, keys, posts, people, (document.id, field.id))
    for item in office.items:
        _store_item(session, item, keys)
    for place, paper in enumerate((*office.papers, *office.reports)):
        _store_paper(session, paper, keys, is_report=place >= len(office.papers))
    session.flush()


def _mark(deleted: bool) -> datetime | None:
    return DELETED if deleted else None


def _store_task(
    session: Session,
    task: Doing,
    agencies: list[UUID],
    posts: list[Post],
    people: list[Person],
    others: tuple[UUID, UUID],
) -> None:
    facts, assigner = task.facts, task.assigner
    document, field = others
    row = Task(
        id=uuid7(),
        content="Báo cáo",
        origin=task.origin,
        source_document_id=document,
        officer_id=None if task.officer is None else people[task.officer].id,
        field_id=field if task.field else None,
        assigner_post_id=posts[assigner].id if assigner is not None and assigner < 2 else None,
        assigner_person_id=people[assigner - 2].id if assigner is not None and assigner >= 2 else None,
        assigned_on=facts.assigned_on,
        deadline=facts.deadline,
        completed_on=facts.completed_on,
        quality_accepted=facts.quality_accepted,
        quality_judged_on=facts.quality_judged_on,
        withdrawn=facts.withdrawn,
        withdrawn_on=facts.withdrawn_on,
        deadline_time=facts.deadline_time,
        completed_at=facts.completed_at,
        deleted_at=_mark(task.deleted),
    )
    session.add(row)
    session.flush()
    for fact in (*facts.extensions, *facts.delay_reports, *facts.returns):
        session.add(_fact_row(row.id, fact, agencies, deleted=False))
    for fact in task.ghosts:
        session.add(_fact_row(row.id, fact, agencies, deleted=True))
    for place, link in enumerate(task.links):
        session.add(
            TaskAgency(
                task_id=row.id,
                agency_id=agencies[link.agency],
                role=link.role,
                position=place,
                from_on=link.from_on,
                to_on=link.to_on,
                deleted_at=_mark(link.deleted),
            )
        )


def _fact_row(
    task_id: UUID,
    fact: ExtensionFact | DelayReportFact | ReturnFact,
    agencies: list[UUID],
    *,
    deleted: bool,
) -> Extension | DelayReport | TaskReturn:
    if isinstance(fact, ReturnFact):
        return TaskReturn(task_id=task_id, deleted_at=_mark(deleted), **asdict(fact))
    if isinstance(fact, ExtensionFact):
        return Extension(
            task_id=task_id,
            decided_on=fact.decided_on,
            extended_to=fact.extended_to,
            deleted_at=_mark(deleted),
        )
    return DelayReport(
        task_id=task_id,
        reported_on=fact.reported_on,
        accepted=fact.accepted,
        decided_on=fact.decided_on,
        agency_id=agencies[fact.agency] if isinstance(fact.agency, int) else None,
        deleted_at=_mark(deleted),
    )


def _store_item(session: Session, item: Item, agencies: list[UUID]) -> None:
    facts = item.facts
    row = ProgrammeItem(
        id=uuid7(),
        content="Đề án",
        book=item.book,
        due_year=facts.due.year,
        due_month=facts.due.month,
        submitted_on=facts.submitted_on,
        issued_on=facts.issued_on,
        withdrawn=facts.withdrawn,
        withdrawn_on=facts.withdrawn_on,
        added_on=facts.added_on,
        carried_on=facts.carried_on,
        deleted_at=_mark(item.deleted),
    )
    session.add(row)
    session.flush()
    for one in facts.onward:
        _store_onward(session, one, row)
    for place, fact in enumerate(item.asked):
        session.add(
            Adjustment(
                item_id=row.id,
                to_year=fact.to.year,
                to_month=fact.to.month,
                decided_on=fact.decided_on,
                decision=(RequestDecision.REFUSED, RequestDecision.PENDING)[place],
            )
        )
    ghosts = [item.ghost] if item.ghost else []
    for fact, deleted in (*((f, False) for f in facts.adjustments), *((f, True) for f in ghosts)):
        session.add(
            Adjustment(
                item_id=row.id,
                to_year=fact.to.year,
                to_month=fact.to.month,
                decided_on=fact.decided_on,
                deleted_at=_mark(deleted),
            )
        )
    for place, link in enumerate(item.links):
        session.add(
            ProgrammeAgency(
                item_id=row.id,
                agency_id=agencies[link.agency],
                role=link.role,
                position=place,
                deleted_at=_mark(link.deleted),
            )
        )


def _store_onward(session: Session, facts: ItemFacts, before: ProgrammeItem) -> None:
    row = ProgrammeItem(
        id=uuid7(),
        content="Kỳ sau",
        due_year=facts.due.year,
        due_month=facts.due.month,
        added_on=facts.added_on,
        book=before.book,
        carried_from_id=before.id,
        carried_on=facts.carried_on,
    )
    session.add(row)
    session.flush()
    for move in facts.adjustments:
        session.add(
            Adjustment(
                item_id=row.id, to_year=move.to.year, to_month=move.to.month, decided_on=move.decided_on
            )
        )


def _store_paper(session: Session, paper: Paper, agencies: list[UUID], *, is_report: bool) -> None:
    agency_id = None if paper.agency is None else agencies[paper.agency]
    if is_report:
        session.add(
            ReportObligation(
                name=paper.title,
                agency_id=agency_id,
                due_on=paper.held_on,
                received_on=paper.received_on,
                due_hour=paper.due_hour,
                received_at=paper.received_at,
                deleted_at=_mark(paper.deleted),
            )
        )
        return
    meeting = Meeting(
        id=uuid7(), kind=paper.kind, title=paper.title, held_on=paper.held_on, place="Đảng ủy UBND"
    )
    session.add(meeting)
    session.flush()
    session.add(
        AgendaItem(
            meeting_id=meeting.id,
            content=paper.content,
            agency_id=agency_id,
            documents_received_on=paper.received_on,
            deleted_at=_mark(paper.deleted),
        )
    )


def count_by_rules(office: RandomOffice, period: Period, regulation: InForce, calendar: Calendar) -> Figures:
    """Count an office with plain loops over the rules; agencies in alphabetical order."""
    papers = [
        (
            None if p.agency is None else heir_of(p.agency, office, period.as_of),
            _paper(p, period, regulation, calendar),
        )
        for p in office.papers
        if not p.deleted and p.content not in NO_PAPERS_FOR
    ]
    papers = [(agency, figures) for agency, figures in papers if figures.items]
    reports = [_report(p, period) for p in office.reports if not p.deleted]
    whole = months_covered(period)
    return Figures(
        period=period,
        tasks=count_tasks(office, period, regulation),
        tasks_by_agency=_per_agency(
            office, lambda agency: count_tasks(office, period, regulation, agency=agency), TaskFigures()
        ),
        programme=_count_items(office, whole, period),
        programme_year_to_date=_count_items(office, year_to_date(period), period),
        programme_by_agency=_per_agency(
            office, lambda agency: _count_items(office, whole, period, agency=agency), ProgrammeFigures()
        ),
        session_documents=_sum((f for _, f in papers), SessionDocumentFigures()),
        session_documents_by_agency=_per_agency(
            office,
            lambda agency: _sum((f for a, f in papers if a == agency), SessionDocumentFigures()),
            SessionDocumentFigures(),
        ),
        reports=_sum(reports, ReportFigures()),
        tasks_of_nobody=count_tasks(office, period, regulation, agency=NOBODY),
        programme_of_nobody=_count_items(office, whole, period, agency=NOBODY),
        session_documents_of_nobody=_sum(
            (f for a, f in papers if a in (None, office.gone)), SessionDocumentFigures()
        ),
        books=tuple(_books(office, period)),
    )


def _books(office: RandomOffice, period: Period) -> Iterable[BookFigures]:
    for book in Book:
        own, year = (
            _count_items(office, months, period, books={book})
            for months in (months_covered(period), year_to_date(period))
        )
        if any(figures.due + figures.moved + figures.carried + figures.dropped for figures in (own, year)):
            yield BookFigures(book, own, year)


def count_tasks(
    office: RandomOffice, period: Period, regulation: InForce, *, agency: int | None = None
) -> TaskFigures:
    """Count the tasks of an office, or those that one agency (or nobody) leads on the day of the look."""
    judged = [
        judge(facts_of(task, office), period, regulation)
        for task in office.tasks
        if not task.deleted and (agency is None or agency in (leads(task, office, period.as_of) or {NOBODY}))
    ]
    return count_judgements(judgement for judgement in judged if judgement is not None)


def leads(task: Doing, office: RandomOffice, as_of: date) -> set[int]:
    """The agencies that lead a task on a day, or under which those stand."""
    return {
        heir_of(link.agency, office, as_of)
        for link in task.links
        if link.role is AgencyRole.LEAD
        and not link.deleted
        and link.agency != office.gone
        and stands(link.from_on, link.to_on, as_of)
    }


def heir_of(agency: int, office: RandomOffice, as_of: date) -> int:
    """The agency under which one stands on a day."""
    return heirs(successions(office), as_of).get(agency, agency)


def successions(office: RandomOffice) -> dict[int, Succession[int]]:
    """Who merged into whom; of an agency that was deleted nobody knows."""
    return {
        old: Succession(last_day, new)
        for old, last_day, new in office.merged
        if office.gone not in (old, new)
    }


def facts_of(task: Doing, office: RandomOffice) -> TaskFacts:
    """All that the outcome of a task depends on, in its office."""
    return replace(task.facts, successions=successions(office))


def item_facts(office: RandomOffice) -> list[ItemFacts]:
    """The contents of the programme that are not deleted, and those that go on with any."""
    there = [item.facts for item in office.items if not item.deleted]
    return there + [onward for item in office.items for onward in item.facts.onward]


def _count_items(
    office: RandomOffice,
    months: tuple[Month, Month],
    period: Period,
    *,
    agency: int | None = None,
    books: Iterable[Book] = Book,
) -> ProgrammeFigures:
    items = [item for item in office.items if item.book in books]
    counted = [
        item.facts
        for item in items
        if not item.deleted
        and (agency is None or agency in (_item_leads(item, office, period.as_of) or {NOBODY}))
    ]
    if agency in (None, NOBODY):
        counted += [one for item in items for one in item.facts.onward]
    return _sum((count_item(facts, months, period.as_of) for facts in counted), ProgrammeFigures())


def _item_leads(item: Item, office: RandomOffice, as_of: date) -> set[int]:
    return {
        heir_of(link.agency, office, as_of)
        for link in item.links
        if link.role is AgencyRole.LEAD and not link.deleted
    } - {office.gone}


def _paper(paper: Paper, period: Period, regulation: InForce, calendar: Calendar) -> SessionDocumentFigures:
    if not period.start <= paper.held_on <= period.end:
        return SessionDocumentFigures()
    due_on = session_documents_due(
        paper.held_on,
        of_party=is_of_party(paper.kind, paper.title),
        regulation=regulation,
        calendar=calendar,
    )
    state = receipt(due_on, paper.received_on, period.as_of)
    return SessionDocumentFigures(1, *(int(state is one) for one in Receipt))


def _report(report: Paper, period: Period) -> ReportFigures:
    if not period.start <= report.held_on <= period.end or not is_report_counted(
        report.held_on, period.as_of
    ):
        return ReportFigures()
    state = _report_state(report, period.as_of)
    return ReportFigures(1, *(int(state is one) for one in Receipt))


def _report_state(report: Paper, as_of: date) -> Receipt:
    """Late from the minute after the hour of the last day; without an hour of its own it came in time that day."""
    came = report.received_on
    if came is None or came > as_of:
        return Receipt.MISSING
    if came != report.held_on:
        return Receipt.LATE if came > report.held_on else Receipt.ON_TIME
    due, at = report.due_hour, report.received_at
    late = due is not None and at is not None and at.hour * 60 + at.minute > due * 60
    return Receipt.LATE if late else Receipt.ON_TIME


def _sum(figures: Iterable, zero):  # type: ignore[no-untyped-def, type-arg]
    return reduce(plus, figures, zero)


def _per_agency(office: RandomOffice, count, nothing):  # type: ignore[no-untyped-def]
    """Count for every agency that is still there, in alphabetical order, those with nothing left out."""
    alive = sorted((name, number) for number, name in enumerate(NAMES) if number != office.gone)
    counted = {name: count(number) for name, number in alive}
    return {name: figures for name, figures in counted.items() if figures != nothing}
