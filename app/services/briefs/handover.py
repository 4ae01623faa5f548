"""The minutes of a handover: what went over on that day, and where it stood then (duty 21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from app.briefings.figures import Period
from app.briefings.handover import HandedDossier, Handover, Party
from app.briefings.lists import Choice
from app.core.opinion_terms import DossierStanding
from app.core.words import short_date
from app.models.asking import ask
from app.models.dossier import Dossier
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Field, Person
from app.models.programme import ProgrammeItem
from app.models.task import Task
from app.models.task_life import Handover as HandoverRow
from app.rules.agenda_rules import needs_papers
from app.rules.dossiers import DossierFacts, last_receipt, standing_of
from app.rules.facts import happened
from app.rules.periods import MONTHS_A_YEAR
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.services.agenda_papers import on_agenda
from app.services.briefs import Question
from app.services.dossiers import facts_of
from app.services.forms.common import alive
from app.services.forms.refs import ref_of
from app.services.forms.telling import say, with_aside
from app.services.handovers import items_of, parties
from app.services.month_tasks import judge_tasks, see_tasks
from app.services.programme_sql import ITEMS
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
        dossiers=(
            *_items(session, work.items, row.held_on),
            *_dossiers(session, work.dossiers, row.held_on),
            *_papers(session, work.meetings, row.held_on),
        ),
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


def _items(session: Session, keys: Sequence[UUID], day: date) -> Iterator[HandedDossier]:
    """Items of the programme, with the day on which they were submitted by then, or the month in force."""
    sql, said = f"WITH {ITEMS} SELECT id, month FROM item WHERE id IN :keys", [key.hex for key in keys]
    months = {row.id: row.month for row in ask(session, sql, {"keys": said, "as_of": day.isoformat()})}
    for item in session.scalars(select(ProgrammeItem).where(ProgrammeItem.id.in_(keys))):
        first = item.due_year * MONTHS_A_YEAR + item.due_month  # of what has left the programme since
        year, month = divmod(months.get(item.id.hex, first) - 1, MONTHS_A_YEAR)
        came = happened(item.submitted_on, day)
        standing = f"đã trình ngày {short_date(came)}" if came else f"trình tháng {month + 1}/{year}"
        yield HandedDossier(item.content, standing=standing)


def _dossiers(session: Session, keys: Sequence[UUID], day: date) -> Iterator[HandedDossier]:
    """Dossiers as they stood on that day; of a secret one the number alone (duty 12)."""
    for row in session.scalars(select(Dossier).where(Dossier.id.in_(keys)).order_by(Dossier.id)):
        content = HIDDEN_CONTENT if is_secret(row.secrecy) else row.content
        agency = say(ref_of(session, "agency", row.agency_id))
        yield HandedDossier(with_aside(content, row.number), agency, _stood(facts_of(session, row), day))


def _stood(facts: DossierFacts, day: date) -> str:
    """Where it stood, and since when: "đã trình ngày 05/11/2026", "đang thẩm tra, nhận ngày 02/11/2026"."""
    standing, last = standing_of(facts, day), last_receipt(facts, day)
    if standing is DossierStanding.SUBMITTED and facts.submitted_on:
        return f"{standing.label.lower()} ngày {short_date(facts.submitted_on)}"
    came = f", nhận ngày {short_date(last.received_on)}" if last else ""
    return f"{standing.label.lower()}{came}"


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
            who = say(ref_of(session, "agency", content.agency_id))
            yield HandedDossier(f"{content.content} ({when})", who, _came(content, day))


def _came(content: AgendaItem, seen: date) -> str:
    if not needs_papers(content.content, content.needs_papers):
        return "không cần tài liệu"
    day = happened(content.documents_received_on, seen)
    return f"nhận tài liệu ngày {short_date(day)}" if day else "chưa có tài liệu"


QUESTIONS = {"handover": Question(brief, subjects)}
