"""What noting something of many tasks would do, row by row: the last of its kind now, and what would follow it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.core.errors import AppError
from app.core.task_terms import Decided
from app.core.words import capital, hour, short_date
from app.models.asking import Question, ask
from app.models.custom import CustomField
from app.rules.custom_values import read_value, say_value
from app.rules.outcomes import delay_report_due
from app.services.bulk_previews import rows_told
from app.services.extending import deadlines
from app.services.forms.common import alive, key_of
from app.services.lists.delay_reports import STANDING
from app.services.regulation_versions import read_regulations

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Changed
    from app.briefings.custom_fields import NewValue
    from app.briefings.forms import Ref
    from app.briefings.task_life import ContactNote, DelayNote, EventNote
    from app.services.lists.tasks import ListedTask

_LAST = """
    SELECT part.task_id AS task, part.{day} AS day, {said} AS said, max(part.{day} || part.id)
    FROM {table} AS part WHERE part.task_id IN :keys AND part.deleted_at IS NULL {only} GROUP BY part.task_id"""
_DAYS = {"day": date.fromisoformat}
_CONTACTS = Question(
    _LAST.format(table="task_contact", day="contacted_on", said="part.content", only=""), _DAYS
)
_EVENTS = Question(
    _LAST.format(table="task_event", day="happened_on", said="part.content", only="AND part.kind = :kind"),
    _DAYS,
)
_DELAYS = Question(
    _LAST.format(table="delay_report", day="reported_on", said=STANDING, only=""), {**_DAYS, "said": Decided}
)


def of_contact(session: Session, keys: Sequence[str], note: ContactNote, *, today: date) -> list[Changed]:
    """The last call or meeting, and this one."""
    last = _last(session, _CONTACTS, keys)
    at = f" {hour(note.contacted_at)}" if note.contacted_at else ""
    said = _note(note.contacted_on, f"{note.way.label}{at}", note.agency, note.person_name, note.content)
    return rows_told(
        session, keys, today, lambda task: (_then(last.get(task.key)), said), on=note.contacted_on
    )


def of_event(session: Session, keys: Sequence[str], note: EventNote, *, today: date) -> list[Changed]:
    """The last matter of this kind, and this one."""
    last = _last(session, _EVENTS, keys, kind=note.kind.value)
    decider = note.decider.name if note.decider else ""
    said = _note(note.happened_on, note.kind.label, note.agency, decider, note.content, note.document_number)
    return rows_told(
        session, keys, today, lambda task: (_then(last.get(task.key)), said), on=note.happened_on
    )


def of_delay(session: Session, keys: Sequence[str], note: DelayNote, *, today: date) -> list[Changed]:
    """The last report of delay with its decision, and this one: in time, or after its last day (duty 9)."""
    last, regulations = _last(session, _DELAYS, keys), read_regulations(session)
    then = deadlines(session, [key_of(key) for key in keys], note.reported_on or today)
    said = _note(note.reported_on, "báo cáo chậm", note.agency, note.document_number, note.reason)

    def tell(task: ListedTask) -> tuple[str, str]:
        before, deadline = last.get(task.key), then.get(UUID(task.key))
        old = f"{short_date(before.day)}: {before.said.label.lower()}" if before else ""
        if deadline is None or note.reported_on is None:
            return old, said
        until = delay_report_due(deadline, regulations)
        late = f"muộn, hạn cuối báo cáo {short_date(until)}"
        verdict = late if note.reported_on > until else "đúng thời gian"
        return old, f"{capital(verdict)}; {said}"  # what differs from row to row is read first

    return rows_told(session, keys, today, tell, on=note.reported_on)


def _last(session: Session, question: Question, keys: Sequence[str], **values: str) -> dict[str, Any]:
    """The last part of each task, by the task's key."""
    return {row.task: row for row in ask(session, question, {"keys": tuple(keys), **values})}


def _then(row: Any) -> str:
    return "; ".join(filter(None, (short_date(row.day), row.said))) if row else ""


def _note(day: date | None, what: str, agency: Ref | None, *said: str) -> str:
    when = short_date(day) if day else ""
    return "; ".join(filter(None, (when, what, agency.name if agency else "", *said)))


def of_own_field(session: Session, keys: Sequence[str], chosen: NewValue, *, today: date) -> list[Changed]:
    """What an own field says of each, and what it would say (feature 16)."""
    if chosen.field is None:
        return []
    field = alive(session, CustomField, chosen.field.key)
    said = _would_say(field, chosen.value, today)

    def tell(task: ListedTask) -> tuple[str, str]:
        return say_value(field.kind, dict(task.custom).get(field.id.hex, "")), said

    return rows_told(session, keys, today, tell)


def _would_say(field: CustomField, typed: str, today: date) -> str:
    """The value as it would be kept, or why it cannot be."""
    try:
        kept = read_value(field.name, field.kind, field.choices.splitlines(), typed, today=today)
    except AppError as wrong:
        return wrong.whole
    return say_value(field.kind, kept)
