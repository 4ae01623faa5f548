"""Type-ahead for what a form links to: items of the programme, contents of meetings, meetings, dossiers."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from sqlalchemy.orm import Session

from app.briefings.lists import Choice
from app.core.words import short_date
from app.models.asking import Question, ask, matching
from app.rules.meeting_titles import Named, told_apart
from app.rules.secrets import HIDDEN_CONTENT
from app.services.lookup import MOST

_FOUND = """ AND {table}.id IN (
    SELECT entry.row_id FROM search_index JOIN search_entry AS entry ON entry.n = search_index.rowid
    WHERE search_index MATCH :words AND entry.kind = '{table}')"""
_ITEMS = """
    SELECT id, content, due_year, due_month, withdrawn, withdrawn_on FROM programme_item WHERE deleted_at IS NULL"""
_CONTENTS = """
    SELECT agenda_item.id, agenda_item.content, meeting.title, meeting.held_on
    FROM agenda_item JOIN meeting ON meeting.id = agenda_item.meeting_id
    WHERE agenda_item.deleted_at IS NULL AND meeting.deleted_at IS NULL"""
_MEETINGS = """
    SELECT id, title, held_on, starts_at, place FROM meeting WHERE deleted_at IS NULL AND cancelled_on IS NULL"""
_DOSSIERS = """
    SELECT id, number, CASE WHEN secrecy = 'none' THEN content ELSE '' END AS content
    FROM dossier WHERE deleted_at IS NULL"""
_READERS = {
    "held_on": date.fromisoformat,
    "starts_at": time.fromisoformat,
    "withdrawn_on": date.fromisoformat,
}


def find_programme_items(session: Session, typed: str) -> Sequence[Choice]:
    """Items of the work programme, the latest month first; of one that was withdrawn since which day."""

    def choice(row: Any) -> Choice:
        out = f", rút {short_date(row.withdrawn_on)}" if row.withdrawn_on else ", đã rút"
        hint = f"tháng {row.due_month}/{row.due_year}{out if row.withdrawn else ''}"
        return Choice(f"programme_item:{row.id}", row.content, hint)

    order = "due_year DESC, due_month DESC, id DESC"
    return _found(session, _ITEMS, "programme_item", order, typed, choice)


def find_agenda_items(session: Session, typed: str) -> Sequence[Choice]:
    """Contents of meetings, the latest meeting first."""

    def choice(row: Any) -> Choice:
        return Choice(f"agenda_item:{row.id}", row.content, f"{row.title}, {short_date(row.held_on)}")

    order = "meeting.held_on DESC, agenda_item.position, agenda_item.id"
    return _found(session, _CONTENTS, "agenda_item", order, typed, choice)


def find_meetings(session: Session, typed: str, *, today: date) -> Sequence[Choice]:
    """Meetings that were not cancelled: those to come, the nearest first, then those that were, the latest first."""

    order = "held_on < :today, CASE WHEN held_on >= :today THEN held_on END, held_on DESC, starts_at, id"
    rows = _rows(session, _MEETINGS, "meeting", order, typed, today=today.isoformat())
    asides = told_apart([Named(*row[1:]) for row in rows])
    return [Choice(f"meeting:{row.id}", row.title, aside) for row, aside in zip(rows, asides, strict=True)]


def find_dossiers(session: Session, typed: str) -> Sequence[Choice]:
    """Dossiers submitted, the newest first; of a secret one only the number is told."""

    def choice(row: Any) -> Choice:
        return Choice(f"dossier:{row.id}", row.content or HIDDEN_CONTENT, row.number)

    return _found(session, _DOSSIERS, "dossier", "id DESC", typed, choice)


def _found(
    session: Session,
    query: str,
    table: str,
    order: str,
    typed: str,
    choice: Callable[[Any], Choice],
) -> Sequence[Choice]:
    return [choice(row) for row in _rows(session, query, table, order, typed)]


def _rows(session: Session, query: str, table: str, order: str, typed: str, **values: str) -> Sequence[Any]:
    words = matching(typed)
    if typed.strip() and not words:
        return []
    found = _FOUND.format(table=table) if words else ""
    asked = Question(f"{query}{found} ORDER BY {order} LIMIT {MOST}", _READERS)
    return ask(session, asked, {"words": words, **values} if words else values)
