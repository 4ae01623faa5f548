"""A session with contents, for the tests of agendas."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.core.terms import AgencyKind, MeetingKind
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting
from app.services.agenda import add_item
from tests.services.lists.making import keep

HELD = date(2026, 11, 27)  # a Friday; documents are due on Tuesday 24/11, opinions are asked for by 9/11
DUE = date(2026, 11, 24)


def session_on(session: Session, held_on: date = HELD, **values: Any) -> Meeting:
    """A regular session; without a day off in sight."""
    title = values.pop("title", "Phiên họp")
    kind = values.pop("kind", MeetingKind.REGULAR_SESSION)
    return keep(session, Meeting(kind=kind, title=title, held_on=held_on, **values))


def contents(session: Session, meeting: Meeting, *names: str, **columns: Any) -> list[AgendaItem]:
    """Contents at the end of its agenda."""
    return [add_item(session, meeting.id, name, **columns) for name in names]


def agency(session: Session, name: str = "Sở Y tế") -> Agency:
    """An agency."""
    return keep(session, Agency(name=name, kind=AgencyKind.DEPARTMENT))
