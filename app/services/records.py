"""What holds for the rows of every logged table: what they are called, what belongs to them, what they point to."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from app.core.fields import NOUNS
from app.models.base import logged_tables

_DIALECT = sqlite.dialect()
_LONGEST_NAME = 60
_MOST_AT_ONCE = 500

PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "agency": (("agency_alias", "agency_id"), ("agency_leader", "agency_id")),
    "person": (("member_spell", "person_id"), ("past_workplace", "person_id")),
    "post": (("post_holding", "post_id"),),
    "field": (("field_leader", "field_id"),),
    "task": (
        ("task_agency", "task_id"),
        ("task_follower", "task_id"),
        ("task_consultation", "task_id"),
        ("extension", "task_id"),
        ("delay_report", "task_id"),
        ("progress_entry", "task_id"),
        ("task_return", "task_id"),
        ("extension_request", "task_id"),
        ("task_contact", "task_id"),
        ("task_event", "task_id"),
        ("conclusion_task", "task_id"),
        ("task_value", "task_id"),
    ),
    "programme_item": (
        ("programme_agency", "item_id"),
        ("adjustment", "item_id"),
        ("programme_milestone", "item_id"),
        ("programme_progress", "item_id"),
    ),
    "programme_milestone": (("milestone_move", "milestone_id"),),
    "task_template": (("task_template_step", "template_id"),),
    "recurring_task": (("recurring_agency", "recurring_id"), ("recurring_exception", "recurring_id")),
    "meeting": (
        ("meeting_attendance", "meeting_id"),
        ("agenda_item", "meeting_id"),
        ("conclusion", "meeting_id"),
        ("meeting_step", "meeting_id"),
        ("meeting_record", "meeting_id"),
        ("speech", "meeting_id"),
        ("meeting_lock", "meeting_id"),
        ("press_event", "meeting_id"),
        ("meeting_value", "meeting_id"),
    ),
    "agenda_item": (
        ("meeting_paper", "agenda_item_id"),
        ("consultation", "agenda_item_id"),
        ("session_vote", "agenda_item_id"),
        ("item_record", "agenda_item_id"),
    ),
    "meeting_attendance": (("attendance_item", "attendance_id"),),
    "invitation": (("invitation_attendee", "invitation_id"),),
    "conclusion": (("conclusion_task", "conclusion_id"),),
    "session_vote": (("session_ballot", "vote_id"),),
    "opinion_round": (("opinion_extension", "round_id"), ("opinion_answer", "round_id")),
    "opinion_answer": (("opinion_reminder", "answer_id"),),
    "dossier": (("dossier_version", "dossier_id"), ("dossier_check", "dossier_id")),
    "source_document": (("document_waiver", "source_document_id"),),
    "handover": (("handover_item", "handover_id"),),
    "appointment": (("appointment_person", "appointment_id"),),
    "report_obligation": (("report_reminder", "report_id"), ("report_use", "report_id")),
}
"""The tables whose rows are parts of a row of another, with the column that says of which; attachments aside."""

OWNERS = {part: (owner, column) for owner, found in reversed(PARTS.items()) for part, column in found}
"""The same seen from the part: whose it is (a task of a conclusion: the task's)."""

NAMES = {
    "task": "content",
    "task_template": "name",
    "recurring_task": "content",
    "programme_item": "content",
    "programme_proposal": "content",
    "programme_plan": "title",
    "programme_milestone": "content",
    "meeting": "title",
    "report_obligation": "name",
    "opinion_round": "content",
    "dossier": "content",
    "session_vote": "about",
    "source_document": "number",
    "official_document": "summary",
    "agency": "name",
    "agency_alias": "alias",
    "person": "full_name",
    "post": "name",
    "field": "name",
    "custom_field": "name",
    "delegation": "document",
    "agency_request": "content",
    "attachment": "name",
    "special_day": "name",
    "agenda_item": "content",
    "agenda_proposal": "content",
    "meeting_paper": "name",
    "conclusion": "content",
    "speech": "content",
    "press_event": "content",
    "invitation": "content",
    "word_template": "name",
    "appointment": "content",
    "incoming_document": "symbol",
    "register_entry": "content",
}
"""The column by which people know a row."""


@cache
def tables() -> dict[str, Table]:
    """Every logged table by its name."""
    return {table.name: table for table in logged_tables()}


def as_python(column: Column[Any], value: Any) -> Any:
    """A stored value as Python knows it; a code that no longer has a term stays a code."""
    process = _reader(column)
    try:
        return value if process is None or value is None else process(value)
    except LookupError:
        return value


def stored(column: Column[Any], value: Any) -> Any:
    """A Python value as the database keeps it."""
    process = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    return value if process is None else process(value)


@cache
def _reader(column: Column[Any]) -> Any:
    return column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)


def names(session: Session, table_name: str, keys: Iterable[UUID]) -> dict[UUID, str]:
    """What rows are called, cut short; deleted rows too. A row without a name has an empty one."""
    wanted, table = list(keys), tables()[table_name]
    if table_name not in NAMES:
        return dict.fromkeys(wanted, "")
    found: dict[UUID, str] = {}
    for some in slices(wanted):
        query = select(table.c.id, table.c[NAMES[table_name]]).where(table.c.id.in_(some))
        found.update((key, _short(name)) for key, name in session.execute(query))
    return found


def name_of(session: Session, table_name: str, key: UUID) -> str:
    """A row as a sentence names it: "nhiệm vụ “Trình đề án”"."""
    name = names(session, table_name, [key]).get(key, "")
    return f"{NOUNS[table_name]} “{name}”" if name else NOUNS[table_name]


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1].rstrip()}…"


def parts(session: Session, table_name: str, keys: Iterable[UUID]) -> dict[str, set[UUID]]:
    """The rows that belong to rows of a table, deleted ones too, and what belongs to those; by table."""
    found: dict[str, set[UUID]] = {}
    owners = list(keys)
    for part, column in PARTS.get(table_name, ()):
        own = _pointing(session, tables()[part].c[column], owners)
        _join(found, {part: own})
        _join(found, parts(session, part, own))
    _join(found, {"attachment": attachments(session, table_name, owners)})
    return {table: rows for table, rows in found.items() if rows}


def _join(found: dict[str, set[UUID]], more: dict[str, set[UUID]]) -> None:
    for table, rows in more.items():
        found.setdefault(table, set()).update(rows)


def attachments(session: Session, table_name: str, owners: list[UUID]) -> set[UUID]:
    """The files that are attached to rows of a table themselves, deleted ones too."""
    table = tables()["attachment"]
    found: set[UUID] = set()
    for some in slices(owners):
        query = select(table.c.id).where(table.c.owner_table == table_name, table.c.owner_id.in_(some))
        found.update(session.scalars(query))
    return found


def _pointing(session: Session, column: Column[Any], keys: list[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for some in slices(keys):
        found.update(session.scalars(select(column.table.c.id).where(column.in_(some))))
    return found


def slices(keys: list[UUID]) -> Iterator[list[UUID]]:
    """The keys in runs that one question can hold."""
    for start in range(0, len(keys), _MOST_AT_ONCE):
        yield keys[start : start + _MOST_AT_ONCE]


def pointers(table_name: str) -> Iterator[Column[Any]]:
    """The columns of all logged tables that point to rows of a table."""
    for table in tables().values():
        for column in table.columns:
            if any(key.column.table.name == table_name for key in column.foreign_keys):
                yield column
