"""The type-ahead questions of the forms, asked of the services only when somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.lists import Choice


def agencies(session: Session, typed: str) -> Sequence[Choice]:
    """Agencies by any of their names."""
    from app.services.lookup import find_agencies

    return find_agencies(session, typed)


def rooms(session: Session, typed: str) -> Sequence[Choice]:
    """Rooms of the office."""
    from app.services.lookup import find_rooms

    return find_rooms(session, typed)


def people(session: Session, typed: str) -> Sequence[Choice]:
    """People by name or title."""
    from app.services.lookup import find_people

    return find_people(session, typed)


def assigners(session: Session, typed: str) -> Sequence[Choice]:
    """Posts with their holders, and people."""
    from app.services.lookup import find_assigners

    return find_assigners(session, typed)


def posts(session: Session, typed: str) -> Sequence[Choice]:
    """Posts by their name or their holder's."""
    from app.services.lookup import find_posts

    return find_posts(session, typed)


def fields_of_work(session: Session, typed: str) -> Sequence[Choice]:
    """Fields of work."""
    from app.services.lookup import find_fields

    return find_fields(session, typed)


def documents(session: Session, typed: str) -> Sequence[Choice]:
    """Source documents by number, issuer or summary."""
    from app.services.lookup import find_documents

    return find_documents(session, typed)


def tasks(session: Session, typed: str) -> Sequence[Choice]:
    """Tasks by content or the number of their document."""
    from app.services.lookup import find_tasks_to_link

    return find_tasks_to_link(session, typed)


def programme_items(session: Session, typed: str) -> Sequence[Choice]:
    """Items of the work programme."""
    from app.services.lookup_links import find_programme_items

    return find_programme_items(session, typed)


def agenda_items(session: Session, typed: str) -> Sequence[Choice]:
    """Contents of meetings, the latest meetings first."""
    from app.services.lookup_links import find_agenda_items

    return find_agenda_items(session, typed)


def dossiers(session: Session, typed: str) -> Sequence[Choice]:
    """Dossiers submitted."""
    from app.services.lookup_links import find_dossiers

    return find_dossiers(session, typed)


def meetings(session: Session, typed: str) -> Sequence[Choice]:
    """Meetings, the nearest first."""
    from app.services.lookup_links import find_meetings

    return find_meetings(session, typed, today=today())


def task_templates(session: Session, typed: str) -> Sequence[Choice]:
    """Templates of tasks by name."""
    from app.services.lookup import find_task_templates

    return find_task_templates(session, typed)


def task_fields(session: Session, typed: str) -> Sequence[Choice]:
    """The office's own fields of tasks."""
    from app.services.lookup import find_task_fields

    return find_task_fields(session, typed)


def meeting_fields(session: Session, typed: str) -> Sequence[Choice]:
    """The office's own fields of meetings."""
    from app.services.lookup import find_meeting_fields

    return find_meeting_fields(session, typed)
