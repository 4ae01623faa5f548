"""The papers of contents by their newest version, and what decides where a content stands (duties 54-57)."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.briefings.attached import AttachedFile
from app.core.meeting_terms import Asked, ItemState
from app.models.agenda import Consultation, MeetingPaper
from app.models.meeting import AgendaItem, Meeting
from app.rules.agenda import (
    AskedFact,
    PaperFact,
    asked_state,
    deciding_due,
    facts_of,
    first_versions,
    is_off,
    item_state,
)
from app.rules.agenda_rules import NO_PAPERS
from app.rules.meeting_kinds import ask_by
from app.rules.receipts import is_of_party, session_documents_due, withdrawn_from
from app.rules.regulation import Calendar, InForce
from app.services.attached_files import attached_files
from app.services.forms.common import part_rows
from app.services.locked_meetings import is_changeable
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar


def newest_papers(session: Session, item: UUID) -> list[MeetingPaper]:
    """The newest version that came of each paper, in their order; a paper that never came by its first row."""
    newest: dict[str, MeetingPaper] = {}
    for row in part_rows(session, MeetingPaper, {"agenda_item_id": item}):
        known = newest.setdefault(row.name, row)
        if (row.received_on is not None, row.version) > (known.received_on is not None, known.version):
            newest[row.name] = row
    return list(newest.values())


def judged_papers(session: Session, item: UUID) -> tuple[PaperFact, ...]:
    """Each listed paper by its name: the day on which its first version came, and its own last day."""
    return first_versions(
        PaperFact(row.name, row.received_on, row.due_on)
        for row in part_rows(session, MeetingPaper, {"agenda_item_id": item})
    )


def papers_came(session: Session, item: UUID, day: date) -> None:
    """Note that every listed paper that is missing came on a day, in its first version."""
    missing = {paper.name for paper in judged_papers(session, item) if paper.received_on is None}
    for row in part_rows(session, MeetingPaper, {"agenda_item_id": item}):
        if row.name in missing:
            row.received_on = day
            missing.discard(row.name)


def usual_due(meeting: Meeting, regulation: InForce, calendar: Calendar) -> date:
    """The last day for the documents of a meeting by the regulation."""
    of_party = is_of_party(meeting.kind, meeting.title)
    return session_documents_due(meeting.held_on, of_party=of_party, regulation=regulation, calendar=calendar)


def due_of(row: AgendaItem, meeting: Meeting, regulation: InForce, calendar: Calendar) -> date:
    """The last day for the documents of a content: its own, else the regulation's (duties 55, 56)."""
    return row.documents_due_on or usual_due(meeting, regulation, calendar)


def settle_due(session: Session, meeting: Meeting) -> None:
    """Work out anew the own last days of contents with papers: the meeting is on another day."""
    usual = usual_due(meeting, read_regulations(session), read_calendar(session))
    for row in part_rows(session, AgendaItem, {"meeting_id": meeting.id}):
        if papers := judged_papers(session, row.id):
            row.documents_due_on = deciding_due(papers, usual)


def settle_papers(session: Session) -> int:
    """Work out anew the own last days of contents with papers that have some: a number or a day off was changed.

    A day that was written by hand, where no papers are listed, stays; so does what belongs to a locked or cancelled
    meeting. Returns how many moved.
    """
    own = (MeetingPaper.due_on.is_not(None), MeetingPaper.deleted_at.is_(None))
    rows = session.execute(
        select(AgendaItem, Meeting)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.id.in_(select(MeetingPaper.agenda_item_id).where(*own)))
        .where(AgendaItem.deleted_at.is_(None), Meeting.deleted_at.is_(None), is_changeable())
    ).all()
    regulations, calendar, moved = read_regulations(session), read_calendar(session), 0
    for row, meeting in rows:
        usual = usual_due(meeting, regulations, calendar)
        due = deciding_due(judged_papers(session, row.id), usual)
        moved += due != row.documents_due_on
        row.documents_due_on = due
    session.flush()
    return moved


def files_of(session: Session, item: UUID) -> tuple[AttachedFile, ...]:
    """The files of a content as they are laid before its meeting: those of the newest versions, then its own."""
    papers = (attached_files(session, "meeting_paper", row.id.hex) for row in newest_papers(session, item))
    return (*(file for found in papers for file in found), *attached_files(session, "agenda_item", item.hex))


def state_of(
    row: AgendaItem, meeting: Meeting, regulation: InForce, calendar: Calendar, *, as_of: date
) -> ItemState:
    """Where a content stands on a day."""
    due_on = due_of(row, meeting, regulation, calendar)
    from_on = withdrawn_from(due_on, regulation=regulation.on(meeting.held_on), calendar=calendar)
    return item_state(facts_of(row), withdraw_from=from_on, held_on=meeting.held_on, as_of=as_of)


def asked_of(
    session: Session, row: AgendaItem, meeting: Meeting, regulation: InForce, *, as_of: date
) -> Asked:
    """Whether the chairmen were asked about a content and answered."""
    rows = part_rows(session, Consultation, {"agenda_item_id": row.id})
    facts = [AskedFact(one.asked_on, one.answered_on) for one in rows]
    return asked_state(facts, due_on=ask_by(meeting.kind, meeting.held_on, regulation), as_of=as_of)


def on_agenda(session: Session, meeting: UUID, *, as_of: date | None = None) -> Sequence[AgendaItem]:
    """The contents of a meeting that were neither withdrawn nor postponed (by a day), in their order."""
    rows = part_rows(session, AgendaItem, {"meeting_id": meeting})
    return [row for row in rows if not is_off(facts_of(row), as_of or date.max)]


def numbers_of(session: Session, meeting: UUID) -> dict[UUID, int]:
    """The numbers of contents as forms, panels and documents say them: what left the agenda has none."""
    return {row.id: number for number, row in enumerate(on_agenda(session, meeting), 1)}


def papers_count(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """A content that needs papers and was not put off to another meeting by a day: there alone its papers count."""
    stays = or_(AgendaItem.postponed_on.is_(None), AgendaItem.postponed_on > day)
    words = and_(*(AgendaItem.folded.not_like(f"{begin}%") for begin in NO_PAPERS))
    return and_(stays, func.coalesce(AgendaItem.needs_papers, words))


def postponements(session: Session, row: AgendaItem) -> int:
    """How often a content was put off to a later meeting: one that was brought forward again is not put off by that."""
    number, here = 0, _moment(session, row)
    while row.postponed_from_id is not None:
        row = session.get_one(AgendaItem, row.postponed_from_id)
        before = _moment(session, row)
        number += before < here
        here = before
    return number


def _moment(session: Session, row: AgendaItem) -> tuple[date, time]:
    meeting = session.get_one(Meeting, row.meeting_id)
    return meeting.held_on, meeting.starts_at or time.min
