"""The history sheet of one task: all that happened to it, and where it stands (feature 6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.lists import Choice
from app.briefings.task_history import Happening, TaskHistory
from app.core.terms import AgencyRole
from app.core.words import short_date
from app.models.agency import Agency
from app.models.task import SourceDocument, Task, TaskAgency
from app.rules.outcomes import effective_deadline
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.rules.task_states import state_in_words
from app.services.briefs import Question
from app.services.forms.common import alive, part_rows
from app.services.forms.refs import holder_of, ref_of
from app.services.forms.task_details import facts_of
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar
from app.services.task_happenings import happenings

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.briefings.forms import Ref

_SHOWN = 50


def brief(session: Session, subject: str, today: date) -> TaskHistory:
    """Return the task with this key and its history; AppError when it is gone."""
    row = alive(session, Task, subject)
    document = session.get(SourceDocument, row.source_document_id) if row.source_document_id else None
    secret = document is not None and is_secret(document.secrecy)
    facts = facts_of(session, row)
    told = TaskHistory(
        key=row.id.hex,
        as_of=today,
        number=document.number if document else "",
        issued_on=document.issued_on if document else None,
        content=HIDDEN_CONTENT if secret else row.content,
        assigned_on=row.assigned_on,
        first_deadline=row.deadline,
        deadline=effective_deadline(facts, today),
        standing=state_in_words(facts, read_regulations(session), read_calendar(session), today=today),
        happenings=tuple(_to_come(one, today) for one in happenings(session, row, secret=secret)),
        secret=secret,
    )
    return told if secret else _with_words(session, row, told, today)


def _to_come(one: Happening, today: date) -> Happening:
    """What is dated ahead, as a transfer from a day on, is told as that; what the log tells happened."""
    typed = one.typed_on is not None and one.typed_on >= one.day
    return one if typed or one.day <= today else replace(one, what=f"{one.what} (chưa đến ngày)")


def subjects(session: Session, _: date) -> tuple[Choice, ...]:
    """Return the tasks that were assigned last; any other is reached from its own page."""
    query = (
        select(Task.id, Task.content, Task.assigned_on, SourceDocument.number)
        .outerjoin(SourceDocument, SourceDocument.id == Task.source_document_id)
        .where(Task.deleted_at.is_(None))
        .order_by(Task.assigned_on.desc(), Task.id.desc())
    )
    return tuple(
        Choice(key.hex, content, " ".join(filter(None, (number, f"giao {short_date(day)}"))))
        for key, content, day, number in session.execute(query.limit(_SHOWN))
    )


def _with_words(session: Session, row: Task, told: TaskHistory, today: date) -> TaskHistory:
    return replace(
        told,
        assigner=_name(holder_of(session, row.assigner_post_id, row.assigner_person_id)),
        leads=_agencies(session, row, AgencyRole.LEAD, today),
        coordinating=_agencies(session, row, AgencyRole.COORDINATING, today),
        product=row.product,
        passage=row.passage,
        officer=_name(ref_of(session, "person", row.officer_id)),
    )


def _agencies(session: Session, row: Task, role: AgencyRole, today: date) -> tuple[str, ...]:
    """Those that take part on the day, in their order."""
    links = part_rows(session, TaskAgency, {"task_id": row.id, "role": role})
    stand = [link for link in links if _stands(link, today)]
    return tuple(session.get_one(Agency, link.agency_id).name for link in stand)


def _stands(link: TaskAgency, day: date) -> bool:
    return (link.from_on is None or link.from_on <= day) and (link.to_on is None or day <= link.to_on)


def _name(ref: Ref | None) -> str:
    return ref.name if ref else ""


QUESTIONS = {"task_history": Question(brief, subjects)}
