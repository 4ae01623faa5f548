"""The minutes of a handover: what went over on that day, and where it stood then (duty 21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from app.briefings.figures import Period
from app.briefings.handover import HandedDossier, Handover, Party
from app.briefings.lists import Choice
from app.core.words import short_date
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Field, Person
from app.models.programme import ProgrammeItem
from app.models.task import Task
from app.models.task_life import Handover as HandoverRow
from app.rules.agenda_rules import needs_papers
from app.services.agenda_papers import on_agenda
from app.services.briefs import Question
from app.services.forms.common import alive
from app.services.forms.refs import ref_of
from app.services.handovers import items_of, parties
from app.services.month_tasks import judge_tasks, see_tasks
from app.services.regulation_versions import read_regulations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

_SHOWN = 50


def brief(session: Session, subject: str, _: date) -> Handover:
    """Return what went over; AppError when the handover is gone."""
    row = alive(session, HandoverRow, subject)
    work = items_of(session, subject)
    period = Period(date.min, date.max, row.held_on)
    seen = see_tasks(session, period, only=Task.id.in_(work.tasks))
    judged = judge_tasks(seen, period, read_regulations(session))
    field = session.get(Field, row.field_id) if row.field_id else None
    return Handover(
        giver=_party(session, row.giver_id),
        taker=_party(session, row.taker_id),
        held_on=row.held_on,
        place=row.place,
        about=field.name if field is not None else "",
        ground=row.ground,
        witnesses=tuple(Party(name) for name in row.witnesses.splitlines() if name.strip()),
        tasks=tuple(task.tell(judgement) for task, judgement in judged),
        dossiers=(*_items(session, work.items), *_papers(session, work.meetings, row.held_on)),
    )


def subjects(session: Session, _: date) -> tuple[Choice, ...]:
    """Return the handovers, the latest first."""
    query = select(HandoverRow).where(HandoverRow.deleted_at.is_(None))
    rows = session.scalars(query.order_by(HandoverRow.held_on.desc(), HandoverRow.id.desc()).limit(_SHOWN))
    return tuple(
        Choice(row.id.hex, " bàn giao cho ".join(parties(session, row)), short_date(row.held_on))
        for row in rows
    )


def _party(session: Session, key: UUID) -> Party:
    person = session.get_one(Person, key)
    return Party(person.full_name, person.title)


def _items(session: Session, keys: Sequence[UUID]) -> Iterator[HandedDossier]:
    for item in session.scalars(select(ProgrammeItem).where(ProgrammeItem.id.in_(keys))):
        month = f"trình tháng {item.due_month}/{item.due_year}"
        submitted = f"đã trình ngày {short_date(item.submitted_on)}" if item.submitted_on else month
        yield HandedDossier(item.content, standing=submitted)


def _papers(session: Session, keys: Sequence[UUID], day: date) -> Iterator[HandedDossier]:
    """The papers of the meetings that went over, content by content; a meeting without contents is one line.

    What had left the agenda by that day goes over with the meeting that has it now.
    """
    for meeting in session.scalars(select(Meeting).where(Meeting.id.in_(keys)).order_by(Meeting.held_on)):
        when = f"{meeting.title} ngày {short_date(meeting.held_on)}"
        contents = on_agenda(session, meeting.id, as_of=day)
        if not contents:
            yield HandedDossier(when, standing="chưa có nội dung")
        for content in contents:
            agency = ref_of(session, "agency", content.agency_id)
            who = agency.name if agency else ""
            yield HandedDossier(f"{content.content} ({when})", who, _came(content))


def _came(content: AgendaItem) -> str:
    if not needs_papers(content.content, content.needs_papers):
        return "không cần tài liệu"
    day = content.documents_received_on
    return f"nhận tài liệu ngày {short_date(day)}" if day else "chưa có tài liệu"


QUESTIONS = {"handover": Question(brief, subjects)}
