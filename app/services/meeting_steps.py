"""The steps of a meeting's preparation, with what the program knows of them by itself (duty 62)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.issuing import Standing
from app.core.meeting_terms import Step
from app.models.agenda import MeetingStep
from app.models.document import OfficialDocument
from app.models.meeting import Meeting
from app.rules.agenda_rules import needs_papers
from app.rules.meeting_steps import SHOWN_BY, StepFact, StepLine, step_due, step_lines
from app.rules.receipts import is_of_party, session_documents_due
from app.services.agenda_papers import on_agenda
from app.services.forms.common import part_rows
from app.services.press import press_events
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar


def steps_of(session: Session, meeting: Meeting, *, as_of: date) -> tuple[StepLine, ...]:
    """Return every step that a meeting needs, as it stands on a day."""
    regulation, calendar = read_regulations(session), read_calendar(session)
    of_party = is_of_party(meeting.kind, meeting.title)
    papers = session_documents_due(
        meeting.held_on, of_party=of_party, regulation=regulation, calendar=calendar
    )
    due = step_due(
        meeting.kind, meeting.held_on, documents_due=papers, regulation=regulation, calendar=calendar
    )
    kept = {
        row.step: StepFact(row.done_on, row.document, row.skipped)
        for row in part_rows(session, MeetingStep, {"meeting_id": meeting.id})
    }
    return step_lines(meeting.kind, kept, dict(_known(session, meeting)), due, as_of=as_of)


def _known(session: Session, meeting: Meeting) -> Iterator[tuple[Step, StepFact]]:
    """A document that went out shows its step done; so do all documents of all contents, and a note of the press."""
    for step, kinds in SHOWN_BY.items():
        issued = select(OfficialDocument).where(
            OfficialDocument.kind_code.in_(kinds),
            OfficialDocument.subject.startswith(meeting.id.hex),
            OfficialDocument.standing == Standing.ISSUED,
            OfficialDocument.deleted_at.is_(None),
        )
        first = session.scalars(
            issued.order_by(OfficialDocument.issued_on, OfficialDocument.id).limit(1)
        ).first()
        if first is not None:
            yield step, StepFact(first.issued_on, f"{first.number}/{first.symbol}" if first.number else "")
    for event in press_events(session, meeting.id)[:1]:
        yield Step.PRESS, StepFact(event.on_day, event.document_number)
    needing = (row for row in on_agenda(session, meeting.id) if needs_papers(row.content, row.needs_papers))
    days = [row.documents_received_on for row in needing]
    there = [day for day in days if day is not None]
    if days and len(there) == len(days):
        yield Step.PAPERS, StepFact(max(there))
