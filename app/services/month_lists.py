"""The programme items, session documents and periodic reports behind a month's figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Executable, and_, select, true
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.month import ProgrammeRow, ReportRow, SessionDocumentRow
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.terms import AgencyRole, Book
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Person, Post
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem, ProgrammeProgress
from app.models.report import ReportObligation
from app.rules.facts import happened
from app.rules.meeting_kinds import is_called_by_office
from app.rules.obligations import say_whose
from app.rules.periods import Month
from app.rules.programme_due import AdjustmentFact, ItemFacts, effective_month, is_due
from app.rules.receipts import is_of_party, is_report_counted, receipt, session_documents_due
from app.rules.regulation import Calendar, InForce
from app.services.agenda_papers import papers_count
from app.services.heirs import Agencies, read_agencies
from app.services.leads import Lead, Place, names_and_place


@dataclass(frozen=True, slots=True)
class SeenItem:
    """A programme item with all that its counting depends on; `leader_place` puts posts first, then people by rank.

    `goes_on_with` is the item of an earlier period that it goes on with.
    """

    key: UUID
    book: Book
    leader_place: Place
    facts: ItemFacts
    row: ProgrammeRow
    place: Place
    goes_on_with: UUID | None = None


def see_programme(
    session: Session, period: Period, *, only: ColumnElement[bool] | None = None
) -> tuple[SeenItem, ...]:
    """Return every programme item as seen on the period's `as_of`, in the order of agencies, then of months.

    `only` narrows them.
    """
    adjustments, reports = _adjustments(session), _reports(session, period)
    went_on = _went_on(session)
    leads, others = _agencies(session, read_agencies(session, period.as_of))
    rows = session.execute(
        select(ProgrammeItem, Post, Person)
        .outerjoin(Post, Post.id == ProgrammeItem.leader_post_id)
        .outerjoin(Person, Person.id == ProgrammeItem.leader_person_id)
        .where(ProgrammeItem.deleted_at.is_(None), true() if only is None else only)
        .order_by(ProgrammeItem.folded, ProgrammeItem.id)
    )
    items = [
        _seen_item(
            item,
            (adjustments[item.id], went_on[item.id]),
            (leads[item.id], others[item.id]),
            leader=post or person,
            report=reports.get(item.id),
            period=period,
        )
        for item, post, person in rows
    ]
    return tuple(sorted(items, key=lambda one: (one.place, one.row.due)))


def _adjustments(session: Session) -> Mapping[UUID, list[AdjustmentFact]]:
    adjustments: defaultdict[UUID, list[AdjustmentFact]] = defaultdict(list)
    for item_id, decided_on, year, month in session.execute(
        select(Adjustment.item_id, Adjustment.decided_on, Adjustment.to_year, Adjustment.to_month).where(
            Adjustment.deleted_at.is_(None), is_approved_move()
        )
    ):
        adjustments[item_id].append(AdjustmentFact(decided_on, Month(year, month)))
    return adjustments


def _went_on(session: Session) -> Mapping[UUID | None, list[date | None]]:
    """Since when others go on with the items that were carried over."""
    days: defaultdict[UUID | None, list[date | None]] = defaultdict(list)
    for before, since in session.execute(
        select(ProgrammeItem.carried_from_id, ProgrammeItem.carried_on).where(
            ProgrammeItem.carried_from_id.is_not(None), ProgrammeItem.deleted_at.is_(None)
        )
    ):
        days[before].append(since)
    return days


def _reports(session: Session, period: Period) -> Mapping[UUID, ProgrammeProgress]:
    """The last monthly report of each item that was there by `as_of` (duty 42)."""
    rows = session.scalars(
        select(ProgrammeProgress)
        .where(ProgrammeProgress.deleted_at.is_(None), ProgrammeProgress.reported_on <= period.as_of)
        .order_by(
            ProgrammeProgress.round_year,
            ProgrammeProgress.round_month,
            ProgrammeProgress.reported_on,
            ProgrammeProgress.id,
        )
    )
    return {row.item_id: row for row in rows}


def is_approved_move() -> ColumnElement[bool]:
    """An adjustment that gives its item a new month."""
    return and_(Adjustment.kind == AdjustmentKind.MOVE, Adjustment.decision == RequestDecision.APPROVED)


def _agencies(
    session: Session, agencies: Agencies
) -> tuple[Mapping[UUID, list[Lead]], Mapping[UUID, list[str]]]:
    """Those that lead an item, and the names of those that help, by the item's key; merged ones as their successors."""
    leads: defaultdict[UUID, list[Lead]] = defaultdict(list)
    others: defaultdict[UUID, list[str]] = defaultdict(list)
    for item_id, role, key in session.execute(
        select(ProgrammeAgency.item_id, ProgrammeAgency.role, Agency.id)
        .join(Agency, Agency.id == ProgrammeAgency.agency_id)
        .where(ProgrammeAgency.deleted_at.is_(None), Agency.deleted_at.is_(None))
        .order_by(ProgrammeAgency.position, Agency.position, Agency.sort_key)
    ):
        lead = agencies.lead(key.hex)
        if role is AgencyRole.LEAD:
            leads[item_id].append(lead)
        else:
            others[item_id].append(lead[0])
    return leads, others


def due_between(
    items: Iterable[SeenItem], months: tuple[Month, Month], period: Period
) -> tuple[ProgrammeRow, ...]:
    """Return the items to be submitted in the months, as seen on `as_of`."""
    return tuple(item.row for item in items if is_due(item.facts, months, period.as_of))


def list_session_documents(
    session: Session, period: Period, regulation: InForce, calendar: Calendar
) -> tuple[SessionDocumentRow, ...]:
    """Return the contents of the period's sessions that need documents, by session, each with its last day."""
    told, agencies = [], read_agencies(session, period.as_of)
    for held_on, kind, title, content, own_due, received_on, agency in session.execute(_papers(period)):
        of_party = is_of_party(kind, title)
        due_on = own_due or session_documents_due(
            held_on, of_party=of_party, regulation=regulation, calendar=calendar
        )
        told.append(
            SessionDocumentRow(
                meeting=title,
                held_on=held_on,
                content=content,
                agency=agencies.lead(agency.hex)[0] if agency else "",
                due_on=due_on,
                received_on=happened(received_on, period.as_of),
                receipt=receipt(due_on, received_on, period.as_of),
                of_party=of_party,
                of_office=is_called_by_office(kind),
            )
        )
    return tuple(told)


def _papers(period: Period) -> Executable:
    return (
        select(
            Meeting.held_on,
            Meeting.kind,
            Meeting.title,
            AgendaItem.content,
            AgendaItem.documents_due_on,
            AgendaItem.documents_received_on,
            Agency.id,
        )
        .select_from(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Agency, (Agency.id == AgendaItem.agency_id) & Agency.deleted_at.is_(None))
        .where(Meeting.held_on.between(period.start, period.end))
        .where(AgendaItem.deleted_at.is_(None), Meeting.deleted_at.is_(None), papers_count(period.as_of))
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id, AgendaItem.position, AgendaItem.id)
    )


def list_reports(session: Session, period: Period) -> tuple[ReportRow, ...]:
    """Return the periodic reports that were due in the period by `as_of`, by day, then by agency."""
    due_on, agencies = ReportObligation.due_on, read_agencies(session, period.as_of)
    hours = ReportObligation.due_hour, ReportObligation.received_at
    rows = session.execute(
        select(
            ReportObligation.name, Agency.id, Person.full_name, due_on, ReportObligation.received_on, *hours
        )
        .outerjoin(Agency, (Agency.id == ReportObligation.agency_id) & Agency.deleted_at.is_(None))
        .outerjoin(Person, Person.id == ReportObligation.person_id)
        .where(due_on.between(period.start, period.end), ReportObligation.deleted_at.is_(None))
        .order_by(due_on, ReportObligation.folded, Agency.position, Agency.sort_key, Person.sort_key)
    )
    return tuple(
        ReportRow(
            name=name,
            agency=say_whose(person or "", agencies.lead(agency.hex)[0] if agency else ""),
            due_on=due,
            received_on=happened(received_on, period.as_of),
            receipt=receipt(due, received_on, period.as_of, due_hour=due_hour, received_at=received_at),
            due_hour=due_hour,
            received_at=received_at if happened(received_on, period.as_of) else None,
        )
        for name, agency, person, due, received_on, due_hour, received_at in rows
        if is_report_counted(due, period.as_of)
    )


def _seen_item(
    item: ProgrammeItem,
    moves: tuple[list[AdjustmentFact], list[date | None]],
    agencies: tuple[list[Lead], list[str]],
    *,
    leader: Post | Person | None,
    report: ProgrammeProgress | None,
    period: Period,
) -> SeenItem:
    facts = _facts(item, *moves)
    due = effective_month(facts, period.as_of)
    leads, others = agencies
    names, place = names_and_place(leads)
    leader_name, leader_place = _leader(leader)
    row = ProgrammeRow(
        content=item.content,
        form=item.form,
        level=item.level.label,
        leads=names,
        leader=leader_name,
        due=(due.year, due.month),
        first_due=(item.due_year, item.due_month),
        submitted_on=happened(item.submitted_on, period.as_of),
        issued_on=happened(item.issued_on, period.as_of),
        delay_cause=item.delay_cause or (report.cause if report else ""),
        coordinating=tuple(dict.fromkeys(others)),
        note=item.note,
        explanation=report.explanation if report else "",
    )
    return SeenItem(item.id, item.book, leader_place, facts, row, place, item.carried_from_id)


def _facts(item: ProgrammeItem, adjustments: list[AdjustmentFact], went_on: list[date | None]) -> ItemFacts:
    """All that the counting of an item reads of its rows."""
    return ItemFacts(
        due=Month(item.due_year, item.due_month),
        adjustments=tuple(adjustments),
        submitted_on=item.submitted_on,
        issued_on=item.issued_on,
        withdrawn=item.withdrawn,
        withdrawn_on=item.withdrawn_on,
        added_on=item.added_on,
        carried_on=item.carried_on,
        went_on=tuple(went_on),
    )


def _leader(leader: Post | Person | None) -> tuple[str, Place]:
    match leader:
        case Post():
            return leader.name, (0, leader.position, leader.sort_key)
        case Person():
            return leader.full_name, (1, leader.rank == 0, leader.rank, leader.sort_key)
        case None:
            return "", (2,)
